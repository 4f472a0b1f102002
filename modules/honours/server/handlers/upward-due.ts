import type { OutputOf } from '#platform/contract/index.ts';
import type { SortOf } from '#platform/contract/sorting.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listUpwardDue } from '../../contract/index.ts';
import type { TitleRow } from '../queries/titles.ts';
import { titleRow } from '../queries/titles.ts';
import { upwardDueRows } from '../queries/upward-due.ts';
import type { UpwardDueFilter } from '../queries/upward-due.ts';
import { upwardChecks } from '../upward.ts';
import type { Upward } from '../upward.ts';

type Row = OutputOf<typeof listUpwardDue>['rows'][number];

/** More nobody goes through: they are asked for by title, tier or name. */
const DUE_MAX = 50_000;
/** However many there are, the facts of so many lie in memory at a time. */
const ASKED_AT_ONCE = 5_000;

/** @returns null when there are more than anybody goes through. Each held against the rule of the higher title as it would be today: only those whom nothing keeps back. */
async function dueNow(ctx: ReadContext, filter: UpwardDueFilter): Promise<Row[] | null> {
  const found = await upwardDueRows(ctx, filter, ctx.today, DUE_MAX + 1);
  if (found.length > DUE_MAX) return null;
  const titles = new Map<string, TitleRow>();
  for (const id of new Set(found.map(({ title_id }) => title_id))) { const title = await titleRow(ctx.tx, ctx.programmeId, id, ctx.today); if (title !== undefined) titles.set(id, title); }
  const asks = found.map((row, at) => ({ at, subjectId: row.subject_id, titleId: row.title_id, day: ctx.today, classCode: null }));
  const checks = new Map<number, Upward>();
  for (let from = 0; from < asks.length; from += ASKED_AT_ONCE) for (const [at, check] of await upwardChecks(ctx, ({ titleId }) => titles.get(titleId), asks.slice(from, from + ASKED_AT_ONCE))) checks.set(at, check);
  return found.flatMap((row, at): Row[] => {
    const check = checks.get(at);
    const upward = check?.findings.find(({ code }) => code === 'upward');
    if (check === undefined || check.verdict !== 'met' || check.fromAward?.id == null || upward === undefined) return [];
    return [{
      key: `${row.subject_id}/${row.title_id}`, subject: { id: row.subject_id, kind: row.kind, code: row.subject_code, label: row.label }, placeZh: row.place_zh, placeEn: row.place_en,
      title: { id: row.title_id, code: row.title_code, nameZh: row.title_zh, nameEn: row.title_en, tier: row.tier }, from: { awardId: check.fromAward.id, number: check.fromAward.number ?? '', zh: check.fromAward.title_zh, en: check.fromAward.title_en },
      terms: upward.count ?? 0, termsAsked: upward.of ?? 1, lastState: row.last_state,
    }];
  });
}

/** Made once: made for each comparison it takes longer than the comparison. */
const NAMES = new Intl.Collator('zh');

function ordered(rows: readonly Row[], sort: SortOf<'subject' | 'title' | 'terms'>): Row[] {
  const [name, turn] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1];
  const bySubject = (a: Row, b: Row): number => NAMES.compare(a.subject.label, b.subject.label) || (a.key < b.key ? -1 : 1);
  const orders: Readonly<Record<string, (a: Row, b: Row) => number>> = { subject: bySubject, title: (a, b) => NAMES.compare(a.title.nameZh, b.title.nameZh), terms: (a, b) => b.terms - a.terms };
  return rows.toSorted((a, b) => turn * (orders[name]?.(a, b) ?? 0) || bySubject(a, b));
}

export const listUpwardDueBound = bindRead(listUpwardDue, async (ctx, { page, pageSize, sort, ...filter }) => {
  const due = await dueNow(ctx, filter);
  if (due === null) return ctx.refuse('honours.too_many_due', { limit: DUE_MAX });
  const rows = ordered(due, sort);
  return { rows: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize };
});
