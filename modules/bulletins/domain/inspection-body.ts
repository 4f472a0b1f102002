import { ratio } from '#kernel/ratio.ts';
import { rankEntries } from '#modules/scoring/domain/index.ts';
import type { UnrankedReason } from '#modules/scoring/domain/index.ts';
import { figureSpeaker, type Figure, type FigureSpeaker } from './figure.ts';
import type { InspectionFacts, NamedTally, OrganisationTally } from './inspection-facts.ts';

/** 正文块 · A paragraph, heading or table as it is printed. */
export type BodyBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly runs?: readonly BodyRun[] }
  | { readonly kind: 'paragraph'; readonly text: string; readonly runs?: readonly BodyRun[] }
  | { readonly kind: 'table'; readonly captionText: string; readonly columns: readonly BodyColumn[]; readonly rows: readonly (readonly string[])[] };
/** 文字段 · Of a written account: which words of a paragraph are which figure's. Together they are its text. */
export type BodyRun = { readonly text: string; readonly code: string | null };
export type BodyColumn = { readonly header: string; readonly align: 'left' | 'center' | 'right'; readonly widthShare: number };

/** 排名方式 · Whether organisations are ranked, and how many cases a place takes at least. @unit minimumCount: cases */
export type RankingChoice = { readonly withRanking: boolean; readonly minimumCount: number };

const SECTIONS = ['一', '二', '三', '四', '五', '六', '七'] as const;

/** 为何不排名 · @source DOMAIN 3: no task = not ranked, minimum count, appeals pause */
const unrankedWords: Readonly<Record<UnrankedReason, string>> = { noTask: '无任务，不排名', tooFewTasks: '任务数不足，不排名', underAppeal: '申诉中，暂不排名' };

/** 日期 · 2026-03-01 as 2026年3月1日. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${year}年${month}月${day}日`;
}

/** 标题 · The title of a round's bulletin. */
export function inspectionTitle(roundZh: string): string {
  return `关于${roundZh}情况的通报`;
}

/** Fewer judgements than this say too little to be called the best or the weakest. */
export const JUDGEMENTS_MIN = 10;

function named(rows: readonly NamedTally[]): readonly NamedTally[] {
  return rows.filter((row) => row.observed > 0);
}

const byRate = (left: NamedTally, right: NamedTally): number => right.met * left.observed - left.met * right.observed;

function overview(facts: InspectionFacts, say: FigureSpeaker): BodyBlock[] {
  const gap = say.of('sites.done') === say.of('sites.drawn') ? '' : `（抽取${say.of('sites.drawn')}个，其余因客观原因未查，已在轮次中说明）`;
  const change = say.changeWords('rate.overall', 'rate.overall.previous');
  const fairness = facts.round.seed === null ? '' : `抽样种子的摘要事先公布、种子事后公开，任何人都可以按公开的抽样记录重新抽取并核对。`;
  return [
    { kind: 'paragraph', text: `本轮督查按点位类型和片区分层随机抽取点位，由${say.of('sites.inspectors')}名督查员实地查看点位${say.of('sites.done')}个${gap}，观测检查项${say.of('observations.items')}项次，作出判定${say.of('observations.judgements')}次，其中达标${say.of('observations.met')}次；另有${say.of('observations.notApplicable')}项次不适用，不计入得分。${fairness}` },
    { kind: 'paragraph', text: `总体得分率为${say.of('rate.overall')}（${say.numerator('rate.overall')}/${say.denominator('rate.overall')}）${change}。` },
  ];
}

function rateTable(captionText: string, header: string, dimension: string, rows: readonly NamedTally[], say: FigureSpeaker, withSites: boolean): BodyBlock {
  const right = (text: string, widthShare: number): BodyColumn => ({ header: text, align: 'right', widthShare });
  return {
    kind: 'table', captionText,
    columns: [
      { header, align: 'left', widthShare: 4 }, ...(withSites ? [right('点位', 1)] : []),
      right('达标', 1.2), right('判定', 1.2), right('得分率', 1.4), right('较上轮（百分点）', 1.6),
    ],
    rows: rows.map((row) => {
      const rate = `${dimension}.${row.code}.rate`;
      return [
        row.zh, ...(withSites ? [say.of(`${dimension}.${row.code}.sites`)] : []),
        say.numerator(rate), say.denominator(rate), say.of(rate), say.points(rate, `${rate}.previous`),
      ];
    }),
  };
}

/** The best and the weakest of a list, when it has two at least. */
function extremes(rows: readonly NamedTally[], dimension: string, what: string, say: FigureSpeaker): BodyBlock[] {
  const ordered = rows.filter((row) => row.observed >= JUDGEMENTS_MIN).toSorted(byRate);
  const [best, worst] = [ordered[0], ordered.at(-1)];
  if (best === undefined || worst === undefined || best === worst) return [];
  const told = (row: NamedTally): string => `“${row.zh}”（${say.of(`${dimension}.${row.code}.rate`)}${say.changeWords(`${dimension}.${row.code}.rate`, `${dimension}.${row.code}.rate.previous`)}）`;
  return [{ kind: 'paragraph', text: `从${what}看，得分率最高的是${told(best)}，最低的是${told(worst)}。` }];
}

function scores(facts: InspectionFacts, say: FigureSpeaker): BodyBlock[] {
  return [
    ...extremes(facts.themes, 'theme', '测评项目', say),
    rateTable('各测评项目得分率', '测评项目', 'theme', named(facts.themes), say, false),
    ...extremes(facts.zones, 'zone', '片区（乡镇）', say),
    rateTable('各片区（乡镇）得分率', '片区（乡镇）', 'zone', named(facts.zones), say, true),
    ...extremes(facts.siteTypes, 'siteType', '点位类型', say),
    rateTable('各类点位得分率', '点位类型', 'siteType', named(facts.siteTypes), say, true),
  ];
}

