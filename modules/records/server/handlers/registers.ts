import { canonicalJson } from '#kernel/canonical-json.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { orChinese } from '#platform/contract/english-name.ts';
import type { Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { adoptRegisters, definitionsFile, downloadRegisters, importDefinitions, listRegisters, readRegister, registerFaultWords, saveRegister } from '../../contract/index.ts';
import { changedTypes, registerFaults } from '../../domain/index.ts';
import type { RegisterDefinition } from '../../domain/index.ts';
import { packRegisters } from '../packs.ts';
import { definitionOf, holdsRecords, insertRegister, registerPage, registersByCode, registerTotal, replaceRegister } from '../queries/registers.ts';
import type { KnownRegister, RegisterRow } from '../queries/registers.ts';

const rowOut = (row: RegisterRow) => ({ id: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en, about: row.about, fieldCount: row.definition.fields.length, recordCount: row.record_count, lastOn: row.last_on, version: row.version });

export const listRegistersBound = bindRead(listRegisters, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await registerPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await registerTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

const mutable = (definition: RegisterDefinition) => ({ ...definition, publicFields: [...definition.publicFields], fields: definition.fields.map((field) => ({ ...field, choices: field.choices.map((choice) => ({ ...choice })) })) });

export const readRegisterBound = bindRead(readRegister, async (ctx, { registerId }) => {
  const [row] = await registerPage(ctx, { id: registerId }, 'code', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  return { ...rowOut(row), definition: mutable(definitionOf(row)) };
});

type DefinitionRefusal = 'records.definition_wrong' | 'records.type_in_use';

/** @returns a refusal when the definition cannot be kept */
async function misfit(ctx: WriteContext, definition: RegisterDefinition, known: KnownRegister | undefined): Promise<Refusal<DefinitionRefusal> | null> {
  const [first] = registerFaults(definition);
  if (first !== undefined) return ctx.refuse('records.definition_wrong', { field: first.field, reasonZh: registerFaultWords[first.fault].zh, reasonEn: registerFaultWords[first.fault].en }, { pointers: [first.pointer] }) as Refusal<DefinitionRefusal>;
  if (known === undefined) return null;
  const [changed] = changedTypes(known.definition, definition);
  if (changed === undefined || !(await holdsRecords(ctx.tx, ctx.programmeId, known.id))) return null;
  return ctx.refuse('records.type_in_use', { field: changed.zh }, { pointers: [`/fields/${definition.fields.indexOf(changed)}/type`] }) as Refusal<DefinitionRefusal>;
}

type Kept = 'created' | 'updated' | 'unchanged';

const named = <W extends { readonly zh: string; readonly en: string }>(words: W): W => ({ ...words, zh: words.zh, en: orChinese(words.en, words.zh) });

/** As it is kept: what has no English name is called as in Chinese. */
const inBothLanguages = (given: RegisterDefinition): RegisterDefinition => ({ ...named(given), fields: given.fields.map((field) => ({ ...named(field), choices: field.choices.map(named) })) });

async function keep(ctx: WriteContext, given: RegisterDefinition, known: KnownRegister | undefined): Promise<{ id: string; version: number; how: Kept } | Refusal<DefinitionRefusal>> {
  const definition = inBothLanguages(given);
  const wrong = await misfit(ctx, definition, known);
  if (wrong !== null) return wrong;
  if (known !== undefined && canonicalJson(known.definition) === canonicalJson(definition)) return { id: known.id, version: known.version, how: 'unchanged' };
  const id = known?.id ?? ctx.newId();
  await (known === undefined ? insertRegister(ctx.tx, ctx.programmeId, id, definition) : replaceRegister(ctx.tx, ctx.programmeId, id, definition));
  ctx.record({ kind: 'register', id, change: { act: known === undefined ? 'create' : 'update', code: definition.code } });
  ctx.emit({ topic: 'records', subjectId: id });
  return { id, version: (known?.version ?? 0) + 1, how: known === undefined ? 'created' : 'updated' };
}

export const saveRegisterBound = bindWrite(saveRegister, async (ctx, { version, ...definition }) => {
  const [known] = await registersByCode(ctx.tx, ctx.programmeId, [definition.code], true);
  if ((known?.version ?? 0) !== version) return ctx.refuse('platform.changed_meanwhile');
  const kept = await keep(ctx, definition, known);
  return 'refusal' in kept ? kept : { id: kept.id, version: kept.version };
});

/** All of a file or none of it. */
async function keepAll(ctx: WriteContext, definitions: readonly RegisterDefinition[], { onlyNew }: { onlyNew: boolean }): Promise<Record<Kept, number> | Refusal<DefinitionRefusal>> {
  const known = new Map((await registersByCode(ctx.tx, ctx.programmeId, definitions.map(({ code }) => code), true)).map((each) => [each.code, each]));
  const counts: Record<Kept, number> = { created: 0, updated: 0, unchanged: 0 };
  for (const definition of definitions) {
    const before = known.get(definition.code);
    if (onlyNew && before !== undefined) { counts.unchanged += 1; continue; }
    const kept = await keep(ctx, definition, before);
    if ('refusal' in kept) return kept;
    counts[kept.how] += 1;
  }
  return counts;
}

export const adoptRegistersBound = bindWrite(adoptRegisters, async (ctx) => {
  const counts = await keepAll(ctx, await packRegisters(), { onlyNew: true });
  if ('refusal' in counts) throw new Error(`a register of the product is wrong: ${counts.refusal} ${JSON.stringify(counts.params)}`);
  return { created: counts.created };
});

export const importDefinitionsBound = bindWrite(importDefinitions, async (ctx, { file }) => {
  const read = readDefinitions(file.body);
  if (typeof read === 'string') return ctx.refuse('records.definitions_unreadable', { reason: read }, { pointers: ['/file'] });
  return keepAll(ctx, read, { onlyNew: false });
});

function readDefinitions(body: Uint8Array): readonly RegisterDefinition[] | string {
  let content: unknown;
  try { content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body).replace(/^\uFEFF/, '')); } catch { return 'JSON'; }
  const parsed = definitionsFile.safeParse(content);
  if (parsed.success) return parsed.data.registers;
  const [issue] = parsed.error.issues;
  return `/${(issue?.path ?? []).map(String).join('/')} ${issue?.message ?? ''}`;
}

export const downloadRegistersBound = bindRead(downloadRegisters, async (ctx) => ({
  fileName: `registers-${ctx.programmeCode}-${ctx.today}.json`, mediaType: 'application/json',
  body: new TextEncoder().encode(`${JSON.stringify({ format: 'lianchuang-registers/1', registers: (await registersByCode(ctx.tx, ctx.programmeId)).map(({ definition }) => definition) }, null, 2)}\n`),
}));
