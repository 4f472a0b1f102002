/** Two public ballots of the demonstration: one counted, with its published file, one open. Names of courtyards only, no person's. */
import {
  castBallot, closeBallot, countBallot, draftBallot, enterPaperBallot, exchangeCode, listCodeBatches, listSealedBallots, openBallot, printCodes, readBallot, readPublicBallot, registerPaperCodes, requestClosing, setGuardLimits,
} from '#modules/ballots/contract/index.ts';
import { GUARD_LIMITS } from '#modules/ballots/domain/index.ts';
import { blindedRequest, sealedBallot } from '#modules/ballots/seed/index.ts';
import { DAY_MS, HOUR_MS } from '#kernel/local-date.ts';
import { chanceOf } from './acting.ts';
import { momentOf, workingDay } from './round.ts';
import type { Stage } from './round.ts';

const option = (code: string, classCode: string, label: string, note: string) => ({ code, classCode, label, note });
const counted = {
  title: '我最喜爱的文明楼院', mode: 'approve' as const, totalLimit: null, weightPercent: 0, weightRule: '评选办法（演示）：公众投票供评审参考',
  body: '在候选楼院中选出您最喜爱的。\n结果供评审参考，不作为任何单位的考评依据。',
  impersonalClasses: ['old', 'new'], classes: [{ code: 'old', label: '老旧小区楼院', limit: 2, seats: 2 }, { code: 'new', label: '新建小区楼院', limit: 1, seats: 1 }],
  options: [
    option('a1', 'old', '槐荫里三号院', '居民自管小组，垃圾分类投放整齐'), option('a2', 'old', '东门纺织厂家属院', '老人助餐点就在院里'), option('a3', 'old', '河西运输队院', '自行车棚改成了读书角'),
    option('b1', 'new', '北坡花园二期', '每周六邻里集市'), option('b2', 'new', '滨河新居', '雨水花园由孩子们照看'),
  ],
};
const running = {
  title: '街角口袋公园，先建哪一处', mode: 'ranked' as const, totalLimit: null, weightPercent: 30, weightRule: '建设方案（演示）：公众意见占三成',
  body: '今年计划建设一处街角口袋公园，请按您的意愿排序，最多排三位。\n投票码由社区发放，一户一码。',
  impersonalClasses: ['park'], classes: [{ code: 'park', label: '候选地点', limit: 3, seats: 1 }],
  options: [option('p1', 'park', '学府街路口', '靠近小学'), option('p2', 'park', '汽车站东侧', '现为临时停车场'), option('p3', 'park', '老粮站空地', '已收回，可马上动工'), option('p4', 'park', '滨河路亭子边', '有现成的树荫')],
};

interface Run { readonly stage: Stage; readonly office: string; readonly lead: string }
type Question = typeof counted | typeof running;

/** Codes are told once only, so a second run prints another batch under another key. */
async function printed({ stage, office }: Run, ballotId: string, name: string, count: number, at: number): Promise<readonly string[]> {
  const { total } = await stage.actors.read(listCodeBatches, { ballotId }, { at, by: office });
  return (await stage.actors.write(printCodes, { ballotId, label: '演示社区', count }, { at, by: office }, `demo/ballot/${name}/codes/${total}`)).codes;
}

async function drafted(run: Run, name: string, question: Question, times: { at: number; opensAt: number; closesAt: number }): Promise<string> {
  const input = { ...question, opensAt: new Date(times.opensAt).toISOString(), closesAt: new Date(times.closesAt).toISOString() };
  return (await run.stage.actors.write(draftBallot, input, { at: times.at, by: run.office }, `demo/ballot/${name}/draft`)).id;
}

/** One voter: a code, a credential made blind, a sealed ballot. */
async function vote({ stage, office }: Run, ballotId: string, code: string, at: number, choose: (definition: Parameters<typeof sealedBallot>[0]) => number[]): Promise<void> {
  const { definition } = await stage.actors.read(readPublicBallot, { ballotId }, { at, by: office });
  const request = await blindedRequest(definition);
  const { blindSignature } = await stage.actors.write(exchangeCode, { ballotId, code, blinded: request.blinded }, { at, by: office }, `demo/ballot/exchange/${request.blinded.slice(0, 40)}`);
  const sealed = sealedBallot(definition, await request.finish(blindSignature), choose(definition));
  await stage.actors.write(castBallot, { ballotId, ...sealed }, { at: at + HOUR_MS, by: office }, `demo/ballot/cast/${sealed.credential}`);
}

