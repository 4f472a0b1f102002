import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { downloadPublicDraw, listPublicDraws, readPublicDraw } from '../../contract/index.ts';
import { drawFileOf } from './draws.ts';
import { drawnSites, publicDraw, publicDraws } from '../queries/public-draws.ts';
import type { PublicDrawRow } from '../queries/public-draws.ts';

const drawOut = (row: PublicDrawRow) => ({
  roundId: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, startsOn: row.starts_on, endsOn: row.ends_on, commitment: row.seed_commitment, opened: row.state === 'closed',
});

export const listPublicDrawsBound = bindRead(listPublicDraws, async (ctx) => {
  await openPublicSite(ctx);
  return { rows: (await publicDraws(ctx.tx, ctx.programmeId)).map(drawOut) };
});

export const readPublicDrawBound = bindRead(readPublicDraw, async (ctx, { roundId }) => {
  await openPublicSite(ctx);
  const row = (await publicDraw(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const sites = row.state === 'closed' ? await drawnSites(ctx.tx, roundId) : [];
  return {
    ...drawOut(row), seed: row.seed, frameHash: row.frame_hash, frameSize: row.frame_size,
    sites: sites.map((site) => ({ code: site.code, name: site.name, typeZh: site.type_zh ?? site.site_type_code, typeEn: site.type_en ?? site.site_type_code, zoneZh: site.zone_zh, zoneEn: site.zone_en })),
  };
});

export const downloadPublicDrawBound = bindRead(downloadPublicDraw, async (ctx, { roundId }) => {
  await openPublicSite(ctx);
  const row = (await publicDraw(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  return row.state === 'closed' ? drawFileOf(ctx, roundId) : ctx.notFound();
});
