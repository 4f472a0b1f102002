/** Once a day: of adults no birthday is kept, and no guardian. */
import { bindWrite } from '#platform/server/operations/index.ts';
import { onceEverywhere } from '#modules/places/server/index.ts';
import { forgetBirthdays } from '../../contract/index.ts';
import { latestBirthdayOfAge } from '../../domain/index.ts';
import { openDetails, sealDetails } from '../details.ts';
import { anybodyGrown, letComeOfAge, lockGrown } from '../queries/growing-up.ts';

export const COMING_OF_AGE_JOB = 'honours.forgetBirthdays';
const DAY_MS = 86_400_000;

export const forgetBirthdaysBound = bindWrite(forgetBirthdays, async (ctx) => {
  const found = await lockGrown(ctx.tx, ctx.programmeId, latestBirthdayOfAge(ctx.today));
  const cameOfAge = await letComeOfAge(ctx.tx, ctx.programmeId, found.map(({ id, details_sealed: sealed }) => ({ id, details_sealed: sealDetails(ctx, { ...openDetails(ctx, sealed), guardian: null }) })));
  ctx.record({ kind: 'honourSubject', id: 'comingOfAge', change: { act: 'comeOfAge', count: cameOfAge } });
  return { cameOfAge };
});

/** Through the same write path as everybody; a day early is looked for, so that no time zone is missed. */
export const forgetBirthdaysEverywhere = onceEverywhere({
  job: COMING_OF_AGE_JOB, operation: forgetBirthdays, isDue: ({ db, clock }, programmeId) => anybodyGrown(db, programmeId, latestBirthdayOfAge(new Date(clock() + DAY_MS).toISOString().slice(0, 10))),
});
