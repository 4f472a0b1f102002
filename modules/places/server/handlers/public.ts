/** Handlers of what the public may read, and of the office's switch for it. */
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { listPublicPlaces, listPublicProgrammes, readPublicProgramme, readPublicSite, savePublicSite, searchPublicSites } from '../../contract/index.ts';
import type { PlaceKind } from '../../contract/index.ts';
import { openProgrammes, publicPlaces, publicSiteRow, savePublicSiteRow, sitesNamed } from '../queries/public.ts';
import type { PublicSiteRow } from '../queries/public.ts';
import { openPublicSite } from '../public-site.ts';
import { searchPatterns } from '#platform/server/search/index.ts';

const SITES_SHOWN = 12;

const siteOut = (row: PublicSiteRow | undefined) => ({
  siteOpen: row?.site_open ?? false, reportingOpen: row?.reporting_open ?? false, aboutZh: row?.about_zh ?? null, aboutEn: row?.about_en ?? null,
  contact: row?.contact ?? null, contactEn: row?.contact_en ?? null, recordNumber: row?.record_number ?? null, mapApprovalNumber: row?.map_approval_number ?? null,
});

export const listPublicProgrammesBound = bindRead(listPublicProgrammes, async (ctx) => ({
  rows: (await openProgrammes(ctx.tx)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, synthetic: row.synthetic })),
}));

export const readPublicProgrammeBound = bindRead(readPublicProgramme, async (ctx) => {
  const row = await openPublicSite(ctx);
  const { siteOpen: _open, ...shown } = siteOut(row);
  return { ...shown, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, synthetic: row.synthetic, utcOffsetMinutes: row.utc_offset_minutes, today: ctx.today };
});

export const listPublicPlacesBound = bindRead(listPublicPlaces, async (ctx) => {
  await openPublicSite(ctx);
  return { rows: (await publicPlaces(ctx.tx, ctx.programmeId)).map((row) => ({
    id: row.id, kind: row.kind as PlaceKind, nameZh: row.name_zh, nameEn: row.name_en, zoneId: row.zone_id, boundary: row.boundary as never,
  })) };
});

export const searchPublicSitesBound = bindRead(searchPublicSites, async (ctx, { q }) => {
  await openPublicSite(ctx);
  const [pattern] = searchPatterns(q.replaceAll(' ', ''));
  const found = pattern === undefined ? [] : await sitesNamed(ctx.tx, pattern, SITES_SHOWN);
  return { rows: found.map((row) => ({ id: row.id, name: row.name, placeZh: row.place_zh, placeEn: row.place_en })) };
});

export const readPublicSiteBound = bindRead(readPublicSite, async (ctx) => siteOut(await publicSiteRow(ctx.tx, ctx.programmeId)));

export const savePublicSiteBound = bindWrite(savePublicSite, async (ctx, input) => {
  const text = (value: string | null) => (value === '' ? null : value);
  await savePublicSiteRow(ctx.tx, ctx.programmeId, {
    site_open: input.siteOpen, reporting_open: input.reportingOpen, about_zh: text(input.aboutZh), about_en: text(input.aboutEn), contact: text(input.contact), contact_en: text(input.contactEn),
    record_number: text(input.recordNumber), map_approval_number: text(input.mapApprovalNumber), changed_at: new Date(ctx.now).toISOString(),
  });
  ctx.record({ kind: 'publicSite', id: ctx.programmeId, change: { siteOpen: input.siteOpen, reportingOpen: input.reportingOpen } });
  return { siteOpen: input.siteOpen, reportingOpen: input.reportingOpen };
});
