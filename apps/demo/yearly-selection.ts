/**
 * The yearly selection of the demonstration, held as people hold it: the tenth edition from nomination to publication with its ballot,
 * the eleventh up to a ballot that waits to be printed, opened and voted in, and a smaller one whose notice is over.
 */
import { castBallot, closeBallot, countBallot, enterPaperBallot, exchangeCode, openBallot, printCodes, readBallot, readPublicBallot, registerPaperCodes, requestClosing } from '#modules/ballots/contract/index.ts';
import { blindedRequest, sealedBallot } from '#modules/ballots/seed/index.ts';
import {
  chooseCandidates, conferSelection, createSelectionRound, decideCandidates, draftSelectionBallot, draftSelectionNotice, finishStage, importNominations, judgeEligibility, listCandidates, listTitles, nameJudges, nominateFromAwards,
  publishSelection, readJuryResult, readMySheets, readSelectionRound, submitSheet, takeBallotResult,
} from '#modules/honours/contract/index.ts';
import { closeNotice, objectToNotice, publishNotice, readObjectionForm } from '#modules/notices/contract/index.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { DAY_MS, HOUR_MS } from '#kernel/local-date.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { daysBefore, exampleName } from '../../packs/honours/sheets.ts';
import { LAST_CONFERRED, LAST_EDITION } from '../../packs/haidian/programme.ts';
import { chanceOf } from './acting.ts';
import type { Actors } from './acting.ts';
import { momentOf } from './round.ts';

export interface SelectionPeople { readonly office: string; readonly office2: string; readonly lead: string; readonly judges: readonly string[] }
export interface YearlyOptions { readonly actors: Actors; readonly people: SelectionPeople; readonly today: string; readonly tell: (text: string) => void }
type StageKind = InputOf<typeof createSelectionRound>['stages'][number]['kind'];

