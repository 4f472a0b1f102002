import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DrawMethod, DrawRecord, FrameSite } from './draw-record.ts';
import { drawSample, frameHash, isSeedCommitted, seedCommitment, verifyDraw } from './draw.ts';

const sites = (siteTypeCode: string, zoneCode: string, count: number, prefix: string): FrameSite[] =>
  Array.from({ length: count }, (_, at) => ({ siteCode: `${prefix}${String(at + 1).padStart(2, '0')}`, siteTypeCode, zoneCode }));

const frame = [
  ...sites('street', 'Z1', 12, 'A'), ...sites('street', 'Z2', 8, 'B'),
  ...sites('market', 'Z1', 3, 'C'), ...sites('market', 'Z2', 2, 'D'),
  ...sites('cinema', 'Z2', 1, 'E'),
];
const proportional: DrawMethod = { kind: 'proportional', minPerSiteType: 1 };
const draw = (sampleSize: number | null, method: DrawMethod = proportional, from: readonly FrameSite[] = frame, seed = '2026-06-01 第3期') => {
  const drawn = drawSample({ seed, frame: from, sampleSize, method });
  if (!drawn.ok) throw new Error(drawn.error);
  return drawn.value;
};
const countsOf = (record: DrawRecord) =>
  Object.fromEntries(record.allocation.strata.map(({ siteTypeCode, zoneCode, count }) => [`${siteTypeCode}/${zoneCode}`, count]));
const refusalOf = (changes: Partial<Parameters<typeof drawSample>[0]>) => {
  const drawn = drawSample({ seed: 's', frame, sampleSize: 8, method: proportional, ...changes });
  return drawn.ok ? null : drawn.error;
};

