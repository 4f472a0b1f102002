/** 第一小时 · Puts the steps of all modules together, in the order in which a programme begins. */
import { FIRST_STEPS, readFirstHour, saveFirstHour } from '#platform/contract/first-hour.ts';
import type { FirstStepCode } from '#platform/contract/first-hour.ts';
import { bindRead, bindWrite } from '../operations/context.ts';
import type { Bound } from '../operations/context.ts';
import { actsOf, guideOf, keepGuide } from './queries.ts';
import type { FirstStep } from './source.ts';

export type { FirstStep } from './source.ts';

const isStep = (code: string): code is FirstStepCode => (FIRST_STEPS as readonly string[]).includes(code);

/** @unit acts. Preparing a programme takes some dozen, since lists come in by imports; whoever has done so many works already. */
const RUNNING_ACTS = 200;
/** 已在运行 · A programme of selections or points never sends out an inspection: it is no beginner for that. */
export const isRunning = (acts: number): boolean => acts >= RUNNING_ACTS;

/** @errors throws when a step has no module that counts it, or two */
export function firstHourOperations(sources: readonly FirstStep[]): readonly Bound[] {
  const known = new Map(sources.map((source) => [source.code, source]));
  if (known.size !== sources.length || FIRST_STEPS.some((code) => !known.has(code))) throw new Error('every first step is counted by exactly one module');

  const readFirstHourBound = bindRead(readFirstHour, async (ctx) => {
    const guide = await guideOf(ctx.tx, ctx.programmeId);
    const steps = [];
    for (const code of FIRST_STEPS) {
      const { count, of = null } = await (known.get(code) as FirstStep).count(ctx);
      steps.push({ code, count, of, done: of === null ? count > 0 : of > 0 && count >= of });
    }
    return { hidden: guide?.hidden === true, skipped: (guide?.skipped ?? []).filter(isStep), isRunning: isRunning(await actsOf(ctx.tx, ctx.programmeId)), steps };
  });

  const saveFirstHourBound = bindWrite(saveFirstHour, async (ctx, input) => {
    await keepGuide(ctx.tx, ctx.programmeId, input);
    ctx.record({ kind: 'programme', id: ctx.programmeId, change: { firstHour: input } });
    return input;
  });

  return [readFirstHourBound, saveFirstHourBound];
}
