import { localDateTimeText, instant } from '#kernel/local-date.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { dateTimeColumn, defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { currentTask, tracked } from '#platform/server/tasks/index.ts';
import { exportCases, stateWords } from '../../contract/index.ts';
import { caseTotal, namesOf, registerStretch } from '../queries/case-list.ts';
import type { CaseFilter, CaseRegisterRow, NamePair } from '../queries/case-list.ts';

const ROWS_MAX = 50_000;
const TASK_ROWS_MAX = 500_000;
const ROWS_A_TIME = 2_000;

/** The columns of a 问题台账, in the order in which offices keep it. @source DOMAIN §9 */
const columns = defineColumns({
  sequence: integerColumn({ zh: '序号', en: 'No.', width: 7, required: true }),
  number: textColumn({ zh: '案件编号', en: 'Case number', width: 14, required: true }),
  site: textColumn({ zh: '点位', en: 'Site', width: 26 }),
  category: textColumn({ zh: '类型', en: 'Category', width: 14, required: true }),
  problem: textColumn({ zh: '问题描述', en: 'Problem', width: 40, maxLength: 2_300, required: true }),
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

function registerRow(ctx: ReadContext, row: CaseRegisterRow, sequence: number): RowOf<typeof columns> {
  const words = ctx.locale === 'en' ? 'en' : 'zh';
  const clock = (at: string): string => `${localDateTimeText(instant(Date.parse(at)), ctx.utcOffsetMinutes).replace(' ', 'T')}:00`;
  const clockOrNull = (at: string | null): string | null => (at === null ? null : clock(at));
  const separator = words === 'zh' ? '：' : ': ';
  const joined = (...parts: (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(separator);
  const named = (pair: NamePair): string | null => namesOf(pair)?.[words === 'zh' ? 0 : 1] ?? null;
  return {
    sequence, number: row.number,
    site: namesOf(row.site)?.join(' ') ?? named(row.place),
    category: named(row.category) ?? '',
    problem: joined(row.title, row.description),
    standard: row.standard_code === null && row.standard_text === null ? null : joined(row.standard_code, row.standard_text),
    foundAt: clock(row.reported_at),
    organisation: named(row.organisation),
    siteLeader: row.site_leader_name, deadline: clockOrNull(row.deadline_at),
    progress: joined(stateWords[row.state][words], row.rectified_note),
    photos: `${row.before_count} / ${row.after_count}`,
    verifier: row.verifier_name, closedAt: clockOrNull(row.closed_at),
  };
}

async function* registerRows(ctx: ReadContext, filter: CaseFilter): AsyncGenerator<RowOf<typeof columns>, void, undefined> {
  let sequence = 0;
  let last: CaseRegisterRow | null = null;
  for (;;) {
    const stretch: CaseRegisterRow[] = await registerStretch(ctx, filter, last, ROWS_A_TIME);
    for (const row of stretch) {
      sequence += 1;
      yield registerRow(ctx, row, sequence);
    }
    last = stretch.at(-1) ?? null;
    if (stretch.length < ROWS_A_TIME) return;
  }
}

export const exportCasesBound = bindRead(exportCases, async (ctx, filter) => {
  const max = currentTask() === undefined ? ROWS_MAX : TASK_ROWS_MAX;
  const total = await caseTotal(ctx, filter);
  if (total > max) return ctx.refuse('cases.too_many_rows', { max });
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const name = language === 'zh' ? '问题台账' : 'Register of cases';
  const stream = writeTable({ name, columns, rows: tracked(registerRows(ctx, filter), total), language });
  return { fileName: `${name} ${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream };
});
