import { bindRead } from '#platform/server/operations/index.ts';
import { readCaseTrend } from '../../contract/index.ts';
import { latestClosed, openAndOverdue, trendDays } from '../queries/trend.ts';

const LATEST_SHOWN = 6;

export const readCaseTrendBound = bindRead(readCaseTrend, async (ctx, { days }) => ({
  asOf: new Date(ctx.now).toISOString(), today: ctx.today, ...(await openAndOverdue(ctx)), days: await trendDays(ctx, days),
  latestClosed: (await latestClosed(ctx, LATEST_SHOWN)).map((row) => ({
    id: row.id, number: row.number, title: row.title, siteName: row.site_name, placeNameZh: row.place_zh, placeNameEn: row.place_en, closedAt: row.closed_at,
  })),
}));
