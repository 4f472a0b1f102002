/** Ballots: their lists, one of them, and the writes of their life. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { Db, RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { BallotDefinition, BallotMode, BallotOption, BallotState, GuardLimits, OptionClass, TokenKind } from '../../domain/index.ts';

export interface BallotSummaryRow {
  id: string; state: BallotState; title: string; mode: BallotMode; opens_at: string; closes_at: string; limits: number[]; option_count: number; code_count: number; version: number; drafted_at: string; drafted_by_name: string;
}
export interface BallotRow extends BallotSummaryRow {
  body: string; classes: OptionClass[]; options: BallotOption[]; total_limit: number | null; weight_percent: number; weight_rule: string; /** Whoever called for the ballot says its weight. */ weight_fixed: boolean; token_kinds: TokenKind[]; once_rule: string; impersonal_classes: string[]; guard_limits: GuardLimits | null; opened_at: string | null; authors: string[]; definition: BallotDefinition | null;
  definition_hash: string | null; opened_by_name: string | null; closing_requested_by: string | null; closing_requested_by_name: string | null; closing_minutes: string | null; closed_by_name: string | null; closed_at: string | null;
}

const summary = sql`b.id, b.state, b.title, b.mode, b.opens_at, b.closes_at, (select jsonb_agg((n.class ->> 'limit')::integer order by n.place) from jsonb_array_elements(b.classes) with ordinality n(class, place)) as limits, jsonb_array_length(b.options) as option_count, b.version, b.drafted_at, coalesce(d.name, '') as drafted_by_name,
  (select coalesce(sum(c.code_count), 0) from ballots.code_batches c where c.programme_id = b.programme_id and c.ballot_id = b.id) as code_count`;
const whole = sql`${summary}, b.body, b.classes, b.options, b.total_limit, b.weight_percent, b.weight_rule, b.weight_fixed, b.token_kinds, b.once_rule, b.impersonal_classes, b.guard_limits, b.opened_at, b.authors, b.definition, b.definition_hash, o.name as opened_by_name,
  b.closing_requested_by, q.name as closing_requested_by_name, b.closing_minutes, e.name as closed_by_name, b.closed_at`;
const drafter = sql`left join people.persons d on d.programme_id = b.programme_id and d.id = b.drafted_by`;
const people = sql`${drafter} left join people.persons o on o.programme_id = b.programme_id and o.id = b.opened_by
  left join people.persons q on q.programme_id = b.programme_id and q.id = b.closing_requested_by left join people.persons e on e.programme_id = b.programme_id and e.id = b.closed_by`;

export interface BallotFilter { readonly state?: BallotState | undefined; readonly q?: string | undefined }
const offsetOf = (page: number, pageSize: number) => (page - 1) * pageSize;

