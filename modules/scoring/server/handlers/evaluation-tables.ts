import { bindExport } from '#platform/server/exports/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, numberColumn, textColumn, writeXlsx, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { WrittenSheet } from '#platform/server/spreadsheet/index.ts';
import { materialPart } from '#modules/submissions/server/index.ts';
import { surveyPart } from '#modules/surveys/server/index.ts';
import { sanctionWordsOfEdition } from '#modules/frameworks/contract/index.ts';
import { componentWords, exportEvaluationResult, exportEvaluations, exportNegativeEntries, listEvaluations, listNegativeEntries, standingWords } from '../../contract/index.ts';
import { indistinctText } from '../confidence-words.ts';
import { linkedScores } from '../evaluation-parts.ts';
import type { RankedArea } from '../evaluation.ts';
import { missingWords } from '../evaluation-words.ts';
import { evaluationById, listEvaluationsBound, seenEvaluation } from './evaluations.ts';
import { listNegativeEntriesBound } from './negative-entries.ts';

type Language = 'zh' | 'en';

const stateWords = { open: { zh: '进行中', en: 'Open' }, frozen: { zh: '已冻结', en: 'Frozen' } } as const;

export const exportEvaluationsBound = bindExport(exportEvaluations, listEvaluationsBound, listEvaluations, {
  name: { zh: '综合测评', en: 'Evaluations' },
  columns: defineColumns({
    code: textColumn({ zh: '编码', en: 'Code', width: 16, required: true }), name: textColumn({ zh: '名称', en: 'Name', width: 32, required: true }), edition: textColumn({ zh: '测评体系版本', en: 'Edition', width: 32, maxLength: 300 }),
    startsOn: dateColumn({ zh: '开始', en: 'From' }), endsOn: dateColumn({ zh: '结束', en: 'To' }), areas: integerColumn({ zh: '参评地区', en: 'Areas' }), groups: integerColumn({ zh: '可比组', en: 'Groups' }), state: textColumn({ zh: '状态', en: 'State', width: 10 }),
  }),
  row: (row, { text }) => ({
    code: row.code, name: text(row.nameZh, row.nameEn) as string, edition: text(row.editionZh, row.editionEn), startsOn: row.startsOn, endsOn: row.endsOn, areas: row.areaCount, groups: row.groupCount, state: text(stateWords[row.state].zh, stateWords[row.state].en),
  }),
});

export const exportNegativeEntriesBound = bindExport(exportNegativeEntries, listNegativeEntriesBound, listNegativeEntries, {
  name: { zh: '负面清单记录', en: 'Negative list' },
  columns: defineColumns({
    area: textColumn({ zh: '地区', en: 'Area', width: 20, required: true }), code: textColumn({ zh: '事项编码', en: 'Item code', width: 12 }), item: textColumn({ zh: '事项', en: 'Item', width: 36, maxLength: 500 }), sanction: textColumn({ zh: '处置', en: 'Sanction', width: 14 }),
    deduction: numberColumn({ zh: '扣分', en: 'Points off' }), happenedOn: dateColumn({ zh: '发生日期', en: 'Happened on' }), countsUntil: dateColumn({ zh: '计入至', en: 'Counts until' }), document: textColumn({ zh: '认定文件', en: 'Document', width: 30, maxLength: 300 }),
    withdrawn: textColumn({ zh: '撤销理由', en: 'Why withdrawn', width: 24, maxLength: 300 }),
  }),
  row: (row, { text }) => ({
    area: text(row.nameZh, row.nameEn) as string, code: row.itemCode, item: text(row.itemZh, row.itemEn), sanction: text(sanctionWordsOfEdition[row.sanction].zh, sanctionWordsOfEdition[row.sanction].en), deduction: row.sanction === 'deduct' ? row.deduction : null,
    happenedOn: row.happenedOn, countsUntil: row.countsUntil, document: row.document, withdrawn: row.withdrawnReason,
  }),
});

