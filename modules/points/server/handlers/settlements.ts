import { DAY_MS, MINUTE_MS } from '#kernel/local-date.ts';
import { fillText } from '#platform/contract/index.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listSettlementLines, readSettlements, postSettlement, listSettlementPreview, readPublicSettlement, reverseSettlement, settlementNotice, warnSettlement, withdrawSettlement } from '../../contract/index.ts';
import { mayExpire, notBefore, settleBalance, warnBy, yearEnd, yearOf } from '../../domain/index.ts';
import type { KeepTerms, Settled, Transfer } from '../../domain/index.ts';
import { postTransfers, reverseTransfers } from '../ledger.ts';
import type { HolderSource } from '../holders.ts';
import { bookInForce } from '../queries/rules.ts';
import {
  holdingsAt, insertLines, insertSettlement, linePage, lineSums, lockSettlement, markReversed, markSettled, markWithdrawn, placesBelow, publicSettlement, reversible, settlementById, settlementRows, standingSettlement,
} from '../queries/settlements.ts';
import type { HoldingThen, SettlementRow } from '../queries/settlements.ts';
import { holdingOf, ofProgramme, pointsAsset } from './deeds.ts';

const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();
type HeldAndSettled = HoldingThen & Settled;

/** The last instant of a local day, or now where that is still to come. */
const endOf = (ctx: ReadContext, day: string): string => new Date(Math.min(ctx.now, Date.parse(`${day}T00:00:00Z`) + DAY_MS - ctx.utcOffsetMinutes * MINUTE_MS - 1)).toISOString();

async function settled(ctx: ReadContext, endsOn: string, terms: KeepTerms, holders: readonly HolderSource[]): Promise<HeldAndSettled[]> {
  return (await holdingsAt(ctx, endOf(ctx, endsOn), holders)).map((row) => ({ ...row, ...settleBalance(row, terms) }));
}

const sumOf = (rows: readonly Settled[]) => {
  const sum = (key: keyof Settled): number => rows.reduce((total, row) => total + row[key], 0);
  return { households: rows.length, balance: sum('balance'), spent: sum('spent'), expired: sum('expired'), carried: sum('carried') };
};

/** The year that is asked for or runs, under the terms it was warned with or those in force today. */
async function yearInQuestion(ctx: ReadContext, asked: number | undefined) {
  const standing = await standingSettlement(ctx.tx, ctx.programmeId, asked);
  if (standing !== undefined) return { standing, year: standing.year, endsOn: standing.ends_on, keepPercent: standing.keep_percent, keepMost: standing.keep_most, notBefore: standing.not_before, warnDays: 60, bookId: standing.book_id };
  const book = await bookInForce(ctx.tx, ctx.programmeId, ctx.today);
  if (book === undefined) return undefined;
  const { yearEndsOn, warnDays, keepPercent, keepMost } = book.terms;
  const year = asked ?? yearOf(ctx.today, yearEndsOn);
  const endsOn = yearEnd(year, yearEndsOn);
  return { standing: undefined, year, endsOn, keepPercent, keepMost, notBefore: notBefore(endsOn, ctx.today, warnDays), warnDays, bookId: book.id };
}

const ORDERS: Readonly<Record<'label' | 'expired' | 'balance', (one: HeldAndSettled, other: HeldAndSettled) => number>> = {
  label: (one, other) => one.label.localeCompare(other.label, 'zh-CN'), expired: (one, other) => other.expired - one.expired, balance: (one, other) => other.balance - one.balance,
};

