/** 台账导入导出 · The columns of a register's table follow from its definition, and are the same out and in. */
import { sql } from '#platform/server/db/index.ts';
import { codesInFullWidth } from '#platform/server/imports/index.ts';
import type { ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, numberColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { Column, Columns } from '#platform/server/spreadsheet/index.ts';
import { A_PLACE, cellsMeant, OUTSIDE, placesCalled, severalFault, unknownFault } from '#modules/places/server/index.ts';
import type { CellsMeant, NamedThing } from '#modules/places/server/index.ts';
import { valueFaultWords } from '../contract/index.ts';
import { checkedValues, placeFieldOf, recordFieldsOf, TEXT_MAX } from '../domain/index.ts';
import type { FieldValue, RegisterDefinition, RegisterField } from '../domain/index.ts';
import { automaticCode } from './handlers/records.ts';
import { changesBetween, mayKeepAt, recordToKeep } from './keeping.ts';
import { correctRecords, insertRecords, namedKey, placesById, recordsByCode, recordsNamed, sameRecords } from './queries/records.ts';
import type { Change, RecordToKeep, StoredRecord } from './queries/records.ts';
import { takeNumbers } from './queries/registers.ts';
import type { KnownRegister } from './queries/registers.ts';

const codeHeader = { zh: '编号', en: 'Code', halfWidth: true, maxLength: 60, width: 18, hint: { zh: '空则自动编号；相同即同一条', en: 'Given when empty; the same code is the same record' } } as const;

function columnOf(field: RegisterField): Column {
  const unit = field.unit === null ? '' : `（${field.unit}）`;
  const hint = field.purpose === null ? {} : { hint: { zh: field.purpose, en: field.purpose } };
  const words = { zh: `${field.zh}${unit}`, en: field.unit === null ? field.en : `${field.en} (${field.unit})`, aliases: [field.zh, field.en].filter((header) => field.unit !== null && header !== ''), ...hint };
  const need = { required: field.required };
  switch (field.type) {
    case 'number': return numberColumn({ ...words, ...need });
    case 'date': return dateColumn({ ...words, ...need });
    case 'choice': return choiceColumn({ ...words, ...need, labels: Object.fromEntries(field.choices.map(({ code, zh, en }) => [code, { zh, en }])) });
    case 'record': return textColumn({ ...words, ...need, maxLength: 60, hint: { zh: `“${field.register ?? ''}”台账里的编号`, en: `Code in the register ${field.register ?? ''}` } });
    case 'place': return textColumn({ ...words, ...need, maxLength: 60, hint: { zh: '区域编码或名称', en: 'Code or name of a place' } });
    default: return textColumn({ ...words, ...need, maxLength: TEXT_MAX, width: field.type === 'text' ? 28 : 20 });
  }
}

/** 台账列 · The code first, then the fields in their order. */
export function registerColumns(definition: RegisterDefinition): Columns {
  const fields = definition.fields.map((field) => [`f_${field.code}`, columnOf(field)] as const);
  return defineColumns({ code: textColumn(definition.fields.some(({ zh, en }) => zh === codeHeader.zh || en === codeHeader.en) ? { ...codeHeader, zh: '台账编号', en: 'Record code' } : codeHeader), ...Object.fromEntries(fields) });
}

/** A record as a row of its table. @param placeCode of the place it lies in */
export function tableRow(definition: RegisterDefinition, record: { readonly code: string; readonly values: Readonly<Record<string, FieldValue>>; readonly placeCode: string | null }): Record<string, unknown> {
  const placeField = placeFieldOf(definition)?.code;
  return { code: record.code, ...Object.fromEntries(definition.fields.map(({ code }) => [`f_${code}`, code === placeField ? record.placeCode : (record.values[code] ?? null)])) };
}

type Ready = { readonly kind: 'new' | 'same'; readonly record: RecordToKeep } | { readonly kind: 'changed'; readonly record: RecordToKeep; readonly changes: readonly Change[] };
type Row = ImportRow<Record<string, unknown>>;

interface PlacesOfSheet { readonly places: ReadonlyMap<string, { readonly id: string; readonly isInReach: boolean }>; readonly several: ReadonlyMap<string, readonly NamedThing[]>; readonly near: CellsMeant['near'] }

async function placesOfSheet(ctx: WriteContext, cells: readonly string[]): Promise<PlacesOfSheet> {
  const called = await placesCalled(ctx.tx, ctx.programmeId, cells, ctx.today);
  const reach = await placesById(ctx, called.map(({ id }) => id));
  const { ids, several, near } = cellsMeant(cells, called, { isNear: (id) => mayKeepAt(ctx, reach.get(id) ?? null) });
  return { places: new Map([...ids].flatMap(([cell, id]) => { const place = reach.get(id); return place === undefined ? [] : [[cell, place] as const]; })), several, near };
}

/** @returns what the engine needs; the same file again changes nothing */
export function recordImport(ctx: WriteContext, register: KnownRegister, isSynthetic: boolean): ImportDefinition<Columns, Ready> {
  const { definition } = register;
  const { tx, programmeId } = ctx;
  const placeField = placeFieldOf(definition)?.code;
  let touched = 0;

  function valuesOf(row: Row, { places, several, near }: PlacesOfSheet, fail: (key: string | null, code: string, zh: string, en: string) => void, old: StoredRecord | undefined): Readonly<Record<string, string | number>> {
    const given: Record<string, FieldValue> = {};
    for (const { code } of definition.fields) {
      const cell = row.value[`f_${code}`] as FieldValue | undefined;
      const before = code === placeField ? (old?.place_id ?? null) : (old?.fields[code] ?? null);
      given[code] = cell ?? before;
      if (code === placeField && typeof cell === 'string') {
        const place = places.get(cell);
        const alike = several.get(cell);
        if (alike !== undefined) { const { code: fault, zh, en } = severalFault(cell, alike); fail(`f_${code}`, fault, zh, en); }
        else if (place === undefined || !mayKeepAt(ctx, place)) { const { code: fault, zh, en } = unknownFault(cell, { ...A_PLACE, note: OUTSIDE }, near?.get(cell)); fail(`f_${code}`, fault, zh, en); }
        given[code] = place?.id ?? null;
      }
    }
    const { values, faults } = checkedValues(definition, given);
    for (const { field, fault } of faults) if (!(field === placeField && fault === 'missing' && row.value[`f_${field}`] !== null)) fail(`f_${field}`, fault, valueFaultWords[fault].zh, valueFaultWords[fault].en);
    if (definition.dayField !== null && String(values[definition.dayField] ?? '') > ctx.today) fail(`f_${definition.dayField}`, 'in_future', '在今天之后', 'After today');
    if (placeField === undefined || values[placeField] === undefined) { if (!mayKeepAt(ctx, null)) fail(null, 'outside', '不在您的范围内：请写明自己范围内的区域', 'Outside your area: name a place of your own area'); }
    return values;
  }

  return {
    name: { zh: definition.zh, en: definition.en }, columns: registerColumns(definition), keyColumn: 'code', codesInFullWidth: () => codesInFullWidth(ctx, 'records.records', 'code', sql`register_id = ${register.id}`),
    keyOf: (value) => (value['code'] === null ? JSON.stringify(value) : String(value['code'])),
    async resolve(found, fail) {
      const rows = found as readonly Row[];
      const coded = rows.flatMap(({ value }) => (typeof value['code'] === 'string' ? [value['code']] : []));
      const stored = new Map((await recordsByCode(tx, programmeId, register.id, coded)).map((each) => [each.code, each]));
      const places = await placesOfSheet(ctx, placeField === undefined ? [] : rows.flatMap(({ value }) => (typeof value[`f_${placeField}`] === 'string' ? [value[`f_${placeField}`] as string] : [])));
      const pointers = recordFieldsOf(definition);
      const named = await recordsNamed(ctx, pointers.flatMap(({ code, register: of }) => rows.flatMap(({ value }) => (of !== null && typeof value[`f_${code}`] === 'string' ? [{ register: of, code: value[`f_${code}`] as string }] : []))));
      const made = rows.map((row): Ready => {
        const code = row.value['code'] as string | null;
        const old = code === null ? undefined : stored.get(code);
        const say = (key: string | null, fault: string, zh: string, en: string): void => { fail(row as never, key, { code: fault, zh, en }); };
        if (old !== undefined && old.withdrawn_at !== null) say('code', 'withdrawn', '这条记录已经撤下', 'This record was withdrawn');
        for (const { code: field, register: of } of pointers) {
          const cell = row.value[`f_${field}`];
          if (typeof cell === 'string' && !named.has(namedKey(of ?? '', cell))) say(`f_${field}`, 'unknown_record', `没有“${cell}”这条记录，请写编号`, `There is no record “${cell}”; write its code`);
        }
        const values = valuesOf(row, places, say, old);
        const record = recordToKeep(definition, { id: old?.id ?? ctx.newId(), code: code ?? '', organisationId: old === undefined ? ctx.actor.organisationId : old.organisation_id, isSynthetic: old?.is_synthetic ?? isSynthetic }, values);
        if (old === undefined) return { kind: 'new', record };
        const changes = changesBetween(definition, old, record);
        return changes.length === 0 ? { kind: 'same', record } : { kind: 'changed', record, changes };
      });
      return withoutRepeats(made, (records) => sameRecords(tx, programmeId, register.id, records));
    },
    async write(ready) {
      const added = ready.flatMap((each) => (each.kind === 'new' ? [each.record] : []));
      const changed = ready.flatMap((each) => (each.kind === 'changed' ? [each] : []));
      const by = { registerId: register.id, now: new Date(ctx.now).toISOString(), personId: ctx.personId };
      const uncoded = added.filter(({ code }) => code === '').length;
      let next = uncoded === 0 ? 0 : await takeNumbers(tx, programmeId, register.id, uncoded);
      await insertRecords(tx, programmeId, by, added.map((record) => (record.code === '' ? { ...record, code: automaticCode(register.code, next++) } : record)));
      await correctRecords(tx, programmeId, by, changed, '表格导入');
      touched += added.length + changed.length;
      return { created: added.length, updated: changed.length, unchanged: ready.length - added.length - changed.length };
    },
    kept() {
      if (touched === 0) return;
      ctx.record({ kind: 'register', id: register.id, change: { act: 'import', records: touched } });
      ctx.emit({ topic: 'records', subjectId: register.id });
    },
  };
}

/** Rows without a code that are there already, to the letter, are not entered a second time. */
async function withoutRepeats(made: readonly Ready[], find: (records: readonly RecordToKeep[]) => Promise<{ at: number }[]>): Promise<Ready[]> {
  const uncoded = made.flatMap((each, index) => (each.kind === 'new' && each.record.code === '' ? [{ index, record: each.record }] : []));
  if (uncoded.length === 0) return [...made];
  const repeated = new Set((await find(uncoded.map(({ record }) => record))).map(({ at }) => uncoded[at]?.index));
  return made.map((each, index) => (repeated.has(index) ? { kind: 'same', record: each.record } : each));
}