async function playCounted(run: Run, first: number, until: number): Promise<void> {
  const { stage, office, lead } = run;
  const closesAt = Math.min(first + 6 * DAY_MS, until - 3 * HOUR_MS);
  const ballotId = await drafted(run, 'counted', counted, { at: first, opensAt: first + HOUR_MS, closesAt });
  const state = async () => (await stage.actors.read(readBallot, { ballotId }, { at: until, by: office })).state;
  if (await state() === 'draft' || await state() === 'open') {
    const codes = await printed(run, ballotId, 'counted', 30, first);
    if (await state() === 'draft') await stage.actors.write(openBallot, { ballotId, version: 1 }, { at: first + HOUR_MS, by: lead }, 'demo/ballot/counted/open');
    const cast = async () => (await stage.actors.read(readBallot, { ballotId }, { at: until, by: office })).codes.online;
    for (let at = await cast(); at < 18; at += 1) {
      const chance = (of: number, salt: string) => Math.floor(chanceOf(`ballot/${salt}/${at}`) * of);
      await vote(run, ballotId, codes[at] as string, first + (2 + at) * HOUR_MS, () => [...new Set([chance(3, 'x'), chance(3, 'y'), 3 + chance(2, 'z')])]);
    }
    for (const [serial, choice] of [['Z001', [0, 3]], ['Z002', [1, 2, 4]]] as const) {
      for (const by of [office, lead]) await stage.actors.tryWrite(enterPaperBallot, { ballotId, serial, choice: [...choice] }, { at: closesAt - 2 * HOUR_MS, by }, `demo/ballot/paper/${serial}/${by}`);
    }
    await stage.actors.write(registerPaperCodes, { ballotId, codes: codes.slice(-2) }, { at: closesAt - HOUR_MS, by: office }, `demo/ballot/paper-codes/${chanceOf(codes[0] as string)}`);
    await stage.actors.write(requestClosing, { ballotId, minutes: '投票时间已到，两张纸质选票已两人录入，投票码已收回。' }, { at: closesAt + HOUR_MS, by: office }, 'demo/ballot/counted/request');
  }
  if (await state() === 'closing') await stage.actors.write(closeBallot, { ballotId }, { at: closesAt + 2 * HOUR_MS, by: lead }, 'demo/ballot/counted/close');
  await stage.actors.write(countBallot, { ballotId }, { at: closesAt + 2 * HOUR_MS, by: lead }, 'demo/ballot/counted/count');
}

async function playRunning(run: Run, first: number, until: number): Promise<void> {
  const { stage, office, lead } = run;
  const ballotId = await drafted(run, 'running', running, { at: first, opensAt: first + HOUR_MS, closesAt: until + 21 * DAY_MS });
  // The village votes over the network of its hall.
  await stage.actors.write(setGuardLimits, { ballotId, limits: { ...GUARD_LIMITS, originPercent: 40, originMin: 60, networkTimes: 5 }, reason: '演示：老人在社区活动室共用一个网络投票' }, { at: first, by: office }, 'demo/ballot/running/limits');
  const codes = await printed(run, ballotId, 'running', 12, first);
  await stage.actors.write(openBallot, { ballotId, version: 1 }, { at: first + HOUR_MS, by: lead }, 'demo/ballot/running/open');
  const { total } = await stage.actors.read(listSealedBallots, { ballotId }, { at: until, by: office });
  for (let at = total; at < 4; at += 1) await vote(run, ballotId, codes[at] as string, first + (2 + at) * HOUR_MS, () => [at % 4, (at + 1) % 4]);
}

/** 演示投票 · @errors throws when a step is refused */
export async function playBallots(stage: Stage, today: string, until: number): Promise<void> {
  const run = { stage, office: stage.city.logins.get('office') as string, lead: stage.city.logins.get('leadgroup') as string };
  const dayOf = (back: number): number => momentOf(workingDay(today, -back, stage.calendar), 9 * 60);
  await playCounted(run, dayOf(9), until);
  await playRunning(run, dayOf(2), until);
}
