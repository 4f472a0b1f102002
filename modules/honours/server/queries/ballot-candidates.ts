/** Which candidate stands behind which option of a ballot that a selection drafted. */
import { changed, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { Consent, SubjectKind } from '../../domain/index.ts';

export function saveBallotCandidates(tx: Tx, programmeId: string, ballotId: string, options: readonly { readonly optionCode: string; readonly candidateId: string }[]): Promise<number> {
  return changed(tx, sql`insert into honours.ballot_candidates (programme_id, ballot_id, option_code, candidate_id)
    select ${programmeId}, ${ballotId}, n."optionCode", n."candidateId" from jsonb_to_recordset(${JSON.stringify(options)}::jsonb) as n("optionCode" text, "candidateId" uuid)`);
}

/** Ballots that were drafted for a round and not withdrawn; by the candidates behind their options. */
export async function standingBallots(tx: Tx, programmeId: string, roundId: string): Promise<string[]> {
  return (await rows<{ ballot_id: string }>(tx, sql`select distinct o.ballot_id from honours.candidates c
      join honours.ballot_candidates o on o.programme_id = c.programme_id and o.candidate_id = c.id join ballots.ballots b on b.programme_id = o.programme_id and b.id = o.ballot_id
    where c.programme_id = ${programmeId} and c.round_id = ${roundId} and b.state <> 'withdrawn'`)).map(({ ballot_id }) => ballot_id);
}

export interface BallotOptionRow { ballot_id: string; option_code: string; kind: SubjectKind; consent: Consent; born_on: string | null; is_adult: boolean }

/** Options behind which these subjects stand. */
export function optionsOfSubjects(tx: Tx, programmeId: string, subjectIds: readonly string[]): Promise<BallotOptionRow[]> {
  return rows(tx, sql`select b.ballot_id, b.option_code, s.kind, s.consent, s.born_on, s.is_adult
    from honours.candidates c join honours.ballot_candidates b on b.programme_id = c.programme_id and b.candidate_id = c.id join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
    where c.programme_id = ${programmeId} and c.subject_id = any(${[...subjectIds]}::uuid[]) order by b.ballot_id, b.option_code`);
}
