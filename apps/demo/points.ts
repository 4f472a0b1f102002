/** Points of the demonstration: a rule book, six weeks of deeds of households, reviewed and posted. */
import { listSubjects } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, findSignals, listSignals, listDeeds, postDeeds, publishBoard, recordDeed, recordDeedObjection, reviewDeeds, settleDeedObjection, settleSignal } from '#modules/points/contract/index.ts';
import { quarterOf } from '#modules/points/domain/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { chanceOf } from './acting.ts';
import type { Actors } from './acting.ts';
import { momentOf } from './round.ts';

const HOUSEHOLDS = 30;
const DEEDS_EACH = 3;
const FIRST_DAY_BEFORE = 42;
const REVIEWED_AFTER_DAYS = 2;
const MORNING_MINUTE = 10 * 60;
const DEEDS = ['public-work', 'help-neighbour', 'study', 'volunteer', 'clean-yard', 'watering', 'mediation', 'littering'] as const;
const EVIDENCE: Readonly<Record<string, string>> = { 'help-neighbour': '证明人：示例邻居', 'mediation': '证明人：示例组长', 'clean-yard': '单据 示例-7', 'littering': '演示：两次提醒后仍未清理，组长在场' };

interface People { readonly office: string; readonly second: string; readonly third: string; readonly lead: string; readonly admin: string }
interface Told { readonly id: string; readonly day: string }

async function deeds(actors: Actors, people: People, today: string): Promise<Told[]> {
  const at = momentOf(today, MORNING_MINUTE);
  const households = (await actors.read(listSubjects, { kind: 'household', q: '示例', pageSize: HOUSEHOLDS }, { at, by: people.office })).rows;
  const told: Told[] = [];
  for (const [place, { id: subjectId, code }] of households.entries()) {
    for (let turn = 0; turn < DEEDS_EACH; turn += 1) {
      const name = `${code}/${turn}`;
      const back = Math.floor(chanceOf(`deed/${name}/day`) * (FIRST_DAY_BEFORE - 1)) + 1;
      const day = addDays(localDate(today), -back);
      const ruleCode = DEEDS[(place * DEEDS_EACH + turn) % DEEDS.length] as string;
      const { id } = await actors.write(recordDeed, { subjectId, ruleCode, happenedOn: day, evidence: EVIDENCE[ruleCode] ?? '签到表（演示）' }, { at: momentOf(day, MORNING_MINUTE + turn * 7), by: people.second }, `demo/deed/${name}`);
      told.push({ id, day });
    }
  }
  // Whatever the draw made of the days: one deed hangs out today, of a household that may stand there by its label.
  const shown = households.find(({ consent }) => consent !== 'refused' && consent !== 'withdrawn');
  if (shown !== undefined) {
    const day = addDays(localDate(today), -REVIEWED_AFTER_DAYS - 1);
    const { id } = await actors.write(recordDeed, { subjectId: shown.id, ruleCode: 'clean-yard', happenedOn: day, evidence: '单据 示例-8' }, { at: momentOf(day, MORNING_MINUTE + 45), by: people.second }, `demo/deed/${shown.code}/on-notice`);
    told.push({ id, day });
  }
  return told;
}

/** What the report points at; somebody whom it does not concern decided about one of them. */
async function signals(actors: Actors, people: People, at: number): Promise<void> {
  const moment = { at, by: people.lead };
  await actors.write(findSignals, {}, moment, 'demo/points/signals');
  const [pair] = (await actors.read(listSignals, { kind: 'samePair', pageSize: 1 }, moment)).rows;
  if (pair !== undefined) await actors.write(settleSignal, { signalId: pair.id, outcome: 'explained', reason: '演示：村里只有两名干部，已请驻村工作队抽查', seenCount: pair.count }, { ...moment, at: at + 60_000 }, 'demo/points/signal');
}

/** Two objections to deeds that hang out: one was looked into, the other waits for somebody who had no part in the deed. */
async function objections(actors: Actors, people: People, at: number): Promise<void> {
  const [first, second] = (await actors.read(listDeeds, { state: 'noticed', sort: 'recent', pageSize: 2 }, { at, by: people.office })).rows;
  const words = ['演示：那天我也在，清扫的不是这一户', '演示：同一件事好像记了两次，请核对'];
  for (const [place, deed] of [first, second].entries()) {
    if (deed === undefined) continue;
    const { id } = await actors.write(recordDeedObjection, { deedId: deed.id, words: words[place] as string, sender: '示例邻居' }, { at: at + place * 60_000, by: people.third }, `demo/points/objection/${place}`);
    if (place === 0) await actors.write(settleDeedObjection, { objectionId: id, outcome: 'notUpheld', answer: '演示：查了签到表和照片，是这一户，请放心' }, { at: at + 30 * 60_000, by: people.lead }, 'demo/points/objection/answer');
  }
}

/** 演示积分 · @errors throws when a step is refused */
export async function playPoints(actors: Actors, people: People, today: string, tell: (text: string) => void): Promise<void> {
  tell('正在载入积分 · loading points');
  const began = addDays(localDate(today), -FIRST_DAY_BEFORE);
  const { id: bookId } = await actors.write(draftRuleBook, { name: '户积分规则（演示）', effectiveFrom: began, source: '演示：村民会议记录' }, { at: momentOf(began, MORNING_MINUTE - 60), by: people.office }, 'demo/points/book');
  await actors.write(approveRuleBook, { bookId }, { at: momentOf(began, MORNING_MINUTE - 30), by: people.lead }, 'demo/points/book/approve');
  const told = await deeds(actors, people, today);
  const byDay = Map.groupBy(told, ({ day }) => day);
  for (const day of [...byDay.keys()].toSorted()) {
    const reviewed = addDays(localDate(day), REVIEWED_AFTER_DAYS);
    if (reviewed >= today) continue;
    const deedIds = (byDay.get(day) ?? []).map(({ id }) => id);
    await actors.write(reviewDeeds, { deedIds, agree: true }, { at: momentOf(reviewed, MORNING_MINUTE + 90), by: people.office }, `demo/points/review/${day}`);
  }
  const at = momentOf(today, MORNING_MINUTE - 120);
  await actors.write(postDeeds, {}, { at, by: people.admin }, 'demo/points/post');
  await objections(actors, people, at + 1_800_000);
  await signals(actors, people, at + 3_600_000);
  await actors.write(publishBoard, { quarter: quarterOf(today), isPublic: true }, { at, by: people.office }, 'demo/points/board');
  await actors.write(draftRuleBook, { name: '户积分规则（演示，讨论稿）', effectiveFrom: addDays(localDate(today), 30), source: '演示：村民会议待议' }, { at, by: people.office }, 'demo/points/next');
}
