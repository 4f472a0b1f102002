import { DAY_MS } from '#kernel/local-date.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { closeSurvey, definitionFaultWords, draftSurvey, listSurveys, openSurvey, readSurvey, setQuotas, suggestQuotas, updateSurvey } from '../../contract/index.ts';
import { definitionFaults, missingOf } from '../../domain/index.ts';
import type { Channel, DefinitionFault, SurveyDefinition } from '../../domain/index.ts';
import { takesAnswers } from '../answering.ts';
import { collectedBy, forgetForms } from '../queries/answers.ts';
import { unknownStandards } from '../queries/evidence.ts';
import { insertSurvey, quotasOf, replaceQuotas, replaceSurvey, setState, surveyBefore, surveyById, surveyPage, surveyTotal } from '../queries/surveys.ts';
import type { KnownSurvey, QuotaRow, SurveyRow } from '../queries/surveys.ts';

const rowOut = (row: SurveyRow) => ({
  id: row.id, code: row.code, title: row.title, state: row.state, opensOn: row.opens_on, closesOn: row.closes_on, questionCount: row.definition.questions.length, placeCount: row.place_count, collected: row.collected, target: row.target, isSynthetic: row.is_synthetic, version: row.version,
});

/** The same definition with lists that may be changed, as the contract has them. */
export const definitionOut = ({ versions, questions }: SurveyDefinition) => ({
  versions: versions.map((version) => ({ ...version })), questions: questions.map((question) => ({ ...question, choices: question.choices.map((choice) => ({ ...choice })), versions: [...question.versions], topBoxes: [...question.topBoxes], standards: [...(question.standards ?? [])] })),
});

export const placeOut = (row: Pick<QuotaRow, 'place_id' | 'code' | 'name_zh' | 'name_en'>) => ({ id: row.place_id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en });

export const listSurveysBound = bindRead(listSurveys, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await surveyPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await surveyTotal(ctx, filter), page, pageSize,
}));

