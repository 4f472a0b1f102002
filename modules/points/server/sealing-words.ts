/** 封存记分异议内容 · Words that were written before words were sealed: sealed once, programme by programme, by whoever holds the key. */
import { untilNothingLeft } from '#modules/places/server/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import { sealDeedObjections } from '../contract/index.ts';
import { plainWords } from './queries/objections.ts';
import { WORDS_SEAL } from './handlers/objections.ts';

export const SEAL_OBJECTIONS_JOB = 'points.sealDeedObjections';
/** So many in one transaction; the run goes on until none are left. */
const AT_ONCE = 1_000;

export const sealDeedObjectionsBound = bindWrite(sealDeedObjections, async (ctx) => {
  const plain = await plainWords.some(ctx.tx, ctx.programmeId, AT_ONCE);
  await plainWords.seal(ctx.tx, ctx.programmeId, plain.map(({ id, words }) => ({ id, sealed: ctx.secrets.seal(`${WORDS_SEAL}/${ctx.programmeId}`, words) })));
  ctx.record({ kind: 'deedObjection', id: 'sealed', change: { act: 'seal', count: plain.length } });
  return { sealed: plain.length };
});

/** Once a day, until nothing is left to seal, through the same write path as everybody. */
export const sealDeedObjectionsEverywhere = untilNothingLeft({ job: SEAL_OBJECTIONS_JOB, operation: sealDeedObjections, isLeft: ({ db }, programmeId) => plainWords.any(db, programmeId), done: (output) => (output as { sealed: number }).sealed });