describe('how many sites of each kind', () => {
  it('follows the sizes, with one of every type and no more than there are', () => {
    const record = draw(8);
    expect(countsOf(record)).toEqual({ 'cinema/Z2': 1, 'market/Z1': 1, 'market/Z2': 0, 'street/Z1': 4, 'street/Z2': 2 });
    expect(record.allocation.siteTypes.map(({ siteTypeCode, count }) => [siteTypeCode, count])).toEqual([
      ['cinema', 1],
      ['market', 1],
      ['street', 6],
    ]);
  });

  it('shows the working: size, exact quota, how far the zone was behind', () => {
    const streetZ1 = draw(8).allocation.strata.find((stratum) => stratum.siteTypeCode === 'street' && stratum.zoneCode === 'Z1');
    // 6 places × 12 of 20 streets = 3.6; the zone is behind by 8 × 15 ∕ 26 sites less the 1 market and the 3 whole streets.
    expect(streetZ1).toEqual({
      siteTypeCode: 'street', zoneCode: 'Z1', size: 12,
      quota: { numerator: 72, denominator: 20 }, remainder: { numerator: 8 * 15 - 26 * 4, denominator: 26 }, count: 4,
    });
  });

  it('makes up to a small zone for the fractions it lost in earlier types', () => {
    const twoZones = ['a', 'b', 'c', 'd', 'e'].flatMap((type) => [
      ...sites(type, 'big', 6, `${type}-big-`), ...sites(type, 'small', 4, `${type}-small-`),
    ]);
    const record = draw(5, proportional, twoZones);
    const inSmall = record.allocation.strata.filter(({ zoneCode }) => zoneCode === 'small');
    expect(inSmall.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('drops the minimum where the sample is smaller than the number of types', () => {
    expect(countsOf(draw(2))).toEqual({ 'cinema/Z2': 0, 'market/Z1': 0, 'market/Z2': 0, 'street/Z1': 1, 'street/Z2': 1 });
  });

  it('draws everything when asked for everything', () => {
    expect(draw(26).selected).toEqual(frame.map(({ siteCode }) => siteCode).toSorted());
  });

  it('takes the same number of every stratum, or all there are', () => {
    const record = draw(null, { kind: 'perStratum', sitesPerStratum: 2 });
    expect(countsOf(record)).toEqual({ 'cinema/Z2': 1, 'market/Z1': 2, 'market/Z2': 2, 'street/Z1': 2, 'street/Z2': 2 });
    expect(record.sampleSize).toBe(9);
    expect(verifyDraw(record)).toEqual({ ok: true, value: { frameSize: 26, selectedCount: 9 } });
  });
});

describe('a draw anybody can repeat', () => {
  it('is this one for this seed, on every machine and in every release', () => {
    // Worked out a second time by another program, from the description at `createRng` and `drawSample` alone.
    expect(draw(8).selected).toEqual(['A05', 'A06', 'A08', 'A11', 'B03', 'B04', 'C02', 'E01']);
  });

  it('does not depend on the order in which the sites are listed', () => {
    expect(draw(8, proportional, frame.toReversed())).toEqual(draw(8));
  });

  it('differs with the seed', () => {
    expect(draw(8, proportional, frame, 'another seed').selected).not.toEqual(draw(8).selected);
  });

  it('leaves the choice among streets alone when a market is renamed', () => {
    const renamed = frame.map((site) => (site.siteCode === 'C01' ? { ...site, siteCode: 'C99' } : site));
    const streets = (record: DrawRecord) => record.selected.filter((code) => /^[AB]/.test(code));
    expect(streets(draw(8, proportional, renamed))).toEqual(streets(draw(8)));
  });

  it('hashes what any tool hashes: the frame as sorted JSON, and the seed as text', () => {
    const text = JSON.stringify(
      frame.map(({ siteCode, siteTypeCode, zoneCode }) => ({ siteCode, siteTypeCode, zoneCode })).toSorted((a, b) => (a.siteCode < b.siteCode ? -1 : 1)),
    );
    expect(frameHash(frame.toReversed())).toBe(createHash('sha256').update(text).digest('hex'));
    expect(seedCommitment('种子')).toBe(createHash('sha256').update('种子').digest('hex'));
  });

  it('knows whether a revealed seed is the committed one', () => {
    expect(isSeedCommitted(seedCommitment('seed'), 'seed')).toBe(true);
    expect(isSeedCommitted(seedCommitment('seed'), 'seed ')).toBe(false);
  });
});

describe('verifying a published draw', () => {
  const codesOf = (record: DrawRecord) => {
    const verified = verifyDraw(record);
    return verified.ok ? [] : verified.error.map(({ code }) => code);
  };
  const record = draw(8);

  it('accepts it, also after a trip through a file', () => {
    expect(codesOf(JSON.parse(JSON.stringify(record)) as DrawRecord)).toEqual([]);
  });

  it('names the site that was slipped in and the one left out', () => {
    const [left, ...others] = record.selected;
    const slippedIn = frame.find(({ siteCode }) => !record.selected.includes(siteCode))!.siteCode;
    const verified = verifyDraw({ ...record, selected: [...others, slippedIn].toSorted() });
    expect(verified).toEqual({ ok: false, error: [{ code: 'selection_differs', detail: `-${left} +${slippedIn}` }] });
  });

  it.each<[string, Partial<DrawRecord>, string[]]>([
    ['another seed', { seed: 'x' }, ['seed_commitment_differs', 'selection_differs']],
    ['another commitment', { seedCommitment: 'x' }, ['seed_commitment_differs']],
    ['another frame hash', { frameHash: 'x' }, ['frame_hash_differs']],
    ['a frame out of order', { frame: record.frame.toReversed() }, ['frame_order_differs']],
    ['a selection out of order', { selected: record.selected.toReversed() }, ['selection_differs']],
    ['an allocation of its own', { allocation: { ...record.allocation, strata: [] } }, ['allocation_differs']],
    ['another sample size', { sampleSize: 9 }, ['allocation_differs', 'selection_differs']],
    ['a frame that has since lost a site', { frame: record.frame.slice(1) }, ['frame_hash_differs', 'allocation_differs', 'selection_differs']],
    ['another format', { format: 'lianchuang-draw/2' as never }, ['format_unsupported']],
    ['a frame with a site twice', { frame: [...record.frame, record.frame[0]!] }, ['refused']],
  ])('refuses a record with %s', (_, changes, codes) => {
    expect(codesOf({ ...record, ...changes })).toEqual(codes);
  });
});

describe('a draw that is refused', () => {
  it.each<[string, Partial<Parameters<typeof drawSample>[0]>]>([
    ['seed_missing', { seed: ' ' }],
    ['sample_size_invalid', { sampleSize: 0 }],
    ['sample_size_invalid', { sampleSize: 1.5 }],
    ['sample_size_invalid', { sampleSize: null }],
    ['sample_size_invalid', { sampleSize: 5, method: { kind: 'perStratum', sitesPerStratum: 1 } }],
    ['frame_empty', { frame: [] }],
    ['frame_code_invalid', { frame: [{ siteCode: 'A1', siteTypeCode: 'a/b', zoneCode: 'Z' }], sampleSize: 1 }],
    ['frame_code_invalid', { frame: [{ siteCode: 'A1', siteTypeCode: 'a', zoneCode: '' }], sampleSize: 1 }],
    ['frame_site_duplicate', { frame: [...frame, frame[0]!] }],
    ['sample_larger_than_frame', { sampleSize: 27 }],
  ])('says %s', (code, changes) => {
    expect(refusalOf(changes)).toBe(code);
  });

  it('reports the first reason in checking order', () => {
    expect(refusalOf({ seed: '', frame: [], sampleSize: 0 })).toBe('seed_missing');
    expect(refusalOf({ frame: [...frame, frame[0]!], sampleSize: 99 })).toBe('frame_site_duplicate');
  });
});