function weakest(facts: InspectionFacts, say: FigureSpeaker): BodyBlock[] {
  if (facts.weakestStandards.length === 0) return [{ kind: 'paragraph', text: '本轮没有判定满十次而未全部达标的标准。' }];
  return [
    { kind: 'paragraph', text: '判定满十次的标准中，以下得分率最低，请牵头单位对照标准逐条分析原因，举一反三。' },
    rateTable('得分率最低的标准', '测评标准', 'standard', facts.weakestStandards, say, false),
  ];
}

function rankOf(facts: InspectionFacts, ranking: RankingChoice): Map<string, string> {
  const { ranked, unranked } = rankEntries('organisation', facts.organisations.map((row) => (
    { key: row.key, share: ratio(row.closed, row.total), taskCount: row.total, isUnderAppeal: false })), ranking.minimumCount);
  return new Map([...ranked.map((entry): [string, string] => [entry.key, String(entry.rank)]), ...unranked.map((entry): [string, string] => [entry.key, unrankedWords[entry.reason]])]);
}

function organisationTable(facts: InspectionFacts, say: FigureSpeaker, ranking: RankingChoice): BodyBlock {
  const ranks = ranking.withRanking ? rankOf(facts, ranking) : null;
  const placeOf = (row: OrganisationTally): number => Number(ranks?.get(row.key)) || Number.MAX_SAFE_INTEGER;
  const shown = facts.organisations.filter((row) => ranks !== null || row.total > 0)
    .toSorted((left, right) => (ranks === null ? 0 : placeOf(left) - placeOf(right)) || right.total - left.total || (left.code < right.code ? -1 : 1));
  const right = (header: string): BodyColumn => ({ header, align: 'right', widthShare: 1.2 });
  return {
    kind: 'table', captionText: ranks === null ? '各责任单位问题整改情况' : '各责任单位问题整改情况及销号率排名',
    columns: [
      { header: '责任单位', align: 'left', widthShare: 3.6 }, right('交办'), right('销号'), right('销号率'), right('按期整改率'), right('超期'),
      ...(ranks === null ? [] : [{ header: '名次', align: 'center' as const, widthShare: 1.8 }]),
    ],
    rows: shown.map((row) => {
      const id = `organisation.${row.code}`;
      return [
        row.zh, say.of(`${id}.total`), say.numerator(`${id}.closed`), say.of(`${id}.closed`), say.of(`${id}.onTime`), say.of(`${id}.overdue`),
        ...(ranks === null ? [] : [ranks.get(row.key) ?? '']),
      ];
    }),
  };
}

function fixing(facts: InspectionFacts, say: FigureSpeaker, ranking: RankingChoice): BodyBlock[] {
  const left = say.of('findings.open') === '0' ? '' : `，待交办${say.of('findings.open')}个`;
  const waiting = say.of('cases.rectified') === '0' ? '' : `，已整改待核查${say.of('cases.rectified')}件`;
  const shelved = say.of('cases.shelved') === '0' ? '' : `，挂账${say.of('cases.shelved')}件`;
  const reworks = say.of('cases.reworks') === '0' ? '' : `核查未通过退回返工${say.of('cases.reworks')}次。`;
  return [
    { kind: 'paragraph', text: `本轮共发现问题${say.of('findings.total')}个，交办${say.of('findings.dispatched')}个，说明原因不予交办${say.of('findings.dismissed')}个${left}。` },
    { kind: 'paragraph', text: `截至${dateWords(facts.countedOn)}，交办案件${say.of('cases.total')}件，经整改人以外的人员核查销号${say.numerator('cases.closed')}件，销号率${say.of('cases.closed')}；其中按期整改${say.numerator('cases.onTime')}件，按期整改率${say.of('cases.onTime')}${waiting}${shelved}；超期未整改${say.of('cases.overdue')}件。${reworks}` },
    organisationTable(facts, say, ranking),
  ];
}

const demands: readonly BodyBlock[] = [
  { kind: 'paragraph', text: '（一）压实责任。各责任单位、点位长要对照问题台账逐件认领，未按期整改的要说明原因，超期案件由创建办督办。' },
  { kind: 'paragraph', text: '（二）举一反三。对反复出现的问题，要从管理上找原因，同类点位一并排查，不得以临时突击代替长效管理。' },
  { kind: 'paragraph', text: '（三）真改实改。整改以现场为准，由整改人以外的人员核查；不得弄虚作假，不得层层加码、增加基层负担。' },
];

/**
 * 督查通报正文 · The words of a bulletin. Every number in them is spoken by a figure; the rest is fixed wording, names and dates.
 *
 * @invariant the same facts and choice give the same blocks
 */
export function inspectionBody(facts: InspectionFacts, figures: readonly Figure[], ranking: RankingChoice): BodyBlock[] {
  const say = figureSpeaker(figures);
  const sections: [string, BodyBlock[]][] = [
    ['总体情况', overview(facts, say)], ['得分情况', scores(facts, say)], ['薄弱环节', weakest(facts, say)],
    ['问题整改情况', fixing(facts, say, ranking)], ['工作要求', [...demands]],
  ];
  return [
    { kind: 'paragraph', text: `${dateWords(facts.round.startsOn)}至${dateWords(facts.round.endsOn)}，按照《${facts.round.editionZh}》，组织开展了${facts.round.zh}。现将有关情况通报如下。` },
    ...sections.flatMap(([title, blocks], at): BodyBlock[] => [{ kind: 'heading', level: 1, text: `${SECTIONS[at] ?? ''}、${title}` }, ...blocks]),
  ];
}
