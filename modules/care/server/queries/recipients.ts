/** Recipients: their list, one of them, their writes. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import type { RecipientState } from '../../domain/index.ts';

export interface RecipientRow {
  id: string; scheme_id: string; scheme_name: string; number: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null;
  situations: string[]; state: RecipientState; is_under_14: boolean; agrees_to_name: boolean; list_id: string | null; details_sealed: string | null; reason_sealed: string | null; match_key: string | null; slip_serial: number; registered_at: string; registered_by: string; registered_name: string;
  benefit_count: number; received_count: number; has_double: boolean;
}

const inReach = (ctx: ReadContext): RawBuilder<unknown> => scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' });
const received = sql`(select count(distinct l.benefit_id) from care.delivery_lines l where l.programme_id = r.programme_id and l.recipient_id = r.id and l.state in ('stands', 'explained'))`;
const benefitCount = sql`(select count(*) from care.benefits b where b.programme_id = r.programme_id and b.scheme_id = r.scheme_id)`;
const hasDouble = sql`exists (select 1 from care.deliveries d where d.programme_id = r.programme_id and d.recipient_id = r.id and d.state = 'flagged')`;
const base = sql`r.id, r.scheme_id, s.name as scheme_name, r.number, r.label, r.place_id, p.name_zh as place_zh, p.name_en as place_en, r.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en, r.situations, r.state, r.is_under_14, r.agrees_to_name,
  r.list_id, r.details_sealed, r.reason_sealed, r.match_key, r.slip_serial, r.registered_at, r.registered_by, coalesce(w.name, '') as registered_name`;
const from = sql`care.recipients r join care.schemes s on s.programme_id = r.programme_id and s.id = r.scheme_id left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id
  left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id left join people.persons w on w.programme_id = r.programme_id and w.id = r.registered_by`;

export interface RecipientFilter {
  readonly schemeId?: string | undefined; readonly q?: string | undefined; readonly state?: RecipientState | undefined; readonly placeId?: string | undefined; readonly organisationId?: string | undefined; readonly received?: 'none' | 'some' | 'due' | 'all' | undefined; readonly double?: 'yes' | undefined; readonly id?: string | undefined; readonly slipKey?: string | undefined; readonly listId?: string | undefined;
}

function recipientWhere(ctx: ReadContext, filter: RecipientFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${ctx.programmeId}`, inReach(ctx)];
  if (filter.id !== undefined) parts.push(sql`r.id = ${filter.id}`);
  if (filter.listId !== undefined) parts.push(sql`r.list_id = ${filter.listId}`);
  if (filter.slipKey !== undefined) parts.push(sql`r.slip_key = ${filter.slipKey}`);
  if (filter.schemeId !== undefined) parts.push(sql`r.scheme_id = ${filter.schemeId}`);
  if (filter.state !== undefined) parts.push(sql`r.state = ${filter.state}`);
  if (filter.organisationId !== undefined) parts.push(sql`r.organisation_id = ${filter.organisationId}`);
  if (filter.placeId !== undefined) parts.push(sql`r.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.received !== undefined) parts.push({ none: sql`${received} = 0`, some: sql`${received} > 0 and ${received} < ${benefitCount}`, due: sql`${received} < ${benefitCount}`, all: sql`${received} >= ${benefitCount}` }[filter.received]);
  if (filter.double === 'yes') parts.push(hasDouble);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('r', 'label')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function recipientPage(ctx: ReadContext, filter: RecipientFilter, sort: SortOf<'number' | 'label' | 'registered'>, page: { limit: number; offset: number }): Promise<RecipientRow[]> {
  const order = orderBy(sort, { number: ['s.code', 'r.number', 'r.id'], label: ['r.label', 'r.number'], registered: ['r.registered_at desc', 'r.number'] });
  return rows(ctx.tx, sql`select ${base}, ${received} as received_count, ${benefitCount} as benefit_count, ${hasDouble} as has_double from ${from} where ${recipientWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function recipientTotal(ctx: ReadContext, filter: RecipientFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from care.recipients r where ${recipientWhere(ctx, filter)}`)).count;
}

export function lockRecipient(ctx: ReadContext, recipientId: string): Promise<{ id: string; scheme_id: string; number: string; place_id: string | null; organisation_id: string | null; state: RecipientState; match_key: string | null; identity_key: string | null; household_key: string | null; contact_key: string | null; slip_key: string; slip_serial: number } | undefined> {
  return maybeRow(ctx.tx, sql`select r.id, r.scheme_id, r.number, r.place_id, r.organisation_id, r.state, r.match_key, r.identity_key, r.household_key, r.contact_key, r.slip_key, r.slip_serial from care.recipients r where r.programme_id = ${ctx.programmeId} and r.id = ${recipientId} and ${inReach(ctx)} for update`);
}

export interface RecipientToKeep {
  readonly id: string; readonly schemeId: string; readonly number: string; readonly label: string; readonly placeId: string | null; readonly organisationId: string | null; readonly situations: readonly string[]; readonly detailsSealed: string | null;
  readonly identityKey: string | null; readonly householdKey: string | null; readonly contactKey: string | null; readonly matchKey: string | null; readonly isUnder14: boolean; readonly agreesToName: boolean; readonly slipKey: string; readonly at: string; readonly by: string; readonly searchText: string;
}

/** All or none; the same person or household twice is refused by an index, also where the first lies out of reach. */
export function insertRecipients(tx: Tx, programmeId: string, recipients: readonly RecipientToKeep[]): Promise<number> {
  return changed(tx, sql`insert into care.recipients (programme_id, id, scheme_id, number, label, place_id, organisation_id, situations, details_sealed, identity_key, household_key, contact_key, match_key, is_under_14, agrees_to_name, slip_key, registered_at, registered_by, search_text)
    select ${programmeId}, n.id, n."schemeId", n.number, n.label, n."placeId", n."organisationId", array(select jsonb_array_elements_text(n.situations)), n."detailsSealed", n."identityKey", n."householdKey", n."contactKey", n."matchKey", n."isUnder14", n."agreesToName", n."slipKey", n.at, n.by, n."searchText"
      from jsonb_to_recordset(${JSON.stringify(recipients)}::jsonb) as n(id uuid, "schemeId" uuid, number text, label text, "placeId" uuid, "organisationId" uuid, situations jsonb, "detailsSealed" text, "identityKey" text, "householdKey" text, "contactKey" text, "matchKey" text,
        "isUnder14" boolean, "agreesToName" boolean, "slipKey" text, at timestamptz, by uuid, "searchText" text)`);
}

