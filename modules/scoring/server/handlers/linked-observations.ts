/** 关联体系的观测 · One by one, with how each is used in an evaluation and why. */
import { bindExport } from '#platform/server/exports/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { crosswalkRelationWords } from '#modules/frameworks/contract/index.ts';
import { exportLinkedObservations, linkedUseWords, listLinkedObservations } from '../../contract/index.ts';
import { linkedObservationPage, linkedObservationTotal } from '../queries/linked-observations.ts';
import type { LinkedObservationRow } from '../queries/linked-observations.ts';
import { evaluationById } from './evaluations.ts';

const rowOut = (row: LinkedObservationRow) => ({
  site: { id: row.site_id, code: row.site_code, name: row.site_name, placeZh: row.place_zh, placeEn: row.place_en }, standard: { code: row.standard_code, nameZh: row.standard_zh, nameEn: row.standard_en },
  other: { code: row.other_code, standardId: row.other_standard_id, nameZh: row.other_zh, nameEn: row.other_en, editionZh: row.edition_zh, editionEn: row.edition_en }, round: { id: row.round_id, nameZh: row.round_zh, nameEn: row.round_en },
  relation: row.relation, use: row.use, met: row.met_count, observed: row.observed_count, observedOn: row.observed_on,
});

export const listLinkedObservationsBound = bindRead(listLinkedObservations, async (ctx, { evaluationId, page, pageSize, sort, ...filter }) => {
  if (await evaluationById(ctx, evaluationId) === undefined) ctx.notFound();
  const ask = { programmeId: ctx.programmeId, evaluationId, utcOffsetMinutes: ctx.utcOffsetMinutes };
  return {
    rows: (await linkedObservationPage(ctx.tx, ask, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut),
    total: await linkedObservationTotal(ctx.tx, ask, filter), page, pageSize,
  };
});

export const exportLinkedObservationsBound = bindExport(exportLinkedObservations, listLinkedObservationsBound, listLinkedObservations, {
  name: { zh: '关联体系的观测', en: 'Linked observations' },
  columns: defineColumns({
    siteCode: textColumn({ zh: '点位编码', en: 'Site code', width: 14, required: true }), site: textColumn({ zh: '点位', en: 'Site', width: 24, maxLength: 300 }), place: textColumn({ zh: '区域', en: 'Place', width: 16 }),
    standard: textColumn({ zh: '本体系标准', en: 'Standard', width: 36, maxLength: 800 }), edition: textColumn({ zh: '关联体系', en: 'Linked framework', width: 28, maxLength: 300 }), other: textColumn({ zh: '关联标准', en: 'Linked standard', width: 36, maxLength: 800 }), relation: textColumn({ zh: '对应关系', en: 'Relation', width: 12 }),
    round: textColumn({ zh: '轮次', en: 'Round', width: 24, maxLength: 300 }), observedOn: dateColumn({ zh: '观测日期', en: 'Observed on' }), met: integerColumn({ zh: '达标', en: 'Met' }), observed: integerColumn({ zh: '判定', en: 'Judged' }), use: textColumn({ zh: '是否计入', en: 'Use', width: 20 }),
  }),
  row: (row, { text }) => ({
    siteCode: row.site.code, site: row.site.name, place: text(row.site.placeZh, row.site.placeEn), standard: `${row.standard.code} ${text(row.standard.nameZh, row.standard.nameEn)}`, edition: text(row.other.editionZh, row.other.editionEn),
    other: `${row.other.code} ${text(row.other.nameZh, row.other.nameEn)}`, relation: text(crosswalkRelationWords[row.relation].zh, crosswalkRelationWords[row.relation].en), round: text(row.round.nameZh, row.round.nameEn),
    observedOn: row.observedOn, met: row.met, observed: row.observed, use: text(linkedUseWords[row.use].zh, linkedUseWords[row.use].en),
  }),
});
