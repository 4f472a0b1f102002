/**
 * 列表导出 · Derived from the list's own handler: page by page under the same filters and the same reach, streamed as it
 * goes. The columns are those of the import where there is one, so that what goes out comes in again.
 */
import type { z } from 'zod';
import type { fileOutput, Operation, OutputOf } from '#platform/contract/index.ts';
import { LIST_EXPORT_ROWS_MAX } from '#platform/contract/list-export.ts';
import { instant, localDateTimeText } from '#kernel/local-date.ts';
import { bindRead, isRefusal, Refused } from '../operations/context.ts';
import type { Bound, ReadContext, WriteContext } from '../operations/context.ts';
import { writeTable, XLSX_MEDIA_TYPE } from '../spreadsheet/index.ts';
import type { Columns, RowOf, Wording } from '../spreadsheet/index.ts';
import { tracked } from '../tasks/monitor.ts';

/** One question to the database for so many rows: every further one skips all that came before, so few and large ones. */
const ROWS_A_TIME = 10_000;

type RowIn<List extends Operation> = OutputOf<List> extends { readonly rows: readonly (infer Row)[] } ? Row : never;

/** What the cells need besides the row: words in the reader's language, and clock times of the programme. */
export interface CellTools<Ground> {
  readonly ctx: ReadContext;
  readonly words: 'zh' | 'en';
  readonly text: (zh: string | null, en: string | null) => string | null;
  /** An instant as local date and time. */
  readonly clock: (at: string | null) => string | null;
  readonly ground: Ground;
}

interface ListExport<List extends Operation, Definition extends Columns, Ground> {
  readonly name: Wording;
  readonly columns: Definition;
  /** Looked up once, for all rows. */
  readonly prepare?: (ctx: ReadContext) => Promise<Ground>;
  readonly row: (row: RowIn<List>, tools: CellTools<Ground>) => RowOf<Definition>;
}

function toolsFor<Ground>(ctx: ReadContext, ground: Ground): CellTools<Ground> {
  const words = ctx.locale === 'en' ? 'en' : 'zh';
  return {
    ctx, words, ground,
    text: (zh, en) => (words === 'en' ? (en ?? zh) : zh),
    clock: (at) => (at === null ? null : `${localDateTimeText(instant(Date.parse(at)), ctx.utcOffsetMinutes).replace(' ', 'T')}:00`),
  };
}

/** Every row of the list, in its order; lists that come whole are asked once. */
async function* rowsOf(list: Bound, ctx: ReadContext, input: object, first: { rows: readonly unknown[]; total: number }): AsyncGenerator<unknown, void, undefined> {
  yield* first.rows;
  for (let page = 2; (page - 1) * ROWS_A_TIME < first.total; page += 1) {
    const asked = await list.handler(ctx as WriteContext, { ...input, page, pageSize: ROWS_A_TIME } as never);
    // The file is half written by now: what is refused is refused as a whole.
    if (isRefusal(asked)) throw new Refused(asked);
    yield* (asked as { rows: unknown[] }).rows;
  }
}

/** @errors platform.too_many_rows */
export function bindExport<List extends Operation, Definition extends Columns, Ground = null>(
  operation: Operation, list: Bound, _of: List, spec: ListExport<List, Definition, Ground>,
): Bound {
  return bindRead(operation as Operation<z.ZodObject, typeof fileOutput, 'platform.too_many_rows'>, async (ctx, input) => {
    const asked = await list.handler(ctx as WriteContext, { ...input, page: 1, pageSize: ROWS_A_TIME } as never);
    if (isRefusal(asked)) return asked as never;
    const answered = asked as { rows: unknown[]; total?: number };
    const total = answered.total ?? answered.rows.length;
    if (total > LIST_EXPORT_ROWS_MAX) return ctx.refuse('platform.too_many_rows', { limit: LIST_EXPORT_ROWS_MAX });
    const tools = toolsFor(ctx, (spec.prepare === undefined ? null : await spec.prepare(ctx)) as Ground);
    async function* cells() { for await (const row of rowsOf(list, ctx, input, { rows: answered.rows, total })) yield spec.row(row as RowIn<List>, tools); }
    const name = spec.name[tools.words];
    return { fileName: `${name}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name, columns: spec.columns, rows: tracked(cells(), total), language: tools.words }) };
  });
}
