import { bindRead, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { checkBulletin, downloadBulletin, listBulletins, readBulletin } from '../../contract/index.ts';
import { bulletinActsIn, figureDrift, figuresHash, inspectionFigures, mayApprove, PERMISSION_OF_BULLETIN_ACT } from '../../domain/index.ts';
import type { BulletinAct } from '../../domain/index.ts';
import { printed, wordCountOf } from '../model.ts';
import { bulletinPage, bulletinRow, bulletinTotal } from '../queries/bulletins.ts';
import type { BulletinRow, SummaryRow } from '../queries/bulletins.ts';
import { readFacts } from '../read-facts.ts';

const summaryOut = (row: SummaryRow) => ({
  id: row.id, title: row.title, kind: row.kind, state: row.state, roundId: row.round_id, roundNameZh: row.round_zh, roundNameEn: row.round_en, documentNumber: row.document_number,
  issueNumber: row.issue_number, asOf: row.as_of, figuresHash: row.figures_hash, draftedAt: row.drafted_at, draftedByName: row.drafted_by_name, approvedAt: row.approved_at,
  approvedByName: row.approved_by_name, publishedAt: row.published_at,
});

export const listBulletinsBound = bindRead(listBulletins, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await bulletinPage(ctx.tx, ctx.programmeId, filter, sort, page, pageSize)).map(summaryOut),
  total: await ctx.remember(`bulletins.listBulletins/${filter.roundId ?? ''}/${filter.state ?? ''}/${filter.q ?? ''}`, () => bulletinTotal(ctx.tx, ctx.programmeId, filter)), page, pageSize,
}));

/** What the reader may do to it now. */
async function actsOn(ctx: ReadContext, row: BulletinRow): Promise<BulletinAct[]> {
  const open = bulletinActsIn(row.state);
  if (open.length === 0) return [];
  const held = await heldPermissions(ctx, [...new Set(open.map((act) => PERMISSION_OF_BULLETIN_ACT[act]))], { wholeProgramme: true });
  return open.filter((act) => held.has(PERMISSION_OF_BULLETIN_ACT[act]) && (act !== 'approve' || mayApprove(row.drafted_by, ctx.personId)));
}

export const readBulletinBound = bindRead(readBulletin, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const { agencyCode: _agencyCode, wordLimit, ...document } = row.model;
  return {
    ...summaryOut(row), acts: await actsOn(ctx, row), figures: row.figures, wordCount: wordCountOf(row.title, row.model), wordLimit,
    document: { ...document, addressees: [...document.addressees], copyTo: [...document.copyTo], body: document.body.map((block) => (block.kind === 'table' ? { ...block, columns: [...block.columns], rows: block.rows.map((cells) => [...cells]) } : block)) },
  };
});

export const downloadBulletinBound = bindRead(downloadBulletin, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const isIssued = row.state === 'published' || row.state === 'withdrawn';
  const file = await printed({ title: row.title, documentNumber: row.document_number, model: row.model, draft: !isIssued });
  return { fileName: `${row.title}${row.document_number === null ? '（草稿）' : ` ${row.document_number}`}.docx`, ...file };
});

export const checkBulletinBound = bindRead(checkBulletin, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const hashHolds = figuresHash(row.figures) === row.figures_hash;
  // Who reaches only a part would count only that part: it is no drift, so nothing is compared.
  if (!ctx.scope.everything) return { hashHolds, compared: false, drift: [] };
  const read = (await readFacts(ctx, row.round_id)) ?? ctx.notFound();
  return { hashHolds, compared: true, drift: figureDrift(row.figures, inspectionFigures(read.facts)) };
});