/** @param holders what teams are called, which this module does not keep */
export const listSettlementPreviewBound = (holders: readonly HolderSource[]) => bindRead(listSettlementPreview, async (ctx, { page, pageSize, sort, q, placeId, expiring, year: asked }) => {
  const at = await yearInQuestion(ctx, asked);
  if (at === undefined) return ctx.refuse('points.no_book');
  const below = placeId === undefined ? null : await placesBelow(ctx.tx, ctx.programmeId, placeId);
  const wanted = q?.toLowerCase() ?? '';
  const found = (await settled(ctx, at.endsOn, at, holders)).filter((row) => (expiring !== true || row.expired > 0) && (below === null || (row.place_id !== null && below.has(row.place_id))) && (wanted === '' || row.label.toLowerCase().includes(wanted) || row.code.toLowerCase().includes(wanted)));
  const key = sort.replace('-', '') as keyof typeof ORDERS;
  const ordered = found.toSorted((one, other) => (sort.startsWith('-') ? -1 : 1) * ORDERS[key](one, other) || one.subject_id.localeCompare(other.subject_id));
  const words = { year: at.year, endsOn: at.endsOn, day: at.notBefore, percent: at.keepPercent };
  const notice = at.keepMost === null ? settlementNotice.plain : settlementNotice.limited;
  return {
    year: at.year, endsOn: at.endsOn, keepPercent: at.keepPercent, keepMost: at.keepMost, mayExpire: mayExpire(at), warnBy: warnBy(at.endsOn, at.warnDays), notBefore: at.notBefore, settlementId: at.standing?.id ?? null, state: at.standing?.state ?? null,
    totals: sumOf(found), noticeZh: fillText(notice.zh, { ...words, most: at.keepMost ?? 0 }), noticeEn: fillText(notice.en, { ...words, most: at.keepMost ?? 0 }), total: found.length, page, pageSize,
    rows: ordered.slice((page - 1) * pageSize, page * pageSize).map((row) => ({ subjectId: row.subject_id, code: row.code, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, balance: row.balance, spent: row.spent, expired: row.expired, carried: row.carried, reversalReason: null })),
  };
});

const shown = (ctx: ReadContext, row: SettlementRow) => ({
  id: row.id, year: row.year, endsOn: row.ends_on, keepPercent: row.keep_percent, keepMost: row.keep_most, notice: row.notice, state: row.state, warnedOn: row.warned_on, warnedByName: row.warned_by_name, notBefore: row.not_before, postedByName: row.posted_by_name, postedAt: row.posted_at,
  withdrawalReason: row.withdrawal_reason, expired: row.expired, reversed: row.reversed,
  mayPost: row.state === 'warned' && row.not_before <= ctx.today && row.warned_by !== ctx.actor.personId, mayReverse: row.state === 'posted' && row.expired > row.reversed && row.posted_by !== ctx.actor.personId,
});

export const readSettlementsBound = bindRead(readSettlements, async (ctx) => { const found = await settlementRows(ctx.tx, ctx.programmeId); return { rows: found.map((row) => shown(ctx, row)), total: found.length }; });

export const listSettlementLinesBound = (holders: readonly HolderSource[]) => bindRead(listSettlementLines, async (ctx, { settlementId, page, pageSize, sort, ...filter }) => {
  if ((await settlementById(ctx.tx, ctx.programmeId, settlementId)) === undefined) ctx.notFound();
  const [found, totals] = [await linePage(ctx, settlementId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize }, holders), await lineSums(ctx, settlementId, filter, holders)];
  return {
    totals, total: totals.households, page, pageSize,
    rows: found.map((row) => ({ subjectId: row.subject_id, code: row.code, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, balance: row.balance, spent: row.spent, expired: row.expired, carried: row.carried, reversalReason: row.reversal_reason })),
  };
});

export const warnSettlementBound = bindWrite(warnSettlement, async (ctx, { year, notice }) => {
  const at = await yearInQuestion(ctx, year);
  if (at === undefined) return ctx.refuse('points.no_book');
  if (at.standing !== undefined) return ctx.refuse('points.settlement_known', { year });
  if (!mayExpire(at)) return ctx.refuse('points.nothing_expires');
  // A year that is long over has been carried into the one that runs.
  if (at.endsOn < `${Number(ctx.today.slice(0, 4)) - 1}${ctx.today.slice(4)}` || year > Number(ctx.today.slice(0, 4)) + 1) return ctx.refuse('points.settlement_year', {}, { pointers: ['/year'] });
  const id = ctx.newId();
  await insertSettlement(ctx.tx, ctx.programmeId, { id, year, endsOn: at.endsOn, bookId: at.bookId, keepPercent: at.keepPercent, keepMost: at.keepMost, notice, warnedOn: ctx.today, at: isoNow(ctx), by: ctx.personId, notBefore: at.notBefore });
  ctx.record({ kind: 'pointsSettlement', id, change: { act: 'warn', year, notBefore: at.notBefore } });
  ctx.emit({ topic: 'points', subjectId: id });
  return { id, notBefore: at.notBefore };
});

