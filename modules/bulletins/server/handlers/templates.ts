import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { orChinese } from '#platform/contract/english-name.ts';
import type { Bound, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { downloadTemplates, importTemplates, languageFaultWords, listTemplates, previewAccount, readTemplate, retireTemplate, saveTemplate, templatesFile } from '../../contract/index.ts';
import { dateWords, draftedText, figureCodes, lineText, readLanguage, WORD_LIMITS } from '../../domain/index.ts';
import type { AccountKind, DraftWord, FaultPlace } from '../../domain/index.ts';
import { blocksOfLines, compose, reviewOf } from '../composing.ts';
import { wordCountOfText } from '../model.ts';
import { keepTemplate, lockTemplate, retireTemplateRow, templatePage, templateRow, templateVersions } from '../queries/accounts.ts';
import type { TemplateRow } from '../queries/accounts.ts';
import { programmeSettings } from '../queries/bulletins.ts';

type Wrong = Refusal<'bulletins.language_wrong'>;

/** The first fault in the language of accounts, in words. */
export function languageWrong(ctx: WriteContext, faults: readonly FaultPlace[], pointer: string): Wrong | null {
  const [first] = faults;
  if (first === undefined) return null;
  const { zh: reasonZh, en: reasonEn } = languageFaultWords[first.fault];
  return ctx.refuse('bulletins.language_wrong', { line: first.line, source: first.source.slice(0, 80), reasonZh, reasonEn }, { pointers: [pointer] }) as Wrong;
}

interface Given { readonly code: string; readonly kind: AccountKind; readonly nameZh: string; readonly nameEn: string; readonly title: string; readonly body: string }

const faultsOf = (ctx: WriteContext, { title, body }: Given, pointer: string): Wrong | null => languageWrong(ctx, readLanguage(title).faults, `${pointer}/title`) ?? languageWrong(ctx, readLanguage(body).faults, `${pointer}/body`);

const rowOut = (row: TemplateRow) => ({
  id: row.id, code: row.code, kind: row.kind, nameZh: row.name_zh, nameEn: row.name_en, version: row.version, savedAt: row.saved_at, savedByName: row.saved_by_name, figureCount: figureCodes(row.title, row.body).length,
});

const sameWords = (row: TemplateRow, given: Given): boolean => !row.is_retired && row.kind === given.kind && row.name_zh === given.nameZh && row.name_en === given.nameEn && row.title === given.title && row.body === given.body;

async function keep(ctx: WriteContext, given: Given): Promise<{ id: string; version: number; how: 'created' | 'updated' | 'unchanged' }> {
  const known = await lockTemplate(ctx.tx, ctx.programmeId, given.code);
  const now = known === undefined ? undefined : await templateRow(ctx.tx, ctx.programmeId, { id: known.id });
  if (known !== undefined && now !== undefined && sameWords(now, given)) return { id: known.id, version: known.version, how: 'unchanged' };
  const [id, version] = [known?.id ?? ctx.newId(), (known?.version ?? 0) + 1];
  await keepTemplate(ctx.tx, ctx.programmeId, { ...given, id, version, at: new Date(ctx.now).toISOString(), by: ctx.personId });
  ctx.record({ kind: 'accountTemplate', id, change: { act: known === undefined ? 'create' : 'update', code: given.code, version } });
  ctx.emit({ topic: 'bulletins', subjectId: id });
  return { id, version, how: known === undefined ? 'created' : 'updated' };
}

/** As it is kept. */
const inBothLanguages = (given: Given): Given => ({ ...given, nameEn: orChinese(given.nameEn, given.nameZh) });

function readFile(body: Uint8Array): readonly Given[] | string {
  let content: unknown;
  try { content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body).replace(/^\uFEFF/, '')); } catch { return 'JSON'; }
  const parsed = templatesFile.safeParse(content);
  if (parsed.success) return parsed.data.templates.map(inBothLanguages);
  const [issue] = parsed.error.issues;
  return `/${(issue?.path ?? []).map(String).join('/')} ${issue?.message ?? ''}`;
}