function ballotWhere(programmeId: string, { state, q }: BallotFilter) {
  const parts: RawBuilder<unknown>[] = [sql`b.programme_id = ${programmeId}`];
  if (state !== undefined) parts.push(sql`b.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`${searchable('b', 'title')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function ballotPage(tx: Tx, programmeId: string, filter: BallotFilter, sort: SortOf<'recent' | 'title' | 'closes'>, page: number, pageSize: number): Promise<BallotSummaryRow[]> {
  const order = orderBy(sort, { recent: ['b.drafted_at desc', 'b.id'], title: ['b.title', 'b.id'], closes: ['b.closes_at desc', 'b.id'] });
  return rows<BallotSummaryRow>(tx, sql`select ${summary} from ballots.ballots b ${drafter} where ${ballotWhere(programmeId, filter)} order by ${order} limit ${pageSize} offset ${offsetOf(page, pageSize)}`);
}

export async function ballotTotal(tx: Tx, programmeId: string, filter: BallotFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ballots.ballots b where ${ballotWhere(programmeId, filter)}`)).count;
}

export function ballotRow(tx: Tx, programmeId: string, ballotId: string): Promise<BallotRow | undefined> {
  return maybeRow<BallotRow>(tx, sql`select ${whole} from ballots.ballots b ${people} where b.programme_id = ${programmeId} and b.id = ${ballotId}`);
}

/** The ballot, held until the end of the transaction. */
export function lockBallot(tx: Tx, programmeId: string, ballotId: string): Promise<BallotRow | undefined> {
  return maybeRow<BallotRow>(tx, sql`select ${whole} from ballots.ballots b ${people} where b.programme_id = ${programmeId} and b.id = ${ballotId} for update of b`);
}

export interface QuestionText {
  readonly title: string; readonly body: string; readonly mode: BallotMode; readonly classes: readonly OptionClass[]; readonly options: readonly BallotOption[]; readonly totalLimit: number | null;
  readonly weightPercent: number; readonly weightRule: string; readonly tokenKinds: readonly TokenKind[]; readonly onceRule: string; /** Of which nobody takes back a name. */ readonly impersonalClasses: readonly string[]; readonly opensAt: string; readonly closesAt: string;
}
interface By { readonly at: string; readonly personId: string }

export function insertBallot(tx: Tx, programmeId: string, id: string, text: QuestionText, by: By, isWeightFixed = false): Promise<number> {
  return changed(tx, sql`insert into ballots.ballots (programme_id, id, state, title, body, mode, classes, options, total_limit, weight_percent, weight_rule, weight_fixed, token_kinds, once_rule, impersonal_classes, opens_at, closes_at, drafted_at, drafted_by, authors, search_text)
    values (${programmeId}, ${id}, 'draft', ${text.title}, ${text.body}, ${text.mode}, ${JSON.stringify(text.classes)}::jsonb, ${JSON.stringify(text.options)}::jsonb, ${text.totalLimit}, ${text.weightPercent}, ${text.weightRule}, ${isWeightFixed}, ${[...text.tokenKinds]}::text[], ${text.onceRule}, ${[...text.impersonalClasses]}::text[],
      ${text.opensAt}, ${text.closesAt}, ${by.at}, ${by.personId}, array[${by.personId}]::uuid[], ${searchTextOf(text.title)})`);
}

/** All who ever saved it are its authors, and what a person opens is what they have not written. */
export function replaceBallot(tx: Tx, programmeId: string, id: string, text: QuestionText, by: By): Promise<number> {
  return changed(tx, sql`update ballots.ballots set title = ${text.title}, body = ${text.body}, mode = ${text.mode}, classes = ${JSON.stringify(text.classes)}::jsonb, options = ${JSON.stringify(text.options)}::jsonb,
      total_limit = ${text.totalLimit}, weight_percent = ${text.weightPercent}, weight_rule = ${text.weightRule}, token_kinds = ${[...text.tokenKinds]}::text[], once_rule = ${text.onceRule}, impersonal_classes = ${[...text.impersonalClasses]}::text[], opens_at = ${text.opensAt}, closes_at = ${text.closesAt}, drafted_at = ${by.at}, drafted_by = ${by.personId},
      search_text = ${searchTextOf(text.title)}, version = version + 1, authors = case when ${by.personId} = any(authors) then authors else array_append(authors, ${by.personId}::uuid) end
    where programme_id = ${programmeId} and id = ${id} and state = 'draft'`);
}

/** Null: what ships. They point and decide nothing, so whoever sets them is no author of the ballot. */
export function saveGuardLimits(tx: Tx, programmeId: string, id: string, limits: GuardLimits | null): Promise<number> {
  return changed(tx, sql`update ballots.ballots set guard_limits = ${limits === null ? null : JSON.stringify(limits)}::jsonb where programme_id = ${programmeId} and id = ${id}`);
}

/** Whoever changed a part of a draft is among its authors, and who opens it sees that it changed. */
export function saveAuthor(tx: Tx, programmeId: string, id: string, personId: string): Promise<number> {
  return changed(tx, sql`update ballots.ballots set version = version + 1, authors = case when ${personId} = any(authors) then authors else array_append(authors, ${personId}::uuid) end where programme_id = ${programmeId} and id = ${id} and state = 'draft'`);
}

export interface KeyRow { issuer_key: string; issuer_private_sealed: string; sealing_key: string; opening_private_sealed: string; tie_commitment: string; tie_seed_sealed: string }

export async function saveOpening(tx: Tx, programmeId: string, id: string, to: By & { readonly definition: BallotDefinition; readonly hash: string; readonly keys: KeyRow }): Promise<void> {
  const { keys } = to;
  await changed(tx, sql`update ballots.ballots set state = 'open', definition = ${JSON.stringify(to.definition)}::jsonb, definition_hash = ${to.hash}, opened_at = ${to.at}, opened_by = ${to.personId}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
  await changed(tx, sql`insert into ballots.ballot_keys (programme_id, ballot_id, issuer_key, issuer_private_sealed, sealing_key, opening_private_sealed, tie_commitment, tie_seed_sealed)
    values (${programmeId}, ${id}, ${keys.issuer_key}, ${keys.issuer_private_sealed}, ${keys.sealing_key}, ${keys.opening_private_sealed}, ${keys.tie_commitment}, ${keys.tie_seed_sealed})`);
  await changed(tx, sql`insert into ballots.boxes (programme_id, ballot_id) values (${programmeId}, ${id})`);
}

export function saveClosingRequest(tx: Tx, programmeId: string, id: string, to: By & { readonly minutes: string }): Promise<number> {
  return changed(tx, sql`update ballots.ballots set state = 'closing', closing_requested_at = ${to.at}, closing_requested_by = ${to.personId}, closing_minutes = ${to.minutes}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
}

export function returnToOpen(tx: Tx, programmeId: string, id: string): Promise<number> {
  return changed(tx, sql`update ballots.ballots set state = 'open', closing_requested_at = null, closing_requested_by = null, closing_minutes = null, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export function saveClosing(tx: Tx, programmeId: string, id: string, by: By): Promise<number> {
  return changed(tx, sql`update ballots.ballots set state = 'counting', closed_at = ${by.at}, closed_by = ${by.personId}, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export function saveState(tx: Tx, programmeId: string, id: string, state: 'closed' | 'withdrawn'): Promise<number> {
  return changed(tx, sql`update ballots.ballots set state = ${state}, version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

export function keysOf(tx: Tx, programmeId: string, ballotId: string): Promise<KeyRow | undefined> {
  return maybeRow<KeyRow>(tx, sql`select issuer_key, issuer_private_sealed, sealing_key, opening_private_sealed, tie_commitment, tie_seed_sealed from ballots.ballot_keys where programme_id = ${programmeId} and ballot_id = ${ballotId}`);
}

export interface PublicBallotRow { id: string; title: string; state: BallotState; opens_at: string; closes_at: string; definition: BallotDefinition; definition_hash: string; closed_at: string | null; guard_limits: GuardLimits | null }
const shown = sql`b.id, b.title, b.state, b.opens_at, b.closes_at, b.definition, b.definition_hash, b.closed_at, b.guard_limits`;
/** Row-level security says the same, for whoever forgets it. */
const isPublic = sql`b.state in ('open', 'closing', 'counting', 'closed')`;

/** Those that take votes first, then the newest. */
export function publicBallotPage(tx: Tx, programmeId: string, now: string, page: number, pageSize: number): Promise<PublicBallotRow[]> {
  return rows<PublicBallotRow>(tx, sql`select ${shown} from ballots.ballots b where b.programme_id = ${programmeId} and ${isPublic}
    order by (b.state = 'open' and b.closes_at > ${now}) desc, b.closes_at desc, b.id limit ${pageSize} offset ${offsetOf(page, pageSize)}`);
}

export async function publicBallotTotal(tx: Tx, programmeId: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ballots.ballots b where b.programme_id = ${programmeId} and ${isPublic}`)).count;
}

export function publicBallot(tx: Tx, programmeId: string, ballotId: string): Promise<PublicBallotRow | undefined> {
  return maybeRow<PublicBallotRow>(tx, sql`select ${shown} from ballots.ballots b where b.programme_id = ${programmeId} and b.id = ${ballotId} and ${isPublic}`);
}

export interface ResultRow {
  counted: unknown; quarantined: unknown; paper_count: number; codes: { printed: number; online: number; paper: number }; root: string; signature: string; file_sha256: string; file_bytes: number; counted_at: string;
}
export function resultRow(tx: Tx, programmeId: string, ballotId: string): Promise<ResultRow | undefined> {
  return maybeRow<ResultRow>(tx, sql`select counted, quarantined, paper_count, codes, root, signature, file_sha256, file_bytes, counted_at from ballots.results where programme_id = ${programmeId} and ballot_id = ${ballotId}`);
}

/** Counting again gives the same; the first time stays the time. */
export function saveResult(tx: Tx, programmeId: string, ballotId: string, row: ResultRow): Promise<number> {
  return changed(tx, sql`insert into ballots.results (programme_id, ballot_id, counted, quarantined, paper_count, codes, root, signature, file_sha256, file_bytes, counted_at)
    values (${programmeId}, ${ballotId}, ${JSON.stringify(row.counted)}::jsonb, ${JSON.stringify(row.quarantined)}::jsonb, ${row.paper_count}, ${JSON.stringify(row.codes)}::jsonb, ${row.root}, ${row.signature}, ${row.file_sha256}, ${row.file_bytes}, ${row.counted_at})
    on conflict (programme_id, ballot_id) do nothing`);
}

export function programmesWithOpenBallots(db: Db): Promise<{ id: string; code: string }[]> {
  return rows<{ id: string; code: string }>(db, sql`select id, code from ballots.programmes_with_boxes()`);
}
