import type { Figure } from './figure.ts';
import type { CaseTally, InspectionFacts, NamedTally, OrganisationTally, Tally } from './inspection-facts.ts';

const rateDefinition = {
  zh: '得分率＝达标判定数÷观测判定数；每个检查项按规则折算为若干判定，不适用的不计。',
  en: 'Rate = judgements met ÷ judgements observed; a check item counts as many judgements as its rule says, what does not apply is not counted.',
};
const previousDefinition = { zh: '上一轮督查按同一口径的得分率。', en: 'The rate of the round before, counted the same way.' };

type Words = { readonly zh: string; readonly en: string };

function count(id: string, numerator: number, label: Words, unit: Words, definition: Words, href: string): Figure {
  return {
    id, labelZh: label.zh, labelEn: label.en, definitionZh: definition.zh, definitionEn: definition.en, kind: 'count', numerator, denominator: null,
    unitZh: unit.zh, unitEn: unit.en, href,
  };
}

function share(id: string, numerator: number, denominator: number, label: Words, unit: Words, definition: Words, href: string): Figure {
  return {
    id, labelZh: label.zh, labelEn: label.en, definitionZh: definition.zh, definitionEn: definition.en, kind: 'ratio', numerator, denominator,
    unitZh: unit.zh, unitEn: unit.en, href,
  };
}

const judgements = { zh: '次判定', en: 'judgements' };
const sites = { zh: '个点位', en: 'sites' };
const cases = { zh: '件', en: 'cases' };

function rates(id: string, tally: Tally, label: Words, href: string): Figure[] {
  const now = share(id, tally.met, tally.observed, { zh: `${label.zh}得分率`, en: `Rate: ${label.en}` }, judgements, rateDefinition, href);
  if (tally.previous === null) return [now];
  const { met, observed } = tally.previous;
  return [now, share(`${id}.previous`, met, observed, { zh: `${label.zh}上轮得分率`, en: `Rate of the round before: ${label.en}` }, judgements, previousDefinition, href)];
}

function namedRates(dimension: string, filter: string, rows: readonly NamedTally[], roundId: string): Figure[] {
  return rows.flatMap((row) => {
    const href = `/rounds/${roundId}/observations?${filter}=${encodeURIComponent(row.key)}`;
    const counted = row.siteCount === null ? [] : [count(`${dimension}.${row.code}.sites`, row.siteCount, { zh: `${row.zh}抽取点位`, en: `Sites drawn: ${row.en}` }, sites,
      { zh: '本轮抽取的点位数。', en: 'Sites drawn in this round.' }, `/rounds/${roundId}/sites?${filter}=${encodeURIComponent(row.key)}`)];
    return [...rates(`${dimension}.${row.code}.rate`, row, row, href), ...counted];
  });
}

function siteFigures(facts: InspectionFacts): Figure[] {
  const at = `/rounds/${facts.round.id}`;
  const { drawn, done, inspectors } = facts.sites;
  const { itemCount, observed, met, notApplicable } = facts.overall;
  return [
    count('sites.drawn', drawn, { zh: '抽取点位', en: 'Sites drawn' }, sites, { zh: '按公开种子分层随机抽取的点位数。', en: 'Sites drawn at random, by strata, from the published seed.' }, `${at}/sites`),
    count('sites.done', done, { zh: '完成督查的点位', en: 'Sites inspected' }, sites, { zh: '督查员提交完成的点位数。', en: 'Sites an inspector handed in as finished.' }, `${at}/sites?state=done`),
    count('sites.inspectors', inspectors, { zh: '参加督查员', en: 'Inspectors' }, { zh: '人', en: 'inspectors' }, { zh: '本轮分派到点位的督查员人数。', en: 'Inspectors to whom sites of this round were assigned.' }, at),
    count('observations.items', itemCount, { zh: '观测检查项', en: 'Check items observed' }, { zh: '项次', en: 'observations' }, { zh: '计入得分的观测条数，不适用的除外。', en: 'Observations that count; what does not apply is left out.' }, `${at}/observations`),
    count('observations.notApplicable', notApplicable, { zh: '不适用', en: 'Not applicable' }, { zh: '项次', en: 'observations' }, { zh: '督查员判为不适用的观测条数。', en: 'Observations judged not applicable.' }, `${at}/observations?met=notApplicable`),
    count('observations.judgements', observed, { zh: '判定数', en: 'Judgements' }, judgements, { zh: '各检查项按规则折算的判定总数。', en: 'Judgements all observations came to by their rules.' }, `${at}/observations`),
    count('observations.met', met, { zh: '达标判定', en: 'Judgements met' }, judgements, { zh: '判定总数中达标的数目。', en: 'How many of the judgements were met.' }, `${at}/observations?met=met`),
  ];
}

