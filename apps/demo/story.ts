/**
 * The story that the demo programme tells: one round that ended four weeks ago, with its cases and its published bulletin, and a
 * second one under way. Told again after a kill, every finished step answers what it answered the first time.
 */
import { localDateOf, instant, HOUR_MS, MINUTE_MS } from '#kernel/local-date.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import { escalateCases } from '#modules/cases/contract/index.ts';
import { closeRound, dispatchFindings } from '#modules/inspections/contract/index.ts';
import { publish } from './bulletin.ts';
import type { PublishedBulletin } from './bulletin.ts';
import { fixCases } from './cases.ts';
import { FINISHED_ROUND, RUNNING_ROUND } from './case-scripts.ts';
import type { Actors } from './acting.ts';
import type { DemoCity } from './city.ts';
import { playBallots } from './ballots.ts';
import { playNotices } from './notices.ts';
import { playReports } from './reports.ts';
import { dismissSome, findingsOf, inspect, momentOf, openRound, workingDay } from './round.ts';
import type { OpenedRound, RoundPlan, Stage } from './round.ts';

export interface StoryOptions {
  readonly actors: Actors;
  readonly city: DemoCity;
  readonly calendar: WorkCalendar;
  /** The day on which the story stands. @unit YYYY-MM-DD */
  readonly today: string;
  /** What has not happened by then is left out. @unit epoch milliseconds */
  readonly now: number;
  /** Of the round under way, whose sites must not be known beforehand. */
  readonly runningSeed: string;
  readonly tell: (text: string) => void;
  readonly importEdition: (at: number) => Promise<string>;
  readonly afterMuch: () => Promise<void>;
  /** @unit sites */
  readonly sampleSize?: number;
}

const SAMPLE_SIZE = 160;
/** The second round is smaller, as a follow-up is. @unit share of the first */
const SECOND_ROUND_SHARE = 0.75;
const FINISHED = { startsBefore: 30, visitDays: 8 } as const;
const RUNNING = { startsBefore: 3, visitDays: 6 } as const;
const OFFICE_OPENS_MINUTE = 9 * 60;

/** What is told while a round is played. */
export interface RoundLabels { readonly visits: string; readonly fixes: string }
const FIRST: RoundLabels = { visits: '正在载入第一轮实地督查 · loading the first round of inspections', fixes: '正在载入第一轮整改 · loading the fixes of the first round' };
const SECOND: RoundLabels = { visits: '正在载入第二轮实地督查 · loading the second round of inspections', fixes: '正在载入第二轮整改 · loading the fixes of the second round' };

/** A round that is over: visited, dispatched, closed. */
export async function playFinishedRound(stage: Stage, plan: RoundPlan, label: RoundLabels): Promise<OpenedRound & { dispatchedAt: number }> {
  const office = stage.city.logins.get('office') as string;
  const round = await openRound(stage, plan);
  await inspect(stage, round, { from: 0, to: plan.visitDays }, label.visits);
  const after = momentOf(workingDay(plan.endsOn, 1, stage.calendar), OFFICE_OPENS_MINUTE);
  await dismissSome(stage, round, await findingsOf(stage, round, after, plan.visitDays), after);
  const dispatchedAt = after + HOUR_MS;
  await stage.actors.write(dispatchFindings, { roundId: round.roundId, all: true, note: '请按时限整改并上传整改后照片' }, { at: dispatchedAt, by: office }, `demo/${plan.code}/dispatch`);
  await stage.actors.write(closeRound, { roundId: round.roundId }, { at: dispatchedAt + 30 * MINUTE_MS, by: office }, `demo/${plan.code}/close`);
  await stage.afterMuch();
  return { ...round, dispatchedAt };
}

/** The cases of a finished round up to a day, and what is published about it then. */
export async function settleRound(stage: Stage, round: OpenedRound & { dispatchedAt: number }, day: string, label: RoundLabels): Promise<PublishedBulletin> {
  const publishedAt = momentOf(day, OFFICE_OPENS_MINUTE);
  const findings = await findingsOf(stage, round, publishedAt, round.plan.visitDays);
  await fixCases(stage, { round, findings, dispatchedAt: round.dispatchedAt, until: publishedAt, shares: FINISHED_ROUND, label: label.fixes });
  return publish(stage, round, publishedAt);
}

