import { canonicalJson } from '#kernel/canonical-json.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { createRng } from '#kernel/rng.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { allocate, compareCodes, strataOf } from './allocate.ts';
import {
  DRAW_FORMAT, type DrawDifference, type DrawMethod, type DrawRecord, type DrawRefusal, type DrawRequest, type FrameSite,
} from './draw-record.ts';

/** 抽样框上限 · Far above every published list of sites. */
export const FRAME_SIZE_MAX = 100_000;

// A slash separates site type and zone in the name of a stratum, so no code may hold one.
const CODE_TEXT = /^[^\s/\p{Cc}]{1,120}$/u;

/**
 * 抽样 · Draws sites by site type and zone so that anybody with the seed can repeat it.
 *
 * 1. The frame is sorted by site code; its hash is the SHA-256 of its canonical JSON.
 * 2. `allocate` gives every stratum its number of sites.
 * 3. In each stratum the sites, in the order of their codes, are sampled by `createRng('<seed>/<type>/<zone>')`. A stream
 *    of its own for each stratum means that a site added elsewhere does not move the choice here.
 * 4. The chosen codes are sorted. All orders are by UTF-16 code unit.
 *
 * @errors seed_missing, sample_size_invalid, frame_empty, frame_too_large, frame_code_invalid, frame_site_duplicate,
 *   sample_larger_than_frame
 * @source DOMAIN 1.6: a draw with a recorded seed is reproducible and not manipulable
 * @invariant verifyDraw accepts every record this makes, and none with another selection
 */
export function drawSample(request: DrawRequest): Result<DrawRecord, DrawRefusal> {
  const refusal = refusalOf(request);
  if (refusal !== null) return err(refusal);
  const { seed, method } = request;
  const frame = canonicalFrame(request.frame);
  const strata = strataOf(frame);
  const allocation = allocate(strata, request.sampleSize ?? 0, method);
  const selected = allocation.strata.flatMap(({ count }, at) => {
    const { siteTypeCode, zoneCode, siteCodes } = strata[at] ?? { siteTypeCode: '', zoneCode: '', siteCodes: [] };
    return createRng(`${seed}/${siteTypeCode}/${zoneCode}`).sample(siteCodes, count);
  });
  return ok({
    format: DRAW_FORMAT,
    seed,
    seedCommitment: seedCommitment(seed),
    frameHash: frameHash(frame),
    frame,
    sampleSize: selected.length,
    method,
    allocation,
    selected: selected.toSorted(),
  });
}

/**
 * 核验抽样 · Makes a published draw again from its seed and frame and says where the record differs.
 *
 * @errors the list of differences, in checking order
 */
export function verifyDraw(record: DrawRecord): Result<{ frameSize: number; selectedCount: number }, readonly DrawDifference[]> {
  if (record.format !== DRAW_FORMAT) return err([{ code: 'format_unsupported', detail: String(record.format) }]);
  const sampleSize = record.method.kind === 'perStratum' ? null : record.sampleSize;
  const again = drawSample({ seed: record.seed, frame: record.frame, sampleSize, method: record.method });
  if (!again.ok) return err([{ code: 'refused', detail: again.error }]);
  const expected = again.value;
  const differences: DrawDifference[] = [];
  const compare = (code: DrawDifference['code'], stated: unknown, computed: unknown, detail: string): void => {
    if (canonicalJson(stated) !== canonicalJson(computed)) differences.push({ code, detail });
  };
  compare('seed_commitment_differs', record.seedCommitment, expected.seedCommitment, expected.seedCommitment);
  compare('frame_hash_differs', record.frameHash, expected.frameHash, expected.frameHash);
  compare('frame_order_differs', record.frame, expected.frame, 'sort by site code');
  compare('sample_size_differs', record.sampleSize, expected.sampleSize, String(expected.sampleSize));
  compare('allocation_differs', record.allocation, expected.allocation, allocationDetail(record, expected));
  compare('selection_differs', record.selected, expected.selected, selectionDetail(record.selected, expected.selected));
  return differences.length === 0
    ? ok({ frameSize: record.frame.length, selectedCount: record.selected.length })
    : err(differences);
}

/** 抽样框摘要 · The SHA-256 of the sorted frame's canonical JSON; the order of the list does not matter. */
export function frameHash(frame: readonly FrameSite[]): string {
  return sha256Hex(canonicalJson(canonicalFrame(frame)));
}

/**
 * 种子承诺 · What is published before the draw: the hash of a seed nobody can read from it. The seed itself is published
 * with the draw, so that nobody could have looked for one that spares a site.
 *
 * @unit 64 hexadecimal digits
 */
export function seedCommitment(seed: string): string {
  return sha256Hex(seed);
}

/** 承诺相符 · Whether a revealed seed is the one that was committed to. */
export function isSeedCommitted(commitment: string, seed: string): boolean {
  return seedCommitment(seed) === commitment;
}

function refusalOf({ seed, frame, sampleSize, method }: DrawRequest): DrawRefusal | null {
  if (seed.trim() === '') return 'seed_missing';
  if (!isMethodValid(method, sampleSize)) return 'sample_size_invalid';
  if (frame.length === 0) return 'frame_empty';
  if (frame.length > FRAME_SIZE_MAX) return 'frame_too_large';
  const codes = frame.flatMap(({ siteCode, siteTypeCode, zoneCode }) => [siteCode, siteTypeCode, zoneCode]);
  if (!codes.every((code) => CODE_TEXT.test(code))) return 'frame_code_invalid';
  if (new Set(frame.map(({ siteCode }) => siteCode)).size < frame.length) return 'frame_site_duplicate';
  return sampleSize !== null && sampleSize > frame.length ? 'sample_larger_than_frame' : null;
}

function isMethodValid(method: DrawMethod, sampleSize: number | null): boolean {
  const isWhole = (number: number, min: number): boolean => Number.isInteger(number) && number >= min && number <= FRAME_SIZE_MAX;
  return method.kind === 'perStratum'
    ? sampleSize === null && isWhole(method.sitesPerStratum, 1)
    : sampleSize !== null && isWhole(sampleSize, 1) && isWhole(method.minPerSiteType, 0);
}

function canonicalFrame(frame: readonly FrameSite[]): FrameSite[] {
  return frame
    .map(({ siteCode, siteTypeCode, zoneCode }) => ({ siteCode, siteTypeCode, zoneCode }))
    .toSorted((left, right) => compareCodes(left.siteCode, right.siteCode));
}

function allocationDetail(record: DrawRecord, expected: DrawRecord): string {
  const stated = new Map(record.allocation.strata.map((stratum) => [`${stratum.siteTypeCode}/${stratum.zoneCode}`, stratum.count]));
  const first = expected.allocation.strata.find(
    ({ siteTypeCode, zoneCode, count }) => stated.get(`${siteTypeCode}/${zoneCode}`) !== count,
  );
  return first === undefined ? 'working' : `${first.siteTypeCode}/${first.zoneCode}: ${first.count}`;
}

function selectionDetail(stated: readonly string[], expected: readonly string[]): string {
  const [statedCodes, expectedCodes] = [new Set(stated), new Set(expected)];
  const missing = expected.filter((code) => !statedCodes.has(code)).map((code) => `-${code}`);
  const foreign = stated.filter((code) => !expectedCodes.has(code)).map((code) => `+${code}`);
  return [...missing, ...foreign].join(' ') || 'order';
}