function caseFigures(prefix: string, tally: CaseTally, label: Words, href: string): Figure[] {
  const named = (zh: string, en: string): Words => ({ zh: `${label.zh}${zh}`, en: `${en}${label.en === '' ? '' : `: ${label.en}`}` });
  return [
    count(`${prefix}.total`, tally.total, named('交办案件', 'Cases dispatched'), cases, { zh: '由本轮问题立案交办的案件，作废的除外。', en: 'Cases opened from findings of this round, voided ones left out.' }, href),
    share(`${prefix}.closed`, tally.closed, tally.total, named('销号率', 'Closed'), cases, { zh: '销号率＝已核查销号案件÷交办案件。', en: 'Cases verified and closed ÷ cases dispatched.' }, `${href}&state=closed`),
    share(`${prefix}.onTime`, tally.closedOnTime, tally.closed, named('按期整改率', 'Fixed in time'), cases, { zh: '按期整改率＝整改反馈不晚于时限的销号案件÷销号案件。', en: 'Closed cases whose fix was reported by the deadline ÷ closed cases.' }, `${href}&state=closed`),
    count(`${prefix}.overdue`, tally.overdue, named('超期未整改', 'Overdue'), cases, { zh: '已过时限仍未反馈整改的案件。', en: 'Cases past their deadline whose fix is not reported.' }, `${href}&overdue=true`),
  ];
}

/**
 * 督查通报的数字 · Every number an inspection bulletin may print, from the facts read at one moment. The same facts give the
 * same figures in the same order, hence the same hash.
 */
export function inspectionFigures(facts: InspectionFacts): Figure[] {
  const { id } = facts.round;
  const findings = `/rounds/${id}/findings`;
  // A case of an inspection is reported when it was seen, hence within the days of its round.
  const caseList = `/cases?source=inspection&from=${facts.round.startsOn}&to=${facts.round.endsOn}`;
  const problems = { zh: '个问题', en: 'findings' };
  return [
    ...siteFigures(facts),
    ...rates('rate.overall', facts.overall, { zh: '总体', en: 'overall' }, `/scores/${id}`),
    ...namedRates('theme', 'themeId', facts.themes, id),
    ...namedRates('zone', 'zoneId', facts.zones, id),
    ...namedRates('siteType', 'siteType', facts.siteTypes, id),
    ...namedRates('standard', 'standardId', facts.weakestStandards, id),
    count('findings.total', facts.findings.total, { zh: '发现问题', en: 'Findings' }, problems, { zh: '不达标的观测形成的问题，撤销的除外。', en: 'Findings from observations not met, withdrawn ones left out.' }, findings),
    count('findings.dispatched', facts.findings.dispatched, { zh: '已交办问题', en: 'Findings dispatched' }, problems, { zh: '已立案交办的问题。', en: 'Findings that became a case.' }, `${findings}?state=dispatched`),
    count('findings.dismissed', facts.findings.dismissed, { zh: '不予交办', en: 'Findings dismissed' }, problems, { zh: '说明原因后不予交办的问题。', en: 'Findings dismissed with a reason.' }, `${findings}?state=dismissed`),
    count('findings.open', facts.findings.open, { zh: '待交办', en: 'Findings open' }, problems, { zh: '尚未处理的问题。', en: 'Findings not yet dealt with.' }, `${findings}?state=open`),
    ...caseFigures('cases', facts.cases, { zh: '', en: '' }, caseList),
    count('cases.rectified', facts.cases.rectified, { zh: '待核查', en: 'Awaiting verification' }, cases, { zh: '已反馈整改、等待核查的案件。', en: 'Cases whose fix waits for verification.' }, `${caseList}&state=rectified`),
    count('cases.shelved', facts.cases.shelved, { zh: '挂账', en: 'Shelved' }, cases, { zh: '因客观条件暂缓整改、停止计时的案件。', en: 'Cases put aside for outside reasons, their clock stopped.' }, `${caseList}&state=shelved`),
    count('cases.reworks', facts.cases.reworks, { zh: '核查未通过', en: 'Failed verifications' }, { zh: '次', en: 'times' }, { zh: '核查未通过、退回返工的次数。', en: 'Verifications that sent a case back.' }, caseList),
    ...facts.organisations.flatMap((row: OrganisationTally) =>
      caseFigures(`organisation.${row.code}`, row, row, `${caseList}&organisationId=${encodeURIComponent(row.key)}`)),
  ];
}