async function playRunningRound(stage: Stage, plan: RoundPlan, options: StoryOptions): Promise<void> {
  const office = stage.city.logins.get('office') as string;
  const round = await openRound(stage, plan);
  await inspect(stage, round, { from: 0, to: 1 }, SECOND.visits);
  const dispatchedAt = momentOf(workingDay(plan.startsOn, 2, stage.calendar), OFFICE_OPENS_MINUTE);
  await dismissSome(stage, round, await findingsOf(stage, round, dispatchedAt, 1), dispatchedAt);
  await stage.actors.write(dispatchFindings, { roundId: round.roundId, all: true }, { at: dispatchedAt + 20 * MINUTE_MS, by: office }, `demo/${plan.code}/dispatch/1`);
  const findings = await findingsOf(stage, round, dispatchedAt, 1);
  await fixCases(stage, { round, findings, dispatchedAt: dispatchedAt + 20 * MINUTE_MS, until: options.now, shares: RUNNING_ROUND, label: SECOND.fixes });
  await inspect(stage, round, { from: 2, to: 2 }, SECOND.visits);
}

function plans(options: StoryOptions, editionId: string): { finished: RoundPlan; running: (previousRoundId: string) => RoundPlan } {
  const { today, calendar } = options;
  const sampleSize = options.sampleSize ?? SAMPLE_SIZE;
  const startsOn = workingDay(today, -FINISHED.startsBefore, calendar);
  const secondStartsOn = workingDay(today, -RUNNING.startsBefore, calendar);
  const year = startsOn.slice(0, 4);
  return {
    finished: {
      code: `${year}-R1`, zh: `${year}年第一轮实地督查`, en: `First inspection round of ${year}`, startsOn, endsOn: workingDay(startsOn, FINISHED.visitDays - 1, calendar),
      visitDays: FINISHED.visitDays, sampleSize, seed: `wanyuan-demo-${year}-R1`, chance: `wanyuan-demo-${year}-R1`, simulatedRound: 1, editionId, previousRoundId: null,
    },
    running: (previousRoundId) => ({
      code: `${year}-R2`, zh: `${year}年第二轮实地督查`, en: `Second inspection round of ${year}`, startsOn: secondStartsOn, endsOn: workingDay(secondStartsOn, RUNNING.visitDays - 1, calendar),
      visitDays: RUNNING.visitDays, sampleSize: Math.ceil(sampleSize * SECOND_ROUND_SHARE), seed: options.runningSeed, chance: `wanyuan-demo-${year}-R2`, simulatedRound: 2, editionId, previousRoundId,
    }),
  };
}

/** Level by level, so that late cases stand where they would stand by now. */
async function escalate(stage: Stage, now: number): Promise<void> {
  const by = stage.city.logins.get('office') as string;
  for (let turn = 1; ; turn += 1) {
    const { more } = await stage.actors.write(escalateCases, {}, { at: now, by }, `demo/escalate/${localDateOf(instant(now), 480)}/${turn}`);
    if (!more) return;
  }
}

/** 讲述演示故事 · @errors throws when a step is refused */
export async function playStory(options: StoryOptions): Promise<void> {
  const { actors, city, calendar, tell, today } = options;
  const stage: Stage = { actors, city, calendar, tell, afterMuch: options.afterMuch };
  tell('正在导入测评体系 · importing the framework');
  const editionId = await options.importEdition(momentOf(workingDay(today, -FINISHED.startsBefore - 10, calendar), OFFICE_OPENS_MINUTE));
  const plan = plans(options, editionId);
  const finished = await playFinishedRound(stage, plan.finished, FIRST);
  await playRunningRound(stage, plan.running(finished.roundId), options);
  await settleRound(stage, finished, workingDay(today, -10, calendar), FIRST);
  tell('正在载入日常上报 · loading reports');
  await playReports(stage, today, city.siteIds, options.now);
  await playNotices(stage, today, options.now);
  await playBallots(stage, today, options.now);
  await escalate(stage, options.now);
}
