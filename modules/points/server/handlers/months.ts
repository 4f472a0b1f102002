import { addDays, localDate } from '#kernel/local-date.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { readPublicBoards, publishBoard, readReviewMonth, readPublicBoard } from '../../contract/index.ts';
import { DEFAULT_TERMS, monthOf, quarterDays, reviewDueOn } from '../../domain/index.ts';
import { monthRows, publicBoard, publicBoards, publicPlaces, publicRows, setPublic } from '../queries/months.ts';
import { bookInForce } from '../queries/rules.ts';

export const readReviewMonthBound = bindRead(readReviewMonth, async (ctx, { month = monthOf(ctx.today), placeId }) => {
  const from = `${month}-01`;
  const to = addDays(localDate(reviewDueOn(from, 1)), -1);
  const found = await monthRows(ctx, from, to, placeId);
  const terms = (await bookInForce(ctx.tx, ctx.programmeId, to))?.terms ?? DEFAULT_TERMS;
  const sum = (key: 'recorded' | 'waiting' | 'mine' | 'noticed' | 'posted' | 'declined' | 'points'): number => found.reduce((total, row) => total + row[key], 0);
  return {
    month, from, to, dueOn: reviewDueOn(from, terms.reviewDays),
    rows: found.map(({ place_id, place_zh, place_en, ...counts }) => ({ placeId: place_id, placeZh: place_zh, placeEn: place_en, ...counts })),
    totals: { recorded: sum('recorded'), waiting: sum('waiting'), mine: sum('mine'), noticed: sum('noticed'), posted: sum('posted'), declined: sum('declined'), points: sum('points') },
  };
});

export const publishBoardBound = bindWrite(publishBoard, async (ctx, { quarter, isPublic }) => {
  if (isPublic && quarterDays(quarter).from > ctx.today) return ctx.refuse('points.quarter_to_come', {}, { pointers: ['/quarter'] });
  await setPublic(ctx.tx, ctx.programmeId, quarter, isPublic, ctx.personId, new Date(ctx.now).toISOString());
  ctx.record({ kind: 'pointsBoard', id: quarter, change: { isPublic } });
  ctx.emit({ topic: 'points', subjectId: ctx.programmeId });
  return { isPublic };
});

export const readPublicBoardsBound = bindRead(readPublicBoards, async (ctx) => {
  await openPublicSite(ctx);
  return { boards: (await publicBoards(ctx.tx, ctx.programmeId)).map(({ quarter, published_at }) => ({ quarter, ...quarterDays(quarter), publishedAt: published_at })) };
});

export const readPublicBoardBound = bindRead(readPublicBoard, async (ctx, { quarter, placeId, page, pageSize }) => {
  await openPublicSite(ctx);
  if ((await publicBoard(ctx.tx, ctx.programmeId, quarter)) === undefined) ctx.notFound();
  const period = quarterDays(quarter);
  const places = (await publicPlaces(ctx.tx, quarter, period, ctx.today)).map((row) => ({ id: row.id, nameZh: row.name_zh, nameEn: row.name_en, households: row.households }));
  const chosen = places.find(({ id }) => id === placeId);
  if (placeId !== undefined && chosen === undefined) ctx.notFound();
  const found = chosen === undefined ? [] : await publicRows(ctx.tx, quarter, period, ctx.today, chosen.id, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    quarter, ...period, placeId: chosen?.id ?? null, placeZh: chosen?.nameZh ?? null, placeEn: chosen?.nameEn ?? null, places, page, pageSize,
    rows: found.map(({ label, brought, earned, deducted, redeemed, other, held, balance }) => ({ label, brought, earned, deducted, redeemed, other, held, balance })), total: chosen?.households ?? 0,
  };
});
