/** 待办视图 · Groups by the clock, and addresses with their filters taken apart. Pure. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { listMyDuties } from '#platform/contract/duties.ts';

export type Duty = OutputOf<typeof listMyDuties>['rows'][number];
export type DutyGroup = 'escalatedGroup' | Duty['lateness'];

/** 分组 · In the order in which they came: what has climbed stands on top whatever its time. */
export function groupsOf(rows: readonly Duty[]): readonly { readonly group: DutyGroup; readonly rows: readonly Duty[] }[] {
  const grouped = Map.groupBy(rows, (row): DutyGroup => (row.escalation > 0 ? 'escalatedGroup' : row.lateness));
  return [...grouped].map(([group, of]) => ({ group, rows: of }));
}

/** 拆地址 · `/sites?zoneId=1` as the page and its filters. */
export function addressOf(path: string): { readonly to: string; readonly search: Readonly<Record<string, string>> } {
  const [to = '/', query = ''] = path.split('?');
  return { to, search: Object.fromEntries(query.split('&').filter((part) => part !== '').map((part) => { const [name = '', value = ''] = part.split('='); return [name, decodeURIComponent(value)]; })) };
}
