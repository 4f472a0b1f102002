/** Hand-overs: what was handed over before, the record of one, their list, and what becomes of a second. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { BenefitKind, DeliveryState, DoubleBasis, Proof, Relation, Spot } from '../../domain/index.ts';

export interface DoubleRow { basis: DoubleBasis; kind: BenefitKind; scheme_name: string; on_at: string; same_scheme: boolean; waits_for_decision: boolean; told_apart: boolean }

/** Also what lies out of the asker's reach: kind, scheme and day, and nothing of whom. */
export function handedOver(tx: Tx, programmeId: string, recipientId: string, kinds: readonly string[], from: string, until: string): Promise<DoubleRow[]> {
  return rows(tx, sql`select basis, kind, scheme_name, on_at, same_scheme, waits_for_decision, told_apart from care.handed_over(${programmeId}, ${recipientId}, ${kinds}::text[], daterange(${from}::date, ${until}::date, '[]'))`);
}

/** Two phones, two desks: whoever comes second waits here and then finds the first, also where a likeness is all they share. In one order, so that nobody waits for each other. */
export async function lockRoutes(tx: Tx, programmeId: string, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].toSorted()) await sql`select pg_advisory_xact_lock(hashtextextended(${`care.route ${programmeId} ${key}`}, 0))`.execute(tx);
}

export interface DeliveryToKeep {
  readonly id: string; readonly schemeId: string; readonly recipientId: string; readonly proof: Proof; readonly spot: Spot; readonly relation: Relation | null; readonly proxySealed: string | null; readonly signatureFileId: string | null; readonly wasReportedAfter: boolean;
  readonly claimedAt: string; readonly receivedAt: string; readonly by: string; readonly state: DeliveryState; readonly isAlike: boolean; readonly likenessNoteSealed: string | null;
}
export interface LineToKeep { readonly benefitId: string; readonly kind: BenefitKind; readonly quantity: number; readonly valueFen: number }

export async function insertDelivery(tx: Tx, programmeId: string, delivery: DeliveryToKeep, lines: readonly LineToKeep[], matching: { key: string | null; from: string; until: string }): Promise<void> {
  await sql`insert into care.deliveries (programme_id, id, scheme_id, recipient_id, proof, spot, proxy_relation, proxy_sealed, signature_file_id, was_reported_after, claimed_at, received_at, delivered_by, state, is_alike, likeness_note_sealed)
    values (${programmeId}, ${delivery.id}, ${delivery.schemeId}, ${delivery.recipientId}, ${delivery.proof}, ${delivery.spot}, ${delivery.relation}, ${delivery.proxySealed}, ${delivery.signatureFileId}, ${delivery.wasReportedAfter}, ${delivery.claimedAt}, ${delivery.receivedAt}, ${delivery.by}, ${delivery.state}, ${delivery.isAlike}, ${delivery.likenessNoteSealed})`.execute(tx);
  await sql`insert into care.delivery_lines (programme_id, delivery_id, benefit_id, recipient_id, kind, quantity, value_fen, match_key, period, state)
    select ${programmeId}, ${delivery.id}, n."benefitId", ${delivery.recipientId}, n.kind, n.quantity, n."valueFen", ${matching.key}, daterange(${matching.from}::date, ${matching.until}::date, '[]'), ${delivery.state}
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n("benefitId" uuid, kind text, quantity integer, "valueFen" integer)`.execute(tx);
}

export interface DeliveryRow {
  id: string; recipient_id: string; number: string; label: string; scheme_id: string; scheme_name: string; place_id: string | null; place_zh: string | null; place_en: string | null; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null;
  benefits: { id: string; name: string; quantity: number; unit: string }[]; proof: Proof; spot: Spot; proxy_relation: Relation | null; proxy_sealed: string | null; signature_file_id: string | null; was_reported_after: boolean; claimed_at: string; received_at: string;
  delivered_by: string; deliverer: string; state: DeliveryState; is_alike: boolean; likeness_note_sealed: string | null; reason_sealed: string | null; decider: string | null; from_date: string; until_date: string; kinds: string[];
}

const base = sql`d.id, d.recipient_id, r.number, r.label, d.scheme_id, s.name as scheme_name, r.place_id, p.name_zh as place_zh, p.name_en as place_en, r.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en, l.benefits, l.kinds, d.proof, d.spot, d.proxy_relation,
  d.proxy_sealed, d.signature_file_id, d.was_reported_after, d.claimed_at, d.received_at, d.delivered_by, coalesce(w.name, '') as deliverer, d.state, d.is_alike, d.likeness_note_sealed, d.reason_sealed, c.name as decider, lower(s.period) as from_date, upper(s.period) - 1 as until_date`;
const from = sql`care.deliveries d join care.recipients r on r.programme_id = d.programme_id and r.id = d.recipient_id join care.schemes s on s.programme_id = d.programme_id and s.id = d.scheme_id
  left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id
  left join people.persons w on w.programme_id = d.programme_id and w.id = d.delivered_by left join people.persons c on c.programme_id = d.programme_id and c.id = d.decided_by
  cross join lateral (select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'quantity', x.quantity, 'unit', b.unit) order by b.sort_order, b.name) as benefits, array_agg(x.kind) as kinds
    from care.delivery_lines x join care.benefits b on b.programme_id = x.programme_id and b.id = x.benefit_id where x.programme_id = d.programme_id and x.delivery_id = d.id) l`;

