/** Rows as they go out; names are shown to those who may read details, and masked for everybody else. */
import { heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { localDateOf, instant } from '#kernel/local-date.ts';
import { isCertain, maskedLabel, needsNote } from '../domain/index.ts';
import type { DoubleRow } from './queries/deliveries.ts';
import type { RecipientRow } from './queries/recipients.ts';
import type { BenefitRow, SchemeSummaryRow } from './queries/schemes.ts';

export const iso = (at: string | number): string => new Date(at).toISOString();
export const dayOf = (ctx: ReadContext, at: string | number): string => localDateOf(instant(typeof at === 'number' ? at : Date.parse(at)), ctx.utcOffsetMinutes);
export const named = (id: string | null, zh: string | null, en: string | null) => (id === null ? null : { id, nameZh: zh ?? '', nameEn: en ?? '' });

/** Who may read a name where they reach. */
export async function labeller(ctx: ReadContext): Promise<(label: string) => string> {
  const mayRead = (await heldPermissions(ctx, ['care.readDetails'])).has('care.readDetails');
  return (label) => (mayRead ? label : maskedLabel(label));
}

export const schemeOut = (row: SchemeSummaryRow) => ({
  id: row.id, code: row.code, name: row.name, from: row.from_date, until: row.until_date, state: row.state, byHousehold: row.by_household, isPublic: row.is_public, version: row.version, listedCount: row.listed_count, receivedCount: row.received_count, waitingCount: row.waiting_count,
});

export const benefitOut = (row: BenefitRow) => ({ id: row.id, kind: row.kind, name: row.name, unit: row.unit, valueFen: row.value_fen, quantityEach: row.quantity_each, onHand: row.on_hand });

export const recipientOut = (row: RecipientRow, shown: (label: string) => string) => ({
  id: row.id, scheme: { id: row.scheme_id, name: row.scheme_name }, number: row.number, label: shown(row.label), place: named(row.place_id, row.place_zh, row.place_en), organisation: named(row.organisation_id, row.organisation_zh, row.organisation_en), situations: row.situations,
  state: row.state, isUnder14: row.is_under_14, agreesToName: row.agrees_to_name, isListed: row.list_id !== null, benefitCount: row.benefit_count, receivedCount: row.received_count, hasDouble: row.has_double,
});

export const doubleOut = (ctx: ReadContext, row: DoubleRow) => ({ basis: row.basis, isCertain: isCertain(row.basis), kind: row.kind, schemeName: row.scheme_name, on: dayOf(ctx, row.on_at), isSameScheme: row.same_scheme, needsNote: needsNote({ basis: row.basis, isToldApart: row.told_apart }) });
