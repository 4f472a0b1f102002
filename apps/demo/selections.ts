/** Selections under way in the demonstration: the yearly one with its jury at work, a quarter's stars of households in their villages, five-star households of which one township has answered, and persons of whom departments owe answers, and moral models whose shortlist is to be decided. */
import {
  chooseCandidates, createSelectionRound, createSubject, decideTown, draftSelectionNotice, finishStage, importNominations, judgeEligibility, listCandidates, listReviewItems, listRoundTowns, listRoundVillages, listTitles, nameJudges, nominateCandidate, nominateFromAwards, readMySheets, readNegativeList, readSelectionRound, readTitle,
  recordCheck, recordConsent, notifyHolder, recordVillageMeeting, reviewAward, signNegatives, startReReview, submitSheet, updateSelectionRound, updateTitle,
} from '#modules/honours/contract/index.ts';
import { closeNotice, publishNotice } from '#modules/notices/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { daysBefore } from '../../packs/honours/sheets.ts';
import { chanceOf } from './acting.ts';
import { momentOf } from './round.ts';
import type { Actors, Moment } from './acting.ts';
import { playDepartmentCheck } from './department-check.ts';
import type { Coordinator } from './department-check.ts';

type Stages = InputOf<typeof createSelectionRound>['stages'];
const STARS = ['爱党爱国星', '诚实守信星', '遵纪守法星', '勤劳致富星', '孝老爱亲星', '助人为乐星', '环保卫生星', '勤俭节约星', '移风易俗星', '文明礼貌星'];
const HOUSEHOLDS_A_VILLAGE = 12;
const FIVE = ['勤劳节俭星', '孝敬和睦星', '诚信友善星', '洁美环保星', '书香文化星'];
const FIVE_STAR_A_VILLAGE = 6;
const CLAIM_WORDS = { filial: '三代同堂，照料卧床老人八年（演示）', hygiene: '门前三包，院里不堆杂物（演示）', help: '常年义务接送邻居孩子上学（演示）' };

export interface SelectionPeople { readonly office: Moment; readonly judges: readonly string[]; readonly lead: string; /** Who may answer for a township; the first with one of the round does. */ readonly townOfficers: readonly string[]; /** Who signs for the organisations of the department check. */ readonly coordinators: readonly Coordinator[] }

const stagesFrom = (today: string, back: number, kinds: readonly Stages[number]['kind'][]): Stages => kinds.map((kind, at) => ({ kind, startsOn: addDays(localDate(today), at * 10 - back), endsOn: addDays(localDate(today), at * 10 - back + 9) }));

/** Nobody is named, and no place: a blind judge knows a number by them. */
const YEARLY_DEEDS = [
  '十五年义务照看同院两位孤寡老人，天天送饭、陪诊（演示）', '汛期跳入河中救起两名落水者，事后悄悄离开（演示）', '经营小店二十年不缺斤短两，多收的货款当天退回（演示）', '返乡办起合作社，带着三十多户种菜增收（演示）', '照料瘫痪的婆婆十二年，从没红过脸（演示）',
  '坚持献血二十余年，累计一万多毫升（演示）', '下班后义务教留守孩子写作业，六年没断过（演示）', '捡到装有现金的背包，在原地等了三个小时（演示）', '带头移风易俗，办喜事不收礼、不摆席（演示）', '守着山区教学点二十三年，送出一届届学生（演示）',
  '发现邻居家起火，第一个冲进去背出老人（演示）', '替离世的家人分八年还清乡亲的钱（演示）', '组织街坊清理背街小巷，三年没有一个周末空着（演示）', '汛期日夜转运物资，自费加油跑了四千公里（演示）', '把临街铺面让出一间，给环卫工人歇脚喝水（演示）',
];