function resultSheet(areas: readonly RankedArea[], language: Language): WrittenSheet {
  const zh = language === 'zh';
  const shown = [...new Set(areas.flatMap(({ components }) => components.map(({ component }) => component)))];
  const headers = [
    ...(zh ? ['可比组', '地区', '名次', '得分', '区间下限', '区间上限'] : ['Group', 'Area', 'Rank', 'Score', 'Interval from', 'Interval to']),
    ...shown.map((component) => componentWords[component][language]), ...(zh ? ['结论', '缺项', '说明'] : ['Standing', 'Missing', 'Remark']),
  ];
  const textColumns = new Set([0, 1, headers.length - 3, headers.length - 2, headers.length - 1]);
  return {
    name: zh ? '结果' : 'Result', hasAutoFilter: true,
    columns: headers.map((header, at) => ({ header, width: textColumns.has(at) ? 22 : 12, style: at === 2 ? 'integer' as const : textColumns.has(at) ? 'text' as const : 'number' as const })),
    rows: areas.map((area) => [
      area.group, zh ? area.nameZh : area.nameEn, area.rank, area.score, area.interval?.low ?? null, area.interval?.high ?? null,
      ...shown.map((component) => area.components.find((each) => each.component === component)?.score ?? null),
      standingWords[area.standing][language], area.missing.map((key) => missingWords(key)[language]).join(zh ? '、' : ', ') || null, (zh ? area.reasonZh : area.reasonEn) ?? indistinctText(area.indistinctFrom)?.[language] ?? null,
    ]),
  };
}

function workingSheet(areas: readonly RankedArea[], language: Language): WrittenSheet {
  const zh = language === 'zh';
  const headers = zh ? ['地区', '步骤', '计算', '之后得分'] : ['Area', 'Step', 'Working', 'Score after'];
  return {
    name: zh ? '计算过程' : 'Working', hasAutoFilter: true,
    columns: headers.map((header, at) => ({ header, width: at === 2 ? 60 : 16, style: at === 1 ? 'integer' as const : at === 3 ? 'number' as const : 'text' as const })),
    rows: areas.flatMap((area) => area.working.map((line, at) => [zh ? area.nameZh : area.nameEn, at + 1, line[language], line.balance])),
  };
}

interface SourceNames { readonly round: string | null; readonly submissions: string | null; readonly survey: string | null; readonly evaluation: string | null }

function sourceSheet(areas: readonly RankedArea[], language: Language, names: SourceNames): WrittenSheet {
  const zh = language === 'zh';
  const headers = zh ? ['地区', '分项', '得分', '来源', '观测判定', '区间下限', '区间上限', '怎么算的'] : ['Area', 'Part', 'Score', 'Source', 'Judgements', 'Interval from', 'Interval to', 'How it was counted'];
  return {
    name: zh ? '依据' : 'Sources', hasAutoFilter: true,
    columns: headers.map((header, at) => ({ header, width: at === 3 ? 44 : at === 7 ? 70 : 16, style: [2, 5, 6].includes(at) ? 'number' as const : at === 4 ? 'integer' as const : 'text' as const })),
    rows: areas.flatMap((area) => area.components.map((part) => [
      zh ? area.nameZh : area.nameEn, componentWords[part.component][language], part.score, part.source === null ? null : part.source === 'entered' ? part.document : names[part.source], part.judgements,
      part.interval?.low ?? null, part.interval?.high ?? null, zh ? part.saidZh : part.saidEn,
    ])),
  };
}

export const exportEvaluationResultBound = bindRead(exportEvaluationResult, async (ctx, { evaluationId }) => {
  const row = (await evaluationById(ctx, evaluationId)) ?? ctx.notFound();
  const { areas } = await seenEvaluation(ctx, row);
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const zh = language === 'zh';
  const linked = await linkedScores(ctx, row.linked_evaluation_id);
  const names: SourceNames = {
    round: zh ? row.round_zh : row.round_en, submissions: row.material_request_id === null ? null : ((await materialPart(ctx, row.material_request_id))?.name ?? null),
    survey: row.survey_id === null ? null : ((await surveyPart(ctx, row.survey_id))?.title ?? null), evaluation: zh ? linked?.nameZh ?? null : linked?.nameEn ?? null,
  };
  const about: WrittenSheet = {
    name: zh ? '说明' : 'About', hasAutoFilter: false, columns: [{ header: zh ? '项' : 'What', width: 20, style: 'text' }, { header: zh ? '内容' : 'Words', width: 90, style: 'text' }],
    rows: [
      [zh ? '测评' : 'Evaluation', zh ? row.name_zh : row.name_en], [zh ? '体系版本' : 'Edition', zh ? row.edition_zh : row.edition_en], [zh ? '期间' : 'Period', `${row.starts_on} – ${row.ends_on}`],
      [zh ? '状态' : 'State', stateWords[row.state][language]], [zh ? '结果哈希' : 'Hash of the result', row.frozen_hash], [zh ? '冻结人' : 'Frozen by', row.frozen_by],
    ],
  };
  return { fileName: `${zh ? row.name_zh : row.name_en}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeXlsx({ sheets: [resultSheet(areas, language), workingSheet(areas, language), sourceSheet(areas, language, names), about] }) };
});
