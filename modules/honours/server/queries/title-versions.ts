/** The versions of a title's rules: what each says, and what keeps to it. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { TitleRow, TitleToKeep } from './titles.ts';
import { titleColumns } from './titles.ts';

/** What a version of the rules holds; the name and the kind are the title's own. */
export type RulesToKeep = Pick<TitleToKeep, 'authority' | 'approvalDocument' | 'editionCode' | 'termMonths' | 'reviewEveryMonths' | 'lockMonths' | 'upwardTitleCode' | 'upwardAfter' | 'rules' | 'source'>;

export interface VersionToKeep { readonly number: number; readonly effectiveFrom: string | null; readonly note: string | null; readonly at: string; readonly personId: string | null }

const valuesOf = (rules: RulesToKeep): RawBuilder<unknown> => sql`${rules.authority}, ${rules.approvalDocument}::text, ${rules.editionCode}::text, ${rules.termMonths}::integer, ${rules.reviewEveryMonths}::integer, ${rules.lockMonths}::integer,
  ${rules.upwardTitleCode}::text, ${rules.upwardAfter}::integer, ${JSON.stringify(rules.rules)}::jsonb, ${rules.source}`;
const names = sql`authority, approval_document, edition_code, term_months, review_every_months, lock_months, upward_title_code, upward_after, rules, source`;

export function insertTitleVersion(tx: Tx, programmeId: string, titleId: string, rules: RulesToKeep, version: VersionToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.title_versions (programme_id, title_id, number, effective_from, note, made_at, made_by, ${names})
    values (${programmeId}, ${titleId}, ${version.number}, ${version.effectiveFrom}::date, ${version.note}, ${version.at}, ${version.personId}, ${valuesOf(rules)})`);
}

/** Whether these rules say something else than a version does. */
export async function rulesDiffer(tx: Tx, programmeId: string, titleId: string, number: number, rules: RulesToKeep): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from honours.title_versions where programme_id = ${programmeId} and title_id = ${titleId} and number = ${number} and (${names}) is distinct from (${valuesOf(rules)})`)) !== undefined;
}

export function replaceTitleVersion(tx: Tx, programmeId: string, titleId: string, number: number, rules: RulesToKeep): Promise<number> {
  return changed(tx, sql`update honours.title_versions set (${names}) = (select ${valuesOf(rules)}) where programme_id = ${programmeId} and title_id = ${titleId} and number = ${number}`);
}

export function deleteTitleVersion(tx: Tx, programmeId: string, titleId: string, number: number): Promise<number> {
  return changed(tx, sql`delete from honours.title_versions where programme_id = ${programmeId} and title_id = ${titleId} and number = ${number}`);
}

export async function lastVersionNumber(tx: Tx, programmeId: string, titleId: string): Promise<number> {
  return (await oneRow<{ last: number }>(tx, sql`select max(number) as last from honours.title_versions where programme_id = ${programmeId} and title_id = ${titleId}`)).last;
}

export interface TitleVersionRow extends TitleRow {
  note: string | null; made_at: string; made_by_name: string | null;
  /** Rounds that keep to it but those that were cancelled, rounds that run, awards ever conferred under it, and those in force on the day. */
  rounds: number; running_rounds: number; awards: number; awards_in_force: number;
}

/** Every version with what keeps to it, the newest first. */
export function titleVersionRows(tx: Tx, programmeId: string, titleId: string, day: string): Promise<TitleVersionRow[]> {
  const rounds = (state: RawBuilder<unknown>) => sql`(select count(*) from honours.round_titles k join honours.selection_rounds r on r.programme_id = k.programme_id and r.id = k.round_id
    where k.programme_id = v.programme_id and k.title_id = v.title_id and k.rule_version = v.number and ${state})`;
  const awards = (when: RawBuilder<unknown>) => sql`(select count(*) from honours.awards a where a.programme_id = v.programme_id and a.title_id = v.title_id and a.rule_version = v.number and ${when})`;
  return rows<TitleVersionRow>(tx, sql`select ${titleColumns}, v.note, v.made_at, q.name as made_by_name, ${rounds(sql`r.state <> 'cancelled'`)} as rounds, ${rounds(sql`r.state in ('planned', 'running')`)} as running_rounds,
      ${awards(sql`true`)} as awards, ${awards(sql`a.validity @> ${day}::date`)} as awards_in_force
    from honours.titles t join honours.title_versions v on v.programme_id = t.programme_id and v.title_id = t.id left join people.persons q on q.programme_id = v.programme_id and q.id = v.made_by
    where t.programme_id = ${programmeId} and t.id = ${titleId} order by v.effective_from desc nulls last`);
}

/** A title under the rules of one version: what an award keeps to, whatever the rules became. */
export function titleUnder(tx: Tx, programmeId: string, titleId: string, number: number): Promise<TitleRow | undefined> {
  return maybeRow<TitleRow>(tx, sql`select ${titleColumns} from honours.titles t join honours.title_versions v on v.programme_id = t.programme_id and v.title_id = t.id
    where t.programme_id = ${programmeId} and t.id = ${titleId} and v.number = ${number}`);
}

/** A title under the rules that a round began with. */
export function roundTitle(tx: Tx, programmeId: string, roundId: string, titleId: string): Promise<TitleRow | undefined> {
  return maybeRow<TitleRow>(tx, sql`select ${titleColumns} from honours.round_titles k join honours.titles t on t.programme_id = k.programme_id and t.id = k.title_id
      join honours.title_versions v on v.programme_id = k.programme_id and v.title_id = k.title_id and v.number = k.rule_version
    where k.programme_id = ${programmeId} and k.round_id = ${roundId} and k.title_id = ${titleId}`);
}

/** A title under each of its rules by the day an award of it is dated. */
export async function titleByDay(tx: Tx, programmeId: string, titleId: string): Promise<(day: string) => TitleRow> {
  const versions = await rows<TitleRow>(tx, sql`select ${titleColumns} from honours.titles t join honours.title_versions v on v.programme_id = t.programme_id and v.title_id = t.id
    where t.programme_id = ${programmeId} and t.id = ${titleId} order by v.effective_from desc nulls last`);
  return (day) => versions.find(({ effective_from }) => effective_from === null || effective_from <= day) as TitleRow;
}

/** What keeps to a title at all, whichever version: then its kind and tier stand. */
export async function isTitleUsed(tx: Tx, programmeId: string, titleId: string): Promise<boolean> {
  return (await oneRow<{ used: boolean }>(tx, sql`select exists (select 1 from honours.awards where programme_id = ${programmeId} and title_id = ${titleId})
    or exists (select 1 from honours.round_titles k join honours.selection_rounds r on r.programme_id = k.programme_id and r.id = k.round_id where k.programme_id = ${programmeId} and k.title_id = ${titleId} and r.state <> 'cancelled') as used`)).used;
}