const HOW = '电话：000-0000000（演示，工作日 8:30–12:00、14:30–18:00）';
const VOTERS = 40;
/** Numbers of papers and what was ticked on them. */
const PAPERS = [['P001', [0, 1]], ['P002', [2, 3, 5]]] as const;
const VOICE_PERCENT = 20;
const CONDITIONS = '候选从好人榜引入，也可由单位和群众推荐。评委盲评，去掉最高最低取平均，占八成；公众投票占二成。公示无异议后由领导小组审定。（演示）';
const DEEDS = ['多年照看楼里独居老人，早晚各敲一次门', '下班后为外来务工者的孩子补课', '连续多年无偿献血，带动同事一起', '暴雨夜里在积水路口守到天亮', '义务修理小家电，从不收钱', '带着邻居把荒地种成了花园'];
const TITLES = [
  { code: 'moving-person', prefix: 'W', seats: 10, nominated: 8 }, { code: 'moving-nominee', prefix: 'N', seats: 10, nominated: 12 }, { code: 'moving-collective', prefix: 'T', seats: 5, nominated: 7 },
] as const;
const YEARLY_STAGES: readonly StageKind[] = ['nomination', 'eligibility', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral', 'publication'];

/** 评选人员 @errors throws when the programme was not loaded */
export async function selectionPeople(db: Db, programmeId: string, programme: string): Promise<SelectionPeople> {
  const found = new Map((await rows<{ id: string; code: string }>(db, sql`select id, code from people.persons where programme_id = ${programmeId} order by code`)).map(({ id, code }) => [code.slice(programme.length + 1), id]));
  const of = (name: string): string => {
    const id = found.get(name);
    if (id === undefined) throw new Error(`the programme ${programme} has no ${name}`);
    return id;
  };
  return { office: of('office'), office2: of('office2'), lead: of('lead'), judges: [...found].filter(([name]) => name.startsWith('judge')).map(([, id]) => id) };
}

/** One selection being held: who acts, and how many days before the story's day. */
class Telling {
  readonly #options: YearlyOptions;
  readonly #name: string;
  roundId = '';

  constructor(options: YearlyOptions, name: string) {
    this.#options = options;
    this.#name = name;
  }

  get actors(): Actors { return this.#options.actors; }
  get people(): SelectionPeople { return this.#options.people; }
  /** @param hour of the day, by the programme's clock */
  at(daysBack: number, hour = 9): number { return momentOf(daysBefore(this.#options.today, daysBack), hour * 60); }
  day(daysBack: number): string { return daysBefore(this.#options.today, daysBack); }
  office(daysBack: number, hour = 9) { return { at: this.at(daysBack, hour), by: this.people.office }; }
  lead(daysBack: number, hour = 15) { return { at: this.at(daysBack, hour), by: this.people.lead }; }
  key(step: string): string { return `demo/${this.#name}/${step}`; }
  async finish(kind: StageKind, daysBack: number): Promise<void> { await this.actors.write(finishStage, { roundId: this.roundId, kind }, this.office(daysBack, 17), this.key(`finish/${kind}`)); }
  /** Where it stands by now; a second start goes on from there. */
  async stage(): Promise<StageKind | null> { return (await this.actors.read(readSelectionRound, { roundId: this.roundId }, this.office(0, 0))).stage; }
}

/** A sheet as an office fills it in: people who do not exist, deeds that nobody did. */
function sheetOf(edition: number, { prefix, nominated }: (typeof TITLES)[number]): Uint8Array {
  const isTeam = prefix === 'T';
  const lines = Array.from({ length: nominated }, (_, at) => {
    const code = `HD-${prefix}${edition}-${String(at + 1).padStart(4, '0')}`;
    return [code, isTeam ? `示例团队${edition}-${at + 1}` : exampleName(edition * 31 + at + (prefix === 'N' ? 400 : 0)), ...(isTeam ? ['', '', ''] : ['是', '是', '演示：本人签字']), DEEDS[(at + edition) % DEEDS.length]].join(',');
  });
  return new TextEncoder().encode(`\uFEFF对象编号,名称,已成年,同意公开,同意方式,事迹摘要\n${lines.join('\n')}\n`);
}

/** From the call for nominations to the end of the jury. @param since days back on which it began and on which the jury ended */
async function heldUntilJury(telling: Telling, edition: number, titles: ReadonlyMap<string, string>, since: { readonly began: number; readonly judged: number }): Promise<void> {
  const { actors, people } = telling;
  const title = (code: string): string => titles.get(code) as string;
  telling.roundId = (await actors.write(createSelectionRound, {
    code: `HD-GD-${edition}`, name: `第${edition}届年度感动人物评选（演示）`, edition, conditions: CONDITIONS, voicePercent: VOICE_PERCENT, voiceRule: '评选办法（演示）第六条：评委盲评占八成，公众投票占二成', titles: TITLES.map(({ code, seats }) => ({ titleId: title(code), seats })),
    stages: YEARLY_STAGES.map((kind, at) => ({ kind, startsOn: telling.day(since.began - at * 4), endsOn: telling.day(since.began - at * 4 - 3) })),
  }, telling.office(since.began), telling.key('create'))).id;
  const { roundId } = telling;
  for (const each of TITLES) {
    const file = { fileName: `${each.code}.csv`, body: sheetOf(edition, each) };
    const { report } = await actors.write(importNominations, { roundId, titleId: title(each.code), file, mode: 'all' }, telling.office(since.began - 1), telling.key(`import/${each.code}`));
    if (report?.outcome !== 'written') throw new Error(`nominations for ${each.code} were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
  }
  await actors.write(nominateFromAwards, { roundId, titleId: title('moving-person'), feederTitleIds: [title('county-good-person')] }, telling.office(since.began - 1, 10), telling.key('feed'));
  await telling.finish('nomination', since.began - 2);
  await actors.write(judgeEligibility, { roundId }, telling.office(since.began - 3), telling.key('eligibility'));
  await telling.finish('eligibility', since.began - 3);
  await actors.write(nameJudges, { roundId, personIds: [...people.judges] }, telling.office(since.judged + 1), telling.key('judges'));
  for (const by of people.judges) {
    for (const { blindNumber } of (await actors.read(readMySheets, { roundId }, { at: telling.at(since.judged, 10), by })).sheets) {
      const points = (code: string, most: number) => Math.round(most * (0.68 + 0.2 * chanceOf(`${edition}/${blindNumber}/${code}`) + 0.12 * chanceOf(`${edition}/${by}/${blindNumber}/${code}`)));
      await actors.write(submitSheet, { roundId, blindNumber, scores: { deeds: points('deeds', 50), influence: points('influence', 30), recognition: points('recognition', 20) } }, { at: telling.at(since.judged, 10), by }, telling.key(`sheet/${by}/${blindNumber}`));
    }
  }
  await telling.finish('jury', since.judged);
}

/** The ballot of the round; in draft, with its codes yet to be printed. */
async function draftedBallot(telling: Telling, days: { readonly drafted: number; readonly opens: number; readonly closes: number }): Promise<string> {
  const { ballotId } = await telling.actors.write(draftSelectionBallot, { roundId: telling.roundId, opensAt: new Date(telling.at(days.opens)).toISOString(), closesAt: new Date(telling.at(days.closes, 18)).toISOString() }, telling.office(days.drafted), telling.key('ballot/draft'));
  return ballotId;
}

async function cast(telling: Telling, ballotId: string, codes: readonly string[], opens: number): Promise<void> {
  const { actors, people } = telling;
  const { definition } = await actors.read(readPublicBallot, { ballotId }, { at: telling.at(opens, 10), by: people.office });
  const liking = (voter: number, code: string): number => chanceOf(`liking/${code}`) + 1.2 * chanceOf(`liking/${voter}/${code}`);
  for (const [voter, code] of codes.entries()) {
    const at = telling.at(opens, 10) + Math.floor((voter * 4 * DAY_MS) / codes.length);
    const request = await blindedRequest(definition);
    const { blindSignature } = await actors.write(exchangeCode, { ballotId, code, blinded: request.blinded }, { at, by: people.office }, telling.key(`exchange/${voter}`));
    const choice = definition.classes.flatMap(({ code: classCode, limit }) => definition.options.flatMap((option, place) => (option.classCode === classCode ? [{ place, liking: liking(voter, option.code) }] : []))
      .toSorted((a, b) => b.liking - a.liking).slice(0, Math.max(1, Math.round(limit * (0.4 + 0.6 * chanceOf(`share/${voter}/${classCode}`))))).map(({ place }) => place));
    await actors.write(castBallot, { ballotId, ...sealedBallot(definition, await request.finish(blindSignature), choice) }, { at: at + HOUR_MS, by: people.office }, telling.key(`cast/${voter}`));
  }
}

/** Printed, opened by another person, voted in online and on paper, closed by two people, counted. A start that was broken off goes on with those who had voted by then: codes are told once only. */
async function heldBallot(telling: Telling, ballotId: string, days: { readonly opens: number; readonly closes: number }): Promise<void> {
  const { actors, people } = telling;
  const found = () => actors.read(readBallot, { ballotId }, telling.office(0, 0));
  const printed = async (count: number) => (await actors.write(printCodes, { ballotId, label: '演示社区', count }, telling.office(days.opens, 8), telling.key(`ballot/codes/${(await found()).codes.printed}`))).codes;
  const handIn = (codes: readonly string[]) => actors.write(registerPaperCodes, { ballotId, codes: [...codes] }, telling.office(days.opens, 10), telling.key(`paper-codes/${chanceOf(codes.join())}`));
  if ((await found()).state === 'draft') {
    const codes = await printed(VOTERS + PAPERS.length);
    await actors.write(openBallot, { ballotId, version: 1 }, telling.lead(days.opens, 9), telling.key('ballot/open'));
    await handIn(codes.slice(VOTERS));
    await cast(telling, ballotId, codes.slice(0, VOTERS), days.opens);
  }
  if ((await found()).state === 'open') {
    if ((await found()).codes.paper === 0) await handIn(await printed(PAPERS.length));
    for (const [serial, choice] of PAPERS) {
      for (const by of [people.office, people.office2]) await actors.write(enterPaperBallot, { ballotId, serial, choice: [...choice] }, { at: telling.at(days.closes, 16), by }, telling.key(`paper/${serial}/${by}`));
    }
    await actors.write(requestClosing, { ballotId, minutes: '投票时间已到；两张纸票已由两人录入，投票码已收回；无异常。' }, telling.office(days.closes, 19), telling.key('ballot/request'));
  }
  if ((await found()).state === 'closing') await actors.write(closeBallot, { ballotId }, telling.lead(days.closes, 20), telling.key('ballot/close'));
  await actors.write(countBallot, { ballotId }, telling.lead(days.closes, 21), telling.key('ballot/count'));
}

/** The first of each title by jury and voice together, the leading group's decision left to the notice. */
async function chosen(telling: Telling, titles: ReadonlyMap<string, string>, daysBack: number): Promise<string[]> {
  const names: string[] = [];
  for (const { code, seats } of TITLES) {
    const { rows: ranked } = await telling.actors.read(readJuryResult, { roundId: telling.roundId, titleId: titles.get(code) as string }, telling.office(daysBack));
    names.push(...ranked.toSorted((a, b) => (a.compositePlace ?? a.place) - (b.compositePlace ?? b.place)).slice(0, seats).map(({ candidateId }) => candidateId));
  }
  return names;
}

/** A notice that another person publishes, and whose period runs. */
async function noticed(telling: Telling, candidateIds: readonly string[], daysBack: number): Promise<string> {
  const { actors, roundId } = telling;
  await actors.write(chooseCandidates, { roundId, candidateIds: [...candidateIds] }, telling.office(daysBack), telling.key('choose'));
  const { noticeId } = await actors.write(draftSelectionNotice, { roundId, howToObject: HOW }, telling.office(daysBack, 10), telling.key('notice'));
  await actors.write(publishNotice, { noticeId, version: 1 }, telling.lead(daysBack), telling.key('notice/publish'));
  return noticeId;
}

async function lastEdition(options: YearlyOptions, titles: ReadonlyMap<string, string>): Promise<void> {
  const telling = new Telling(options, `yearly/${LAST_EDITION}`);
  const { actors } = telling;
  await heldUntilJury(telling, LAST_EDITION, titles, { began: 66, judged: 61 });
  const ballotId = await draftedBallot(telling, { drafted: 61, opens: 60, closes: 55 });
  await heldBallot(telling, ballotId, { opens: 60, closes: 55 });
  await actors.write(takeBallotResult, { roundId: telling.roundId, ballotId }, telling.office(54), telling.key('voice'));
  await telling.finish('publicVoice', 54);
  const noticeId = await noticed(telling, await chosen(telling, titles, 54), 53);
  // Whatever the holidays, its days are over by then.
  await actors.write(closeNotice, { noticeId, closingNote: '公示期间未收到异议。' }, telling.lead(35), telling.key('notice/close'));
  await telling.finish('publicNotice', 35);
  await actors.write(decideCandidates, { roundId: telling.roundId }, telling.lead(34), telling.key('decide'));
  await telling.finish('decision', 34);
  await actors.write(conferSelection, { roundId: telling.roundId, on: telling.day(LAST_CONFERRED), document: `演示〔${telling.day(LAST_CONFERRED).slice(0, 4)}〕${LAST_EDITION}号` }, telling.office(LAST_CONFERRED), telling.key('confer'));
  await telling.finish('conferral', LAST_CONFERRED);
  await actors.write(publishSelection, { roundId: telling.roundId }, telling.office(LAST_CONFERRED - 1), telling.key('publish'));
  await telling.finish('publication', LAST_CONFERRED - 1);
}

async function currentEdition(options: YearlyOptions, titles: ReadonlyMap<string, string>): Promise<void> {
  const telling = new Telling(options, `yearly/${LAST_EDITION + 1}`);
  await heldUntilJury(telling, LAST_EDITION + 1, titles, { began: 24, judged: 4 });
  await draftedBallot(telling, { drafted: 2, opens: 1, closes: -7 });
}

/** Good examples of a quarter: an objection to be resolved by somebody who had no hand in the list, notice over, to be closed, decided, conferred and published by hand. */
async function quarter(options: YearlyOptions, titles: ReadonlyMap<string, string>): Promise<void> {
  const telling = new Telling(options, 'quarter');
  const { actors } = telling;
  const titleId = titles.get('good-neighbours') as string;
  telling.roundId = (await actors.write(createSelectionRound, {
    code: 'HD-DX-1', name: '本季度身边好典型评选（演示）', conditions: '社区推荐，公示无异议后审定。（演示）', titles: [{ titleId, seats: 6 }],
    stages: (['nomination', 'publicNotice', 'decision', 'conferral', 'publication'] as const).map((kind, at) => ({ kind, startsOn: telling.day(26 - at * 5), endsOn: telling.day(22 - at * 5) })),
  }, telling.office(26), telling.key('create'))).id;
  const lines = ['好婆婆', '好儿女', '好夫妻', '好妯娌', '好邻居', '好邻居'].map((name, at) => [`HD-DX-${at + 1}`, exampleName(700 + at), name, '是', '是', '演示：本人签字', DEEDS[at % DEEDS.length]].join(','));
  const file = { fileName: 'examples.csv', body: new TextEncoder().encode(`\uFEFF对象编号,名称,类别,已成年,同意公开,同意方式,事迹摘要\n${lines.join('\n')}\n`) };
  await actors.write(importNominations, { roundId: telling.roundId, titleId, file, mode: 'all' }, telling.office(25), telling.key('import'));
  await telling.finish('nomination', 24);
  const { rows: candidates } = await actors.read(listCandidates, { roundId: telling.roundId, pageSize: 50 }, telling.office(23));
  const noticeId = await noticed(telling, candidates.map(({ id }) => id), 23);
  // A resident's word, sent without a login.
  const { formToken } = await actors.read(readObjectionForm, { noticeId }, { at: telling.at(20, 9), by: options.people.office });
  await actors.write(objectToNotice, { noticeId, formToken, words: '名单第一位的事迹写得不全，建议核实后再定。' }, { at: telling.at(20, 10), by: options.people.office }, telling.key('objection'));
}

/** 演示年度评选 · @errors throws when a step is refused */
export async function playYearlySelection(options: YearlyOptions): Promise<void> {
  options.tell('正在举办年度评选 · holding the yearly selection');
  const moment = { at: momentOf(options.today, 0), by: options.people.office };
  const titles = new Map((await options.actors.read(listTitles, { pageSize: 200 }, moment)).rows.map(({ code, id }) => [code, id]));
  await lastEdition(options, titles);
  await currentEdition(options, titles);
  await quarter(options, titles);
}
