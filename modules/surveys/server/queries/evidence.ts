/** What surveys hold as evidence for the standards of an edition. */
import type { EvidenceSource } from '#modules/frameworks/server/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

/** 问卷题目 · Questions of closed surveys that at least five people answered; before the closing nothing is told. */
export const surveyEvidence: EvidenceSource = {
  methods: ['questionnaire'],
  async countByStandard(ctx, editionId, since) {
    const found = await rows<{ standard_code: string; question_count: number }>(ctx.tx, sql`select standard_code, question_count from surveys.questions_by_standard(${editionId}, ${since})`);
    return new Map(found.map((row) => [row.standard_code, Number(row.question_count)]));
  },
};

/** Which of these are no standard of the programme. @param named `edition/standard` */
export async function unknownStandards({ tx, programmeId }: ReadContext, named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return [];
  const known = new Set((await rows<{ name: string }>(tx, sql`select e.code || '/' || s.code as name from frameworks.editions e join frameworks.nodes s on s.programme_id = e.programme_id and s.edition_id = e.id and s.level = 'standard'
    where e.programme_id = ${programmeId} and e.code || '/' || s.code = any (${[...named]}::text[])`)).map(({ name }) => name));
  return named.filter((name) => !known.has(name));
}
