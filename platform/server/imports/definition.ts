/** 导入定义 · What a module says about one kind of import; the engine does the rest, the same way for a preview and in earnest. */
import type { Columns, RowOf, Wording } from '../spreadsheet/index.ts';

/** A row whose cells were understood. */
export interface ImportRow<Value> {
  readonly rowNumber: number;
  readonly value: Value;
}

export interface RowFault extends Wording {
  readonly code: string;
}

/** Marks one cell (or, without a key, the row) as wrong; a row may have several faults. */
export type Fail<Definition extends Columns> = (row: ImportRow<RowOf<Definition>>, key: (keyof Definition & string) | null, fault: RowFault) => void;

/** Asks for a look at one cell: the row is good, and is written if the person says so. */
export type Warn<Definition extends Columns> = Fail<Definition>;

export interface WriteCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface ImportDefinition<Definition extends Columns, Ready> {
  readonly name: Wording;
  readonly columns: Definition;
  /** The column that tells rows apart; the same value twice in a file is a fault. */
  readonly keyColumn: keyof Definition & string;
  /** Where one column alone does not tell rows apart; the fault still stands at `keyColumn`. */
  keyOf?(value: RowOf<Definition>): string;
  /** Where the key is read in half width: what is stored in full width, by how it reads in half; asked once. */
  codesInFullWidth?(): Promise<ReadonlyMap<string, string>>;
  /** References and rules of a chunk at once. Rows that were failed are left out of what is written. */
  resolve(rows: readonly ImportRow<RowOf<Definition>>[], fail: Fail<Definition>, warn: Warn<Definition>): Promise<readonly Ready[]>;
  /** Writes a chunk at once, by natural key. */
  write(rows: readonly Ready[]): Promise<WriteCounts>;
  /** After the last chunk, in the same transaction. */
  finish?(): Promise<void>;
  /** Only when what was written stays: for the audit and for live pages, which a savepoint does not take back. */
  kept?(): void;
}
