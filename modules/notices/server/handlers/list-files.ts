import { withoutNames, placesOf, rowsFound } from '../../domain/index.ts';
import type { NoticeList } from '../../domain/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { defineColumns, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { downloadNotice, downloadNoticeList, downloadPublicNoticeList, listPublicNoticeRows, withheldWord } from '../../contract/index.ts';
import { noticeDocument } from '../notice-document.ts';
import { noticeRow } from '../queries/notices.ts';
import { withheldNames } from '../queries/withheld.ts';
import { shownNotice, showsNow } from './public.ts';

/** The whole list as everybody may read it now; null once the notice was taken down, or where it has none. */
async function shownList(ctx: ReadContext, noticeId: string): Promise<{ title: string; list: NoticeList | null }> {
  const row = await shownNotice(ctx, noticeId);
  if (row.list === null || !showsNow(ctx, row)) return { title: row.title, list: null };
  return { title: row.title, list: withoutNames({ body: '', list: row.list }, await withheldNames(ctx.tx, ctx.programmeId, noticeId), withheldWord[ctx.locale === 'en' ? 'en' : 'zh']).list };
}

export const listPublicNoticeRowsBound = bindRead(listPublicNoticeRows, async (ctx, { noticeId, q, place, page, pageSize }) => {
  const { list } = await shownList(ctx, noticeId);
  const found = list === null ? [] : rowsFound(list, { q, place });
  return { columns: [...(list?.columns ?? [])], places: list === null ? [] : placesOf(list).slice(0, 2_000), rows: found.slice((page - 1) * pageSize, page * pageSize).map((cells) => [...cells]), total: found.length, page, pageSize };
});

const CELL_LENGTH_MAX = 200;

function fileOf(ctx: ReadContext, title: string, list: NoticeList) {
  const language = ctx.locale === 'en' ? 'en' as const : 'zh' as const;
  const columns = defineColumns(Object.fromEntries(list.columns.map((heading, at) => [`c${at}`, textColumn({ zh: heading, en: heading, width: 26, maxLength: CELL_LENGTH_MAX })])));
  async function* rows() { for (const cells of list.rows) yield Object.fromEntries(list.columns.map((_heading, at) => [`c${at}`, cells[at] ?? null])) as never; }
  return { fileName: `${title.slice(0, 80)}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name: title.slice(0, 30), columns, rows: rows(), language }) };
}

export const downloadPublicNoticeListBound = bindRead(downloadPublicNoticeList, async (ctx, { noticeId }) => {
  const { title, list } = await shownList(ctx, noticeId);
  return list === null ? ctx.notFound() : fileOf(ctx, title, list);
});

export const downloadNoticeListBound = bindRead(downloadNoticeList, async (ctx, { noticeId }) => {
  const row = (await noticeRow(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  return row.list === null ? ctx.notFound() : fileOf(ctx, row.title, row.list);
});

export const downloadNoticeBound = bindRead(downloadNotice, async (ctx, { noticeId }) => noticeDocument(ctx, (await noticeRow(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound()));
