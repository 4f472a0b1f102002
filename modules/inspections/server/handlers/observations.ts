import { canonicalJson } from '#kernel/canonical-json.ts';
import { instant, localDateTimeText } from '#kernel/local-date.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { booleanColumn, dateTimeColumn, defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { tracked } from '#platform/server/tasks/index.ts';
import { exportObservations, listObservations } from '../../contract/index.ts';
import { exportStretch, observationPage, observationSums, observedSiteIds } from '../queries/observations.ts';
import type { ExportedObservation, ObservationRow, ObservationSums } from '../queries/observations.ts';
import { roundFacts, sampleKey, sampleView } from '../queries/rounds.ts';
import type { SampleView } from '../queries/rounds.ts';

const ROWS_MAX = 500_000;
const SITES_A_TIME = 20;

const observationOut = (row: ObservationRow) => ({
  siteId: row.site_id, siteCode: row.site_code, siteName: row.site_name, siteTypeZh: row.site_type_zh, siteTypeEn: row.site_type_en, zoneZh: row.zone_zh, zoneEn: row.zone_en,
  checkItemId: row.check_item_id, checkItemCode: row.check_item_code, checkItemZh: row.check_item_zh, checkItemEn: row.check_item_en, standardCode: row.standard_code,
  observedCount: row.observed_count, metCount: row.met_count, notApplicable: row.not_applicable, note: row.note, observedAt: row.observed_at, photoIds: row.photo_ids, caseId: row.case_id,
});

export const listObservationsBound = bindRead(listObservations, async (ctx, { page, pageSize, sort, ...filter }) => {
  if ((await roundFacts(ctx.tx, ctx.programmeId, filter.roundId)) === undefined) ctx.notFound();
  const view = await sampleView(ctx);
  const key = `inspections.listObservations/${sampleKey(view)}/${canonicalJson(JSON.parse(JSON.stringify(filter)))}`;
  // One pass gives all three numbers; each is remembered under its own name.
  let sums: Promise<ObservationSums> | null = null;
  const sum = (name: keyof ObservationSums) => ctx.remember(`${key}/${name}`, async () => (await (sums ??= observationSums(ctx, view, filter)))[name]);
  const found = await observationPage(ctx, view, filter, sort, page, pageSize);
  return { rows: found.map(observationOut), page, pageSize, total: await sum('total'), met: await sum('met'), observed: await sum('observed') };
});

const columns = defineColumns({
  siteCode: textColumn({ zh: '点位编码', en: 'Site code', width: 14, required: true }), siteName: textColumn({ zh: '点位', en: 'Site', width: 26, required: true }),
  siteType: textColumn({ zh: '点位类型', en: 'Site type', width: 16, required: true }), zone: textColumn({ zh: '片区', en: 'Zone', width: 14 }), place: textColumn({ zh: '网格', en: 'Place', width: 16, required: true }),
  organisation: textColumn({ zh: '责任单位', en: 'Responsible unit', width: 20 }), theme: textColumn({ zh: '测评项目', en: 'Theme', width: 20, maxLength: 600, required: true }),
  standardCode: textColumn({ zh: '标准编码', en: 'Standard', width: 10, required: true }), checkItemCode: textColumn({ zh: '检查项编码', en: 'Check item code', width: 12, required: true }),
  checkItem: textColumn({ zh: '检查项', en: 'Check item', width: 40, maxLength: 600, required: true }), observed: integerColumn({ zh: '观测数', en: 'Observed', width: 8, required: true }),
  met: integerColumn({ zh: '达标数', en: 'Met', width: 8, required: true }), notApplicable: booleanColumn({ zh: '不适用', en: 'Not applicable', required: true }),
  note: textColumn({ zh: '说明', en: 'Note', width: 40, maxLength: 600 }), observedAt: dateTimeColumn({ zh: '观测时间', en: 'Observed at', width: 18, required: true }),
  inspector: textColumn({ zh: '督查员', en: 'Inspector', width: 10 }), revision: integerColumn({ zh: '第几次记录', en: 'Revision', width: 10, required: true }),
  photos: integerColumn({ zh: '照片数', en: 'Photos', width: 8, required: true }), caseNumber: textColumn({ zh: '案件编号', en: 'Case number', width: 14 }),
});

function exportRow(ctx: ReadContext, row: ExportedObservation, language: 'zh' | 'en'): RowOf<typeof columns> {
  return {
    siteCode: row.site_code, siteName: row.site_name, siteType: row[`site_type_${language}`], zone: row[`zone_${language}`], place: row[`place_${language}`],
    organisation: row[`organisation_${language}`], theme: row[`theme_${language}`], standardCode: row.standard_code, checkItemCode: row.check_item_code, checkItem: row[`check_item_${language}`],
    observed: row.observed_count, met: row.met_count, notApplicable: row.not_applicable, note: row.note,
    observedAt: localDateTimeText(instant(Date.parse(row.observed_at)), ctx.utcOffsetMinutes), inspector: row.inspector_name, revision: row.revision, photos: row.photo_count, caseNumber: row.case_number,
  };
}

async function* exportRows(ctx: ReadContext, view: SampleView, roundId: string, siteIds: readonly string[], language: 'zh' | 'en'): AsyncGenerator<RowOf<typeof columns>, void, undefined> {
  for (let from = 0; from < siteIds.length; from += SITES_A_TIME) {
    for (const row of await exportStretch(ctx, view, roundId, siteIds.slice(from, from + SITES_A_TIME))) yield exportRow(ctx, row, language);
  }
}

export const exportObservationsBound = bindRead(exportObservations, async (ctx, { roundId, siteId, zoneId }) => {
  const round = (await roundFacts(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const filter = { roundId, siteId, zoneId, met: 'all' as const };
  const view = await sampleView(ctx);
  const { total } = await observationSums(ctx, view, filter);
  if (total > ROWS_MAX) return ctx.refuse('inspections.too_many_rows', { max: ROWS_MAX });
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const name = language === 'zh' ? '观测' : 'Observations';
  const stream = writeTable({ name, columns, rows: tracked(exportRows(ctx, view, roundId, await observedSiteIds(ctx, view, filter), language), total), language });
  return { fileName: `${name} ${round.code}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream };
});
