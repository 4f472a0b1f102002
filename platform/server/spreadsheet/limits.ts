/**
 * 读取上限 · What one uploaded table may cost the server.
 * @unit `*Bytes` bytes; `cellLength` UTF-16 code units; `ratio` inflated bytes per stored byte.
 */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly entryCount: number;
  /** Inflated bytes over all parts that are read, counted as they are inflated (declared sizes are not trusted). */
  readonly inflatedBytes: number;
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
  readonly mergedRanges: number;
  readonly sharedStrings: number;
  readonly sharedStringBytes: number;
}

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_READ_LIMITS: ReadLimits = {
  fileBytes: 64 * MEBIBYTE,
  entryCount: 4_000,
  inflatedBytes: 1_024 * MEBIBYTE,
  ratio: 250,
  rows: 200_000,
  columns: 200,
  cellLength: 10_000,
  mergedRanges: 50_000,
  sharedStrings: 4_000_000,
  sharedStringBytes: 192 * MEBIBYTE,
};

/** Below this many inflated bytes a high ratio is harmless: a sheet of empty styled rows compresses very well. */
export const RATIO_CHECK_FROM_BYTES = 8 * MEBIBYTE;

/** Excel's own limits, which files written here must keep. */
export const XLSX_MAX_ROWS = 1_048_576;
export const XLSX_MAX_COLUMNS = 16_384;
export const XLSX_MAX_CELL_LENGTH = 32_767;

/** 合并上限 · Defaults with the caller's overrides. */
export function withDefaultLimits(overrides: Partial<ReadLimits> = {}): ReadLimits {
  return { ...DEFAULT_READ_LIMITS, ...overrides };
}

/** The parts that describe a workbook are small; only sheets and shared strings grow with the data. */
export const MAX_DESCRIPTION_BYTES = 32 * MEBIBYTE;
