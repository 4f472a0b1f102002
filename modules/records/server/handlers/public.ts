import { isLocalDate } from '#kernel/local-date.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { idOf } from '#platform/contract/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listPublicRecords, listPublicRegisters, readPublicRecord } from '../../contract/index.ts';
import { inForceOn } from '../../domain/index.ts';
import { publicPage, publicRecord, publicRegisters, publicTotal, publicVersions } from '../queries/public.ts';
import type { PublicCursor, PublicRecordRow, PublicRegisterRow } from '../queries/public.ts';

/** Counted once for each change of the programme: whoever turns the pages does not count them. */
const totalOf = (ctx: ReadContext, row: PublicRegisterRow, q?: string): Promise<number> => ctx.remember(`records.public:${row.id}:${q ?? ''}`, () => publicTotal(ctx.tx, row.id, q));
const registerOut = async (ctx: ReadContext, row: PublicRegisterRow) => ({ code: row.code, zh: row.name_zh, en: row.name_en, about: row.about, recordCount: await totalOf(ctx, row) });

const cursorText = ({ day, id }: PublicCursor): string => `${day ?? ''}~${id}`;
/** Anybody may send anything: what names no day or no record begins at the first page. */
function cursorOf(text = ''): PublicCursor | undefined {
  const [day = '', id, ...more] = text.split('~');
  const known = idOf.safeParse(id);
  return !known.success || more.length > 0 || (day !== '' && !isLocalDate(day)) ? undefined : { day: day === '' ? null : day, id: known.data };
}

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
  const found = await publicRegisters(ctx.tx);
  const out = [];
  for (const row of found) out.push(await registerOut(ctx, row));
  return { rows: out };
});

async function openRegister(ctx: ReadContext, code: string): Promise<PublicRegisterRow> {
  await openPublicSite(ctx);
  return (await publicRegisters(ctx.tx, code))[0] ?? ctx.notFound();
}

export const listPublicRecordsBound = bindRead(listPublicRecords, async (ctx, { code, q, page, pageSize, after }) => {
  const register = await openRegister(ctx, code);
  const found = await publicPage(ctx.tx, register.id, q, { limit: pageSize, offset: (page - 1) * pageSize, after: cursorOf(after) });
  const last = found.at(-1);
  return {
    register: await registerOut(ctx, register), rows: found.map((row) => recordOut(register, row)), total: await totalOf(ctx, register, q), page, pageSize,
    next: last === undefined || found.length < pageSize ? null : cursorText({ day: last.on_date, id: last.id }),
  };
});

export const readPublicRecordBound = bindRead(readPublicRecord, async (ctx, { code, recordId }) => {
  const register = await openRegister(ctx, code);
  const row = (await publicRecord(ctx.tx, register.id, recordId)) ?? ctx.notFound();
  const versions = (await publicVersions(ctx.tx, recordId)).map((each) => ({ adoptedOn: each.adopted_on, inForceFrom: each.in_force_from, isRepeal: each.is_repeal, isChecked: each.is_checked, body: each.body }));
  const inForce = inForceOn(versions, ctx.today);
  return {
    register: await registerOut(ctx, register), record: recordOut(register, row), keepsVersions: register.definition.keepsVersions === true,
    inForce: inForce === null ? null : { adoptedOn: inForce.adoptedOn, inForceFrom: inForce.inForceFrom, isChecked: inForce.isChecked, body: inForce.body },
    versions: versions.map((each) => ({ adoptedOn: each.adoptedOn, inForceFrom: each.inForceFrom, state: each === inForce ? 'standing' as const : each.inForceFrom > ctx.today ? 'coming' as const : each.isRepeal ? 'repeal' as const : 'replaced' as const })),
  };
});
