/** Proceedings by which titles are withdrawn. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { OPEN_WITHDRAWALS } from '../../domain/index.ts';
import type { Withdrawal, WithdrawalState } from '../../domain/index.ts';

export interface WithdrawalRow {
  id: string; award_id: string; number: string; title_zh: string; title_en: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; organisation_id: string | null; review_item_id: string | null; re_review_id: string | null; state: WithdrawalState;
  ground_zh: string; ground_en: string; answer_days: number; appeal_days: number; lock_months: number; lock_until: string | null; evidence: string; files: { fileId: string; mediaType: string }[]; reason_sealed: string | null; proposed_at: string; proposed_on: string; proposed_by: string; proposed_by_name: string | null;
  notified_on: string | null; notice_way: string | null; answer_by: string | null; heard_on: string | null; has_spoken: boolean | null; hearing_sealed: string | null; decided_on: string | null; decided_by: string | null; decided_by_name: string | null; document: string | null; decision_sealed: string | null;
  appeal_until: string | null; appealed_on: string | null; appeal_sealed: string | null; appeal_decided_on: string | null; appeal_decided_by_name: string | null; appeal_document: string | null; appeal_decision_sealed: string | null; /** What the holder said in a re-review of before there were proceedings. */ said_in_review_sealed: string | null; ended_on: string | null; version: number;
}

const columns = sql`w.id, w.award_id, a.number, t.name_zh as title_zh, t.name_en as title_en, s.label, w.place_id, p.name_zh as place_zh, p.name_en as place_en, w.organisation_id, w.review_item_id, i.re_review_id, w.state, w.ground_zh, w.ground_en, w.answer_days, w.appeal_days, v.lock_months, a.lock_until,
  w.evidence, (select coalesce(jsonb_agg(jsonb_build_object('fileId', x.id, 'mediaType', x.media_type) order by array_position(w.file_ids, x.id)), '[]') from files.files x where x.programme_id = w.programme_id and x.id = any(w.file_ids)) as files, w.reason_sealed, w.proposed_at, w.proposed_on, w.proposed_by,
  (select q.name from people.persons q where q.programme_id = w.programme_id and q.id = w.proposed_by) as proposed_by_name, w.notified_on, w.notice_way, w.answer_by, w.heard_on, w.has_spoken, w.hearing_sealed, w.decided_on, w.decided_by,
  (select q.name from people.persons q where q.programme_id = w.programme_id and q.id = w.decided_by) as decided_by_name, w.document, w.decision_sealed, w.appeal_until, w.appealed_on, w.appeal_sealed, w.appeal_decided_on,
  (select q.name from people.persons q where q.programme_id = w.programme_id and q.id = w.appeal_decided_by) as appeal_decided_by_name, w.appeal_document, w.appeal_decision_sealed, i.appeal_sealed as said_in_review_sealed, w.ended_on, w.version`;
const from = sql`honours.withdrawals w join honours.awards a on a.programme_id = w.programme_id and a.id = w.award_id join honours.titles t on t.programme_id = a.programme_id and t.id = a.title_id
  join honours.title_versions v on v.programme_id = a.programme_id and v.title_id = a.title_id and v.number = a.rule_version join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
  left join places.places p on p.programme_id = w.programme_id and p.id = w.place_id left join honours.re_review_items i on i.programme_id = w.programme_id and i.id = w.review_item_id`;

/** As the rules know it. */
export const withdrawalOf = (row: WithdrawalRow): Withdrawal => ({
  state: row.state, answerDays: row.answer_days, appealDays: row.appeal_days, notifiedOn: row.notified_on, answerBy: row.answer_by, heardOn: row.heard_on, decidedOn: row.decided_on, appealUntil: row.appeal_until, appealedOn: row.appealed_on, proposedBy: row.proposed_by, decidedBy: row.decided_by,
});

