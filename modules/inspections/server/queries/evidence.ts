/** What inspections hold as evidence for the standards of an edition. */
import type { EvidenceSource } from '#modules/frameworks/server/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';

/** 观测 · Observations of closed rounds: the sample of a running one is secret, and so is what it has covered (ADR-0015). */
export const observationEvidence: EvidenceSource = {
  methods: ['field'],
  async countByStandard(ctx, editionId, since) {
    const found = await rows<{ standard_code: string; observation_count: number }>(ctx.tx, sql`select standard_code, observation_count from inspections.observations_by_standard(${editionId}, ${since})`);
    return new Map(found.map((row) => [row.standard_code, row.observation_count]));
  },
};
