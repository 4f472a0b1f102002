/** Judges, their conflicts, their sheets, and what the public ballot counted. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ScoringStage } from '../../domain/index.ts';

export async function isJudge(tx: Tx, programmeId: string, roundId: string, personId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from honours.judges where programme_id = ${programmeId} and round_id = ${roundId} and person_id = ${personId}`)) !== undefined;
}

/** @returns how many of these persons are in the register */
export async function personsKnown(tx: Tx, programmeId: string, personIds: readonly string[], day: string): Promise<number> {
  return (await rows(tx, sql`select id from people.persons where programme_id = ${programmeId} and id = any(${personIds}::uuid[]) and (valid_to is null or valid_to > ${day}::date)`)).length;
}

/** Judges as named; who has handed in a sheet stays, which the foreign key insists on. */
export async function replaceJudges(tx: Tx, programmeId: string, roundId: string, personIds: readonly string[], at: string): Promise<void> {
  await changed(tx, sql`delete from honours.conflicts where programme_id = ${programmeId} and round_id = ${roundId} and person_id <> all(${personIds}::uuid[])`);
  await changed(tx, sql`delete from honours.sheet_evidence where programme_id = ${programmeId} and round_id = ${roundId} and person_id <> all(${personIds}::uuid[])`);
  await changed(tx, sql`delete from honours.judges where programme_id = ${programmeId} and round_id = ${roundId} and person_id <> all(${personIds}::uuid[])`);
  await changed(tx, sql`insert into honours.judges (programme_id, round_id, person_id, appointed_at) select ${programmeId}, ${roundId}, id, ${at} from unnest(${personIds}::uuid[]) as n(id) on conflict do nothing`);
}

export async function judgesWithSheets(tx: Tx, programmeId: string, roundId: string): Promise<string[]> {
  return (await rows<{ person_id: string }>(tx, sql`select distinct person_id from honours.score_sheets where programme_id = ${programmeId} and round_id = ${roundId}`)).map(({ person_id }) => person_id);
}

export interface BlindRow { candidate_id: string; blind_number: number; title_id: string; class_code: string | null; summary: string | null; has_conflict: boolean }

export function blindCandidates(tx: Tx, roundId: string, personId: string): Promise<BlindRow[]> {
  return rows(tx, sql`select candidate_id, blind_number, title_id, class_code, summary, has_conflict from honours.blind_candidates(${roundId}, ${personId}) order by blind_number`);
}

/** By name, so that the order tells nothing of the numbers. */
export function candidatesToDeclare(tx: Tx, roundId: string, personId: string): Promise<{ candidate_id: string; label: string; place_zh: string | null }[]> {
  return rows(tx, sql`select candidate_id, label, place_zh from honours.candidates_to_declare(${roundId}, ${personId}) order by label, candidate_id`);
}

export async function conflictsOf(tx: Tx, programmeId: string, roundId: string, personId: string): Promise<Set<string>> {
  return new Set((await rows<{ candidate_id: string }>(tx, sql`select candidate_id from honours.conflicts where programme_id = ${programmeId} and round_id = ${roundId} and person_id = ${personId}`)).map(({ candidate_id }) => candidate_id));
}

export async function saveConflict(tx: Tx, programmeId: string, conflict: { roundId: string; personId: string; candidateId: string; reason: string; at: string }): Promise<void> {
  await changed(tx, sql`insert into honours.conflicts (programme_id, round_id, person_id, candidate_id, reason, declared_at) values (${programmeId}, ${conflict.roundId}, ${conflict.personId}, ${conflict.candidateId}, ${conflict.reason}, ${conflict.at}) on conflict do nothing`);
  await changed(tx, sql`delete from honours.sheet_evidence where programme_id = ${programmeId} and round_id = ${conflict.roundId} and person_id = ${conflict.personId} and candidate_id = ${conflict.candidateId}`);
  await changed(tx, sql`delete from honours.score_sheets where programme_id = ${programmeId} and round_id = ${conflict.roundId} and person_id = ${conflict.personId} and candidate_id = ${conflict.candidateId}`);
}

export function sheetsOf(tx: Tx, programmeId: string, roundId: string, stage: ScoringStage, personId: string): Promise<{ candidate_id: string; scores: Record<string, number> }[]> {
  return rows(tx, sql`select candidate_id, scores from honours.score_sheets where programme_id = ${programmeId} and round_id = ${roundId} and stage = ${stage} and person_id = ${personId}`);
}

export function saveSheet(tx: Tx, programmeId: string, sheet: { roundId: string; stage: ScoringStage; personId: string; candidateId: string; scores: Readonly<Record<string, number>>; total: number; at: string }): Promise<number> {
  return changed(tx, sql`insert into honours.score_sheets (programme_id, round_id, stage, person_id, candidate_id, scores, total, submitted_at)
    values (${programmeId}, ${sheet.roundId}, ${sheet.stage}, ${sheet.personId}, ${sheet.candidateId}, ${JSON.stringify(sheet.scores)}::jsonb, ${sheet.total}, ${sheet.at})
    on conflict (programme_id, round_id, stage, person_id, candidate_id) do update set scores = excluded.scores, total = excluded.total, submitted_at = excluded.submitted_at`);
}

export function allSheets(tx: Tx, programmeId: string, roundId: string, titleId: string, stage: ScoringStage): Promise<{ judge: string; candidate: string; total: number; scores: Record<string, number> }[]> {
  return rows(tx, sql`select k.person_id as judge, k.candidate_id as candidate, k.total, k.scores from honours.score_sheets k join honours.candidates c on c.programme_id = k.programme_id and c.id = k.candidate_id
    where k.programme_id = ${programmeId} and k.round_id = ${roundId} and k.stage = ${stage} and c.title_id = ${titleId}`);
}

export async function voiceResults(tx: Tx, programmeId: string, roundId: string): Promise<Map<string, number>> {
  return new Map((await rows<{ candidate_id: string; voices: number }>(tx, sql`select candidate_id, voices from honours.voice_results where programme_id = ${programmeId} and round_id = ${roundId}`)).map((row) => [row.candidate_id, row.voices]));
}

/** How many households each village has, for the share of them that may be chosen. */
export function householdCounts(tx: Tx, programmeId: string, placeIds: readonly string[]): Promise<{ id: string; count: number }[]> {
  return rows(tx, sql`select p.id, coalesce(p.household_count, 0) as count from places.places p where p.programme_id = ${programmeId} and p.id = any(${placeIds}::uuid[])`);
}

export interface BallotCount { state: string; weight_percent: number; weight_rule: string; counted: { classes: { options: { code: string; votes: number }[] }[] } | null }

/** What a ballot counted, once it was; read from the module that keeps it. */
export function ballotCount(tx: Tx, programmeId: string, ballotId: string): Promise<BallotCount | undefined> {
  return maybeRow<BallotCount>(tx, sql`select b.state, b.weight_percent, b.weight_rule, r.counted from ballots.ballots b left join ballots.results r on r.programme_id = b.programme_id and r.ballot_id = b.id where b.programme_id = ${programmeId} and b.id = ${ballotId}`);
}

/** Once for a round: what was counted does not change. */
export function saveVoices(tx: Tx, programmeId: string, roundId: string, voices: readonly { candidateId: string; voices: number }[], at: string): Promise<number> {
  return changed(tx, sql`insert into honours.voice_results (programme_id, round_id, candidate_id, voices, closed_at)
    select ${programmeId}, ${roundId}, n."candidateId", n.voices, ${at} from jsonb_to_recordset(${JSON.stringify(voices)}::jsonb) as n("candidateId" uuid, voices integer)`);
}