export const withdrawSettlementBound = bindWrite(withdrawSettlement, async (ctx, { settlementId, reason }) => {
  if ((await settlementById(ctx.tx, ctx.programmeId, settlementId)) === undefined) ctx.notFound();
  if ((await markWithdrawn(ctx.tx, ctx.programmeId, settlementId, { by: ctx.personId, at: isoNow(ctx), reason })) === 0) return ctx.refuse('points.settlement_settled');
  ctx.record({ kind: 'pointsSettlement', id: settlementId, reason, change: { act: 'withdraw' } });
  ctx.emit({ topic: 'points', subjectId: settlementId });
  return { id: settlementId };
});

export const postSettlementBound = bindWrite(postSettlement, async (ctx, { settlementId }) => {
  const locked = (await lockSettlement(ctx.tx, ctx.programmeId, settlementId)) ?? ctx.notFound();
  const row = (await settlementById(ctx.tx, ctx.programmeId, locked.id)) ?? ctx.notFound();
  if (row.state !== 'warned') return ctx.refuse('points.settlement_settled');
  if (row.warned_by === ctx.personId) return ctx.refuse('points.same_person');
  if (ctx.today < row.not_before) return ctx.refuse('points.settlement_too_early', { day: row.not_before });
  const assetId = await pointsAsset(ctx);
  const found = await settled(ctx, row.ends_on, { keepPercent: row.keep_percent, keepMost: row.keep_most }, []);
  const made = found.map((held): { held: HeldAndSettled; transfer: Transfer | null } => ({ held, transfer: held.expired === 0 ? null : {
    id: ctx.newId(), kind: 'expire', occurredOn: ctx.today, memo: `${row.year} 年度到期`, causeKind: 'settlement', causeId: settlementId,
    legs: [{ ...holdingOf(assetId, held), amount: -held.expired, placeId: held.place_id }, { ...ofProgramme(ctx, assetId, 'expired'), amount: held.expired }],
  } }));
  await postTransfers(ctx, postSettlement.id, made.flatMap(({ transfer }) => (transfer === null ? [] : [transfer])));
  await insertLines(ctx.tx, ctx.programmeId, settlementId, made.map(({ held, transfer }) => ({ subjectId: held.subject_id, kind: held.subject_kind, placeId: held.place_id, balance: held.balance, spent: held.spent, expired: held.expired, carried: held.carried, transferId: transfer?.id ?? null })));
  await markSettled(ctx.tx, ctx.programmeId, settlementId, ctx.personId, isoNow(ctx));
  const totals = sumOf(found);
  ctx.record({ kind: 'pointsSettlement', id: settlementId, change: { act: 'post', year: row.year, ...totals } });
  ctx.emit({ topic: 'points', subjectId: settlementId });
  return totals;
});

export const reverseSettlementBound = bindWrite(reverseSettlement, async (ctx, { settlementId, subjectIds, reason }) => {
  const locked = (await lockSettlement(ctx.tx, ctx.programmeId, settlementId)) ?? ctx.notFound();
  const row = (await settlementById(ctx.tx, ctx.programmeId, locked.id)) ?? ctx.notFound();
  if (row.state !== 'posted') return ctx.refuse('points.settlement_settled');
  if (row.posted_by === ctx.personId) return ctx.refuse('points.same_person');
  const found = await reversible(ctx.tx, ctx.programmeId, settlementId, subjectIds);
  if (found.length === 0) return ctx.refuse('points.nothing_to_reverse');
  await reverseTransfers(ctx, reverseSettlement.id, found.map(({ transfer_id }) => transfer_id), '到期冲正');
  await markReversed(ctx.tx, ctx.programmeId, settlementId, found.map(({ subject_id }) => subject_id), { by: ctx.personId, at: isoNow(ctx), reason });
  const points = found.reduce((sum, { expired }) => sum + expired, 0);
  ctx.record({ kind: 'pointsSettlement', id: settlementId, reason, change: { act: 'reverse', households: found.length, points } });
  ctx.emit({ topic: 'points', subjectId: settlementId });
  return { reversed: found.length, points };
});

export const readPublicSettlementBound = bindRead(readPublicSettlement, async (ctx) => {
  await openPublicSite(ctx);
  const row = await publicSettlement(ctx.tx, ctx.programmeId, ctx.today);
  return { warning: row === undefined ? null : { year: row.year, endsOn: row.ends_on, notBefore: row.not_before, warnedOn: row.warned_on, keepPercent: row.keep_percent, keepMost: row.keep_most, notice: row.notice, isPosted: row.state === 'posted' } };
});