async function yearly(actors: Actors, people: { office: Moment; judges: readonly string[] }, titles: ReadonlyMap<string, string>, today: string): Promise<void> {
  const { office, judges } = people;
  const titleId = titles.get('moving-person') as string;
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-GD`, name: `${today.slice(0, 4)}年度感动人物评选（演示）`, conditions: '候选从好人榜产生，也可由单位和群众推荐。评委盲评，去掉最高最低取平均；公众意见仅供参考。公示无异议后由领导小组审定。', titles: [{ titleId, seats: 10 }],
    stages: stagesFrom(today, 25, ['nomination', 'eligibility', 'jury', 'publicNotice', 'decision', 'conferral', 'publication']),
  }, office, 'demo/selection/yearly');
  await actors.write(nominateFromAwards, { roundId, titleId, feederTitleIds: [titles.get('province-good-person') as string] }, office, 'demo/selection/yearly/feed');
  // Whoever comes from another list comes without deeds: the office fills them in by the sheet of nominations.
  const fed = (await actors.read(listCandidates, { roundId, sort: 'number', pageSize: 200 }, office)).rows;
  const deeds = fed.map(({ subject }, at) => [subject.code, subject.label, YEARLY_DEEDS[at % YEARLY_DEEDS.length] as string].join(','));
  await actors.write(importNominations, { roundId, titleId, file: { fileName: 'deeds.csv', body: new TextEncoder().encode(`\uFEFF对象编号,名称,事迹摘要\n${deeds.join('\n')}\n`) }, mode: 'all' }, office, 'demo/selection/yearly/deeds');
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
    code: `${today.slice(0, 4)}-SX`, name: `十星级文明户${today.slice(0, 4)}年第四季度评议（演示）`, conditions: '户自愿申报，小组逐星评议，村评议会投票，公示后由乡镇审批挂牌。', titles: [{ titleId }],
    stages: stagesFrom(today, 12, ['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral', 'publication']),
  }, office, 'demo/selection/households');
  // Each quarter goes to some of the villages, so many at least, and honours half of the households of one at most.
  const { version } = await actors.read(readSelectionRound, { roundId }, office);
  await actors.write(updateSelectionRound, {
    roundId, version, reason: '经领导小组研究，本季度至少在一成的村（社区）开展（演示）',
    titles: [{ titleId, seats: null, quotas: [{ kind: 'coverageMost', dimension: 'village', most: { numerator: 1, denominator: 2 } }, { kind: 'groupsCoveredLeast', dimension: 'village', least: { numerator: 1, denominator: 10 }, cover: { from: 'places', placeKinds: ['village', 'community'] } }] }],
  }, office, 'demo/selection/households/quotas');
  const lines = villages.flatMap((place, village) => Array.from({ length: HOUSEHOLDS_A_VILLAGE }, (_, at) => {
    const claimed = STARS.slice(0, 5 + ((village + at) % 6));
    const found = village % 2 === 0 ? claimed.filter((_star, index) => (index + at) % 9 !== 8) : [];
    return [`SX-${place}-${at + 1}`, `示例${at + 1}户`, place, `评${at + 1}号`, claimed.join('、'), found.join('、'), at % 4 === 3 ? '否' : '是', at % 4 === 3 ? '' : '演示：户主签字'].join(',');
  }));
  const body = new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,小组通过的星,同意公开,同意方式\n${lines.join('\n')}\n`);
  await actors.write(importNominations, { roundId, titleId, file: { fileName: 'nominations.csv', body }, mode: 'all' }, office, 'demo/selection/households/import');
  for (const [at, { placeId }] of (await actors.read(listRoundVillages, { roundId, sort: 'place', pageSize: 2 }, office)).rows.entries()) {
    const { id: subjectId } = await actors.write(createSubject, { kind: 'household', code: `SX-Z-${at + 1}`, label: `示例自荐户${at + 1}`, placeId, houseNumber: `自荐${at + 1}号` }, office, `demo/selection/households/self/${at}`);
    await actors.write(nominateCandidate, { roundId, titleId, subjectId, source: 'self', claimedStars: ['filial', 'hygiene', 'help'], claimWords: CLAIM_WORDS }, office, `demo/selection/households/claims/${at}`);
  }
  await actors.write(finishStage, { roundId, kind: 'nomination' }, office, 'demo/selection/households/nomination');
}

