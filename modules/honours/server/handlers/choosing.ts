import { addDays, localDate } from '#kernel/local-date.ts';
import { workCalendar } from '#modules/cases/server/index.ts';
import { draftNoticeFor } from '#modules/notices/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { chooseCandidates, conferSelection, decideCandidates, draftSelectionNotice, overrideQuota, publishSelection, readQuotas } from '../../contract/index.ts';
import { noticePeriod, publicationRefusal } from '../../domain/index.ts';
import { confer } from '../conferring.ts';
import type { AwardDraft } from '../conferring.ts';
import { sealReason } from '../details.ts';
import { isScored, orderKey, passedOverIn, writtenOrder } from '../jury-order.ts';
import { selectionNotice } from '../notice-text.ts';
import { quotaAnswer, quotaState } from '../quota-state.ts';
import { candidatesIn, dropOverride, insertOverride, saveAwarded, saveReasoned, saveStates } from '../queries/candidates.ts';
import type { CandidateRow } from '../queries/candidates.ts';
import { saveShownMany } from '../queries/awards.ts';
import { starFindings } from '../queries/households.ts';
import { saveListed } from '../queries/notice-names.ts';
import { lockRound, noticeState, roundRow, roundStages, roundTitles, saveNotice } from '../queries/rounds.ts';
import type { RoundRow } from '../queries/rounds.ts';
import { publicationGrounds } from '../queries/subjects.ts';
import { roundTitle } from '../queries/title-versions.ts';
import { isOpen } from '../round-state.ts';
import { starsOf } from '../stars.ts';
import { negativesInTheWay } from '../signed-by-list.ts';
import { stageParams } from './candidates.ts';

const unmet = (findings: Awaited<ReturnType<typeof quotaState>>): number => findings.filter(({ ok, isOverridden }) => !ok && !isOverridden).length;

