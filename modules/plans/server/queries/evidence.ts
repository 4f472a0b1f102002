/** What plans hold as evidence for the standards of an edition. */
import type { EvidenceSource } from '#modules/frameworks/server/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';

/** 任务成果 · Tasks that were accepted and came with papers, by the standards that they serve. */
export const planEvidence: EvidenceSource = {
  methods: ['material'],
  async countByStandard(ctx, editionId, since) {
    const found = await rows<{ standard_code: string; task_count: number }>(ctx.tx, sql`select standard_code, task_count from plans.accepted_tasks_by_standard(${editionId}, ${since})`);
    return new Map(found.map((row) => [row.standard_code, Number(row.task_count)]));
  },
};
