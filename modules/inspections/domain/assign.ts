import { compareNatural } from '#kernel/natural-order.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** 待分派点位 · A drawn site. */
export type SiteToAssign = { readonly siteCode: string; readonly zoneCode: string };

/** 测评员及片区意向 · An inspector with the zones preferred; none means anywhere. */
export type InspectorPreference = { readonly inspectorId: string; readonly zoneCodes: readonly string[] };

/** 分派 · Who inspects what. */
export type Assignment = { readonly siteCode: string; readonly zoneCode: string; readonly inspectorId: string };

/** 拒绝分派原因 · Why nothing could be assigned. */
export type AssignRefusal = 'inspectors_missing' | 'inspector_duplicate' | 'site_duplicate';

/**
 * 分派点位 · Splits the drawn sites among inspectors, zone by zone. A zone goes to those who prefer it; if nobody does,
 * to those who go anywhere; if there is nobody of that kind either, to all. Within the zone everybody gets the same
 * number or one more, neighbours in code order staying together; the one more goes to who has fewest so far.
 *
 * @errors inspectors_missing, inspector_duplicate, site_duplicate
 * @invariant every site once; counts within a zone differ by at most one; the order of the arguments does not matter
 */
export function assignSites(
  sites: readonly SiteToAssign[],
  inspectors: readonly InspectorPreference[],
): Result<Assignment[], AssignRefusal> {
  if (inspectors.length === 0) return err('inspectors_missing');
  const loads = new Map(inspectors.map(({ inspectorId }) => [inspectorId, 0]));
  if (loads.size < inspectors.length) return err('inspector_duplicate');
  if (new Set(sites.map(({ siteCode }) => siteCode)).size < sites.length) return err('site_duplicate');
  const zones = [...Map.groupBy(sites, ({ zoneCode }) => zoneCode)].toSorted(([a], [b]) => compareNatural(a, b));
  return ok(zones.flatMap(([zoneCode, ofZone]) => assignZone(ofZone, inspectorsFor(zoneCode, inspectors), loads)));
}

function inspectorsFor(zoneCode: string, inspectors: readonly InspectorPreference[]): readonly InspectorPreference[] {
  const preferring = inspectors.filter(({ zoneCodes }) => zoneCodes.includes(zoneCode));
  if (preferring.length > 0) return preferring;
  const anywhere = inspectors.filter(({ zoneCodes }) => zoneCodes.length === 0);
  return anywhere.length > 0 ? anywhere : inspectors;
}

function assignZone(
  sites: readonly SiteToAssign[],
  inspectors: readonly InspectorPreference[],
  loads: Map<string, number>,
): Assignment[] {
  const ordered = sites.toSorted((left, right) => compareNatural(left.siteCode, right.siteCode));
  const ids = inspectors
    .map(({ inspectorId }) => inspectorId)
    .toSorted((left, right) => (loads.get(left) ?? 0) - (loads.get(right) ?? 0) || compareNatural(left, right));
  const each = Math.floor(ordered.length / ids.length);
  const oneMore = ordered.length % ids.length;
  let from = 0;
  return ids.flatMap((inspectorId, at) => {
    const count = each + (at < oneMore ? 1 : 0);
    const own = ordered.slice(from, from + count);
    from += count;
    loads.set(inspectorId, (loads.get(inspectorId) ?? 0) + count);
    return own.map(({ siteCode, zoneCode }) => ({ siteCode, zoneCode, inspectorId }));
  });
}