export const readQuotasBound = bindRead(readQuotas, async (ctx, { roundId }) => quotaAnswer(ctx, (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound()));

const NAMES_TOLD = 5;

/** By title, who is passed over by the list as it stands now; none where no jury made an order. */
async function leftOrders(ctx: WriteContext, round: RoundRow): Promise<{ readonly key: string; readonly left: readonly CandidateRow[] }[]> {
  const stages = await roundStages(ctx.tx, ctx.programmeId, round.id);
  if (!stages.some(({ kind }) => kind === 'review' || kind === 'jury') || !isScored(stages)) return [];
  const found: { key: string; left: CandidateRow[] }[] = [];
  for (const title of await roundTitles(ctx.tx, ctx.programmeId, round.id)) {
    const order = await writtenOrder(ctx, round, title.id);
    const left = new Set(passedOverIn(order, round));
    found.push({ key: orderKey(title), left: order.candidates.filter(({ id }) => left.has(id)) });
  }
  return found;
}

/** A reason for leaving the order stands as long as the order is left. */
async function keepOrderReasons(ctx: WriteContext, roundId: string, orders: Awaited<ReturnType<typeof leftOrders>>, reason: string | undefined): Promise<void> {
  for (const { key, left } of orders) {
    await dropOverride(ctx.tx, ctx.programmeId, roundId, key);
    if (left.length > 0 && reason !== undefined) await insertOverride(ctx.tx, ctx.programmeId, { id: ctx.newId(), roundId, candidateId: null, key, reason, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  }
}

export const chooseCandidatesBound = bindWrite(chooseCandidates, async (ctx, { roundId, candidateIds, orderReason }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publicNotice')) return ctx.refuse('honours.stage_not_open', stageParams('publicNotice'));
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  if (notice !== undefined && notice.state !== 'withdrawn') return ctx.refuse('honours.notice_drafted');
  const open = await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['eligible', 'chosen', 'notChosen']);
  const named = new Set(candidateIds);
  const [chosen, others] = [open.filter(({ id }) => named.has(id)), open.filter(({ id }) => !named.has(id))];
  if (chosen.length < named.size) return ctx.refuse('honours.candidate_settled', {}, { pointers: ['/candidateIds'] });
  await saveStates(ctx.tx, ctx.programmeId, chosen.map(({ id }) => id), 'chosen');
  await saveStates(ctx.tx, ctx.programmeId, others.map(({ id }) => id), 'notChosen');
  const orders = await leftOrders(ctx as unknown as WriteContext, round);
  const left = orders.flatMap((each) => each.left);
  if (left.length > 0 && orderReason === undefined) return ctx.refuse('honours.order_left', { names: `${left.slice(0, NAMES_TOLD).map(({ label }) => label).join('、')}${left.length > NAMES_TOLD ? '…' : ''}` }, { pointers: ['/orderReason'] });
  await keepOrderReasons(ctx as unknown as WriteContext, roundId, orders, orderReason);
  const findings = await quotaState(ctx, round);
  ctx.record({ kind: 'selectionRound', id: roundId, ...(left.length === 0 || orderReason === undefined ? {} : { reason: orderReason }), change: { act: 'choose', chosen: chosen.length, notChosen: others.length, quotasUnmet: unmet(findings), passedOver: left.length } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { chosen: chosen.length, findings, passedOver: left.map(({ id }) => id) };
});

export const overrideQuotaBound = bindWrite(overrideQuota, async (ctx, { roundId, key, reason }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publicNotice')) return ctx.refuse('honours.stage_not_open', stageParams('publicNotice'));
  if (!(await quotaState(ctx, round)).some((finding) => finding.key === key && !finding.ok)) return ctx.refuse('honours.finding_unknown', {}, { pointers: ['/key'] });
  await insertOverride(ctx.tx, ctx.programmeId, { id: ctx.newId(), roundId, candidateId: null, key, reason, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'selectionRound', id: roundId, reason, change: { act: 'overrideQuota', finding: key } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { unmet: unmet(await quotaState(ctx, round)) };
});

export const draftSelectionNoticeBound = bindWrite(draftSelectionNotice, async (ctx, { roundId, howToObject }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publicNotice')) return ctx.refuse('honours.stage_not_open', stageParams('publicNotice'));
  const present = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  if (present !== undefined && present.state !== 'withdrawn') return ctx.refuse('honours.notice_drafted');
  const broken = unmet(await quotaState(ctx, round));
  if (broken > 0) return ctx.refuse('honours.quotas_unmet', { count: broken });
  const text = await selectionNotice(ctx, round);
  if (text.listed + text.withheld === 0) return ctx.refuse('honours.nobody_named');
  // From tomorrow: whoever publishes has today, and the days are counted from a day that is known.
  const startsOn = addDays(localDate(ctx.today), 1);
  const period = noticePeriod(startsOn, { calendarDays: round.notice_calendar_days, workingDaysLeast: round.notice_working_days }, await workCalendar(ctx.tx, ctx.programmeId));
  const noticeId = await draftNoticeFor(ctx, { ...text.notice, howToObject, startsOn, periodDays: period.calendarDays }, text.nominators);
  await saveNotice(ctx.tx, ctx.programmeId, roundId, noticeId);
  await saveListed(ctx.tx, ctx.programmeId, roundId, text.names);
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'draftNotice', notice: noticeId, days: period.calendarDays, workingDays: period.workingDays } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { noticeId, periodDays: period.calendarDays, workingDays: period.workingDays, listed: text.listed, withheld: text.withheld };
});

export const decideCandidatesBound = bindWrite(decideCandidates, async (ctx, { roundId, declined }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'decision')) return ctx.refuse('honours.stage_not_open', stageParams('decision'));
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  if ((notice?.open_objections ?? 0) > 0) return ctx.refuse('honours.objection_open');
  if (notice?.state !== 'closed') return ctx.refuse('honours.notice_open');
  const chosen = (await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['chosen'])).map(({ id }) => id);
  if (declined.some(({ candidateId }) => !chosen.includes(candidateId))) return ctx.refuse('honours.candidate_settled', {}, { pointers: ['/declined'] });
  const out = new Set(declined.map(({ candidateId }) => candidateId));
  const stand = await negativesInTheWay(ctx as unknown as WriteContext, roundId, ['chosen'], (id) => !out.has(id));
  if (stand !== null) return ctx.refuse('honours.negatives_stand', stand);
  for (const { candidateId, reason } of declined) await saveReasoned(ctx.tx, ctx.programmeId, candidateId, 'declined', sealReason(ctx, reason));
  await saveStates(ctx.tx, ctx.programmeId, chosen.filter((id) => !out.has(id)), 'confirmed');
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'decide', confirmed: chosen.length - out.size, declined: [...out] } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { confirmed: chosen.length - out.size, declined: out.size };
});

export const conferSelectionBound = bindWrite(conferSelection, async (ctx, { roundId, on, document }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'conferral')) return ctx.refuse('honours.stage_not_open', stageParams('conferral'));
  if (on > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  const stand = await negativesInTheWay(ctx as unknown as WriteContext, roundId, ['confirmed'], null);
  if (stand !== null) return ctx.refuse('honours.negatives_stand', stand);
  const confirmed = await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['confirmed']);
  const findings = Map.groupBy(await starFindings(ctx.tx, ctx.programmeId, roundId), ({ candidate_id }) => candidate_id);
  for (const { id: titleId } of await roundTitles(ctx.tx, ctx.programmeId, roundId)) {
    const title = (await roundTitle(ctx.tx, ctx.programmeId, roundId, titleId)) ?? ctx.notFound();
    const own = confirmed.filter((row) => row.title_id === titleId);
    const awards = await confer(ctx, () => title, own.map((row): AwardDraft => ({
      subjectId: row.subject_id, subjectKind: row.subject_kind, placeId: row.place_id, organisationId: row.organisation_id, on, to: null, document, number: null, classCode: row.class_code, edition: round.edition, starCodes: starsOf(row.claimed_stars ?? [], findings.get(row.id) ?? []), isShown: false,
    })));
    await saveAwarded(ctx.tx, ctx.programmeId, awards.map((award, at) => ({ id: own[at]?.id ?? '', awardId: award.id })));
  }
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'confer', on, document, conferred: confirmed.length } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { conferred: confirmed.length };
});

export const publishSelectionBound = bindWrite(publishSelection, async (ctx, { roundId }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'publication')) return ctx.refuse('honours.stage_not_open', stageParams('publication'));
  const conferred = await candidatesIn(ctx.tx, ctx.programmeId, roundId, ['conferred']);
  const grounds = await publicationGrounds(ctx.tx, ctx.programmeId, conferred.map(({ subject_id }) => subject_id));
  const mayShow = conferred.filter((row) => { const ground = grounds.get(row.subject_id); return ground !== undefined && publicationRefusal(ground, ctx.today) === null; });
  const shown = await saveShownMany(ctx.tx, ctx.programmeId, mayShow.map(({ award_id }) => award_id ?? ''), new Date(ctx.now).toISOString());
  const withheld = conferred.length - shown;
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'publish', shown, withheld } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { shown, withheld, state: round.state };
});