/** Shown, and before the townships: the first that has an officer has answered and sent one household back. */
async function townships(actors: Actors, people: SelectionPeople, titleId: string, villages: readonly string[], today: string): Promise<void> {
  const { lead } = people;
  const office = (daysBack: number): Moment => ({ at: momentOf(daysBefore(today, daysBack), 9 * 60), by: people.office.by });
  const key = (step: string): string => `demo/selection/townships/${step}`;
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-WX`, name: `五星级文明户${today.slice(0, 4)}年评选（演示）`, conditions: '户自愿申报，小组逐星评议，村评议会投票，公示无异议后由乡镇（街道）审批，统一挂牌。', titles: [{ titleId }],
    stages: stagesFrom(today, 45, ['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral', 'publication']),
  }, office(45), key('create'));
  const lines = (stars: readonly string[][]) => villages.flatMap((place) => stars.map((own, at) => [`WX-${place}-${at + 1}`, `示例五星户${at + 1}`, place, `星${at + 1}号`, FIVE.join('、'), own.join('、'), '是', '演示：户主签字'].join(',')));
  const sheet = (column: string, stars: readonly string[][]) => ({ fileName: 'households.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,${column},同意公开,同意方式\n${lines(stars).join('\n')}\n`) });
  const found = Array.from({ length: FIVE_STAR_A_VILLAGE }, (_, at) => FIVE.filter((_star, index) => (index + at) % 7 !== 6));
  await actors.write(importNominations, { roundId, titleId, file: sheet('小组通过的星', found), mode: 'all' }, office(44), key('import'));
  await actors.write(finishStage, { roundId, kind: 'nomination' }, office(36), key('nomination'));
  await actors.write(finishStage, { roundId, kind: 'groupReview' }, office(30), key('group'));
  for (const { placeId } of (await actors.read(listRoundVillages, { roundId, pageSize: 200 }, office(29))).rows) {
    await actors.write(recordVillageMeeting, { roundId, placeId, heldOn: daysBefore(today, 29), presentCount: 21, minutes: '村（社区）评议会逐户逐星表决，一致按小组意见通过（演示）。' }, office(29), key(`meeting/${placeId}`));
  }
  await actors.write(importNominations, { roundId, titleId, file: sheet('村评通过的星', found.map((stars) => stars.map((star) => `${star}19:2`))), mode: 'all' }, office(28), key('committee'));
  await actors.write(finishStage, { roundId, kind: 'committee' }, office(27), key('village'));
  await actors.write(chooseCandidates, { roundId, candidateIds: (await actors.read(listCandidates, { roundId, pageSize: 200 }, office(27))).rows.map(({ id }) => id) }, office(27), key('choose'));
  const { noticeId } = await actors.write(draftSelectionNotice, { roundId, howToObject: '电话：000-0000000（演示）' }, office(27), key('notice'));
  await actors.write(publishNotice, { noticeId, version: 1 }, { at: office(27).at + 1, by: lead }, key('publish'));
  await actors.write(closeNotice, { noticeId, closingNote: '公示期内没有收到异议（演示）。' }, { at: office(6).at, by: lead }, key('close'));
  await actors.write(finishStage, { roundId, kind: 'publicNotice' }, { ...office(6), at: office(6).at + 1 }, key('shown'));
  for (const by of people.townOfficers) {
    const own = (await actors.read(listRoundTowns, { roundId, sort: 'place', pageSize: 200 }, { at: office(4).at, by })).rows.find(({ mayDecide }) => mayDecide);
    if (own === undefined) continue;
    const { rows: [back] } = await actors.read(listCandidates, { roundId, placeId: own.placeId, pageSize: 1 }, { at: office(4).at, by });
    const { households, digest } = await actors.read(readNegativeList, { roundId, placeId: own.placeId }, { at: office(4).at, by });
    await actors.write(signNegatives, { roundId, placeId: own.placeId, households, digest }, { at: office(4).at, by }, key(`negatives/${own.placeId}`));
    await actors.write(decideTown, { roundId, placeId: own.placeId, approve: true, document: '街道办〔演示〕7号', returned: back === undefined ? [] : [{ candidateId: back.id, reason: '门前杂物未清，整改后下次再报（演示）' }] }, { at: office(4).at, by }, key(`town/${own.placeId}`));
    return;
  }
}

