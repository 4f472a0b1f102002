import { programmeIds } from '#modules/places/server/index.ts';
import { bindWrite, perform } from '#platform/server/operations/index.ts';
import type { Bound, JobHandler } from '#platform/server/operations/index.ts';
import { escalateCases } from '../../contract/index.ts';
import { insertEvents } from '../queries/case-steps.ts';
import { anythingToClimb, climb } from '../queries/escalation.ts';
import { emitCase } from '../take-step.ts';

export const ESCALATION_JOB = 'cases.escalate';
const CASES_A_TIME = 500;
/** A programme that comes back from a long holiday is worked off over the next runs. */
const ROUNDS_MAX = 20;

export const escalateCasesBound = bindWrite(escalateCases, async (ctx) => {
  const at = new Date(ctx.now).toISOString();
  const climbed = await climb(ctx.tx, ctx.programmeId, at, CASES_A_TIME);
  if (climbed.length > 0) {
    await insertEvents(ctx.tx, ctx.programmeId, climbed.map((row) => ({
      id: ctx.newId(), case_id: row.id, at, act: 'escalate', from_state: row.state, to_state: row.state, person_id: ctx.actor.personId, note: null,
      details: { fromLevel: row.from_level, toLevel: row.level },
    })));
  }
  for (const row of climbed) {
    ctx.record({ kind: 'case', id: row.id, change: { act: 'escalate', number: row.number, fromLevel: row.from_level, toLevel: row.level } });
    emitCase(ctx, row, 'escalate');
  }
  return { escalated: climbed.length, more: climbed.length === CASES_A_TIME };
});

/** Every five minutes, programme by programme, through the same write path as everybody. */
export const escalateEverywhere: JobHandler = async (_payload, { runtime, signal }) => {
  const bound = runtime.operations.get(escalateCases.id) as Bound;
  const failed: string[] = [];
  for (const programme of await programmeIds(runtime.db)) {
    for (let round = 0; round < ROUNDS_MAX && !signal.aborted; round += 1) {
      if (!await anythingToClimb(runtime.db, programme.id, new Date(runtime.clock()).toISOString())) break;
      const answer = await perform(runtime, bound, { asSystem: { programmeId: programme.id } }, {}, { requestId: `${ESCALATION_JOB}/${runtime.newId()}`, locale: 'zh-CN' });
      if (answer.ok) continue;
      // The others must not wait for the one that cannot; the job says so at its end and is tried again.
      runtime.log.error({ programme: programme.code, problem: answer.problem.code }, 'escalation failed');
      failed.push(programme.code);
      break;
    }
  }
  if (failed.length > 0) throw new Error(`escalation failed in ${failed.join(', ')}`);
};
