import { addDays, localDate } from '#kernel/local-date.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { addBenefit, adoptSituations, closeScheme, createScheme, listSchemes, listSituations, openScheme, readScheme, saveSituation, schemeStateWords, updateScheme } from '../../contract/index.ts';
import { closeRefusal } from '../../domain/index.ts';
import type { SchemeState } from '../../domain/index.ts';
import { packSituations } from '../packs.ts';
import { insertSituations, situationRows, upsertSituation } from '../queries/ground.ts';
import { benefitsOf, boughtFen, doublesOpen, insertBenefit, insertScheme, issuedFen, listsOf, lockBenefits, lockScheme, replaceScheme, saveSchemeState, schemePage, schemeTotal, schemeTotals } from '../queries/schemes.ts';
import type { SchemeRow } from '../queries/schemes.ts';
import { latestCounts } from '../queries/stock.ts';
import { benefitOut, schemeOut } from '../shape-rows.ts';

/** Short: what is given over a holiday cannot wait a week. @unit days @source our default; a scheme says another */
const NOTICE_DAYS_DEFAULT = 3;
const PERIOD_MOST_DAYS = 366;

export const stateParams = (ctx: ReadContext, state: SchemeState) => ({ state: schemeStateWords[state][ctx.locale === 'en' ? 'en' : 'zh'] });

export function leaveTrace(ctx: WriteContext, kind: 'careScheme' | 'careSituation' | 'careRecipient' | 'careDelivery' | 'careStock', id: string, change: Readonly<Record<string, unknown>>, where: { placeId?: string | null; organisationId?: string | null; reason?: string } = {}): void {
  ctx.record({ kind, id, change, ...(where.reason === undefined ? {} : { reason: where.reason }) });
  ctx.emit({ topic: 'care', subjectId: id, placeId: where.placeId ?? null, organisationId: where.organisationId ?? null });
}

export const listSituationsBound = bindRead(listSituations, async (ctx) => ({
  rows: (await situationRows(ctx)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, toldByZh: row.told_by_zh, toldByEn: row.told_by_en })),
}));

export const adoptSituationsBound = bindWrite(adoptSituations, async (ctx) => {
  const created = await insertSituations(ctx, (await packSituations()).map((situation, order) => ({ ...situation, order })));
  leaveTrace(ctx, 'careSituation', ctx.programmeId, { act: 'adopt', created });
  return { created };
});

export const saveSituationBound = bindWrite(saveSituation, async (ctx, { code, nameZh, nameEn, toldByZh, toldByEn }) => {
  await upsertSituation(ctx, { code, zh: nameZh, en: nameEn, toldByZh, toldByEn });
  leaveTrace(ctx, 'careSituation', code, { act: 'save' });
  return { code };
});

export const listSchemesBound = bindRead(listSchemes, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await schemePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(schemeOut), total: await schemeTotal(ctx, filter), page, pageSize,
}));

