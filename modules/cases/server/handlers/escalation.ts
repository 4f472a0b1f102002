import { untilNothingLeft } from '#modules/places/server/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
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

/** Every five minutes, through the same write path as everybody. */
export const escalateEverywhere = untilNothingLeft({
  job: ESCALATION_JOB, operation: escalateCases, isLeft: ({ db, clock }, programmeId) => anythingToClimb(db, programmeId, new Date(clock()).toISOString()),
  done: (output) => (output as OutputOf<typeof escalateCases>).escalated, roundsMax: ROUNDS_MAX,
});