export interface DeliveryFilter { readonly schemeId?: string | undefined; readonly recipientId?: string | undefined; readonly state?: DeliveryState | undefined; readonly proof?: Proof | undefined; readonly alike?: 'true' | 'false' | undefined; readonly id?: string | undefined }

function deliveryWhere(ctx: ReadContext, filter: DeliveryFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`d.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`d.id = ${filter.id}`);
  if (filter.schemeId !== undefined) parts.push(sql`d.scheme_id = ${filter.schemeId}`);
  if (filter.recipientId !== undefined) parts.push(sql`d.recipient_id = ${filter.recipientId}`);
  if (filter.state !== undefined) parts.push(sql`d.state = ${filter.state}`);
  if (filter.proof !== undefined) parts.push(sql`d.proof = ${filter.proof}`);
  if (filter.alike !== undefined) parts.push(sql`d.is_alike = ${filter.alike === 'true'}`);
  return sql.join(parts, sql` and `);
}

export function deliveryPage(ctx: ReadContext, filter: DeliveryFilter, sort: SortOf<'recent' | 'number'>, page: { limit: number; offset: number }): Promise<DeliveryRow[]> {
  const order = orderBy(sort, { recent: ['d.received_at desc', 'd.id'], number: ['r.number', 'd.received_at', 'd.id'] });
  return rows(ctx.tx, sql`select ${base} from ${from} where ${deliveryWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function deliveryTotal(ctx: ReadContext, filter: DeliveryFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from care.deliveries d join care.recipients r on r.programme_id = d.programme_id and r.id = d.recipient_id where ${deliveryWhere(ctx, filter)}`)).count;
}

export function lockDelivery(tx: Tx, programmeId: string, deliveryId: string): Promise<{ id: string; scheme_id: string; recipient_id: string; delivered_by: string; state: DeliveryState } | undefined> {
  return maybeRow(tx, sql`select id, scheme_id, recipient_id, delivered_by, state from care.deliveries where programme_id = ${programmeId} and id = ${deliveryId} for update`);
}

export async function saveDecision(tx: Tx, programmeId: string, deliveryId: string, decision: { state: DeliveryState; reasonSealed: string; by: string; at: string }): Promise<void> {
  await changed(tx, sql`update care.deliveries set state = ${decision.state}, reason_sealed = ${decision.reasonSealed}, decided_by = ${decision.by}, decided_at = ${decision.at} where programme_id = ${programmeId} and id = ${deliveryId}`);
  await changed(tx, sql`update care.delivery_lines set state = ${decision.state} where programme_id = ${programmeId} and delivery_id = ${deliveryId}`);
}

export const linesOf = (tx: Tx, programmeId: string, deliveryId: string): Promise<{ benefit_id: string; quantity: number }[]> => rows(tx, sql`select benefit_id, quantity from care.delivery_lines where programme_id = ${programmeId} and delivery_id = ${deliveryId} order by benefit_id`);

export interface PulledRow {
  id: string; number: string; label: string; place_id: string | null; organisation_id: string | null; place_zh: string; place_en: string; scheme_name: string; from_date: string; until_date: string; slip_serial: number;
  benefits: { id: string; name: string; unit: string; quantity: number; receivedOn: string | null }[];
}

/** Confirmed ones of open schemes in reach, with the day on which each benefit was handed over, here or by the same key elsewhere. */
export function pulledRecipients(ctx: ReadContext, most: number): Promise<PulledRow[]> {
  return rows(ctx.tx, sql`select r.id, r.number, r.label, r.place_id, r.organisation_id, coalesce(p.name_zh, o.name_zh, '') as place_zh, coalesce(p.name_en, o.name_en, '') as place_en, s.name as scheme_name, lower(s.period) as from_date, upper(s.period) - 1 as until_date, r.slip_serial, b.benefits
    from care.recipients r join care.schemes s on s.programme_id = r.programme_id and s.id = r.scheme_id left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id
    cross join lateral (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'unit', f.unit, 'quantity', f.quantity_each, 'receivedOn', g.on_date) order by f.sort_order, f.name) as benefits
      from care.benefits f left join lateral (select min((d.claimed_at + make_interval(mins => ${ctx.utcOffsetMinutes}::integer)) at time zone 'UTC')::date as on_date
          from care.delivery_lines l join care.deliveries d on d.programme_id = l.programme_id and d.id = l.delivery_id
         where l.programme_id = f.programme_id and l.state in ('stands', 'flagged', 'explained') and l.kind = f.kind and l.period && s.period and (l.recipient_id = r.id and l.benefit_id = f.id or l.match_key = r.match_key and l.recipient_id <> r.id)) g on true
     where f.programme_id = s.programme_id and f.scheme_id = s.id) b
    where r.programme_id = ${ctx.programmeId} and r.state = 'confirmed' and s.state = 'open' and ${scopePredicate(ctx.scope, { place: 'r.place_id', organisation: 'r.organisation_id' })} order by s.code, r.number limit ${most}`);
}

/** Benefits of its own scheme that a recipient was handed and that did not come back; a flagged one counts, since it is in their hands. */
export async function handedBenefits(tx: Tx, programmeId: string, recipientId: string): Promise<ReadonlySet<string>> {
  return new Set((await rows<{ benefit_id: string }>(tx, sql`select benefit_id from care.delivery_lines where programme_id = ${programmeId} and recipient_id = ${recipientId} and state in ('stands', 'flagged', 'explained')`)).map(({ benefit_id }) => benefit_id));
}