export interface WithdrawalFilter { readonly state?: WithdrawalState | 'running' | undefined; readonly titleId?: string | undefined; readonly awardId?: string | undefined; readonly q?: string | undefined }

function where(ctx: ReadContext, { state, titleId, awardId, q }: WithdrawalFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`w.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'w.place_id', organisation: 'w.organisation_id' })];
  if (state !== undefined) parts.push(state === 'running' ? sql`w.state = any(${[...OPEN_WITHDRAWALS]}::text[])` : sql`w.state = ${state}`);
  if (titleId !== undefined) parts.push(sql`a.title_id = ${titleId}`);
  if (awardId !== undefined) parts.push(sql`w.award_id = ${awardId}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`(${searchable('s', 'label')} like ${pattern} or lower(a.number) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

/** Until when somebody else may speak. */
const until = sql`case w.state when 'notified' then w.answer_by when 'confirmed' then w.appeal_until end`;

export function withdrawalPage(ctx: ReadContext, filter: WithdrawalFilter, sort: SortOf<'recent' | 'subject' | 'until'>, page: { limit: number; offset: number }): Promise<WithdrawalRow[]> {
  const order = orderBy(sort, { recent: ['w.proposed_at desc', 'w.id desc'], subject: ['s.label', 'w.id'], until: ["(case w.state when 'notified' then w.answer_by when 'confirmed' then w.appeal_until end) nulls last", 'w.id'] });
  return rows(ctx.tx, sql`select ${columns}, ${until} as until from ${from} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function withdrawalTotal(ctx: ReadContext, filter: WithdrawalFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${from} where ${where(ctx, filter)}`)).count;
}

export function withdrawalRow(ctx: ReadContext, id: string): Promise<WithdrawalRow | undefined> {
  return maybeRow(ctx.tx, sql`select ${columns} from ${from} where w.programme_id = ${ctx.programmeId} and w.id = ${id}`);
}

export function lockWithdrawal(ctx: ReadContext, id: string): Promise<WithdrawalRow | undefined> {
  return maybeRow(ctx.tx, sql`select ${columns} from ${from} where w.programme_id = ${ctx.programmeId} and w.id = ${id} for update of w`);
}

export interface WithdrawalToKeep {
  readonly id: string; readonly awardId: string; readonly reviewItemId: string | null; readonly placeId: string | null; readonly organisationId: string | null; readonly groundCode: string; readonly groundZh: string; readonly groundEn: string; readonly answerDays: number; readonly appealDays: number;
  readonly evidence: string; readonly fileIds: readonly string[]; readonly reasonSealed: string; readonly at: string; readonly on: string; readonly by: string;
}

/** @returns 0 where one runs for the award already */
export function insertWithdrawal(tx: Tx, programmeId: string, of: WithdrawalToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.withdrawals (programme_id, id, award_id, review_item_id, place_id, organisation_id, state, ground_code, ground_zh, ground_en, answer_days, appeal_days, evidence, file_ids, reason_sealed, proposed_at, proposed_on, proposed_by)
    values (${programmeId}, ${of.id}, ${of.awardId}, ${of.reviewItemId}, ${of.placeId}, ${of.organisationId}, 'proposed', ${of.groundCode}, ${of.groundZh}, ${of.groundEn}, ${of.answerDays}, ${of.appealDays}, ${of.evidence}, ${[...of.fileIds]}::uuid[], ${of.reasonSealed}, ${of.at}, ${of.on}, ${of.by})
    on conflict (programme_id, award_id) where state in ('proposed', 'notified', 'heard', 'confirmed', 'appealed') do nothing`);
}

export interface WithdrawalChange {
  readonly state: WithdrawalState; readonly notifiedOn?: string; readonly noticeWay?: string; readonly answerBy?: string; readonly heardOn?: string; readonly hasSpoken?: boolean; readonly hearingSealed?: string; readonly decidedOn?: string; readonly decidedBy?: string; readonly document?: string; readonly decisionSealed?: string; readonly appealUntil?: string;
  readonly appealedOn?: string; readonly appealSealed?: string; readonly appealDecidedOn?: string; readonly appealDecidedBy?: string; readonly appealDocument?: string; readonly appealDecisionSealed?: string; readonly endedOn?: string;
}

