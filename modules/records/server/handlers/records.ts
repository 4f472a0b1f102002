import { attachable, widenScope } from '#modules/files/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import { attachPhoto, correctRecord, enterRecord, listRecords, readRecord, valueFaultWords, withdrawRecord } from '../../contract/index.ts';
import { checkedValues, placeFieldOf, recordFieldsOf } from '../../domain/index.ts';
import type { FieldValue, RegisterDefinition } from '../../domain/index.ts';
import { changesBetween, mayKeepAt, recordToKeep } from '../keeping.ts';
import { correctRecords, eventsOf, insertEvent, insertPhoto, insertRecords, lockRecord, namedKey, photosOf, placesById, recordPage, recordsNamed, recordTotal, withdraw } from '../queries/records.ts';
import type { LockedRecord, RecordRow } from '../queries/records.ts';
import { documentsOf } from '../queries/versions.ts';
import { registerById, takeNumbers } from '../queries/registers.ts';
import type { KnownRegister } from '../queries/registers.ts';

const rowOut = (row: RecordRow) => ({
  id: row.id, register: { id: row.register_id, code: row.register_code, nameZh: row.register_zh, nameEn: row.register_en }, code: row.code, title: row.title, on: row.on_date,
  place: row.place_id === null ? null : { id: row.place_id, code: row.place_code ?? '', nameZh: row.place_zh ?? '', nameEn: row.place_en ?? '' }, values: row.fields, isSynthetic: row.is_synthetic, isWithdrawn: row.withdrawn_at !== null,
  photoCount: row.photo_count, recordedAt: row.recorded_at, recordedBy: row.recorded_by, version: row.version,
});

export const listRecordsBound = bindRead(listRecords, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await recordPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut),
  total: await ctx.remember(`records.records:${JSON.stringify(filter)}`, () => recordTotal(ctx, filter)), page, pageSize,
}));

