/** 待办来源 · Units owe what was returned and what is missing; the office owes a review. */
import { sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import { dayEnds, dutySelect } from '#platform/server/duties/index.ts';
import type { DutySource } from '#platform/server/duties/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Sql = RawBuilder<unknown>;

/** Whoever reaches everything owes only what is asked of their own unit. */
function unitsOf({ scope, actor }: ReadContext): string[] {
  return scope.everything ? (actor.organisationId === null ? [] : [actor.organisationId]) : [...scope.organisationIds];
}
const nameOf = (ctx: ReadContext, organisation: Sql): readonly [Sql, Sql] => {
  const column = (name: string): Sql => sql`(select ${sql.ref(name)} from places.organisations o where o.programme_id = ${ctx.programmeId} and o.id = ${organisation})`;
  return [column('o.name_zh'), column('o.name_en')];
};
const pieces = (ctx: ReadContext, where: Sql): Sql => dutySelect({ id: sql`p.id`, code: sql`r.code`, what: sql`v.theme`, place: nameOf(ctx, sql`p.organisation_id`), due: dayEnds(ctx, sql`r.due_on`), since: sql`v.submitted_at`, path: sql`'/material/' || p.id` },
  sql`from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number join submissions.requests r on r.programme_id = p.programme_id and r.id = p.request_id
    where p.programme_id = ${ctx.programmeId} and ${where}`);
const sent = (kind: string): Sql => sql`(select count(*) from submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number
  where p.programme_id = n.programme_id and p.request_id = n.request_id and p.organisation_id = n.organisation_id and p.kind = ${kind} and p.state in ('waiting', 'accepted') and n.standard_id = any (v.standard_ids))`;

export const submissionDuties: readonly DutySource[] = [
  {
    kind: 'submissions.materialMissing', permission: 'submissions.submit', topics: ['submissions'], words: { zh: '申报材料待报送', en: 'Material to submit' }, act: { zh: '按要求件数报送', en: 'Submit what is asked for' },
    select: (ctx) => (unitsOf(ctx).length === 0 ? null : dutySelect({ id: sql`r.id || ':' || m.organisation_id`, code: sql`r.code`, what: sql`r.name`, place: nameOf(ctx, sql`m.organisation_id`), due: dayEnds(ctx, sql`r.due_on`), path: sql`'/material-requests/' || r.id` },
      sql`from submissions.requests r join (select distinct n.programme_id, n.request_id, n.organisation_id from submissions.needs n where n.programme_id = ${ctx.programmeId} and n.organisation_id = any (${unitsOf(ctx)}::uuid[])
        and (n.documents_min > ${sent('document')} or n.pictures_min > ${sent('picture')})) m on m.programme_id = r.programme_id and m.request_id = r.id where r.programme_id = ${ctx.programmeId} and r.state = 'open'`)),
  },
  {
    kind: 'submissions.materialReturned', permission: 'submissions.submit', topics: ['submissions'], words: { zh: '申报材料被退回', en: 'Material returned' }, act: { zh: '按退回理由改好重报', en: 'Put it right and submit it again' },
    select: (ctx) => (unitsOf(ctx).length === 0 ? null : pieces(ctx, sql`p.state = 'returned' and r.state = 'open' and p.organisation_id = any (${unitsOf(ctx)}::uuid[])`)),
  },
  {
    kind: 'submissions.materialToReview', permission: 'submissions.manage', wholeProgramme: true, topics: ['submissions'], words: { zh: '申报材料待审核', en: 'Material to review' }, act: { zh: '核对后通过或退回', en: 'Check it, then accept or return it' },
    select: (ctx) => pieces(ctx, sql`p.state = 'waiting' and v.submitted_by <> ${ctx.personId}::uuid`),
  },
];