export const readSurveyBound = bindRead(readSurvey, async (ctx, { surveyId }) => {
  const [row] = await surveyPage(ctx, { id: surveyId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const quotas = await quotasOf(ctx, surveyId);
  return {
    ...rowOut(row), purpose: row.purpose, definition: definitionOut(row.definition), populationSource: row.population_source, takesAnswers: takesAnswers(row, ctx.today),
    quotas: quotas.map((quota) => ({ place: placeOut(quota), target: quota.target, population: quota.population, collected: quota.collected, missing: missingOf(quota.target, quota.collected) })),
    byChannel: (await collectedBy(ctx, surveyId, 'channel')).map(({ key, count }) => ({ channel: key as Channel, count })), byVersion: (await collectedBy(ctx, surveyId, 'version')).map(({ key, count }) => ({ version: key, count })),
  };
});

type DraftRefusal = 'surveys.definition_wrong' | 'surveys.period_wrong';
interface Facts extends SurveyDefinition { readonly opensOn: string; readonly closesOn: string }

async function standardFaults(ctx: WriteContext, questions: SurveyDefinition['questions']): Promise<{ fault: DefinitionFault; pointer: string; name: string }[]> {
  const unknown = new Set(await unknownStandards(ctx, questions.flatMap(({ standards = [] }) => standards)));
  return questions.flatMap(({ zh, standards = [] }, at) => (standards.some((name) => unknown.has(name)) ? [{ fault: 'standardUnknown' as const, pointer: `/questions/${at}/standards`, name: zh }] : []));
}

async function misfit(ctx: WriteContext, { versions, questions, opensOn, closesOn }: Facts): Promise<Refusal<DraftRefusal> | null> {
  if (closesOn < opensOn) return ctx.refuse('surveys.period_wrong', {}, { pointers: ['/closesOn'] }) as Refusal<DraftRefusal>;
  const [first] = [...definitionFaults({ versions, questions }), ...await standardFaults(ctx, questions)];
  if (first === undefined) return null;
  const words = definitionFaultWords[first.fault];
  return ctx.refuse('surveys.definition_wrong', { name: first.name, reasonZh: words.zh, reasonEn: words.en }, { pointers: [first.pointer] }) as Refusal<DraftRefusal>;
}

function leaveTrace(ctx: WriteContext, id: string, act: string, more: Readonly<Record<string, unknown>> = {}): void {
  ctx.record({ kind: 'survey', id, change: { act, ...more } });
  ctx.emit({ topic: 'surveys', subjectId: id });
}

export const draftSurveyBound = bindWrite(draftSurvey, async (ctx, { code, title, purpose, isSynthetic, ...facts }) => {
  const refused = await misfit(ctx, facts);
  if (refused !== null) return refused;
  const id = ctx.newId();
  await insertSurvey(ctx.tx, ctx.programmeId, id, { code, title, purpose, isSynthetic, opensOn: facts.opensOn, closesOn: facts.closesOn, definition: { versions: facts.versions, questions: facts.questions } });
  leaveTrace(ctx, id, 'draft', { questions: facts.questions.length });
  return { id, version: 1 };
});

export const updateSurveyBound = bindWrite(updateSurvey, async (ctx, { surveyId, version, title, purpose, ...facts }) => {
  const survey = (await surveyById(ctx.tx, ctx.programmeId, surveyId, 'update')) ?? ctx.notFound();
  if (survey.state !== 'draft') return ctx.refuse('surveys.frozen');
  if (survey.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const refused = await misfit(ctx, facts);
  if (refused !== null) return refused;
  await replaceSurvey(ctx.tx, ctx.programmeId, surveyId, { title, purpose, opensOn: facts.opensOn, closesOn: facts.closesOn, definition: { versions: facts.versions, questions: facts.questions } });
  leaveTrace(ctx, surveyId, 'update', { questions: facts.questions.length });
  return { id: surveyId, version: version + 1 };
});

export const suggestQuotasBound = bindRead(suggestQuotas, async (ctx, { surveyId }) => {
  const before = await surveyBefore(ctx, surveyId);
  if (before === undefined) return { from: null, rows: [] };
  const from = { id: before.id, title: before.title, closesOn: before.closes_on, ageDays: Math.max(0, Math.round((Date.parse(ctx.today) - Date.parse(before.closes_on)) / DAY_MS)), populationSource: before.population_source };
  return { from, rows: (await quotasOf(ctx, before.id)).map((quota) => ({ placeId: quota.place_id, target: quota.target, population: quota.population })) };
});

export const setQuotasBound = bindWrite(setQuotas, async (ctx, { surveyId, version, populationSource, quotas }) => {
  const survey = (await surveyById(ctx.tx, ctx.programmeId, surveyId, 'update')) ?? ctx.notFound();
  if (survey.state === 'closed') return ctx.refuse('surveys.not_open');
  if (survey.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (populationSource === null && quotas.some(({ population }) => population !== null)) return ctx.refuse('surveys.source_missing', {}, { pointers: ['/populationSource'] });
  if (new Set(quotas.map(({ placeId }) => placeId)).size < quotas.length) return ctx.refuse('surveys.place_unknown', {}, { pointers: ['/quotas'] });
  const kept = await replaceQuotas(ctx.tx, ctx.programmeId, surveyId, quotas, populationSource);
  if (kept === 'inUse') return ctx.refuse('surveys.quota_in_use', {}, { pointers: ['/quotas'] });
  if (kept < quotas.length) return ctx.refuse('surveys.place_unknown', {}, { pointers: ['/quotas'] });
  leaveTrace(ctx, surveyId, 'setQuotas', { places: quotas.length, target: quotas.reduce((sum, { target }) => sum + target, 0) });
  return { version: version + 1 };
});

const nowOf = (ctx: WriteContext): string => new Date(ctx.now).toISOString();

export const openSurveyBound = bindWrite(openSurvey, async (ctx, { surveyId, version }) => {
  const survey = (await surveyById(ctx.tx, ctx.programmeId, surveyId, 'update')) ?? ctx.notFound();
  if (survey.state !== 'draft') return ctx.refuse('surveys.frozen');
  if (survey.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if ((await quotasOf(ctx, surveyId)).length === 0) return ctx.refuse('surveys.quotas_missing');
  if (survey.closes_on < ctx.today) return ctx.refuse('surveys.period_wrong');
  await setState(ctx.tx, ctx.programmeId, surveyId, 'open', nowOf(ctx));
  leaveTrace(ctx, surveyId, 'open');
  return { version: version + 1 };
});

export const closeSurveyBound = bindWrite(closeSurvey, async (ctx, { surveyId, version }) => {
  const survey: KnownSurvey = (await surveyById(ctx.tx, ctx.programmeId, surveyId, 'update')) ?? ctx.notFound();
  if (survey.state !== 'open') return ctx.refuse('surveys.not_open');
  if (survey.version !== version) return ctx.refuse('platform.changed_meanwhile');
  await setState(ctx.tx, ctx.programmeId, surveyId, 'closed', nowOf(ctx));
  await forgetForms(ctx.tx, ctx.programmeId, surveyId);
  const byChannel = await collectedBy(ctx, surveyId, 'channel');
  // Answers from the public leave no entry of their own: how many there were stands here.
  leaveTrace(ctx, surveyId, 'close', Object.fromEntries(byChannel.map(({ key, count }) => [key, count])));
  return { version: version + 1, collected: byChannel.reduce((sum, { count }) => sum + count, 0) };
});