export const readRecordBound = bindRead(readRecord, async (ctx, { recordId }) => {
  const [row] = await recordPage(ctx, { id: recordId }, 'code', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const register = await registerById(ctx.tx, ctx.programmeId, row.register_id);
  const { fields, keepsVersions } = (register as KnownRegister).definition;
  const named = await namedBy(ctx, fields, row.fields);
  return {
    ...rowOut(row), fields: fields.map((field) => ({ ...field, choices: field.choices.map((choice) => ({ ...choice })) })), photos: await photosOf(ctx.tx, ctx.programmeId, recordId), documents: await documentsOf(ctx.tx, ctx.programmeId, recordId),
    keepsVersions, names: Object.fromEntries(named), history: await eventsOf(ctx.tx, ctx.programmeId, recordId),
  };
});

/** What the fields of records name, by field; those out of reach or withdrawn are left out. */
async function namedBy(ctx: ReadContext, fields: RegisterDefinition['fields'], values: Readonly<Record<string, string | number>>): Promise<Map<string, { id: string; title: string }>> {
  const wanted = recordFieldsOf({ fields }).flatMap(({ code, register }) => (values[code] === undefined || register === null ? [] : [{ field: code, register, code: String(values[code]) }]));
  const found = await recordsNamed(ctx, wanted.map(({ register, code }) => ({ register, code })));
  return new Map(wanted.flatMap(({ field, register, code }) => { const each = found.get(namedKey(register, code)); return each === undefined ? [] : [[field, { ...each }] as const]; }));
}

type ValueRefusal = 'records.value_missing' | 'records.value_misfit' | 'records.day_in_future' | 'records.place_unknown';

/** @returns the values as they are kept, or why not */
async function understood(ctx: ReadContext, definition: RegisterDefinition, given: Readonly<Record<string, FieldValue>>): Promise<Readonly<Record<string, string | number>> | Refusal<ValueRefusal>> {
  const { values, faults } = checkedValues(definition, given);
  const nameOf = (code: string): string => { const field = definition.fields.find((each) => each.code === code); return field === undefined ? code : ctx.locale === 'en' ? field.en : field.zh; };
  const missing = faults.filter(({ fault }) => fault === 'missing');
  const [first] = missing.length > 0 ? missing : faults;
  if (first !== undefined && missing.length > 0) return ctx.refuse('records.value_missing', { field: nameOf(first.field) }, { pointers: missing.map(({ field }) => `/values/${field}`) }) as Refusal<ValueRefusal>;
  if (first !== undefined) return ctx.refuse('records.value_misfit', { field: nameOf(first.field), reasonZh: valueFaultWords[first.fault].zh, reasonEn: valueFaultWords[first.fault].en }, { pointers: [`/values/${first.field}`] }) as Refusal<ValueRefusal>;
  if (definition.dayField !== null && String(values[definition.dayField] ?? '') > ctx.today) return ctx.refuse('records.day_in_future', { field: nameOf(definition.dayField) }, { pointers: [`/values/${definition.dayField}`] }) as Refusal<ValueRefusal>;
  const named = await namedBy(ctx, definition.fields, values);
  const lost = recordFieldsOf(definition).find(({ code }) => values[code] !== undefined && !named.has(code));
  if (lost !== undefined) return ctx.refuse('records.value_misfit', { field: nameOf(lost.code), reasonZh: valueFaultWords.notRecord.zh, reasonEn: valueFaultWords.notRecord.en }, { pointers: [`/values/${lost.code}`] }) as Refusal<ValueRefusal>;
  const placeField = placeFieldOf(definition)?.code;
  const placeId = placeField === undefined ? undefined : values[placeField];
  const place = placeId === undefined ? null : ((await placesById(ctx, [String(placeId)])).get(String(placeId)) ?? null);
  const unknown = placeId !== undefined && place === null;
  return unknown || !mayKeepAt(ctx, place) ? ctx.refuse('records.place_unknown', {}, { pointers: placeField === undefined ? [] : [`/values/${placeField}`] }) as Refusal<ValueRefusal> : values;
}

const isRefused = <Code extends string>(value: object): value is Refusal<Code> => 'refusal' in value && 'keepEffects' in value;

function leaveTrace(ctx: WriteContext, id: string, act: string, placeId: string | null, reason?: string): void {
  ctx.record({ kind: 'registerRecord', id, change: { act }, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'records', subjectId: id, placeId });
}

const nowOf = (ctx: ReadContext): string => new Date(ctx.now).toISOString();

export const enterRecordBound = bindWrite(enterRecord, async (ctx, { registerId, code, values: given, isSynthetic }) => {
  const register = (await registerById(ctx.tx, ctx.programmeId, registerId)) ?? ctx.notFound();
  const values = await understood(ctx, register.definition, given);
  if (isRefused<ValueRefusal>(values)) return values;
  const id = ctx.newId();
  const known = code ?? automaticCode(register.code, await takeNumbers(ctx.tx, ctx.programmeId, registerId, 1));
  const record = recordToKeep(register.definition, { id, code: known, organisationId: ctx.actor.organisationId, isSynthetic }, values);
  await insertRecords(ctx.tx, ctx.programmeId, { registerId, now: nowOf(ctx), personId: ctx.personId }, [record]);
  leaveTrace(ctx, id, 'enter', record.placeId);
  return { id, code: known, version: 1 };
});

/** @example automaticCode('talks', 12) // 'talks-000012' */
export function automaticCode(register: string, number: number): string {
  return `${register}-${String(number).padStart(6, '0')}`;
}

type ChangeRefusal = 'records.record_withdrawn' | 'platform.changed_meanwhile';

/** The record, if it can still be changed by this person. */
async function changeable(ctx: WriteContext, recordId: string, version: number | null): Promise<LockedRecord | Refusal<ChangeRefusal>> {
  const record = (await lockRecord(ctx.tx, ctx.programmeId, recordId)) ?? ctx.notFound();
  if (record.withdrawn_at !== null) return ctx.refuse('records.record_withdrawn') as Refusal<ChangeRefusal>;
  return version !== null && record.version !== version ? ctx.refuse('platform.changed_meanwhile') as Refusal<ChangeRefusal> : record;
}

export const correctRecordBound = bindWrite(correctRecord, async (ctx, { recordId, version, values: given, reason }) => {
  const before = await changeable(ctx, recordId, version);
  if (isRefused<ChangeRefusal>(before)) return before;
  const register = (await registerById(ctx.tx, ctx.programmeId, before.register_id)) as KnownRegister;
  const values = await understood(ctx, register.definition, given);
  if (isRefused<ValueRefusal>(values)) return values;
  const record = recordToKeep(register.definition, { id: recordId, code: before.code, organisationId: before.organisation_id, isSynthetic: before.is_synthetic }, values);
  const changes = changesBetween(register.definition, before, record);
  if (changes.length === 0) return { id: recordId, version };
  await correctRecords(ctx.tx, ctx.programmeId, { now: nowOf(ctx), personId: ctx.personId }, [{ record, changes }], reason);
  leaveTrace(ctx, recordId, 'correct', record.placeId, reason);
  return { id: recordId, version: version + 1 };
});

export const withdrawRecordBound = bindWrite(withdrawRecord, async (ctx, { recordId, version, reason }) => {
  const before = await changeable(ctx, recordId, version);
  if (isRefused<ChangeRefusal>(before)) return before;
  await withdraw(ctx.tx, ctx.programmeId, recordId, nowOf(ctx));
  await insertEvent(ctx.tx, ctx.programmeId, recordId, { act: 'withdrawn', now: nowOf(ctx), personId: ctx.personId, reason });
  leaveTrace(ctx, recordId, 'withdraw', before.place_id, reason);
  return { version: version + 1 };
});

export const attachPhotoBound = bindWrite(attachPhoto, async (ctx, { recordId, fileId, note }) => {
  const record = await changeable(ctx, recordId, null);
  if (isRefused<ChangeRefusal>(record)) return record as Refusal<'records.record_withdrawn'>;
  if ((await attachable(ctx.tx, ctx.programmeId, [fileId])).length === 0) return ctx.refuse('records.photo_unknown', {}, { pointers: ['/fileId'] });
  if (await insertPhoto(ctx.tx, ctx.programmeId, { recordId, fileId, note, now: nowOf(ctx) }) > 0) {
    await widenScope(ctx.tx, ctx.programmeId, [fileId], { placeId: record.place_id, siteId: null, organisationId: record.organisation_id });
    await insertEvent(ctx.tx, ctx.programmeId, recordId, { act: 'attached', now: nowOf(ctx), personId: ctx.personId, reason: null });
    leaveTrace(ctx, recordId, 'attach', record.place_id);
  }
  return { photoCount: (await photosOf(ctx.tx, ctx.programmeId, recordId)).length };
});