const listTemplatesBound = bindRead(listTemplates, async (ctx) => ({ rows: (await templatePage(ctx.tx, ctx.programmeId)).map(rowOut) }));

const readTemplateBound = bindRead(readTemplate, async (ctx, { templateId, version }) => {
  const row = (await templateRow(ctx.tx, ctx.programmeId, { id: templateId, version })) ?? ctx.notFound();
  const versions = await templateVersions(ctx.tx, ctx.programmeId, templateId);
  return { ...rowOut(row), title: row.title, body: row.body, versions: versions.map((each) => ({ version: each.version, savedAt: each.saved_at, savedByName: each.saved_by_name })) };
});

const saveTemplateBound = bindWrite(saveTemplate, async (ctx, { version, ...given }) => {
  const known = await lockTemplate(ctx.tx, ctx.programmeId, given.code);
  if ((known === undefined || known.is_retired ? 0 : known.version) !== version) return ctx.refuse('platform.changed_meanwhile');
  const wrong = faultsOf(ctx, given, '');
  if (wrong !== null) return wrong;
  const { id, version: kept } = await keep(ctx, inBothLanguages(given));
  return { id, version: kept };
});

const importTemplatesBound = bindWrite(importTemplates, async (ctx, { file }) => {
  const given = readFile(file.body);
  if (typeof given === 'string') return ctx.refuse('bulletins.templates_unreadable', { reason: given }, { pointers: ['/file'] });
  for (const [at, each] of given.entries()) {
    const wrong = faultsOf(ctx, each, `/templates/${at}`);
    if (wrong !== null) return wrong;
  }
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const each of given) counts[(await keep(ctx, each)).how] += 1;
  return counts;
});

const retireTemplateBound = bindWrite(retireTemplate, async (ctx, { templateId }) => {
  if ((await retireTemplateRow(ctx.tx, ctx.programmeId, templateId)) === 0) ctx.notFound();
  ctx.record({ kind: 'accountTemplate', id: templateId, change: { act: 'retire' } });
  ctx.emit({ topic: 'bulletins', subjectId: templateId });
  return { isRetired: true };
});

const downloadTemplatesBound = bindRead(downloadTemplates, async (ctx) => {
  const templates = (await templatePage(ctx.tx, ctx.programmeId)).map(({ code, kind, name_zh: nameZh, name_en: nameEn, title, body }) => ({ code, kind, nameZh, nameEn, title, body }));
  return { fileName: `account-templates-${ctx.programmeCode}-${ctx.today}.json`, mediaType: 'application/json', body: new TextEncoder().encode(`${JSON.stringify({ format: 'lianchuang-account-templates/1', templates }, null, 2)}\n`) };
});

/** What the words of the day are, when a draft is made of a template. */
export async function draftWords(ctx: WriteContext): Promise<Readonly<Record<DraftWord, string>>> {
  return { year: ctx.today.slice(0, 4), today: dateWords(ctx.today), programme: (await programmeSettings(ctx.tx, ctx.programmeId)).name_zh };
}

export function templateOperations(sources: readonly FigureSource[]): readonly Bound[] {
  const previewAccountBound = bindWrite(previewAccount, async (ctx, { kind, title, content }) => {
    const words = await draftWords(ctx);
    const composed = await compose(ctx, sources, { kind, title: draftedText(title, words), content: draftedText(content, words) });
    return {
      title: composed.title.map((run) => ({ ...run })), lines: composed.lines.map((line) => ({ ...line, runs: line.runs.map((run) => ({ ...run })) })), cards: composed.cards.map(({ names: _names, ...card }) => card),
      wordCount: wordCountOfText(lineText({ runs: composed.title }), blocksOfLines(composed.lines)), wordLimit: WORD_LIMITS[kind], review: await reviewOf(ctx.tx, ctx.programmeId, composed),
    };
  }, { replay: false });
  return [listTemplatesBound, readTemplateBound, saveTemplateBound, importTemplatesBound, retireTemplateBound, downloadTemplatesBound, previewAccountBound];
}
