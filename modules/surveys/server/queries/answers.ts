/** Answers, which are of nobody, and what is counted from them. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { DONT_KNOW } from '../../domain/index.ts';
import type { Answers, Cell, Channel } from '../../domain/index.ts';

export interface NewAnswer { readonly placeId: string; readonly version: string; readonly channel: Channel; readonly on: string; readonly answers: Answers }

/** The id is drawn by the database and tells no time; those of one call go in by chance, so that their order tells nothing either. */
export async function insertAnswers(tx: Tx, programmeId: string, surveyId: string, given: readonly NewAnswer[]): Promise<void> {
  await sql`insert into surveys.answers (programme_id, id, survey_id, place_id, version_code, channel, on_date, answers)
    select ${programmeId}, gen_random_uuid(), ${surveyId}, n."placeId", n.version, n.channel, n."on", n.answers
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as n("placeId" uuid, version text, channel text, "on" date, answers jsonb) order by random()`.execute(tx);
}

/** Marks paper sheets as entered. @returns how many of them were new */
export function takeSheets(tx: Tx, programmeId: string, surveyId: string, numbers: readonly string[]): Promise<number> {
  return changed(tx, sql`insert into surveys.sheets (programme_id, survey_id, sheet_number) select ${programmeId}, ${surveyId}, n from unnest(${[...numbers]}::text[]) n on conflict do nothing`);
}

/** Marks a form as sent. @returns whether it is the first time */
export async function takeForm(tx: Tx, programmeId: string, surveyId: string, formHash: string): Promise<boolean> {
  return (await changed(tx, sql`insert into surveys.sent_forms (programme_id, survey_id, form_hash) values (${programmeId}, ${surveyId}, ${formHash}) on conflict do nothing`)) > 0;
}

/** Once a survey is closed no form is taken, and nothing need be known of those that were. */
export function forgetForms(tx: Tx, programmeId: string, surveyId: string): Promise<number> {
  return changed(tx, sql`delete from surveys.sent_forms where programme_id = ${programmeId} and survey_id = ${surveyId}`);
}

export async function sheetsEntered(tx: Tx, programmeId: string, surveyId: string, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await rows<{ number: string }>(tx, sql`select sheet_number as number from surveys.sheets where programme_id = ${programmeId} and survey_id = ${surveyId} and sheet_number = any(${[...numbers]}::text[])`);
  return new Set(found.map(({ number }) => number));
}

/** How many came by which way, and of whom, within reach. */
export function collectedBy(ctx: ReadContext, surveyId: string, by: 'channel' | 'version'): Promise<{ key: string; count: number }[]> {
  return rows(ctx.tx, sql`select ${by === 'channel' ? sql`a.channel` : sql`a.version_code`} as key, count(*) as count from surveys.answers a
    where a.programme_id = ${ctx.programmeId} and a.survey_id = ${surveyId} and ${scopePredicate(ctx.scope, { place: 'a.place_id' })} group by 1 order by 1`);
}

/** Each question in each community within reach: who chose what. Several choices of one answer are counted one by one, the answer once. */
export async function cellsOf(ctx: ReadContext, surveyId: string): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const found = await rows<CountRow>(ctx.tx, sql`
    with given as (select e.key as question, a.place_id, e.value from surveys.answers a cross join lateral jsonb_each(a.answers) e
      where a.programme_id = ${ctx.programmeId} and a.survey_id = ${surveyId} and ${scopePredicate(ctx.scope, { place: 'a.place_id' })})
    select question, place_id, null as value, count(*) as count from given where value <> to_jsonb(${DONT_KNOW}::text) group by 1, 2
    union all
    select g.question, g.place_id, c.value, count(*) from given g cross join lateral jsonb_array_elements_text(case jsonb_typeof(g.value) when 'array' then g.value else jsonb_build_array(g.value) end) as c(value) group by 1, 2, 3`);
  return asCells(found);
}

interface CountRow { question: string; place_id: string; value: string | null; count: number }

function asCells(found: readonly CountRow[]): ReadonlyMap<string, readonly Cell[]> {
  const cells = new Map<string, Map<string, { placeId: string; base: number; dontKnow: number; counts: Record<string, number> }>>();
  for (const { question, place_id: placeId, value, count } of found) {
    const byPlace = cells.get(question) ?? new Map();
    const cell = byPlace.get(placeId) ?? { placeId, base: 0, dontKnow: 0, counts: {} };
    if (value === null) cell.base = count; else if (value === DONT_KNOW) cell.dontKnow = count; else cell.counts[value] = count;
    cells.set(question, byPlace.set(placeId, cell));
  }
  return new Map([...cells].map(([question, byPlace]) => [question, [...byPlace.values()]]));
}

/** The same of a closed survey as a whole, whoever reads; what of it is told is decided where it is counted. */
export async function closedCells(tx: Tx, surveyId: string): Promise<ReadonlyMap<string, readonly Cell[]>> {
  return asCells(await rows<CountRow>(tx, sql`select question, place_id, value, count from surveys.closed_cells(${surveyId}::uuid)`));
}

/** Communities of a closed survey, with the places above them. */
export function closedCommunities(tx: Tx, surveyId: string): Promise<{ place_id: string; ancestor_ids: string[]; population: number | null }[]> {
  return rows(tx, sql`select place_id, ancestor_ids, population from surveys.closed_communities(${surveyId}::uuid)`);
}
