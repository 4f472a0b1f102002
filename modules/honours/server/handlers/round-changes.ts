import { weighsMore } from '#modules/ballots/domain/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import { changeRefusalWords, roundPartWords, updateSelectionRound } from '../../contract/index.ts';
import { changeRefusals, planIssues, ruleIssues } from '../../domain/index.ts';
import { departmentFault } from '../department-fault.ts';
import { dropQuotaOverrides } from '../queries/candidates.ts';
import { replaceDepartments } from '../queries/departments.ts';
import { insertRoundChange, lockRound, replaceWaitingStages, roundStages, roundTitles, saveRoundSettings, saveRoundTitle } from '../queries/rounds.ts';
import { roundTitle } from '../queries/title-versions.ts';
import { pipelineFaults } from '../pipeline-faults.ts';
import { changeOf, roundFacts } from '../round-changes.ts';

export const updateSelectionRoundBound = bindWrite(updateSelectionRound, async (ctx, asked) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, asked.roundId)) ?? ctx.notFound();
  if (round.version !== asked.version) return ctx.refuse('platform.changed_meanwhile');
  const [titles, stages] = [await roundTitles(ctx.tx, ctx.programmeId, round.id), await roundStages(ctx.tx, ctx.programmeId, round.id)];
  const strange = asked.titles?.findIndex(({ titleId }, at) => !titles.some(({ id }) => id === titleId) || asked.titles?.findIndex((each) => each.titleId === titleId) !== at) ?? -1;
  if (strange !== -1) return ctx.refuse('honours.title_not_in_round', {}, { pointers: [`/titles/${strange}/titleId`] });
  const { settings, parts } = changeOf(round, titles, stages, asked);
  if (parts.length === 0) return ctx.refuse('honours.round_unchanged');
  const facts = await roundFacts(ctx, round);
  const refused = changeRefusals(facts, parts.map(({ part }) => part), asked.stages ?? null);
  const told = (language: 'zh' | 'en'): string => refused.map(({ part, code }) => `${roundPartWords[part][language]}${language === 'zh' ? '：' : ': '}${changeRefusalWords[code][language]}`).join(language === 'zh' ? '；' : '; ');
  if (refused.length > 0) return ctx.refuse('honours.change_refused', { reasonsZh: told('zh'), reasonsEn: told('en') }, { pointers: [...new Set(refused.map(({ part }) => `/${part}`))] });
  const plan = asked.stages ?? facts.stages;
  const issues = asked.stages === undefined ? [] : planIssues(facts, asked.stages);
  if (issues.length > 0) return ctx.refuse('honours.pipeline_invalid', { count: issues.length }, { pointers: pipelineFaults(issues, plan) });
  if (plan.some(({ kind }) => kind === 'townshipApproval') && titles.some(({ subject_kind }) => subject_kind !== 'household')) return ctx.refuse('honours.township_of_households', {}, { pointers: ['/stages'] });
  if (plan.some(({ kind }) => kind === 'shortlist') && settings.shortlist === null) return ctx.refuse('honours.shortlist_rule_missing', {}, { pointers: ['/shortlist'] });
  if (round.open_review && plan.some(({ kind }) => kind === 'jury')) return ctx.refuse('honours.open_review_with_jury', {}, { pointers: ['/stages'] });
  const fault = asked.departments === undefined ? null : await departmentFault(ctx, asked.departments);
  if (fault !== null) return ctx.refuse('honours.department_invalid', {}, { pointers: [fault] });
  if (settings.jury.tieRule.at(-1) !== 'lot') return ctx.refuse('honours.tie_rule_missing', {}, { pointers: ['/jury/tieRule'] });
  if (weighsMore(settings.voicePercent) && settings.voiceRule === '') return ctx.refuse('honours.voice_rule_missing', {}, { pointers: ['/voiceRule'] });
  for (const [at, { titleId, quotas }] of (asked.titles ?? []).entries()) {
    const title = await roundTitle(ctx.tx, ctx.programmeId, round.id, titleId);
    if (title === undefined || quotas === null) continue;
    const wrong = ruleIssues({
      code: title.code, nameZh: title.name_zh, nameEn: title.name_en, tier: title.tier, subjectKind: title.subject_kind, authority: title.authority, approvalDocument: title.approval_document, termMonths: title.term_months, reviewEveryMonths: title.review_every_months, lockMonths: title.lock_months,
      upwardTitleCode: title.upward_title_code, upwardAfter: title.upward_after, rules: { ...title.rules, quotas },
    }).filter(({ pointer }) => pointer.startsWith('/rules/quotas'));
    if (wrong.length > 0) return ctx.refuse('honours.title_invalid', { count: wrong.length }, { pointers: wrong.map(({ pointer }) => pointer.replace('/rules', `/titles/${at}`)) });
  }
  await saveRoundSettings(ctx.tx, ctx.programmeId, round.id, settings, round.code);
  if (asked.stages !== undefined) await replaceWaitingStages(ctx.tx, ctx.programmeId, round.id, facts.stages.filter(({ state }) => state !== 'waiting').length, asked.stages);
  if (asked.departments !== undefined && parts.some(({ part }) => part === 'departments')) await replaceDepartments(ctx.tx, ctx.programmeId, round.id, asked.departments);
  for (const { titleId, seats, quotas } of asked.titles ?? []) {
    if (!parts.some((part) => part.titleId === titleId)) continue;
    await saveRoundTitle(ctx.tx, ctx.programmeId, round.id, titleId, { seats, quotas });
    // What was set aside was set aside of other rules.
    await dropQuotaOverrides(ctx.tx, ctx.programmeId, round.id, titles.find(({ id }) => id === titleId)?.code ?? '');
  }
  await insertRoundChange(ctx.tx, ctx.programmeId, { id: ctx.newId(), roundId: round.id, at: new Date(ctx.now).toISOString(), by: ctx.personId, reason: asked.reason, parts });
  ctx.record({ kind: 'selectionRound', id: round.id, reason: asked.reason, change: { act: 'update', parts: parts.map(({ part, titleId, from, to }) => ({ part, title: titleId, from, to })) } });
  ctx.emit({ topic: 'honours', subjectId: round.id });
  return { version: round.version + 1, parts: [...new Set(parts.map(({ part }) => part))] };
});
