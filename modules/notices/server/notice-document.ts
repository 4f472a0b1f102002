/** 公示文稿 · A notice on paper: its text, how to object, and its list as an annex behind it, or by name where it is too long for a document. */
import { DOCUMENT_LIMITS, DOCX_MEDIA_TYPE, officialDocument } from '#platform/server/official-document/index.ts';
import type { Attachment, Block } from '#platform/server/official-document/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { withheldWord } from '../contract/index.ts';
import { withoutNames } from '../domain/index.ts';
import type { NoticeList } from '../domain/index.ts';
import { noticeOwner } from './queries/notices.ts';
import type { NoticeRow } from './queries/notices.ts';
import { withheldNames } from './queries/withheld.ts';

const WORDS = {
  zh: {
    period: (from: string, to: string) => `公示期：${from}至${to}。`, days: (days: number) => `公示期：自发布之日起${days}天。`, daysFrom: (from: string, days: number) => `公示期：自${from}起${days}天。`, object: '异议方式：', list: '名单', synthetic: '演示数据，非真实公文',
    tooLong: (total: number) => `名单（共${total}行，另附 xlsx 表格）`,
  },
  en: {
    period: (from: string, to: string) => `Period: ${from} to ${to}.`, days: (days: number) => `Period: ${days} ${days === 1 ? 'day' : 'days'} from the day of publication.`, daysFrom: (from: string, days: number) => `Period: ${days} ${days === 1 ? 'day' : 'days'} from ${from}.`, object: 'How to object: ', list: 'The list', synthetic: 'Demonstration, not an official document',
    tooLong: (total: number) => `The list (${total} rows, as an xlsx workbook)`,
  },
} as const;

/** A whole county's list would make a document that no word processor opens with pleasure: it goes along as a table file instead. */
const fitsDocument = (list: NoticeList): boolean => list.columns.length <= DOCUMENT_LIMITS.columns && (list.rows.length + 1) * list.columns.length <= DOCUMENT_LIMITS.cells;

function annexOf(list: NoticeList, words: (typeof WORDS)['zh' | 'en']): Attachment {
  if (!fitsDocument(list)) return { title: words.tooLong(list.rows.length) };
  const table: Block = { kind: 'table', columns: list.columns.map((header) => ({ header, align: 'left' as const, widthShare: 1 })), rows: list.rows.map((cells) => list.columns.map((_header, at) => cells[at] ?? '')) };
  return { title: words.list, body: [table] };
}

/** @returns the notice as a document; names that may not be shown any more are left out of it as of the public page */
export async function noticeDocument(ctx: ReadContext, row: NoticeRow): Promise<{ fileName: string; mediaType: string; body: Uint8Array }> {
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const words = WORDS[language];
  const owner = await noticeOwner(ctx.tx, ctx.programmeId);
  const shown = withoutNames({ body: row.body, list: row.list }, await withheldNames(ctx.tx, ctx.programmeId, row.id), withheldWord[language]);
  const issuer = (language === 'en' ? owner.name_en : owner.name_zh).slice(0, 60);
  const period = row.starts_on !== null && row.ends_on !== null ? words.period(row.starts_on, row.ends_on) : row.starts_on !== null ? words.daysFrom(row.starts_on, row.period_days) : words.days(row.period_days);
  const body = await officialDocument({
    language, issuer, documentNumber: null, title: row.title, addressees: [], signature: issuer, date: row.starts_on ?? ctx.today, draft: row.state === 'draft',
    body: [...shown.body.split(/\n+/), period, `${words.object}${row.how_to_object.replaceAll('\n', ' ')}`].map((text) => text.trim()).filter((text) => text !== '').map((text): Block => ({ kind: 'paragraph', text })),
    ...(shown.list === null ? {} : { attachments: [annexOf(shown.list, words)] }), ...(owner.synthetic ? { syntheticMark: words.synthetic } : {}),
  });
  return { fileName: `${row.title.slice(0, 80)}.docx`, mediaType: DOCX_MEDIA_TYPE, body: new Uint8Array(body) };
}
