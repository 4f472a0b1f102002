import { canonicalJson } from '#kernel/canonical-json.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { orChinese } from '#platform/contract/english-name.ts';
import type { Bound, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { FigureSource, SourceShape } from '#platform/server/figures/index.ts';
import { definitionFaultWords, downloadFigures, figuresFile, importDefinitions, listSources, listSourceValues, retireFigure, saveFigure } from '../../contract/index.ts';
import { definitionFault, kindOf, madeOf } from '../../domain/index.ts';
import type { DefinitionFault, FigureDefinition } from '../../domain/index.ts';
import { Computing, shapeFacts } from '../computing.ts';
import { figurePage, figuresByCode, keepFigure, lockFigure, retire } from '../queries/figures.ts';
import { forgetBroken } from '../queries/broken.ts';
import { dropHead } from '../queries/kept.ts';
import { figureGroups } from '../queries/compile.ts';
import { queryHash } from '../query-hash.ts';

/** The most frequent first; who looks for another types a part of it. */
const VALUES_SHOWN = 40;

export interface Given { readonly code: string; readonly labelZh: string; readonly labelEn: string; readonly unit: string; readonly scopeNote: string; readonly definition: FigureDefinition }
type Wrong = Refusal<'figures.definition_wrong'>;

function wrong(ctx: WriteContext, of: string, fault: DefinitionFault, pointer: string): Wrong {
  return ctx.refuse('figures.definition_wrong', { of, reasonZh: definitionFaultWords[fault].zh, reasonEn: definitionFaultWords[fault].en }, { pointers: [pointer] }) as Wrong;
}

/** Figures that this one is put together from, or is a part of. */
function named({ aggregate, partOf }: FigureDefinition): string[] {
  return [...madeOf(aggregate), ...(partOf === null || partOf === undefined ? [] : [partOf.figure])];
}

const ADDABLE: ReadonlySet<string> = new Set(['count', 'sum']);

/** Through any number of others: a sum may be a part of a sum. */
function isMadeOfItself(code: string, known: ReadonlyMap<string, FigureDefinition>): boolean {
  const seen = new Set<string>();
  const open = [code];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const definition = known.get(next);
    for (const other of definition === undefined ? [] : madeOf(definition.aggregate)) {
      if (other === code) return true;
      if (!seen.has(other)) { seen.add(other); open.push(other); }
    }
  }
  return false;
}

/** Held against the sources of this programme, and against figures there or in the same file. */
async function misfit(ctx: WriteContext, sources: readonly FigureSource[], given: readonly Given[]): Promise<Wrong | null> {
  const shapes = new Map<string, SourceShape>();
  const codes = new Set(given.flatMap(({ definition }) => (definition.source === null ? [] : [definition.source])));
  await new Computing(ctx, sources).underShapes(codes, (_inner, found) => { for (const shape of found) shapes.set(shape.code, shape); return Promise.resolve(); });
  const known = new Map((await figuresByCode(ctx.tx, ctx.programmeId)).map(({ code, definition }) => [code, definition as FigureDefinition]));
  for (const { code, definition } of given) known.set(code, definition);
  for (const { code, definition } of given) {
    const shape = shapes.get(definition.source ?? '');
    const found = definitionFault(definition, shape === undefined ? undefined : shapeFacts(shape));
    if (found !== null) return wrong(ctx, code, found.fault, found.pointer);
    for (const other of named(definition)) {
      if (other === code) return wrong(ctx, code, 'ownPart', '/definition');
      const needed = known.get(other);
      if (needed === undefined) return wrong(ctx, code, 'figureUnknown', '/definition');
      if (madeOf(definition.aggregate).includes(other) && !ADDABLE.has(kindOf(needed.aggregate))) return wrong(ctx, code, 'notAddable', '/definition/aggregate');
    }
    if (isMadeOfItself(code, known)) return wrong(ctx, code, 'ownPart', '/definition/aggregate');
  }
  return null;
}

const contentOf = ({ labelZh, labelEn, unit, scopeNote, definition }: Given) => canonicalJson({ labelZh, labelEn, unit, scopeNote, definition });

/** JSON as the database keeps it: members that say nothing are left out. */
const plain = (definition: FigureDefinition): FigureDefinition => JSON.parse(JSON.stringify(definition)) as FigureDefinition;

/** As it is kept. */
const inBothLanguages = <F extends Given>(given: F): F => ({ ...given, labelEn: orChinese(given.labelEn, given.labelZh), definition: plain(given.definition) });

async function keep(ctx: WriteContext, given: Given): Promise<{ id: string; version: number; how: 'created' | 'updated' | 'unchanged' }> {
  const known = await lockFigure(ctx.tx, ctx.programmeId, given.code);
  if (known !== undefined && !known.is_retired && canonicalJson(known.content as never) === contentOf(given)) return { id: known.id, version: known.version, how: 'unchanged' };
  const id = known?.id ?? ctx.newId();
  if (known !== undefined && queryHash(known.content.definition) !== queryHash(given.definition)) await dropHead(ctx.tx, ctx.programmeId, given.code);
  await forgetBroken(ctx.tx, ctx.programmeId, given.code);
  await keepFigure(ctx.tx, ctx.programmeId, { id, kind: kindOf(given.definition.aggregate), ...given });
  ctx.record({ kind: 'figure', id, change: { act: known === undefined ? 'create' : 'update', code: given.code } });
  ctx.emit({ topic: 'figures', subjectId: id });
  return { id, version: (known?.version ?? 0) + 1, how: known === undefined ? 'created' : 'updated' };
}

