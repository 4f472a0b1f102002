/** 齐全情况表 · Which standard of which unit has what, what is missing, and every piece with its caption. */
import { bindRead } from '#platform/server/operations/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn, writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { CellInput, WrittenSheet } from '#platform/server/spreadsheet/index.ts';
import { captionWords, exportMaterialRequest, exportMaterialRequests, listMaterialRequests, pieceKindWords, pieceStateWords, requestStateWords } from '../../contract/index.ts';
import { CAPTION_ELEMENTS, captionGaps } from '../../domain/index.ts';
import type { Count, Share } from '../../domain/index.ts';
import { needRows, pieceTable, requestRows } from '../queries/submissions.ts';
import type { NamedRow, NeedRow, PieceTableRow } from '../queries/submissions.ts';
import { documentsOf, listMaterialRequestsBound, picturesOf, sharesBy } from './submissions.ts';

type Language = 'zh' | 'en';
const heads = {
  zh: {
    complete: '齐全情况', pieces: '材料', units: '各单位', standards: '各标准', code: '标准编码', standard: '测评标准', unit: '责任单位', of: { documents: '文件', pictures: '图片' }, required: '要求', accepted: '已通过', waiting: '待审核', missing: '缺', done: '已通过件数', share: '齐全率',
    kind: '种类', state: '状态', day: '时间', number: '文号', serves: '对应标准', gaps: '说明缺的要素', files: '文件数', version: '第几次', by: '报送人', reviewer: '审核人', reason: '退回或撤回理由',
  },
  en: {
    complete: 'Completeness', pieces: 'Pieces', units: 'By unit', standards: 'By standard', code: 'Code', standard: 'Standard', unit: 'Unit', of: { documents: 'Documents', pictures: 'Pictures' }, required: 'required', accepted: 'accepted', waiting: 'waiting', missing: 'missing', done: 'Accepted', share: 'Complete',
    kind: 'Kind', state: 'State', day: 'Day', number: 'Number', serves: 'Standards it serves', gaps: 'Caption lacks', files: 'Files', version: 'Version', by: 'Submitted by', reviewer: 'Reviewed by', reason: 'Why returned or taken back',
  },
} as const;

const sheet = (name: string, headers: readonly string[], rows: readonly CellInput[][], numbers: (at: number) => boolean): WrittenSheet => ({
  name, hasAutoFilter: true, columns: headers.map((header, at) => ({ header, width: numbers(at) ? 12 : 22, style: numbers(at) ? 'integer' as const : 'text' as const })), rows,
});

function completeSheet(needs: readonly NeedRow[], language: Language): WrittenSheet {
  const head = heads[language];
  const named = (of: NamedRow): string => (language === 'zh' ? of.nameZh : of.nameEn);
  const counts = ({ required, accepted, waiting, missing }: Count): number[] => [required, accepted, waiting, missing];
  const headers = [head.unit, head.code, head.standard, ...(['documents', 'pictures'] as const).flatMap((kind) => ([head.required, head.accepted, head.waiting, head.missing]).map((word) => (language === 'zh' ? `${head.of[kind]}${word}` : `${head.of[kind]} ${word}`)))];
  return sheet(head.complete, headers, needs.map((need) => [named(need.unit), need.standard.code, named(need.standard), ...counts(documentsOf(need)), ...counts(picturesOf(need))]), (at) => at > 2);
}

function shareSheet(name: string, of: string, rows: readonly { readonly of: NamedRow; readonly share: Share }[], language: Language): WrittenSheet {
  const head = heads[language];
  return sheet(name, [of, head.done, head.required, head.missing], rows.map(({ of: each, share }) => [language === 'zh' ? each.nameZh : each.nameEn, share.done, share.of, share.of - share.done]), (at) => at > 0);
}

function pieceSheet(pieces: readonly PieceTableRow[], language: Language): WrittenSheet {
  const head = heads[language];
  const between = language === 'zh' ? '、' : ', ';
  const headers = [head.unit, head.kind, head.state, head.day, ...CAPTION_ELEMENTS.map((element) => captionWords[element][language]), head.number, head.serves, head.gaps, head.files, head.version, head.by, head.reviewer, head.reason];
  const [files, version] = [headers.length - 5, headers.length - 4];
  return sheet(head.pieces, headers, pieces.map((piece): CellInput[] => [
    language === 'zh' ? piece.unit.nameZh : piece.unit.nameEn, pieceKindWords[piece.kind][language], pieceStateWords[piece.state][language], piece.shown_on, ...CAPTION_ELEMENTS.map((element) => piece[element]), piece.document_number,
    piece.standards.map(({ code }) => code).join(between), captionGaps(piece.kind, piece).map((gap) => captionWords[gap][language]).join(between) || null, piece.file_ids.length, piece.number, piece.submitted_by, piece.reviewed_by, piece.withdrawn_reason ?? piece.reason,
  ]), (at) => at === files || at === version);
}

export const exportMaterialRequestBound = bindRead(exportMaterialRequest, async (ctx, { requestId }) => {
  const [request] = await requestRows(ctx, requestId);
  if (request === undefined) return ctx.notFound();
  const language: Language = ctx.locale === 'en' ? 'en' : 'zh';
  const head = heads[language];
  const needs = await needRows(ctx, requestId);
  const sheets = [
    completeSheet(needs, language), shareSheet(head.units, head.unit, sharesBy(needs, ({ unit }) => unit), language), shareSheet(head.standards, head.standard, sharesBy(needs, ({ standard }) => standard), language),
    pieceSheet(await pieceTable(ctx, requestId), language),
  ];
  return { fileName: `${request.name}-${head.complete}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeXlsx({ sheets }) };
});

/** 申报任务表 · The list, by whatever it was narrowed. */
export const exportMaterialRequestsBound = bindExport(exportMaterialRequests, listMaterialRequestsBound, listMaterialRequests, {
  name: { zh: '申报任务', en: 'Requests for material' },
  columns: defineColumns({
    code: textColumn({ zh: '编码', en: 'Code', required: true, width: 18 }), name: textColumn({ zh: '任务名称', en: 'Name', required: true, width: 30 }), edition: textColumn({ zh: '测评体系', en: 'Edition', required: true, width: 30 }), state: textColumn({ zh: '状态', en: 'State', required: true }),
    startsOn: dateColumn({ zh: '时段自', en: 'Window from', required: true }), endsOn: dateColumn({ zh: '时段至', en: 'Window until', required: true }), dueOn: dateColumn({ zh: '截止', en: 'Due', required: true }),
    required: integerColumn({ zh: '要求件数', en: 'Required', required: true }), accepted: integerColumn({ zh: '已通过件数', en: 'Accepted', required: true }), waiting: integerColumn({ zh: '待审核', en: 'To be reviewed', required: true }),
  }),
  row: (row, { text, words }) => ({ code: row.code, name: row.name, edition: text(row.edition.titleZh, row.edition.titleEn) as string, state: requestStateWords[row.state][words], startsOn: row.startsOn, endsOn: row.endsOn, dueOn: row.dueOn, required: row.share.of, accepted: row.share.done, waiting: row.waiting }),
});