/** The villages whose yearly look is coming up: some kept, one given time, one whose holder was told that it is to be withdrawn. */
const AREAS = ['示例东片', '示例西片', '示例北片'];
const MODELS_A_CLASS = 6;
const MODEL_DEEDS = ['多年如一日照看孤寡老人（演示）', '危急时刻救人不留名（演示）', '诚信经营二十年，从不缺斤短两（演示）', '扎根基层，把平凡岗位做到最好（演示）', '照料久病家人，不离不弃（演示）', '带动一条街做好事（演示）'];

/** Five classes, two of each: changed while people were nominated, scored, and now to be narrowed for the ballot. Nobody came from one of the areas that must be covered. */
async function models(actors: Actors, people: SelectionPeople, titleId: string, today: string): Promise<void> {
  const office = (daysBack: number): Moment => ({ at: momentOf(daysBefore(today, daysBack), 9 * 60), by: people.office.by });
  const key = (step: string): string => `demo/selection/models/${step}`;
  const stages = stagesFrom(today, 33, ['nomination', 'eligibility', 'jury', 'shortlist', 'publicVoice', 'publicNotice', 'decision', 'conferral', 'publication']);
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-MF`, name: `${today.slice(0, 4)}年道德模范评选（演示）`, conditions: '五类各评两名。评委盲评取平均，每类前三名入围，公众投票在入围名单中进行，仅供参考。', titles: [{ titleId }], stages, openNomination: true, shortlist: { size: 3, per: 'class' },
    jury: { method: 'mean', trim: 0, tieRule: ['median', 'highestFewest', 'earlier', 'lot'], lotSeed: 'demo-models', criteria: [{ code: 'deeds', zh: '事迹', en: 'Deeds', scoreMax: 60 }, { code: 'influence', zh: '影响', en: 'Influence', scoreMax: 40 }] },
  }, office(33), key('create'));
  const { version } = await actors.read(readSelectionRound, { roundId }, office(30));
  await actors.write(updateSelectionRound, {
    roundId, version, reason: '经领导小组会议研究，推荐时间延长五天；各类名额定为恰好两名，三个片区都要有人（演示）', stages: stages.map((stage, at) => (at === 0 ? { ...stage, endsOn: addDays(localDate(stage.endsOn), 5) } : stage)),
    titles: [{ titleId, seats: 10, quotas: [{ kind: 'perClass', least: 2, most: 2 }, { kind: 'leastPerGroup', dimension: '片区', least: 1, cover: { from: 'list', groups: AREAS } }] }],
  }, office(30), key('change'));
  for (const [place, classCode] of ['help', 'courage', 'honesty', 'dedication', 'filial'].entries()) {
    for (let at = 0; at < MODELS_A_CLASS; at += 1) {
      const number = place * MODELS_A_CLASS + at + 1;
      const { id: subjectId } = await actors.write(createSubject, { kind: 'person', code: `MF-${number}`, label: `示例模范候选${number}`, isAdult: true }, office(29), key(`subject/${number}`));
      await actors.write(recordConsent, { subjectId, consent: at === 4 ? 'refused' : 'given', on: daysBefore(today, 29), note: '演示：本人签字' }, office(29), key(`consent/${number}`));
      await actors.write(nominateCandidate, { roundId, titleId, subjectId, classCode, groups: { 片区: AREAS[at % 2] as string }, summary: MODEL_DEEDS[at] as string }, office(29), key(`nominate/${number}`));
    }
  }
  await actors.write(finishStage, { roundId, kind: 'nomination' }, office(22), key('nomination'));
  await actors.write(judgeEligibility, { roundId }, office(20), key('judge'));
  await actors.write(finishStage, { roundId, kind: 'eligibility' }, office(20), key('eligibility'));
  await actors.write(nameJudges, { roundId, personIds: people.judges.slice(0, 3) }, office(18), key('judges'));
  for (const by of people.judges.slice(0, 3)) {
    for (const { blindNumber } of (await actors.read(readMySheets, { roundId }, { ...office(12), by })).sheets) {
      const points = (code: string, most: number) => Math.round(most * (0.6 + 0.4 * chanceOf(`models/${by}/${blindNumber}/${code}`)));
      await actors.write(submitSheet, { roundId, blindNumber, scores: { deeds: points('deeds', 60), influence: points('influence', 40) } }, { ...office(12), by }, key(`sheet/${by}/${blindNumber}`));
    }
  }
  await actors.write(finishStage, { roundId, kind: 'jury' }, office(6), key('jury'));
}

const FRAMED_TITLE = 'county-unit';
const FRAMED_UNITS = 2;
const FRAMED_BY = 'demo-county-hygiene-2026';

/** The office says by which framework a title is judged, as its own document would. @errors throws when the title is not there */
async function frameTitle(actors: Actors, office: Moment, titleId: string): Promise<void> {
  const { version, nameZh, nameEn, tier, subjectKind, authority, approvalDocument, termMonths, reviewEveryMonths, lockMonths, upwardTitleCode, upwardAfter, rules, source } = await actors.read(readTitle, { titleId }, office);
  await actors.write(updateTitle, { titleId, version, nameZh, nameEn, tier, subjectKind, authority, approvalDocument, editionCode: FRAMED_BY, termMonths, reviewEveryMonths, lockMonths, upwardTitleCode, upwardAfter, rules, source }, office, 'demo/selection/on-the-spot/edition');
}

/**
 * 实地考评 · Looked at on the spot: reviewers see whose sheet it is, and the office is one of them. Collectives go by the criteria of the round,
 * units by the standards of the framework that their title names, so its edition must be there. @errors throws when a step is refused
 */
export async function playOnTheSpot(actors: Actors, people: Pick<SelectionPeople, 'office' | 'judges'>, today: string): Promise<void> {
  const { office } = people;
  const key = (step: string): string => `demo/selection/on-the-spot/${step}`;
  const titles = new Map((await actors.read(listTitles, { pageSize: 200 }, office)).rows.map(({ code, id }) => [code, id]));
  const [titleId, framedId] = [titles.get('moving-collective') as string, titles.get(FRAMED_TITLE) as string];
  await frameTitle(actors, office, framedId);
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-SD`, name: `${today.slice(0, 4)}年先进集体实地考评（演示）`, conditions: '考评人到现场逐项看，附照片为证；考评不盲评，按平均分排序。文明单位按所用标准逐条打分。', titles: [{ titleId, seats: 2 }, { titleId: framedId, seats: 1 }], openReview: true, stages: stagesFrom(today, 14, ['nomination', 'review', 'publicNotice', 'decision', 'conferral', 'publication']),
    jury: { method: 'mean', trim: 0, tieRule: ['median', 'earlier', 'lot'], lotSeed: 'demo-on-the-spot', criteria: [{ code: 'order', zh: '环境秩序', en: 'Order', scoreMax: 50 }, { code: 'service', zh: '服务群众', en: 'Service', scoreMax: 50 }] },
  }, office, key('create'));
  for (const at of [1, 2, 3]) {
    const { id: subjectId } = await actors.write(createSubject, { kind: 'team', code: `SD-${at}`, label: `示例考评集体${at}` }, office, key(`subject/${at}`));
    await actors.write(nominateCandidate, { roundId, titleId, subjectId, summary: MODEL_DEEDS[at + 2] as string }, office, key(`nominate/${at}`));
  }
  const { nameZh: framedZh, rules: { negativeItems } } = await actors.read(readTitle, { titleId: framedId }, office);
  for (let at = 1; at <= FRAMED_UNITS; at += 1) {
    const { id: subjectId } = await actors.write(createSubject, { kind: 'unit', code: `SD-U-${at}`, label: `示例考评单位${at}` }, office, key(`unit/${at}`));
    const { id: candidateId } = await actors.write(nominateCandidate, { roundId, titleId: framedId, subjectId, summary: MODEL_DEEDS[at + 2] as string }, office, key(`nominate-unit/${at}`));
    for (const { code } of negativeItems) await actors.write(recordCheck, { candidateId, kind: 'negative', code, said: false, signedOn: today }, office, key(`check/${at}/${code}`));
  }
  const [reviewer, ...others] = people.judges.filter((judge) => judge !== office.by).slice(0, 2) as [string, ...string[]];
  await actors.write(nameJudges, { roundId, personIds: [office.by, reviewer, ...others] }, office, key('judges'));
  await actors.write(finishStage, { roundId, kind: 'nomination' }, office, key('nomination'));
  // One of them has been to the units already.
  const own = { ...office, by: reviewer };
  for (const { blindNumber, criteria } of (await actors.read(readMySheets, { roundId }, own)).sheets.filter(({ titleZh }) => titleZh === framedZh)) {
    const scores = Object.fromEntries(criteria.map(({ code, scoreMax }) => [code, Math.round(scoreMax * 100 * (0.6 + 0.4 * chanceOf(`on-the-spot/${blindNumber}/${code}`))) / 100]));
    await actors.write(submitSheet, { roundId, blindNumber, scores }, own, key(`sheet/${blindNumber}`));
  }
}

