import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DrawMethod, DrawRecord, FrameSite } from './draw-record.ts';
import { drawSample, verifyDraw } from './draw.ts';

const anyFrame: fc.Arbitrary<FrameSite[]> = fc
  .array(fc.record({ siteTypeCode: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), zoneCode: fc.constantFrom('1', '2', '3') }), {
    minLength: 1,
    maxLength: 80,
  })
  .map((rows) => rows.map((row, at) => ({ ...row, siteCode: `S-${at}` })));
const anyRequest = anyFrame.chain((frame) =>
  fc.record({
    frame: fc.constant(frame),
    seed: fc.string({ minLength: 1, maxLength: 12 }).map((seed) => `s${seed}`),
    sampleSize: fc.integer({ min: 1, max: frame.length }),
    method: fc.record({ kind: fc.constant('proportional' as const), minPerSiteType: fc.nat({ max: 3 }) }),
  }),
);

function drawn(request: { frame: FrameSite[]; seed: string; sampleSize: number | null; method: DrawMethod }): DrawRecord {
  const answer = drawSample(request);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

it('draws exactly as many different sites of the frame as asked, and each stratum gives what it was allotted', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const record = drawn(request);
      expect(new Set(record.selected).size).toBe(request.sampleSize);
      const chosen = request.frame.filter(({ siteCode }) => record.selected.includes(siteCode));
      expect(chosen).toHaveLength(request.sampleSize);
      for (const { siteTypeCode, zoneCode, size, count } of record.allocation.strata) {
        expect(count).toBeLessThanOrEqual(size);
        expect(chosen.filter((site) => site.siteTypeCode === siteTypeCode && site.zoneCode === zoneCode)).toHaveLength(count);
      }
    }),
  );
});

it('gives every site type its minimum wherever the sample is big enough for all', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { siteTypes } = drawn(request).allocation;
      const wanted = siteTypes.map(({ size }) => Math.min(size, request.method.minPerSiteType));
      if (wanted.reduce((sum, want) => sum + want, 0) > request.sampleSize) return;
      for (const [at, { count }] of siteTypes.entries()) expect(count).toBeGreaterThanOrEqual(wanted[at]!);
    }),
  );
});

it('stays within one site of the quota of every stratum, and of every type without a minimum', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { siteTypes, strata } = drawn({ ...request, method: { kind: 'proportional', minPerSiteType: 0 } }).allocation;
      for (const { count, quota } of siteTypes) {
        expect(Math.abs(count - quota.numerator / quota.denominator)).toBeLessThan(1);
      }
      for (const { count, quota } of strata) {
        expect(Math.abs(count - quota.numerator / quota.denominator)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('is accepted by everybody who repeats it, and by nobody once a site is exchanged', () => {
  fc.assert(
    fc.property(anyRequest, fc.nat(), fc.nat(), (request, at, otherAt) => {
      const record = drawn(request);
      expect(verifyDraw(JSON.parse(JSON.stringify(record)) as DrawRecord).ok).toBe(true);
      const spared = record.frame.filter(({ siteCode }) => !record.selected.includes(siteCode));
      if (spared.length === 0) return;
      const selected = record.selected
        .with(at % record.selected.length, spared[otherAt % spared.length]!.siteCode)
        .toSorted();
      expect(verifyDraw({ ...record, selected }).ok).toBe(false);
    }),
  );
});

it('does not depend on the order of the list', () => {
  fc.assert(
    fc.property(anyRequest, fc.nat(), (request, turn) => {
      const at = turn % request.frame.length;
      const turned = [...request.frame.slice(at), ...request.frame.slice(0, at)];
      expect(drawn({ ...request, frame: turned })).toEqual(drawn(request));
    }),
  );
});

it('draws every site of a stratum about equally often over many seeds', () => {
  const frame = Array.from({ length: 10 }, (_, at) => ({ siteCode: `S-${at}`, siteTypeCode: 'a', zoneCode: '1' }));
  const times = new Map<string, number>();
  for (let seed = 0; seed < 2000; seed += 1) {
    const record = drawn({ frame, seed: `seed ${seed}`, sampleSize: 3, method: { kind: 'proportional', minPerSiteType: 1 } });
    for (const code of record.selected) times.set(code, (times.get(code) ?? 0) + 1);
  }
  // 2000 draws of 3 in 10: 600 expected, standard deviation 20.5; five of them either way.
  for (const { siteCode } of frame) expect(Math.abs((times.get(siteCode) ?? 0) - 600)).toBeLessThan(103);
});
