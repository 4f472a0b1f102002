import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { dateColumn, defineColumns, integerColumn, numberColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { freezeCards } from '#modules/figures/server/index.ts';
import { correctAccount, downloadFigureTable, draftAccount, editAccount, returnAccount, submitAccount } from '../../contract/index.ts';
import { draftedText, figureDrift, figuresHash, lineText, looseNumbers, nextBulletinState, plainAccount, readLanguage } from '../../domain/index.ts';
import type { AccountKind, BulletinAct, BulletinState, Figure, Missing } from '../../domain/index.ts';
import { compose, kept, linesOfBlocks, listedCodes } from '../composing.ts';
import type { Written } from '../composing.ts';
import { insertAccount, replaceAccount, saveFrozenFigures, saveReturn, saveSubmission, templateRow } from '../queries/accounts.ts';
import type { AccountWords } from '../queries/accounts.ts';
import { keepNamedRows } from '../queries/named-rows.ts';
import { bulletinRow, lockBulletin, programmeSettings } from '../queries/bulletins.ts';
import type { BulletinRow } from '../queries/bulletins.ts';
import { shownModel } from '../hidden-names.ts';
import { draftWords, languageWrong } from './templates.ts';
import { stateParams } from './states.ts';

/** A bulletin that somebody wrote, with its text. */
export interface AccountRow extends BulletinRow { kind: AccountKind; title_source: string; content: string }
export const isAccount = (row: BulletinRow): row is AccountRow => row.kind !== 'inspection';

/** The words and numbers of an account as they stand now, ready to be kept. */
export async function wordsNow(ctx: WriteContext, sources: readonly FigureSource[], written: Written): Promise<AccountWords> {
  const composed = await compose(ctx, sources, written);
  const { title, figures, figuresHash: hash, model } = kept(composed, written.kind, await programmeSettings(ctx.tx, ctx.programmeId), ctx.today);
  return { title, titleSource: written.title, content: written.content, figures, figuresHash: hash, model, at: new Date(ctx.now).toISOString(), by: ctx.personId };
}

type ApprovalRefusal = Refusal<'bulletins.figure_without_value' | 'bulletins.names_withheld' | 'bulletins.number_without_figure'>;
type FreezeRefusal = Refusal<'bulletins.figure_without_value' | 'bulletins.names_withheld' | 'bulletins.figures_moved'>;
type ActRefusal = Refusal<'bulletins.act_not_allowed' | 'bulletins.not_an_account'>;
type Frozen = { readonly figuresHash: string; readonly refused?: undefined } | { readonly refused: FreezeRefusal };

/** A figure that says nothing, or that would name people who did not consent. */
const saysNothing = (ctx: WriteContext, { code, withheld }: Missing) => (withheld === undefined ? ctx.refuse('bulletins.figure_without_value', { code }) : ctx.refuse('bulletins.names_withheld', { code, count: withheld }));

/** 不能审批的原因 · Numbers that no figure says, and figures that say nothing; null when every number is proved. */
export function approvalRefusal(ctx: WriteContext, row: AccountRow): ApprovalRefusal | null {
  const lines = linesOfBlocks(row.model.body);
  const [missing] = row.model.missing ?? [];
  if (missing !== undefined) return saysNothing(ctx, missing) as ApprovalRefusal;
  const loose = looseNumbers(row.model.titleRuns ?? [], lines);
  const [first] = loose;
  if (first === undefined) return null;
  return ctx.refuse('bulletins.number_without_figure', { count: loose.length, paragraph: first.line, sentence: first.sentence.slice(0, 120), number: first.number }, { pointers: loose.slice(0, 50).map(({ line, start, end }) => `/lines/${line}/${start}-${end}`) }) as ApprovalRefusal;
}

/** 印发前冻结 · Freezes every figure that is quoted, if it still says what was approved. @returns a refusal, or the frozen figures */
export async function freezeAccount(ctx: WriteContext, sources: readonly FigureSource[], row: AccountRow, publishedIn: string): Promise<Frozen> {
  const now = await compose(ctx, sources, { kind: row.kind, title: row.title_source, content: row.content });
  const [missing] = now.missing;
  if (missing !== undefined) return { refused: saysNothing(ctx, missing) as FreezeRefusal };
  const approved = plainAccount(lineText({ runs: row.model.titleRuns ?? [] }), linesOfBlocks(row.model.body));
  if (approved !== plainAccount(lineText({ runs: now.title }), now.lines)) {
    const changes = figureDrift(row.figures, now.figures).slice(0, 5).map(({ labelZh, frozen, now: today }) => `${labelZh} ${frozen} → ${today}`).join('；');
    return { refused: ctx.refuse('bulletins.figures_moved', { changes: changes === '' ? '—' : changes }) as FreezeRefusal };
  }
  const frozen = await freezeCards(ctx, sources, now.figures.map(({ id }) => id), publishedIn, listedCodes(`${row.title_source}\n${row.content}`));
  if (typeof frozen === 'string') return { refused: ctx.refuse('bulletins.figure_without_value', { code: frozen }) as FreezeRefusal };
  await keepNamedRows(ctx.tx, ctx.programmeId, row.id, frozen.flatMap(({ code, named }) => named.filter(({ name }) => name !== '' && approved.includes(name)).map((each) => ({ code, ...each }))));
  const byCode = new Map(frozen.map(({ code, named: _named, ...facts }) => [code, facts]));
  const figures = now.figures.map((figure): Figure => { const facts = byCode.get(figure.id); return facts === undefined ? figure : { ...figure, frozen: facts }; });
  const hash = figuresHash(figures);
  await saveFrozenFigures(ctx.tx, ctx.programmeId, row.id, figures, hash, new Date(ctx.now).toISOString());
  return { figuresHash: hash };
}

const columns = defineColumns({
  sequence: integerColumn({ zh: '序号', en: 'No.', width: 7, required: true }), label: textColumn({ zh: '数字', en: 'Figure', width: 34, maxLength: 200, required: true }), code: textColumn({ zh: '代码', en: 'Code', width: 28, required: true }), printed: textColumn({ zh: '文中写法', en: 'As printed', width: 18, maxLength: 400, required: true }),
  paragraph: integerColumn({ zh: '段落', en: 'Paragraph', required: true }), value: numberColumn({ zh: '数值', en: 'Value' }), unit: textColumn({ zh: '单位', en: 'Unit' }), numerator: numberColumn({ zh: '分子', en: 'Numerator' }), denominator: numberColumn({ zh: '分母', en: 'Denominator' }),
  rows: integerColumn({ zh: '记录数', en: 'Rows' }), asOf: dateColumn({ zh: '计算日', en: 'Computed on', required: true }), definition: textColumn({ zh: '统计口径', en: 'What counts', width: 48, maxLength: 2_000, required: true }),
  queryHash: textColumn({ zh: '定义摘要', en: 'Hash of the definition', width: 20 }), rowsHash: textColumn({ zh: '记录摘要', en: 'Hash of the rows', width: 20 }),
});

/** One row for each place in which a figure is quoted, in the order of the text. */
function tableRows(row: Pick<AccountRow, 'figures' | 'model' | 'as_of'>, isZh: boolean) {
  const byCode = new Map(row.figures.map((figure) => [figure.id, figure]));
  const places = [row.model.titleRuns ?? [], ...linesOfBlocks(row.model.body).map(({ runs }) => runs)].flatMap((runs, paragraph) => runs.flatMap(({ text, code }) => (code === null ? [] : [{ text, code, paragraph }])));
  return places.flatMap(({ text, code, paragraph }) => {
    const figure = byCode.get(code);
    if (figure === undefined) return [];
    const { kind, numerator, denominator, frozen } = figure;
    return [{
      label: isZh ? figure.labelZh : figure.labelEn, code, printed: text, paragraph, value: kind === 'count' ? numerator : denominator === null || denominator === 0 ? null : numerator / denominator, unit: figure.unitZh === '' ? null : figure.unitZh, numerator: kind === 'ratio' ? numerator : null,
      denominator: kind === 'ratio' ? denominator : null, rows: frozen?.rowCount ?? null, asOf: row.as_of.slice(0, 10), definition: isZh ? figure.definitionZh : figure.definitionEn, queryHash: frozen?.queryHash ?? null, rowsHash: frozen?.rowsHash ?? null,
    }];
  });
}

const tableOf = (sources: readonly FigureSource[]): Bound => bindRead(downloadFigureTable, async (ctx, { bulletinId }) => {
  const row = (await bulletinRow(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  if (!isAccount(row)) return ctx.notFound();
  const isZh = ctx.locale !== 'en';
  const { title, model } = await shownModel(ctx, sources, row);
  const name = isZh ? '数字表' : 'Figures';
  const stream = writeTable({ name, columns, rows: tableRows({ ...row, model }, isZh).map((each, at) => ({ sequence: at + 1, ...each })), language: isZh ? 'zh' : 'en' });
  return { fileName: `${title} ${name}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream };
});

/** The bulletin, held; or why this act is not open to it. */
async function held(ctx: WriteContext, bulletinId: string, act: BulletinAct): Promise<{ readonly row: AccountRow; readonly next: BulletinState } | { readonly row?: undefined; readonly refused: ActRefusal }> {
  const row = (await lockBulletin(ctx.tx, ctx.programmeId, bulletinId)) ?? ctx.notFound();
  if (!isAccount(row)) return { refused: ctx.refuse('bulletins.not_an_account') as ActRefusal };
  const next = nextBulletinState(row.state, act, row.kind);
  return next === null ? { refused: ctx.refuse('bulletins.act_not_allowed', stateParams(ctx, row.state)) as ActRefusal } : { row, next };
}

function told(ctx: WriteContext, id: string, change: Record<string, string | number | null>, reason?: string): void {
  ctx.record({ kind: 'bulletin', id, ...(reason === undefined ? {} : { reason }), change });
  ctx.emit({ topic: 'bulletins', subjectId: id });
}

const submitAccountBound = bindWrite(submitAccount, async (ctx, { bulletinId, version }) => {
  const found = await held(ctx, bulletinId, 'submit');
  if (found.row === undefined) return found.refused;
  if (found.row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  await saveSubmission(ctx.tx, ctx.programmeId, bulletinId);
  told(ctx, bulletinId, { act: 'submit', from: found.row.state, to: found.next, version });
  return { state: found.next };
});

const returnAccountBound = bindWrite(returnAccount, async (ctx, { bulletinId, remark }) => {
  const found = await held(ctx, bulletinId, 'return');
  if (found.row === undefined) return found.refused;
  await saveReturn(ctx.tx, ctx.programmeId, bulletinId, remark);
  told(ctx, bulletinId, { act: 'return', from: found.row.state, to: found.next }, remark);
  return { state: found.next };
});

function writing(sources: readonly FigureSource[]): readonly Bound[] {
  const draftAccountBound = bindWrite(draftAccount, async (ctx, { templateCode, title }) => {
    const template = await templateRow(ctx.tx, ctx.programmeId, { code: templateCode });
    if (template === undefined) return ctx.refuse('bulletins.template_unknown', {}, { pointers: ['/templateCode'] });
    const given = await draftWords(ctx);
    const words = await wordsNow(ctx, sources, { kind: template.kind, title: title ?? draftedText(template.title, given), content: draftedText(template.body, given) });
    const id = ctx.newId();
    await insertAccount(ctx.tx, ctx.programmeId, { id, kind: template.kind, templateId: template.id, templateVersion: template.version, correctsId: null, writers: [] }, words);
    told(ctx, id, { act: 'draft', template: templateCode, version: template.version, figuresHash: words.figuresHash });
    return { id, figuresHash: words.figuresHash };
  });

  const editAccountBound = bindWrite(editAccount, async (ctx, { bulletinId, version, title, content }) => {
    const found = await held(ctx, bulletinId, 'edit');
    if (found.row === undefined) return found.refused;
    if (found.row.version !== version) return ctx.refuse('platform.changed_meanwhile');
    const wrong = languageWrong(ctx, readLanguage(title).faults, '/title') ?? languageWrong(ctx, readLanguage(content).faults, '/content');
    if (wrong !== null) return wrong;
    const words = await wordsNow(ctx, sources, { kind: found.row.kind, title, content });
    await replaceAccount(ctx.tx, ctx.programmeId, bulletinId, words);
    told(ctx, bulletinId, { act: 'edit', version: version + 1, figuresHash: words.figuresHash });
    return { version: version + 1 };
  });

  const correctAccountBound = bindWrite(correctAccount, async (ctx, { bulletinId }) => {
    const found = await held(ctx, bulletinId, 'correct');
    if (found.row === undefined) return found.refused;
    const { kind, title_source: title, content, document_number: number, template_id: templateId, template_version: templateVersion, editors: writers } = found.row;
    const words = await wordsNow(ctx, sources, { kind, title, content: `本文更正${number ?? ''}，原文已撤回。\n${content}` });
    const id = ctx.newId();
    await insertAccount(ctx.tx, ctx.programmeId, { id, kind, templateId, templateVersion, correctsId: bulletinId, writers }, words);
    told(ctx, id, { act: 'draft', corrects: bulletinId, figuresHash: words.figuresHash });
    return { id };
  });
  return [draftAccountBound, editAccountBound, correctAccountBound];
}

export function accountOperations(sources: readonly FigureSource[]): readonly Bound[] {
  return [...writing(sources), submitAccountBound, returnAccountBound, tableOf(sources)];
}

