/** 列表足迹 · Which list a person came from, so that the page of a case can go on to the next one of it. Kept for this tab alone. */
interface Trail {
  /** The address of the list, inside the programme, and its search. */
  readonly path: string;
  readonly search: Readonly<Record<string, string>>;
  readonly caseIds: readonly string[];
}

const KEY = 'lianchuang.caseTrail';

/** 记住列表 */
export function rememberTrail(path: string, search: string, caseIds: readonly string[]): void {
  const trail: Trail = { path, search: Object.fromEntries(new URLSearchParams(search)), caseIds };
  try { sessionStorage.setItem(KEY, JSON.stringify(trail)); } catch { /* without storage the page offers no neighbours */ }
}

/** 相邻案件 · The neighbours of a case in the list last seen; null when it did not stand there. */
export function neighboursOf(caseId: string): { readonly path: string; readonly search: Readonly<Record<string, string>>; readonly at: number; readonly total: number; readonly previous: string | null; readonly next: string | null } | null {
  const trail = readTrail();
  const at = trail?.caseIds.indexOf(caseId) ?? -1;
  if (trail === null || at < 0) return null;
  return { path: trail.path, search: trail.search, at, total: trail.caseIds.length, previous: trail.caseIds[at - 1] ?? null, next: trail.caseIds[at + 1] ?? null };
}

function readTrail(): Trail | null {
  try { return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Trail | null; } catch { return null; }
}
