import { openPublicSite } from '#modules/places/server/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { downloadPublicBulletin, listPublicBulletins, listPublicFigures, readPublicBulletin } from '../../contract/index.ts';
import type { Figure } from '../../domain/index.ts';
import { printedModel, shownModel, withShownTitles } from '../hidden-names.ts';
import { printed } from '../model.ts';
import { publicBulletin, publicBulletinPage, publicBulletinTotal } from '../queries/public.ts';
import type { PublicBulletinRow } from '../queries/public.ts';
import { blocksOut } from './reading.ts';

/** The figures that a start page shows, by the ids they have in every bulletin of a round. */
const HEADLINES: readonly string[] = ['rate.overall', 'sites.done', 'findings.total', 'cases.closed'];

const summaryOut = (row: PublicBulletinRow) => ({
  id: row.id, title: row.title, documentNumber: row.document_number, publishedAt: row.published_at, asOf: row.as_of, figuresHash: row.figures_hash, kind: row.kind, roundId: row.round_id,
  roundNameZh: row.round_zh, roundNameEn: row.round_en,
});
/** Rows of a round's bulletin are seen in the office alone; a figure of an account has a page, for those who may sign in. */
const figureOut = ({ href, ...figure }: Figure) => ({ ...figure, figurePage: href.startsWith('/figures/') ? href : null });
/** Where no round was held: what an account says first. */
const HEADLINES_MAX = 4;

const listPublicBulletinsOf = (sources: readonly FigureSource[]): Bound => bindRead(listPublicBulletins, async (ctx, { page, pageSize }) => {
  await openPublicSite(ctx);
  return { rows: (await withShownTitles(ctx, sources, await publicBulletinPage(ctx.tx, ctx.programmeId, page, pageSize))).map(summaryOut), total: await publicBulletinTotal(ctx.tx, ctx.programmeId), page, pageSize };
});

const readPublicBulletinOf = (sources: readonly FigureSource[]): Bound => bindRead(readPublicBulletin, async (ctx, { bulletinId }) => {
  await openPublicSite(ctx);
  const row = (await publicBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const { title, model, namesWithdrawn } = await shownModel(ctx, sources, row);
  const [corrected] = row.corrected_id === null ? [] : await withShownTitles(ctx, sources, [{ id: row.corrected_id, title: row.corrected_title ?? '' }]);
  const { issuer, addressees, body, signature, date, syntheticMark } = model;
  return {
    ...summaryOut(row), title, issuer, addressees: [...addressees], signature, date, syntheticMark, figures: row.figures.map(figureOut), namesWithdrawn,
    body: blocksOut(body), corrects: corrected === undefined ? null : { documentNumber: row.corrected_number, title: corrected.title, reason: row.corrected_reason ?? '' },
  };
});

const listPublicFiguresOf = (sources: readonly FigureSource[]): Bound => bindRead(listPublicFigures, async (ctx, { bulletinId, headline }) => {
  await openPublicSite(ctx);
  const row = await publicBulletin(ctx.tx, ctx.programmeId, bulletinId ?? null);
  if (row === undefined) return bulletinId === undefined ? { bulletin: null, figures: [] } : ctx.notFound();
  const leading = row.kind === 'inspection' ? HEADLINES.flatMap((id) => row.figures.filter((figure) => figure.id === id)) : row.figures.slice(0, HEADLINES_MAX);
  const chosen = headline ? leading : row.figures;
  const [shown = row] = await withShownTitles(ctx, sources, [row]);
  return { bulletin: summaryOut(shown), figures: chosen.map(figureOut) };
});

/** The document as it was issued: it names offices and places, and of people those alone who consented and still do. */
const downloadPublicBulletinOf = (sources: readonly FigureSource[]): Bound => bindRead(downloadPublicBulletin, async (ctx, { bulletinId }) => {
  await openPublicSite(ctx);
  const row = (await publicBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const shown = await printedModel(ctx, sources, row);
  const file = await printed({ ...shown, documentNumber: row.document_number, draft: false });
  return { fileName: `${shown.title}.docx`, ...file };
});

export const publicOperations = (sources: readonly FigureSource[]): readonly Bound[] => [listPublicBulletinsOf(sources), readPublicBulletinOf(sources), listPublicFiguresOf(sources), downloadPublicBulletinOf(sources)];
