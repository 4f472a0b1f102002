/**
 * 问题来源 · Where a case comes from: inspection 实地测评 · patrol 巡查 · superior 上级批件 · citizen 随手拍 · media 媒体网络.
 */
export const CASE_SOURCES = ['inspection', 'patrol', 'superior', 'citizen', 'media'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];

/**
 * 是否须核实 · Whether somebody must look at the place before the case is registered. The programme's own
 * people saw it themselves; what the public and the media say is looked at first.
 *
 * @source a city's published workflow (2016): leads from public and media are verified on site before 立案
 */
export function needsOnSiteCheck(source: CaseSource): boolean {
  return source === 'citizen' || source === 'media';
}

/**
 * 可否核查 · Whether this person may judge the fix. Nobody judges a case in which they reported a fix, not
 * even an earlier one that failed.
 *
 * @source our decision (maker-checker)
 * @invariant no path closes a case without a verification by someone else than its fixers
 */
export function mayVerify(of: { readonly verifierId: string; readonly rectifierIds: Iterable<string> }): boolean {
  for (const rectifierId of of.rectifierIds) if (rectifierId === of.verifierId) return false;
  return true;
}
