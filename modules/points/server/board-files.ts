/** 公示榜成文 · The board of a quarter as a table and as a document for the wall: who earned what, who earned nothing, and how many are not shown. */
import { DOCUMENT_LIMITS, DOCX_MEDIA_TYPE, officialDocument } from '#platform/server/official-document/index.ts';
import type { Block } from '#platform/server/official-document/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { boardOwner } from './queries/without-points.ts';
import type { WithoutRow } from './queries/without-points.ts';
import type { BoardRow } from './queries/deeds.ts';

export interface BoardFacts { readonly quarter: string; readonly from: string; readonly to: string; readonly placeId: string | undefined; readonly rows: readonly BoardRow[]; readonly without: readonly WithoutRow[]; readonly unshown: number }

const WORDS = {
  zh: {
    title: (place: string, year: string, n: string) => `${place}${year}年第${n}季度积分公示`, period: (from: string, to: string) => `${from}至${to}，按村、户名（拼音、号数）排列，不排名次。积分不影响任何法定待遇。`, brought: '上季结余', earned: '得分', deducted: '扣分', redeemed: '兑换', other: '到期等', held: '留货占用', balance: '可用积分', sum: '上季结余＋得分－扣分－兑换－到期等－留货占用＝可用积分。', household: '户', place: '村（社区）', note: '备注',
    without: (n: number) => `本季没有得分的户（${n}户）`, none: '本季各户都有得分。', nothing: '本季没有得分', unshown: (n: number) => `另有${n}户按本人意愿不列出。`, ask: '对积分有疑问，请找村干部；没有手机的，由村干部代为登记异议。', synthetic: '演示数据，非真实公文',
  },
  en: {
    title: (place: string, year: string, n: string) => `Points board, ${place}, quarter ${n} of ${year}`, period: (from: string, to: string) => `${from} to ${to}, by village and label, without ranks. Points change no legal benefit.`, brought: 'Brought forward', earned: 'Earned', deducted: 'Deducted', redeemed: 'Redeemed', other: 'Expired and other', held: 'Set aside', balance: 'Left to spend', sum: 'Brought forward + earned − deducted − redeemed − expired and other − set aside = left to spend.', household: 'Household', place: 'Village', note: 'Note',
    without: (n: number) => `Households that earned nothing (${n})`, none: 'Every household earned something.', nothing: 'earned nothing', unshown: (n: number) => `${n} more are not shown, at their wish.`, ask: 'Ask the village officer about any of it; without a telephone, the officer writes an objection down.', synthetic: 'Demonstration, not an official document',
  },
} as const;

const FIGURES = ['brought', 'earned', 'deducted', 'redeemed', 'other', 'held', 'balance'] as const;
const figureColumn = (figure: (typeof FIGURES)[number]) => integerColumn({ zh: WORDS.zh[figure], en: WORDS.en[figure], required: true });
const columns = defineColumns({
  label: textColumn({ zh: WORDS.zh.household, en: WORDS.en.household, width: 24, required: true }), place: textColumn({ zh: WORDS.zh.place, en: WORDS.en.place, width: 22 }), brought: figureColumn('brought'), earned: figureColumn('earned'), deducted: figureColumn('deducted'),
  redeemed: figureColumn('redeemed'), other: figureColumn('other'), held: figureColumn('held'), balance: figureColumn('balance'), note: textColumn({ zh: WORDS.zh.note, en: WORDS.en.note, width: 20 }),
});

const languageOf = (ctx: ReadContext): 'zh' | 'en' => (ctx.locale === 'en' ? 'en' : 'zh');
const placeOf = (language: 'zh' | 'en', row: { place_zh: string | null; place_en: string | null }): string => (language === 'en' ? row.place_en : row.place_zh) ?? '';

async function titleOf(ctx: ReadContext, facts: BoardFacts) {
  const language = languageOf(ctx);
  const owner = await boardOwner(ctx, facts.placeId);
  const issuer = language === 'en' ? owner.name_en : owner.name_zh;
  const place = placeOf(language, owner);
  return { owner, issuer: issuer.slice(0, 60), title: WORDS[language].title(place === '' ? issuer : place, facts.quarter.slice(0, 4), facts.quarter.slice(5)) };
}

/** A household that only spent stands once: with what it spent, and that it earned nothing. */
export async function boardTable(ctx: ReadContext, facts: BoardFacts) {
  const language = languageOf(ctx);
  const { title } = await titleOf(ctx, facts);
  const nothing = new Set(facts.without.map(({ subject_id }) => subject_id));
  const moved = new Set(facts.rows.map(({ subject_id }) => subject_id));
  async function* lines() {
    for (const row of facts.rows) yield { label: row.label, place: placeOf(language, row), brought: row.brought, earned: row.earned, deducted: row.deducted, redeemed: row.redeemed, other: row.other, held: row.held, balance: row.balance, note: nothing.has(row.subject_id) ? WORDS[language].nothing : null };
    for (const row of facts.without) if (!moved.has(row.subject_id)) yield { label: row.label, place: placeOf(language, row), brought: row.balance + row.held, earned: 0, deducted: 0, redeemed: 0, other: 0, held: row.held, balance: row.balance, note: WORDS[language].nothing };
  }
  return { fileName: `${title.slice(0, 80)}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name: title.slice(0, 30), columns, rows: lines(), language }) };
}

/** @returns null where it holds more than a document carries */
export async function boardDocument(ctx: ReadContext, facts: BoardFacts): Promise<{ fileName: string; mediaType: string; body: Uint8Array } | null> {
  const language = languageOf(ctx);
  const words = WORDS[language];
  if ((facts.rows.length + 1) * (FIGURES.length + 2) + (facts.without.length + 1) * 3 > DOCUMENT_LIMITS.cells) return null;
  const { owner, issuer, title } = await titleOf(ctx, facts);
  const left = (header: string, widthShare = 2) => ({ header, align: 'left' as const, widthShare });
  const right = (header: string) => ({ header, align: 'right' as const, widthShare: 1 });
  const table = (head: Extract<Block, { kind: 'table' }>['columns'], rows: readonly (readonly string[])[]): Block => ({ kind: 'table', columns: head, rows: rows.map((cells) => [...cells]) });
  const body: Block[] = [
    { kind: 'paragraph', text: words.period(facts.from, facts.to) },
    ...(facts.rows.length === 0 ? [] : [table([left(words.household), left(words.place), ...FIGURES.map((figure) => right(words[figure]))], facts.rows.map((row) => [row.label, placeOf(language, row), ...FIGURES.map((figure) => String(row[figure]))])), { kind: 'paragraph' as const, text: words.sum }]),
    { kind: 'paragraph', text: facts.without.length === 0 ? words.none : words.without(facts.without.length) },
    ...(facts.without.length === 0 ? [] : [table([left(words.household), left(words.place), right(words.balance)], facts.without.map((row) => [row.label, placeOf(language, row), String(row.balance)]))]),
    ...(facts.unshown === 0 ? [] : [{ kind: 'paragraph' as const, text: words.unshown(facts.unshown) }]), { kind: 'paragraph', text: words.ask },
  ];
  const made = await officialDocument({ language, issuer, documentNumber: null, title, addressees: [], signature: issuer, date: ctx.today, draft: false, body, ...(owner.synthetic ? { syntheticMark: words.synthetic } : {}) });
  return { fileName: `${title.slice(0, 80)}.docx`, mediaType: DOCX_MEDIA_TYPE, body: new Uint8Array(made) };
}