/** What is not said stays as it was. */
export function saveWithdrawal(tx: Tx, programmeId: string, id: string, to: WithdrawalChange): Promise<number> {
  const own = (value: string | boolean | undefined, name: string): RawBuilder<unknown> => (value === undefined ? sql.raw(name) : sql`${value}`);
  return changed(tx, sql`update honours.withdrawals set state = ${to.state}, version = version + 1, notified_on = ${own(to.notifiedOn, 'notified_on')}, notice_way = ${own(to.noticeWay, 'notice_way')}, answer_by = ${own(to.answerBy, 'answer_by')}, heard_on = ${own(to.heardOn, 'heard_on')},
      has_spoken = ${own(to.hasSpoken, 'has_spoken')}, hearing_sealed = ${own(to.hearingSealed, 'hearing_sealed')}, decided_on = ${own(to.decidedOn, 'decided_on')}, decided_by = ${own(to.decidedBy, 'decided_by')}, document = ${own(to.document, 'document')}, decision_sealed = ${own(to.decisionSealed, 'decision_sealed')},
      appeal_until = ${own(to.appealUntil, 'appeal_until')}, appealed_on = ${own(to.appealedOn, 'appealed_on')}, appeal_sealed = ${own(to.appealSealed, 'appeal_sealed')}, appeal_decided_on = ${own(to.appealDecidedOn, 'appeal_decided_on')}, appeal_decided_by = ${own(to.appealDecidedBy, 'appeal_decided_by')},
      appeal_document = ${own(to.appealDocument, 'appeal_document')}, appeal_decision_sealed = ${own(to.appealDecisionSealed, 'appeal_decision_sealed')}, ended_on = ${own(to.endedOn, 'ended_on')}
    where programme_id = ${programmeId} and id = ${id}`);
}

/** A proceeding that runs goes on with whoever holds the award now. */
export function moveWithdrawal(tx: Tx, programmeId: string, awardId: string, laterId: string, to: { placeId: string | null; organisationId: string | null }): Promise<number> {
  return changed(tx, sql`update honours.withdrawals set award_id = ${laterId}, place_id = ${to.placeId}, organisation_id = ${to.organisationId} where programme_id = ${programmeId} and award_id = ${awardId} and state = any(${[...OPEN_WITHDRAWALS]}::text[])`);
}

const overdue = (programmeId: string, today: string) => sql`honours.withdrawals w where w.programme_id = ${programmeId} and ((w.state = 'confirmed' and w.appeal_until < ${today}::date)
  or (w.state = any(${[...OPEN_WITHDRAWALS]}::text[]) and exists (select from honours.awards a where a.programme_id = w.programme_id and a.id = w.award_id and (a.ended_by is not null or upper(a.validity) <= ${today}::date))))`;

/** Of one programme, those whose time to appeal is over, and those whose award is over before. */
export function lockOverdue(tx: Tx, programmeId: string, today: string): Promise<{ id: string }[]> {
  return rows(tx, sql`select w.id from ${overdue(programmeId, today)} order by w.id for update`);
}

export const anyOverdue = (db: Db, programmeId: string, today: string): Promise<boolean> => systemFindsAny(db, programmeId, sql`select 1 from ${overdue(programmeId, today)}`);

/** The last proceeding of an award that is over, whatever came of it. */
export async function lastWithdrawalOf(tx: Tx, programmeId: string, awardId: string): Promise<string | null> {
  return (await maybeRow<{ id: string }>(tx, sql`select w.id from honours.withdrawals w where w.programme_id = ${programmeId} and w.award_id = ${awardId} and w.ended_on is not null order by w.proposed_at desc, w.id desc limit 1`))?.id ?? null;
}