export const readSchemeBound = bindRead(readScheme, async (ctx, { schemeId }) => {
  const [row] = await schemePage(ctx, { id: schemeId }, 'name', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const benefits = await benefitsOf(ctx.tx, ctx.programmeId, schemeId);
  const totals = await schemeTotals(ctx.tx, ctx.programmeId, schemeId);
  const lists = await listsOf(ctx.tx, ctx.programmeId, schemeId, ctx.personId);
  return {
    ...schemeOut(row), purpose: row.purpose, whoText: row.who_text, askText: row.ask_text, needsAll: row.needs_all, needsAny: row.needs_any, noticeDays: row.notice_days, budgetFen: row.budget_fen, thanksText: row.thanks_text, benefits: benefits.map(benefitOut),
    figures: {
      on: ctx.today, listed: totals.listed, received: totals.received, complete: totals.complete, valueFen: await issuedFen(ctx.tx, ctx.programmeId, schemeId), boughtFen: await boughtFen(ctx.tx, ctx.programmeId, schemeId), budgetFen: row.budget_fen, doublesOpen: await doublesOpen(ctx.tx, ctx.programmeId, schemeId),
      benefitKinds: new Set(benefits.map(({ kind }) => kind)).size,
    },
    lists: lists.map((list) => ({ id: list.id, noticeId: list.notice_id, noticeState: list.notice_state, count: list.count, waiting: list.waiting, mayConfirm: list.may_confirm })), listsWhole: ctx.scope.everything,
  };
});

type Facts = Omit<ParsedInputOf<typeof createScheme>, 'code'>;

interface Misfit { readonly code: 'care.situation_unknown' | 'care.period_wrong'; readonly params: Readonly<Record<string, string>>; readonly pointer: string }

async function misfit(ctx: ReadContext, facts: Facts): Promise<Misfit | null> {
  const known = new Set((await situationRows(ctx)).map(({ code }) => code));
  const unknown = [...facts.needsAll, ...facts.needsAny].filter((code) => !known.has(code));
  if (unknown.length > 0 || facts.needsAll.length + facts.needsAny.length === 0) return { code: 'care.situation_unknown', params: { codes: unknown.join('、') || '—' }, pointer: '/needsAll' };
  if (facts.until < facts.from || facts.until > addDays(localDate(facts.from), PERIOD_MOST_DAYS)) return { code: 'care.period_wrong', params: {}, pointer: '/until' };
  return null;
}

const toKeep = (facts: Facts) => ({ ...facts, noticeDays: facts.noticeDays ?? NOTICE_DAYS_DEFAULT });

export const createSchemeBound = bindWrite(createScheme, async (ctx, { code, ...facts }) => {
  const wrong = await misfit(ctx, facts);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertScheme(ctx.tx, ctx.programmeId, id, code, toKeep(facts), searchTextOf(facts.name, code));
  leaveTrace(ctx, 'careScheme', id, { act: 'create' });
  return { id, version: 1 };
});

/** The scheme, held, on the version that was seen. */
async function schemeFor(ctx: WriteContext, schemeId: string, version: number): Promise<SchemeRow | 'changed'> {
  const row = (await lockScheme(ctx.tx, ctx.programmeId, schemeId)) ?? ctx.notFound();
  return row.version === version ? row : 'changed';
}

export const updateSchemeBound = bindWrite(updateScheme, async (ctx, { schemeId, version, ...facts }) => {
  const row = await schemeFor(ctx, schemeId, version);
  if (row === 'changed') return ctx.refuse('platform.changed_meanwhile');
  // Whom it helps and how is settled before anybody stands on its list.
  if (row.state !== 'draft') return ctx.refuse('care.scheme_state', stateParams(ctx, row.state));
  const wrong = await misfit(ctx, facts);
  if (wrong !== null) return ctx.refuse(wrong.code, wrong.params, { pointers: [wrong.pointer] });
  await replaceScheme(ctx.tx, ctx.programmeId, schemeId, toKeep(facts), searchTextOf(facts.name, row.code));
  leaveTrace(ctx, 'careScheme', schemeId, { act: 'update' });
  return { id: schemeId, version: version + 1 };
});

export const addBenefitBound = bindWrite(addBenefit, async (ctx, benefit) => {
  const row = (await lockScheme(ctx.tx, ctx.programmeId, benefit.schemeId)) ?? ctx.notFound();
  if (row.state !== 'draft') return ctx.refuse('care.scheme_state', stateParams(ctx, row.state));
  const id = ctx.newId();
  await insertBenefit(ctx.tx, ctx.programmeId, { id, ...benefit });
  leaveTrace(ctx, 'careScheme', benefit.schemeId, { act: 'addBenefit', benefit: id, kind: benefit.kind });
  return { id };
});

export const openSchemeBound = bindWrite(openScheme, async (ctx, { schemeId, version }) => {
  const row = await schemeFor(ctx, schemeId, version);
  if (row === 'changed') return ctx.refuse('platform.changed_meanwhile');
  if (row.state !== 'draft') return ctx.refuse('care.scheme_state', stateParams(ctx, row.state));
  if ((await benefitsOf(ctx.tx, ctx.programmeId, schemeId)).length === 0) return ctx.refuse('care.no_benefit');
  await saveSchemeState(ctx.tx, ctx.programmeId, schemeId, 'open');
  leaveTrace(ctx, 'careScheme', schemeId, { act: 'open' });
  return { version: version + 1 };
});

export const closeSchemeBound = bindWrite(closeScheme, async (ctx, { schemeId, version }) => {
  const row = await schemeFor(ctx, schemeId, version);
  if (row === 'changed') return ctx.refuse('platform.changed_meanwhile');
  if (row.state !== 'open') return ctx.refuse('care.scheme_state', stateParams(ctx, row.state));
  const counts = new Map((await latestCounts(ctx.tx, ctx.programmeId, schemeId)).map((count) => [count.benefit_id, count]));
  const benefits = (await lockBenefits(ctx.tx, ctx.programmeId, schemeId)).map((benefit) => {
    const count = counts.get(benefit.id);
    return { onHand: benefit.on_hand, countedQuantity: count?.state === 'agreed' ? count.second_quantity : null, movedSinceCount: count?.is_stale ?? true };
  });
  const refusal = closeRefusal(await doublesOpen(ctx.tx, ctx.programmeId, schemeId), benefits);
  if (refusal !== null) return ctx.refuse(refusal === 'doubleOpen' ? 'care.double_open' : 'care.not_counted');
  await saveSchemeState(ctx.tx, ctx.programmeId, schemeId, 'closed');
  leaveTrace(ctx, 'careScheme', schemeId, { act: 'close' });
  return { version: version + 1 };
});
