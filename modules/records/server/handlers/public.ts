import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listPublicRecords, listPublicRegisters, readPublicRecord } from '../../contract/index.ts';
import { inForceOn } from '../../domain/index.ts';
import { publicRecords, publicRecordTotal, publicRegisters, publicVersions } from '../queries/public.ts';
import type { PublicRecordRow, PublicRegisterRow } from '../queries/public.ts';

const registerOut = (row: PublicRegisterRow) => ({ code: row.code, zh: row.name_zh, en: row.name_en, about: row.about, recordCount: row.record_count });

/** The chosen fields in the order of the definition, in words. */
function recordOut({ definition }: PublicRegisterRow, row: PublicRecordRow) {
  const facts = definition.fields.filter(({ code, type }) => definition.publicFields.includes(code) && type !== 'place' && row.fields[code] !== undefined).map((field) => {
    const value = row.fields[field.code] as string | number;
    const choice = field.choices.find(({ code }) => code === value);
    const text = `${typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: field.decimals }) : value}${field.unit === null ? '' : ` ${field.unit}`}`;
    return { zh: field.zh, en: field.en, value: { zh: choice?.zh ?? text, en: choice?.en ?? text } };
  });
  return { id: row.id, title: row.title, on: row.on_date, place: row.place_zh === null ? null : { zh: row.place_zh, en: row.place_en ?? row.place_zh }, isSynthetic: row.is_synthetic, facts };
}

export const listPublicRegistersBound = bindRead(listPublicRegisters, async (ctx) => {
  await openPublicSite(ctx);
  return { rows: (await publicRegisters(ctx.tx)).map(registerOut) };
});

async function openRegister(ctx: ReadContext, code: string): Promise<PublicRegisterRow> {
  await openPublicSite(ctx);
  return (await publicRegisters(ctx.tx, code))[0] ?? ctx.notFound();
}

export const listPublicRecordsBound = bindRead(listPublicRecords, async (ctx, { code, q, page, pageSize }) => {
  const register = await openRegister(ctx, code);
  const found = await publicRecords(ctx.tx, register.id, { q }, { limit: pageSize, offset: (page - 1) * pageSize });
  return { register: registerOut(register), rows: found.map((row) => recordOut(register, row)), total: await publicRecordTotal(ctx.tx, register.id, q), page, pageSize };
});

export const readPublicRecordBound = bindRead(readPublicRecord, async (ctx, { code, recordId }) => {
  const register = await openRegister(ctx, code);
  const [row] = await publicRecords(ctx.tx, register.id, { id: recordId }, { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const versions = (await publicVersions(ctx.tx, recordId)).map((each) => ({ adoptedOn: each.adopted_on, inForceFrom: each.in_force_from, isRepeal: each.is_repeal, isChecked: each.is_checked, body: each.body }));
  const inForce = inForceOn(versions, ctx.today);
  return {
    register: registerOut(register), record: recordOut(register, row), keepsVersions: register.definition.keepsVersions === true,
    inForce: inForce === null ? null : { adoptedOn: inForce.adoptedOn, inForceFrom: inForce.inForceFrom, isChecked: inForce.isChecked, body: inForce.body },
    versions: versions.map((each) => ({ adoptedOn: each.adoptedOn, inForceFrom: each.inForceFrom, state: each === inForce ? 'standing' as const : each.inForceFrom > ctx.today ? 'coming' as const : each.isRepeal ? 'repeal' as const : 'replaced' as const })),
  };
});
