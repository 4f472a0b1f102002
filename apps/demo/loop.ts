/** The whole loop, twice: two rounds from the plan to the published bulletin, on days that are the same in every run. */
import { playFinishedRound, settleRound } from './story.ts';
import type { PublishedBulletin } from './bulletin.ts';
import { momentOf, workingDay } from './round.ts';
import type { OpenedRound, RoundPlan, Stage } from './round.ts';

export interface LoopOptions {
  readonly stage: Stage;
  readonly importEdition: (at: number) => Promise<string>;
  readonly seed: string;
  /** @unit sites of each round */
  readonly sampleSize: number;
}

export interface PlayedRound { readonly round: OpenedRound & { dispatchedAt: number }; readonly bulletin: PublishedBulletin; /** @unit epoch milliseconds */ readonly draftedAt: number }

/** The story's first day; nothing in it depends on when it is told. */
const FIRST_DAY = '2026-04-13';
const VISIT_DAYS = 5;
/** @unit working days from a round's first day to its bulletin, and to the next round */
const BULLETIN_AFTER = 16;
const NEXT_AFTER = 40;
const MORNING_MINUTE = 9 * 60;

/** 演示闭环 · @errors throws when a step is refused */
export async function playLoop({ stage, importEdition, seed, sampleSize }: LoopOptions): Promise<PlayedRound[]> {
  const editionId = await importEdition(momentOf(workingDay(FIRST_DAY, -10, stage.calendar), MORNING_MINUTE));
  const played: PlayedRound[] = [];
  for (const [at, zh] of (['第一轮', '第二轮'] as const).entries()) {
    const number = at + 1;
    const startsOn = workingDay(FIRST_DAY, at * NEXT_AFTER, stage.calendar);
    const plan: RoundPlan = {
      code: `2026-D${number}`, zh: `2026年${zh}演示督查`, en: `Demo round ${number} of 2026`, startsOn, endsOn: workingDay(startsOn, VISIT_DAYS - 1, stage.calendar), visitDays: VISIT_DAYS,
      sampleSize, seed: `${seed}/D${number}`, chance: `${seed}/D${number}`, simulatedRound: number, editionId, previousRoundId: played.at(-1)?.round.roundId ?? null,
    };
    const labels = { visits: `正在载入${zh}督查 · loading round ${number}`, fixes: `正在载入${zh}整改 · loading the fixes of round ${number}` };
    const round = await playFinishedRound(stage, plan, labels);
    const day = workingDay(startsOn, BULLETIN_AFTER, stage.calendar);
    const bulletin = await settleRound(stage, round, day, labels);
    played.push({ round, bulletin, draftedAt: momentOf(day, MORNING_MINUTE) });
  }
  return played;
}
