/** A selection of the demonstration in its department check: some have signed, one answered on paper, some still owe. */
import { answerForDepartment, createSelectionRound, enterDepartmentPaper, finishStage, listAwards, listDepartmentAnswers, nominateCandidate } from '#modules/honours/contract/index.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { daysBefore } from '../../packs/honours/sheets.ts';
import type { Actors, Moment } from './acting.ts';
import { momentOf } from './round.ts';

/** Who signs for an organisation. */
export interface Coordinator { readonly by: string; readonly organisationCode: string }

const CANDIDATES = 8;
const SIGNING = [
  { organisationCode: 'city-management', asks: '近两年有无违反市容管理规定被处罚' }, { organisationCode: 'public-security', asks: '近三年有无违法记录' }, { organisationCode: 'market-regulation', asks: '近三年经营活动有无被处罚' }, { organisationCode: 'civil-affairs', asks: '有无婚姻家庭方面的不良记录' },
] as const;
const ON_PAPER = [{ code: 'tax', zh: '税务部门', en: 'Tax', asks: '有无欠税' }, { code: 'discipline', zh: '纪检监察机关', en: 'Discipline inspection', asks: '有无问题线索' }] as const;

/** @errors throws when a step is refused */
export async function playDepartmentCheck(actors: Actors, office: Moment, coordinators: readonly Coordinator[], titles: ReadonlyMap<string, string>, today: string): Promise<void> {
  const key = (step: string): string => `demo/selection/departments/${step}`;
  const on = (daysBack: number, by: string): Moment => ({ at: momentOf(daysBefore(today, daysBack), 10 * 60), by });
  const units = new Map((await actors.read(listOrganisations, {}, office)).rows.map((row) => [row.code, row]));
  const signing = SIGNING.map(({ organisationCode, asks }) => { const unit = units.get(organisationCode); return { code: organisationCode, zh: unit?.nameZh ?? organisationCode, en: unit?.nameEn ?? organisationCode, asks, organisationId: unit?.id ?? null }; });
  const titleId = titles.get('finest-person') as string;
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-ZM`, name: `${today.slice(0, 4)}年最美人物评选（演示）`, conditions: '由单位推荐，有关部门联审同意后公示。一个部门不同意即不予参评。', titles: [{ titleId, seats: 5 }], departments: [...signing, ...ON_PAPER],
    stages: (['nomination', 'departmentCheck', 'publicNotice', 'decision', 'conferral', 'publication'] as const).map((kind, at) => ({ kind, startsOn: addDays(localDate(today), at * 12 - 18), endsOn: addDays(localDate(today), at * 12 - 7) })),
  }, on(18, office.by), key('create'));
  for (const { subject } of (await actors.read(listAwards, { titleId: titles.get('typical-person') as string, sort: 'number', pageSize: CANDIDATES }, office)).rows) await actors.write(nominateCandidate, { roundId, titleId, subjectId: subject.id }, on(16, office.by), key(`nominate/${subject.code}`));
  await actors.write(finishStage, { roundId, kind: 'nomination' }, on(6, office.by), key('nomination'));
  const by = (organisationCode: string): string => coordinators.find((each) => each.organisationCode === organisationCode)?.by as string;
  const police = on(4, by('public-security'));
  const [refused] = (await actors.read(listDepartmentAnswers, { roundId, code: 'public-security', sort: 'subject', pageSize: 1 }, police)).rows;
  await actors.write(answerForDepartment, { roundId, code: 'public-security', answers: refused === undefined ? [] : [{ candidateId: refused.candidateId, said: false, reason: '两年前有一次行政处罚记录（演示）' }], restYes: true }, police, key('police'));
  await actors.write(answerForDepartment, { roundId, code: 'market-regulation', restYes: true }, on(3, by('market-regulation')), key('market'));
  await actors.write(enterDepartmentPaper, { roundId, code: 'tax', restYes: true, document: '税务部门联审意见函（演示）', signedOn: daysBefore(today, 3) }, on(2, office.by), key('tax'));
}