function readDefinitions(body: Uint8Array): readonly Given[] | string {
  let content: unknown;
  try { content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body).replace(/^\uFEFF/, '')); } catch { return 'JSON'; }
  const parsed = figuresFile.safeParse(content);
  if (parsed.success) return parsed.data.figures.map(inBothLanguages);
  const [issue] = parsed.error.issues;
  return `/${(issue?.path ?? []).map(String).join('/')} ${issue?.message ?? ''}`;
}

export function definitionOperations(sources: readonly FigureSource[]): readonly Bound[] {
  const listSourcesBound = bindRead(listSources, async (ctx) => {
    const found: SourceShape[] = [];
    await new Computing(ctx, sources).underShapes(undefined, (_inner, shapes) => { found.push(...shapes); return Promise.resolve(); });
    return { rows: found.map((shape) => ({
      code: shape.code, words: { ...shape.words }, hasDay: shape.day !== undefined, hasPlace: shape.place !== undefined,
      columns: Object.entries(shape.columns).map(([code, { words, type, unit, choices }]) => ({ code, words: { ...words }, type, unit: unit ?? null, choices: (choices ?? []).map((choice) => ({ value: choice.value, words: { ...choice.words } })) })),
    })) };
  });

  const listSourceValuesBound = bindRead(listSourceValues, async (ctx, { source, column, q }) => {
    const definition: FigureDefinition = { source, where: q === undefined || q === '' ? [{ column, is: 'filled' }] : [{ column, is: 'contains', value: q }], aggregate: { kind: 'count' }, period: { from: null, to: null }, asOf: null };
    const found = await new Computing(ctx, sources).under(definition, async (inner, asked) => {
      const known = asked.ground.shape.columns[column];
      if (known?.type !== 'text') return null;
      const words = new Map(known.choices?.map((choice) => [choice.value, choice.words]));
      return (await figureGroups(inner.tx, asked, column, VALUES_SHOWN)).flatMap(({ key, row_count: rowCount }) => { const said = words.get(key ?? ''); return key === null || key === '' ? [] : [{ value: key, words: said === undefined ? null : { ...said }, rowCount }]; });
    });
    return found === null || typeof found === 'string' ? ctx.refuse('figures.column_unknown', {}, { pointers: ['/column'] }) : { rows: found };
  });

  const saveFigureBound = bindWrite(saveFigure, async (ctx, { version, ...input }) => {
    const given = inBothLanguages(input);
    const known = await lockFigure(ctx.tx, ctx.programmeId, given.code);
    if ((known === undefined || known.is_retired ? 0 : known.version) !== version) return ctx.refuse('platform.changed_meanwhile');
    const refused = await misfit(ctx, sources, [given]);
    if (refused !== null) return refused;
    const kept = await keep(ctx, given);
    const value = (await new Computing(ctx, sources).values([given])).get(given.code);
    if (value === undefined) throw new Error(`the figure ${given.code} was not computed`);
    const { whole, ...rest } = value;
    return { id: kept.id, version: kept.version, ...rest, isWhole: whole };
  });

  const importDefinitionsBound = bindWrite(importDefinitions, async (ctx, { file }) => {
    const given = readDefinitions(file.body);
    if (typeof given === 'string') return ctx.refuse('figures.definitions_unreadable', { reason: given }, { pointers: ['/file'] });
    const refused = await misfit(ctx, sources, given);
    if (refused !== null) return refused;
    const counts = { created: 0, updated: 0, unchanged: 0 };
    for (const each of given) counts[(await keep(ctx, each)).how] += 1;
    return counts;
  });

  const retireFigureBound = bindWrite(retireFigure, async (ctx, { figureId }) => {
    const retired = await retire(ctx.tx, ctx.programmeId, figureId);
    if (retired === undefined) return ctx.notFound();
    await dropHead(ctx.tx, ctx.programmeId, retired.code);
    await forgetBroken(ctx.tx, ctx.programmeId, retired.code);
    ctx.record({ kind: 'figure', id: figureId, change: { act: 'retire' } });
    ctx.emit({ topic: 'figures', subjectId: figureId });
    return { isRetired: true };
  });

  const downloadFiguresBound = bindRead(downloadFigures, async (ctx) => {
    const found = await figurePage(ctx.tx, ctx.programmeId, {}, 'code', { limit: 10_000, offset: 0 });
    const figures = found.map(({ code, label_zh: labelZh, label_en: labelEn, unit, scope_note: scopeNote, definition }) => ({ code, labelZh, labelEn, unit, scopeNote, definition }));
    return { fileName: `figures-${ctx.programmeCode}-${ctx.today}.json`, mediaType: 'application/json', body: new TextEncoder().encode(`${JSON.stringify({ format: 'lianchuang-figures/1', figures }, null, 2)}\n`) };
  });

  return [listSourcesBound, listSourceValuesBound, saveFigureBound, importDefinitionsBound, retireFigureBound, downloadFiguresBound];
}
