import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignSites } from './assign.ts';

const zoneCode: fc.Arbitrary<string> = fc.constantFrom('Z1', 'Z2', 'Z3', 'Z10');
const anySites = fc.uniqueArray(fc.record({ siteCode: fc.nat({ max: 200 }).map((at) => `S${at}`), zoneCode }), {
  selector: ({ siteCode }) => siteCode,
  maxLength: 60,
});
const anyInspectors = fc.uniqueArray(
  fc.record({ inspectorId: fc.nat({ max: 20 }).map((at) => `p${at}`), zoneCodes: fc.uniqueArray(zoneCode) }),
  { selector: ({ inspectorId }) => inspectorId, minLength: 1, maxLength: 8 },
);

it('gives every site to exactly one inspector, evenly within each zone, in any order of the lists', () => {
  fc.assert(
    fc.property(anySites, anyInspectors, (sites, inspectors) => {
      const answer = assignSites(sites, inspectors);
      expect(answer).toEqual(assignSites(sites.toReversed(), inspectors.toReversed()));
      if (!answer.ok) throw new Error(answer.error);
      expect(answer.value.map(({ siteCode }) => siteCode).toSorted()).toEqual(sites.map(({ siteCode }) => siteCode).toSorted());
      for (const [zone, own] of Map.groupBy(answer.value, (assignment) => assignment.zoneCode)) {
        const preferring = inspectors.filter(({ zoneCodes }) => zoneCodes.includes(zone));
        const counts = (preferring.length > 0 ? preferring : []).map(
          ({ inspectorId }) => own.filter((assignment) => assignment.inspectorId === inspectorId).length,
        );
        if (counts.length === 0) continue;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own.length);
      }
    }),
  );
});
