import { instant, localDateTimeText } from '#kernel/local-date.ts';
import { stateWords } from '#modules/cases/contract/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { dateTimeColumn, defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { downloadRegister } from '../../contract/index.ts';
import { bulletinRow, frozenRegister } from '../queries/bulletins.ts';
import { registerRows } from '../queries/facts.ts';
import type { RegisterRow } from '../queries/facts.ts';

/** The columns of a 台账, in their order; the case number goes before them so that a row can be found again. @source DOMAIN 9 */
const columns = defineColumns({
  sequence: integerColumn({ zh: '序号', en: 'No.', width: 7, required: true }),
  number: textColumn({ zh: '案件编号', en: 'Case number', width: 14, required: true }),
  site: textColumn({ zh: '点位', en: 'Site', width: 28 }),
  siteType: textColumn({ zh: '类型', en: 'Site type', width: 16 }),
  problem: textColumn({ zh: '问题描述', en: 'Problem', width: 42, maxLength: 2_300, required: true }),
  standard: textColumn({ zh: '标准条款', en: 'Standard', width: 30, maxLength: 600 }),
  foundAt: dateTimeColumn({ zh: '发现时间', en: 'Found at', width: 18, required: true }),
  organisation: textColumn({ zh: '责任单位', en: 'Responsible organisation', width: 22 }),
  siteLeader: textColumn({ zh: '责任人', en: 'Responsible person', width: 12 }),
  deadline: dateTimeColumn({ zh: '整改时限', en: 'Deadline', width: 18 }),
  progress: textColumn({ zh: '整改情况', en: 'Progress', width: 34, maxLength: 2_100, required: true }),
  photos: textColumn({ zh: '前后照片', en: 'Photos before and after', width: 12, required: true }),
  verifier: textColumn({ zh: '核查人', en: 'Verified by', width: 12 }),
  closedAt: dateTimeColumn({ zh: '销号时间', en: 'Closed at', width: 18 }),
});

function rowOut(ctx: ReadContext, row: RegisterRow, sequence: number): RowOf<typeof columns> {
  const isZh = ctx.locale !== 'en';
  const clock = (at: string): string => `${localDateTimeText(instant(Date.parse(at)), ctx.utcOffsetMinutes).replace(' ', 'T')}:00`;
  const clockOrNull = (at: string | null): string | null => (at === null ? null : clock(at));
  const joined = (...parts: (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(isZh ? '：' : ': ');
  const words = stateWords[row.state as keyof typeof stateWords];
  return {
    sequence, number: row.number, site: joined(row.site_code, row.site_name), siteType: isZh ? row.site_type_zh : row.site_type_en, problem: joined(row.title, row.description),
    standard: joined(row.standard_code, row.standard_text), foundAt: clock(row.reported_at), organisation: isZh ? row.organisation_zh : row.organisation_en,
    siteLeader: row.site_leader_name, deadline: clockOrNull(row.deadline_at), progress: joined(isZh ? words.zh : words.en, row.rectified_note),
    photos: `${row.before_count} / ${row.after_count}`, verifier: row.verifier_name, closedAt: clockOrNull(row.closed_at),
  };
}

/** A row of a frozen register lies where its case lay; what is out of reach now is left out, as in every list. */
function inReach({ scope }: ReadContext, row: RegisterRow): boolean {
  return scope.everything || scope.placeIds.includes(row.place_id) || (row.site_id !== null && scope.siteIds.includes(row.site_id))
    || (row.organisation_id !== null && scope.organisationIds.includes(row.organisation_id));
}

/** Once published, the register as it stood then: the same bytes each time. Before that, as it stands now. */
export const downloadRegisterBound = bindRead(downloadRegister, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  if (row.round_id === null) return ctx.refuse('bulletins.no_register');
  const roundId = row.round_id;
  const frozen = await frozenRegister(ctx.tx, ctx.programmeId, bulletinId);
  const found = frozen?.filter((one) => inReach(ctx, one)) ?? (await registerRows(ctx.tx, ctx.programmeId, roundId));
  const isZh = ctx.locale !== 'en';
  const name = isZh ? '问题台账' : 'Register of cases';
  const stream = writeTable({ name, columns, rows: found.map((one, at) => rowOut(ctx, one, at + 1)), language: isZh ? 'zh' : 'en' });
  return { fileName: `${isZh ? row.round_zh : row.round_en} ${name}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream };
});