/** Numbers and keys of a list that are taken, out of reach too: whether, never who. */
export async function takenIn(tx: Tx, programmeId: string, schemeId: string, numbers: readonly string[], matchKeys: readonly string[]): Promise<{ numbers: Set<string>; keys: Set<string> }> {
  const found = await rows<{ number: string | null; match_key: string | null }>(tx, sql`select number, match_key from care.taken(${programmeId}, ${schemeId}, ${numbers}::text[], ${matchKeys}::text[])`);
  return { numbers: new Set(found.flatMap(({ number }) => number ?? [])), keys: new Set(found.flatMap(({ match_key }) => match_key ?? [])) };
}

/** Takes so many numbers beyond those given. @returns the last of them */
export async function takeNumbers(tx: Tx, programmeId: string, schemeId: string, count: number): Promise<number> {
  return (await oneRow<{ last: number }>(tx, sql`insert into care.number_lines as l (programme_id, scheme_id, last) values (${programmeId}, ${schemeId}, ${count})
    on conflict (programme_id, scheme_id) do update set last = l.last + ${count}::integer returning last`)).last;
}

export const saveRecipientState = (tx: Tx, programmeId: string, recipientId: string, state: RecipientState, reasonSealed: string | null): Promise<number> => changed(tx, sql`update care.recipients set state = ${state}, reason_sealed = ${reasonSealed} where programme_id = ${programmeId} and id = ${recipientId}`);

export async function hasStandingDelivery(tx: Tx, programmeId: string, recipientId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from care.deliveries where programme_id = ${programmeId} and recipient_id = ${recipientId} and state <> 'undone' limit 1`)) !== undefined;
}

/** Those who wait to be listed, in the order of the list. */
export function toBeListed(tx: Tx, programmeId: string, schemeId: string): Promise<{ id: string; label: string; is_under_14: boolean; agrees_to_name: boolean; place: string }[]> {
  return rows(tx, sql`select r.id, r.label, r.is_under_14, r.agrees_to_name, coalesce(p.name_zh, o.name_zh, '') as place from care.recipients r left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id
    left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id where r.programme_id = ${programmeId} and r.scheme_id = ${schemeId} and r.state = 'proposed' and r.list_id is null order by r.number for update of r`);
}

export const putOnList = (tx: Tx, programmeId: string, listId: string, recipientIds: readonly string[]): Promise<number> => changed(tx, sql`update care.recipients set list_id = ${listId} where programme_id = ${programmeId} and id = any(${recipientIds}::uuid[])`);

/** Those on a list who are not settled, held for whoever decides. */
export const openOnList = (tx: Tx, programmeId: string, listId: string): Promise<{ id: string; registered_by: string }[]> => rows(tx, sql`select id, registered_by from care.recipients where programme_id = ${programmeId} and list_id = ${listId} and state = 'proposed' order by id for update`);

export const confirmRecipients = (tx: Tx, programmeId: string, recipientIds: readonly string[], by: string): Promise<number> => changed(tx, sql`update care.recipients set state = 'confirmed', confirmed_by = ${by} where programme_id = ${programmeId} and id = any(${recipientIds}::uuid[])`);

/** 补发 · The slip of now becomes void, another stands. */
export async function replaceSlip(tx: Tx, programmeId: string, slip: { recipientId: string; oldKey: string; oldSerial: number; newKey: string; reason: string; at: string; by: string }): Promise<void> {
  await sql`insert into care.void_slips (programme_id, slip_key, recipient_id, serial, reason, voided_at, voided_by) values (${programmeId}, ${slip.oldKey}, ${slip.recipientId}, ${slip.oldSerial}, ${slip.reason}, ${slip.at}, ${slip.by})`.execute(tx);
  await sql`update care.recipients set slip_serial = ${slip.oldSerial + 1}, slip_key = ${slip.newKey} where programme_id = ${programmeId} and id = ${slip.recipientId}`.execute(tx);
}

/** Whose a slip was and until when, where it was replaced since. */
export function voidSlip(tx: Tx, programmeId: string, slipKey: string): Promise<{ recipient_id: string; voided_at: string } | undefined> {
  return maybeRow(tx, sql`select recipient_id, voided_at from care.void_slips where programme_id = ${programmeId} and slip_key = ${slipKey}`);
}
