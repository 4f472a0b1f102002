import { bindRead, heldPermissions } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { checkBulletin, downloadBulletin, listBulletins, readBulletin } from '../../contract/index.ts';
import { bulletinActsIn, figureDrift, figuresHash, inspectionFigures, mayApprove, PERMISSION_OF_BULLETIN_ACT, readLanguage } from '../../domain/index.ts';
import type { BodyBlock, BulletinAct } from '../../domain/index.ts';
import { printed, wordCountOf } from '../model.ts';
import { bulletinPage, bulletinRow, bulletinTotal } from '../queries/bulletins.ts';
import type { BulletinRow, SummaryRow } from '../queries/bulletins.ts';
import { readFacts } from '../read-facts.ts';
import { figuresNow, linesOfBlocks, reviewOf } from '../composing.ts';
import { templateRow } from '../queries/accounts.ts';
import { printedModel, shownModel, shownTitleTexts, withShownTitles } from '../hidden-names.ts';
import { isAccount } from './accounts.ts';

const summaryOut = (row: SummaryRow) => ({
  id: row.id, title: row.title, kind: row.kind, state: row.state, roundId: row.round_id, roundNameZh: row.round_zh, roundNameEn: row.round_en, documentNumber: row.document_number,
  issueNumber: row.issue_number, asOf: row.as_of, figuresHash: row.figures_hash, draftedAt: row.drafted_at, draftedByName: row.drafted_by_name, approvedAt: row.approved_at,
  approvedByName: row.approved_by_name, publishedAt: row.published_at,
});

export const listBulletinsOf = (sources: readonly FigureSource[]) => bindRead(listBulletins, async (ctx, { page, pageSize, sort, ...asked }) => {
  const filter = asked.q === undefined ? asked : { ...asked, shownTitles: await shownTitleTexts(ctx, sources) };
  return {
    rows: (await withShownTitles(ctx, sources, await bulletinPage(ctx.tx, ctx.programmeId, filter, sort, page, pageSize))).map(summaryOut),
    total: await ctx.remember(`bulletins.listBulletins/${filter.roundId ?? ''}/${filter.kind ?? ''}/${filter.state ?? ''}/${filter.q ?? ''}`, () => bulletinTotal(ctx.tx, ctx.programmeId, filter)), page, pageSize,
  };
});

/** What the reader may do to it now. */
async function actsOn(ctx: ReadContext, row: BulletinRow): Promise<BulletinAct[]> {
  const open = bulletinActsIn(row.state, row.kind);
  if (open.length === 0) return [];
  const held = await heldPermissions(ctx, [...new Set(open.map((act) => PERMISSION_OF_BULLETIN_ACT[act]))], { wholeProgramme: true });
  return open.filter((act) => held.has(PERMISSION_OF_BULLETIN_ACT[act]) && (act !== 'approve' || (mayApprove(row.drafted_by, ctx.personId) && !row.editors.includes(ctx.personId))));
}

/** Of a written account: its text as written while it is worked on (names typed into it are hidden by nothing), where it comes from, and what keeps it from being approved. */
async function accountOut(ctx: ReadContext, sources: readonly FigureSource[], row: BulletinRow) {
  if (!isAccount(row)) return null;
  const template = row.template_id === null ? undefined : await templateRow(ctx.tx, ctx.programmeId, { id: row.template_id, version: row.template_version ?? undefined });
  const before = row.corrects_id === null ? undefined : await bulletinRow(ctx.tx, ctx.programmeId, row.corrects_id);
  const [corrected] = before === undefined ? [] : await withShownTitles(ctx, sources, [before]);
  const { titleRuns = [], missing = [] } = row.model;
  const isOpen = row.state === 'draft' || row.state === 'review' || row.state === 'approved';
  const review = isOpen ? await reviewOf(ctx.tx, ctx.programmeId, { title: titleRuns, lines: linesOfBlocks(row.model.body), missing, faults: readLanguage(row.content).faults }) : { loose: [], missing: [], faults: [], proof: [] };
  return {
    version: row.version, titleSource: isOpen ? row.title_source : null, content: isOpen ? row.content : null, template: template === undefined ? null : { id: template.id, code: template.code, nameZh: template.name_zh, nameEn: template.name_en, version: template.version },
    remark: row.remark, withdrawalReason: row.withdrawal_reason, corrects: corrected === undefined ? null : { id: corrected.id, title: corrected.title, documentNumber: corrected.document_number }, review,
  };
}

/** Lists that the contract may hand on as its own. */
export const blocksOut = (body: readonly BodyBlock[]) => body.map((block) => {
  if (block.kind === 'table') return { ...block, columns: [...block.columns], rows: block.rows.map((cells) => [...cells]) };
  const { runs, ...rest } = block;
  return runs === undefined ? rest : { ...rest, runs: [...runs] };
});

const readBulletinOf = (sources: readonly FigureSource[]): Bound => bindRead(readBulletin, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const { title, model, namesWithdrawn, namesLeft } = await shownModel(ctx, sources, row);
  const { agencyCode: _agencyCode, wordLimit, titleRuns: _title, missing: _missing, ...document } = model;
  return {
    ...summaryOut(row), title, acts: await actsOn(ctx, row), figures: row.figures, wordCount: wordCountOf(row.title, row.model), wordLimit, namesWithdrawn, namesLeft: [...namesLeft], account: await accountOut(ctx, sources, row),
    document: { ...document, addressees: [...document.addressees], copyTo: [...document.copyTo], body: blocksOut(document.body) },
  };
});

const downloadBulletinOf = (sources: readonly FigureSource[]): Bound => bindRead(downloadBulletin, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const isIssued = row.state === 'published' || row.state === 'withdrawn';
  const shown = await printedModel(ctx, sources, row);
  const file = await printed({ ...shown, documentNumber: row.document_number, draft: !isIssued });
  return { fileName: `${shown.title}${row.document_number === null ? '（草稿）' : ` ${row.document_number}`}.docx`, ...file };
});

const checkBulletinOf = (sources: readonly FigureSource[]): Bound => bindRead(checkBulletin, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  const hashHolds = figuresHash(row.figures) === row.figures_hash;
  // Who reaches only a part would count only that part: it is no drift, so nothing is compared.
  if (!ctx.scope.everything) return { hashHolds, compared: false, drift: [] };
  if (row.round_id === null) return { hashHolds, compared: true, drift: figureDrift(row.figures, await figuresNow(ctx, sources, row.figures.map(({ id }) => id))) };
  const read = (await readFacts(ctx, row.round_id)) ?? ctx.notFound();
  return { hashHolds, compared: true, drift: figureDrift(row.figures, inspectionFigures(read.facts)) };
});

export const readingOperations = (sources: readonly FigureSource[]): readonly Bound[] => [listBulletinsOf(sources), readBulletinOf(sources), downloadBulletinOf(sources), checkBulletinOf(sources)];
