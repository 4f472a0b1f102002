/** Two selections under way in the demonstration: the yearly one with its jury at work, and a quarter's stars of households in their villages. */
import { nameJudges, createSelectionRound, finishStage, importNominations, judgeEligibility, listTitles, nominateFromAwards, readMySheets, reviewAward, listReviewItems, startReReview, submitSheet } from '#modules/honours/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { chanceOf } from './acting.ts';
import type { Actors, Moment } from './acting.ts';

type Stages = InputOf<typeof createSelectionRound>['stages'];
const STARS = ['爱党爱国星', '诚实守信星', '遵纪守法星', '勤劳致富星', '孝老爱亲星', '助人为乐星', '环保卫生星', '勤俭节约星', '移风易俗星', '文明礼貌星'];
const HOUSEHOLDS_A_VILLAGE = 12;

const stagesFrom = (today: string, back: number, kinds: readonly Stages[number]['kind'][]): Stages => kinds.map((kind, at) => ({ kind, startsOn: addDays(localDate(today), at * 10 - back), endsOn: addDays(localDate(today), at * 10 - back + 9) }));

async function yearly(actors: Actors, people: { office: Moment; judges: readonly string[] }, titles: ReadonlyMap<string, string>, today: string): Promise<void> {
  const { office, judges } = people;
  const titleId = titles.get('moving-person') as string;
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-GD`, name: `${today.slice(0, 4)}年度感动人物评选（演示）`, conditions: '候选从好人榜产生，也可由单位和群众推荐。评委盲评，去掉最高最低取平均；公众意见仅供参考。公示无异议后由领导小组审定。', titles: [{ titleId, seats: 10 }],
    stages: stagesFrom(today, 25, ['nomination', 'eligibility', 'jury', 'publicNotice', 'decision', 'conferral', 'publication']),
  }, office, 'demo/selection/yearly');
  await actors.write(nominateFromAwards, { roundId, titleId, feederTitleIds: [titles.get('province-good-person') as string] }, office, 'demo/selection/yearly/feed');
  await actors.write(finishStage, { roundId, kind: 'nomination' }, office, 'demo/selection/yearly/nomination');
  await actors.write(judgeEligibility, { roundId }, office, 'demo/selection/yearly/judge');
  await actors.write(finishStage, { roundId, kind: 'eligibility' }, office, 'demo/selection/yearly/eligibility');
  await actors.write(nameJudges, { roundId, personIds: [...judges] }, office, 'demo/selection/yearly/judges');
  // The last of them has not begun.
  for (const by of judges.slice(0, -1)) {
    for (const { blindNumber } of (await actors.read(readMySheets, { roundId }, { ...office, by })).sheets) {
      const points = (code: string, most: number) => Math.round(most * (0.7 + 0.3 * chanceOf(`${by}/${blindNumber}/${code}`)));
      await actors.write(submitSheet, { roundId, blindNumber, scores: { deeds: points('deeds', 50), influence: points('influence', 30), recognition: points('recognition', 20) } }, { ...office, by }, `demo/selection/yearly/sheet/${by}/${blindNumber}`);
    }
  }
}

async function households(actors: Actors, office: Moment, titleId: string, villages: readonly string[], today: string): Promise<void> {
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-SX`, name: `十星级文明户${today.slice(0, 4)}年第四季度评议（演示）`, conditions: '户自愿申报，小组逐星评议，村评议会投票，公示后由乡镇审定挂牌。', titles: [{ titleId }],
    stages: stagesFrom(today, 12, ['nomination', 'groupReview', 'committee', 'publicNotice', 'decision', 'conferral', 'publication']),
  }, office, 'demo/selection/households');
  const lines = villages.flatMap((place, village) => Array.from({ length: HOUSEHOLDS_A_VILLAGE }, (_, at) => {
    const claimed = STARS.slice(0, 5 + ((village + at) % 6));
    const found = village % 2 === 0 ? claimed.filter((_star, index) => (index + at) % 9 !== 8) : [];
    return [`SX-${place}-${at + 1}`, `示例${at + 1}户`, place, `评${at + 1}号`, claimed.join('、'), found.join('、'), at % 4 === 3 ? '否' : '是', at % 4 === 3 ? '' : '演示：户主签字'].join(',');
  }));
  const body = new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,小组通过的星,同意公开,同意方式\n${lines.join('\n')}\n`);
  await actors.write(importNominations, { roundId, titleId, file: { fileName: 'nominations.csv', body }, mode: 'all' }, office, 'demo/selection/households/import');
  await actors.write(finishStage, { roundId, kind: 'nomination' }, office, 'demo/selection/households/nomination');
}

/** The villages whose yearly look is coming up: some kept, one given time, one whose withdrawal waits for its appeal. */
async function reReview(actors: Actors, office: Moment, titleId: string, today: string): Promise<void> {
  const { id: reReviewId } = await actors.write(startReReview, { titleId, name: `${today.slice(0, 4)}年文明村（社区）复查（演示）`, dueBy: addDays(localDate(today), 220), endsOn: addDays(localDate(today), 30) }, office, 'demo/re-review');
  const { rows } = await actors.read(listReviewItems, { reReviewId, pageSize: 20 }, office);
  for (const [at, { id: itemId }] of rows.slice(0, 8).entries()) {
    const result = at === 6 ? { result: 'rectify' as const, by: addDays(localDate(today), 60), reason: '村务公开栏半年未更新（演示）' } : at === 7 ? { result: 'withdraw' as const, heardOn: today, reason: '负面清单事项（演示）' } : { result: 'keep' as const };
    await actors.write(reviewAward, { itemId, evidence: '查看台账并实地走访（演示）。', ...result }, office, `demo/re-review/${at}`);
  }
}

/** 演示评选 · @errors throws when a step is refused */
export async function playSelections(actors: Actors, people: { office: Moment; judges: readonly string[] }, villages: readonly string[], today: string): Promise<void> {
  const titles = new Map((await actors.read(listTitles, { pageSize: 200 }, people.office)).rows.map(({ code, id }) => [code, id]));
  await yearly(actors, people, titles, today);
  await households(actors, people.office, titles.get('ten-star-household') as string, villages, today);
  await reReview(actors, people.office, titles.get('prefecture-village') as string, today);
}
