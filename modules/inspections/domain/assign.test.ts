import { describe, expect, it } from 'vitest';
import { assignSites, type InspectorPreference, type SiteToAssign } from './assign.ts';

const zone = (zoneCode: string, count: number): SiteToAssign[] =>
  Array.from({ length: count }, (_, at) => ({ siteCode: `${zoneCode}-${at + 1}`, zoneCode }));
const inspector = (inspectorId: string, ...zoneCodes: string[]): InspectorPreference => ({ inspectorId, zoneCodes });
const assigned = (sites: readonly SiteToAssign[], inspectors: readonly InspectorPreference[]) => {
  const answer = assignSites(sites, inspectors);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};
const loads = (sites: readonly SiteToAssign[], inspectors: readonly InspectorPreference[]) =>
  Object.fromEntries(
    [...Map.groupBy(assigned(sites, inspectors), ({ zoneCode, inspectorId }) => `${zoneCode} ${inspectorId}`)].map(
      ([key, own]) => [key, own.length],
    ),
  );

describe('splitting drawn sites among inspectors', () => {
  it('gives each the same number or one more, and neighbours together', () => {
    expect(assigned(zone('Z1', 5), [inspector('li', 'Z1'), inspector('an', 'Z1')]).map(({ inspectorId }) => inspectorId)).toEqual([
      'an', 'an', 'an', 'li', 'li',
    ]);
  });

  it('gives the one more to who has fewest so far', () => {
    expect(loads([...zone('Z1', 3), ...zone('Z2', 3)], [inspector('an', 'Z1', 'Z2'), inspector('li', 'Z1', 'Z2')])).toEqual({
      'Z1 an': 2, 'Z1 li': 1, 'Z2 an': 1, 'Z2 li': 2,
    });
  });

  it('sends to a zone those who prefer it, else those who go anywhere, else everybody', () => {
    expect(loads([...zone('Z1', 2), ...zone('Z2', 2)], [inspector('an', 'Z1'), inspector('li')])).toEqual({ 'Z1 an': 2, 'Z2 li': 2 });
    expect(loads(zone('Z3', 2), [inspector('an', 'Z1'), inspector('li', 'Z2')])).toEqual({ 'Z3 an': 1, 'Z3 li': 1 });
  });

  it('assigns nothing when nothing was drawn', () => {
    expect(assigned([], [inspector('an')])).toEqual([]);
  });

  it.each([
    ['inspectors_missing', zone('Z1', 1), []],
    ['inspector_duplicate', zone('Z1', 1), [inspector('an'), inspector('an')]],
    ['site_duplicate', [...zone('Z1', 1), ...zone('Z1', 1)], [inspector('an')]],
  ] as const)('refuses: %s', (code, sites, inspectors) => {
    expect(assignSites(sites, inspectors)).toEqual({ ok: false, error: code });
  });
});