async function reReview(actors: Actors, office: Moment, titleId: string, today: string): Promise<void> {
  const { id: reReviewId } = await actors.write(startReReview, { titleId, name: `${today.slice(0, 4)}年文明村（社区）复查（演示）`, dueBy: addDays(localDate(today), 220), endsOn: addDays(localDate(today), 30) }, office, 'demo/re-review');
  const { rows } = await actors.read(listReviewItems, { reReviewId, pageSize: 20 }, office);
  for (const [at, { id: itemId }] of rows.slice(0, 8).entries()) {
    const result = at === 6 ? { result: 'rectify' as const, by: addDays(localDate(today), 60), reason: '村务公开栏半年未更新（演示）' } : at === 7 ? { result: 'withdraw' as const, groundCode: 'negative', reason: '负面清单事项（演示）' } : { result: 'keep' as const };
    const { withdrawalId } = await actors.write(reviewAward, { itemId, evidence: '查看台账并实地走访（演示）。', ...result }, office, `demo/re-review/${at}`);
    if (withdrawalId !== null) await actors.write(notifyHolder, { withdrawalId, on: today, way: '送达书面告知书（演示）' }, office, 'demo/re-review/notice');
  }
}

/** 演示评选 · @errors throws when a step is refused */
export async function playSelections(actors: Actors, people: SelectionPeople, villages: readonly string[], today: string): Promise<void> {
  const titles = new Map((await actors.read(listTitles, { pageSize: 200 }, people.office)).rows.map(({ code, id }) => [code, id]));
  await yearly(actors, people, titles, today);
  await households(actors, people.office, titles.get('ten-star-household') as string, villages, today);
  await townships(actors, people, titles.get('five-star-household') as string, villages, today);
  await playDepartmentCheck(actors, people.office, people.coordinators, titles, today);
  await models(actors, people, titles.get('county-moral-model') as string, today);
  await reReview(actors, people.office, titles.get('prefecture-village') as string, today);
}
