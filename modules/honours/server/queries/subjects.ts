/** Subjects: their register, one of them, and their writes. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Consent, SubjectKind } from '../../domain/index.ts';

export interface SubjectRow {
  id: string; kind: SubjectKind; code: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; organisation_id: string | null; consent: Consent; consent_on: string | null;
  consent_note: string | null; is_adult: boolean; born_on: string | null; details_sealed: string | null; succeeded_by: string | null; valid_to: string | null; version: number;
}
export interface SubjectListRow extends SubjectRow { award_count: number }

const columns = sql`s.id, s.kind, s.code, s.label, s.place_id, p.name_zh as place_zh, p.name_en as place_en, s.organisation_id, s.consent, s.consent_on, s.consent_note, s.is_adult, s.born_on, s.details_sealed,
  s.succeeded_by, s.valid_to, s.version`;
const from = sql`honours.subjects s left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id`;

export interface SubjectFilter {
  readonly q?: string | undefined; readonly kind?: SubjectKind | undefined; readonly placeId?: string | undefined; readonly consent?: Consent | undefined; readonly withFormer?: boolean | undefined; readonly id?: string | undefined;
}

function subjectWhere(ctx: ReadContext, filter: SubjectFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`s.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 's.place_id', organisation: 's.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`s.id = ${filter.id}`);
  if (filter.kind !== undefined) parts.push(sql`s.kind = ${filter.kind}`);
  if (filter.consent !== undefined) parts.push(sql`s.consent = ${filter.consent}`);
  if (filter.withFormer !== true && filter.id === undefined) parts.push(sql`(s.valid_to is null or s.valid_to > ${ctx.today}::date)`);
  if (filter.placeId !== undefined) parts.push(sql`s.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('s', 'label')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function subjectPage(ctx: ReadContext, filter: SubjectFilter, sort: SortOf<'code' | 'label' | 'awards'>, page: { limit: number; offset: number }): Promise<SubjectListRow[]> {
  const order = orderBy(sort, { code: ['s.kind', 's.code'], label: ['s.label', 's.code', 's.id'], awards: ['award_count desc', 's.code', 's.id'] });
  return rows<SubjectListRow>(ctx.tx, sql`select ${columns}, (select count(*) from honours.awards a where a.programme_id = s.programme_id and a.subject_id = s.id) as award_count
    from ${from} where ${subjectWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function subjectTotal(ctx: ReadContext, filter: SubjectFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from honours.subjects s where ${subjectWhere(ctx, filter)}`)).count;
}

export function lockSubject(tx: Tx, programmeId: string, subjectId: string): Promise<SubjectRow | undefined> {
  return maybeRow<SubjectRow>(tx, sql`select ${columns} from ${from} where s.programme_id = ${programmeId} and s.id = ${subjectId} for update of s`);
}

export async function subjectLabel(tx: Tx, programmeId: string, subjectId: string): Promise<string | null> {
  return (await maybeRow<{ label: string }>(tx, sql`select label from honours.subjects where programme_id = ${programmeId} and id = ${subjectId}`))?.label ?? null;
}

export function organisationNamed(tx: Tx, programmeId: string, organisationId: string): Promise<{ id: string; name_zh: string; name_en: string } | undefined> {
  return maybeRow(tx, sql`select id, name_zh, name_en from places.organisations where programme_id = ${programmeId} and id = ${organisationId}`);
}

export async function placeInReach(ctx: ReadContext, placeId: string): Promise<boolean> {
  return (await maybeRow(ctx.tx, sql`select 1 from places.places p where p.programme_id = ${ctx.programmeId} and p.id = ${placeId} and ${scopePredicate(ctx.scope, { place: 'p.id' })}`)) !== undefined;
}

/** The code of a village or community within reach, for an example; null where there is none yet. */
export async function exampleVillage(ctx: ReadContext): Promise<string | null> {
  return (await maybeRow<{ code: string }>(ctx.tx, sql`select p.code from places.places p where p.programme_id = ${ctx.programmeId} and p.kind in ('village', 'community') and ${scopePredicate(ctx.scope, { place: 'p.id' })} order by p.code limit 1`))?.code ?? null;
}

export interface SubjectToKeep {
  readonly id: string; readonly kind: SubjectKind; readonly code: string; readonly label: string; readonly placeId: string | null; readonly organisationId: string | null; readonly detailsSealed: string | null;
  readonly identityKey: string | null; readonly isAdult: boolean; readonly bornOn: string | null; readonly searchText: string;
}

export function insertSubject(tx: Tx, programmeId: string, subject: SubjectToKeep): Promise<number> {
  return changed(tx, sql`insert into honours.subjects (programme_id, id, kind, code, label, place_id, organisation_id, details_sealed, identity_key, is_adult, born_on, search_text)
    values (${programmeId}, ${subject.id}, ${subject.kind}, ${subject.code}, ${subject.label}, ${subject.placeId}, ${subject.organisationId}, ${subject.detailsSealed}, ${subject.identityKey}, ${subject.isAdult}, ${subject.bornOn},
      ${subject.searchText})`);
}

/** The awards of a subject lie where it lies. */
export async function replaceSubject(tx: Tx, programmeId: string, subject: SubjectToKeep): Promise<void> {
  await changed(tx, sql`update honours.subjects set label = ${subject.label}, place_id = ${subject.placeId}, organisation_id = ${subject.organisationId}, details_sealed = ${subject.detailsSealed},
      identity_key = ${subject.identityKey}, is_adult = ${subject.isAdult}, born_on = ${subject.bornOn}, search_text = ${subject.searchText}, version = version + 1
    where programme_id = ${programmeId} and id = ${subject.id}`);
  await changed(tx, sql`update honours.awards set place_id = ${subject.placeId}, organisation_id = ${subject.organisationId} where programme_id = ${programmeId} and subject_id = ${subject.id}
    and (place_id, organisation_id) is distinct from (${subject.placeId}::uuid, ${subject.organisationId}::uuid)`);
}

export function saveConsent(tx: Tx, programmeId: string, subjectId: string, to: { consent: Consent; on: string; note: string }): Promise<number> {
  return changed(tx, sql`update honours.subjects set consent = ${to.consent}, consent_on = ${to.on}, consent_note = ${to.note}, version = version + 1 where programme_id = ${programmeId} and id = ${subjectId}`);
}

export function saveSuccession(tx: Tx, programmeId: string, subjectId: string, to: { label: string; searchText: string; validTo: string | null; successorId: string | null }): Promise<number> {
  return changed(tx, sql`update honours.subjects set label = ${to.label}, search_text = ${to.searchText}, valid_to = ${to.validTo}, succeeded_by = ${to.successorId}, version = version + 1,
      -- also where it keeps its name: the place was looked at
      placed_as = case when kind in ('city', 'town', 'village') then (select p.name_zh from places.places p where p.programme_id = subjects.programme_id and p.id = subjects.place_id) end
    where programme_id = ${programmeId} and id = ${subjectId}`);
}

export interface KeptSubject { id: string; place_id: string | null; organisation_id: string | null }

export interface SubjectOfSheet extends SubjectToKeep { readonly consent: Consent; readonly consentOn: string | null; readonly consentNote: string | null }

const insertion = (programmeId: string, subjects: readonly SubjectOfSheet[]): RawBuilder<unknown> => sql`insert into honours.subjects as old (programme_id, id, kind, code, label, place_id, organisation_id, details_sealed, identity_key, is_adult, born_on,
      consent, consent_on, consent_note, search_text)
    select ${programmeId}, n.id, n.kind, n.code, n.label, n."placeId", n."organisationId", n."detailsSealed", n."identityKey", n."isAdult", n."bornOn", n.consent, n."consentOn", n."consentNote", n."searchText"
      from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as n(id uuid, kind text, code text, label text, "placeId" uuid, "organisationId" uuid, "detailsSealed" text, "identityKey" text, "isAdult" boolean,
        "bornOn" date, consent text, "consentOn" date, "consentNote" text, "searchText" text)`;

/** Subjects that the register does not know; one that somebody registered in between stays as they registered it. @returns code → id */
export async function insertSubjects(tx: Tx, programmeId: string, subjects: readonly SubjectOfSheet[]): Promise<Map<string, KeptSubject>> {
  const found = await rows<KeptSubject & { code: string }>(tx, sql`${insertion(programmeId, subjects)} on conflict (programme_id, kind, code) do update set code = old.code returning code, id, place_id, organisation_id`);
  return new Map(found.map((row) => [row.code, row]));
}

/** Subjects by kind and code; what a row leaves empty stays as it was, and awards lie where their subject lies. @returns code → id */
export async function upsertSubjects(tx: Tx, programmeId: string, subjects: readonly SubjectOfSheet[]): Promise<Map<string, KeptSubject>> {
  const found = await rows<KeptSubject & { code: string }>(tx, sql`${insertion(programmeId, subjects)}
    on conflict (programme_id, kind, code) do update set label = excluded.label, place_id = coalesce(excluded.place_id, old.place_id), organisation_id = coalesce(excluded.organisation_id, old.organisation_id),
      details_sealed = coalesce(excluded.details_sealed, old.details_sealed), identity_key = coalesce(excluded.identity_key, old.identity_key),
      is_adult = old.is_adult or excluded.is_adult, born_on = case when old.is_adult or excluded.is_adult then null else coalesce(excluded.born_on, old.born_on) end,
      consent = case when excluded.consent = 'notAsked' then old.consent else excluded.consent end,
      consent_on = case when excluded.consent in ('notAsked', old.consent) then old.consent_on else excluded.consent_on end,
      consent_note = case when excluded.consent in ('notAsked', old.consent) then old.consent_note else excluded.consent_note end, search_text = excluded.search_text
    returning code, id, place_id, organisation_id`);
  await changed(tx, sql`update honours.awards a set place_id = n.place_id, organisation_id = n.organisation_id
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as n(id uuid, place_id uuid, organisation_id uuid)
    where a.programme_id = ${programmeId} and a.subject_id = n.id and (a.place_id, a.organisation_id) is distinct from (n.place_id, n.organisation_id)`);
  return new Map(found.map((row) => [row.code, row]));
}

/** Households of these villages whose number is known already under another code. */
export function householdsByIdentity(tx: Tx, programmeId: string, keys: readonly string[]): Promise<{ code: string; identity_key: string; place_id: string }[]> {
  return rows(tx, sql`select code, identity_key, place_id from honours.subjects where programme_id = ${programmeId} and kind = 'household' and identity_key = any(${keys}::text[])`);
}

export interface KnownSubject { code: string; id: string; label: string; place_id: string | null; organisation_id: string | null; consent: Consent; valid_to: string | null; details_sealed: string | null; is_adult: boolean; born_on: string | null }

/** Subjects that a file names, held until it is written: nobody takes a consent back in between. */
export function subjectsByCode(tx: Tx, programmeId: string, kind: SubjectKind, codes: readonly string[]): Promise<KnownSubject[]> {
  return rows(tx, sql`select code, id, label, place_id, organisation_id, consent, valid_to, details_sealed, is_adult, born_on from honours.subjects where programme_id = ${programmeId} and kind = ${kind} and code = any(${codes}::text[]) order by id for update`);
}

/** Codes that somebody of this kind has, also where the reader does not see them. */
export async function codesTaken(tx: Tx, kind: SubjectKind, codes: readonly string[]): Promise<string[]> {
  return (await rows<{ code: string }>(tx, sql`select code from honours.codes_taken(${kind}, ${[...codes]}::text[]) as code`)).map(({ code }) => code);
}

/** Subjects in the register under one of these names. */
export function subjectsOfNames(tx: Tx, programmeId: string, kind: SubjectKind, labels: readonly string[]): Promise<{ code: string; label: string }[]> {
  return rows(tx, sql`select code, label from honours.subjects where programme_id = ${programmeId} and kind = ${kind} and label = any(${[...labels]}::text[]) and valid_to is null order by code`);
}

/** Households of these villages under one of these names, and whether their house is known. */
export function householdsOfNames(tx: Tx, programmeId: string, placeIds: readonly string[], labels: readonly string[]): Promise<{ id: string; code: string; label: string; place_id: string; has_house: boolean }[]> {
  return rows(tx, sql`select id, code, label, place_id, identity_key is not null as has_house from honours.subjects
    where programme_id = ${programmeId} and kind = 'household' and place_id = any(${[...placeIds]}::uuid[]) and label = any(${[...labels]}::text[]) and valid_to is null order by code`);
}

/** Of each of these households those of its name in its village that it could be: itself, and those that no house tells apart from it. */
export function householdsLike(tx: Tx, programmeId: string, households: readonly { readonly code: string; readonly placeId: string; readonly label: string; readonly hasHouse: boolean }[]): Promise<{ code: string; label: string; place_id: string; has_house: boolean }[]> {
  const given = JSON.stringify(households.map(({ code, placeId, label, hasHouse }) => ({ code, place_id: placeId, label, has_house: hasHouse })));
  return rows(tx, sql`select distinct s.code, s.label, s.place_id, s.identity_key is not null as has_house
    from jsonb_to_recordset(${given}::jsonb) as n(code text, place_id uuid, label text, has_house boolean)
    join honours.subjects s on s.programme_id = ${programmeId} and s.kind = 'household' and s.place_id = n.place_id and s.label = n.label and s.valid_to is null
    where s.code = n.code or not n.has_house or s.identity_key is null order by s.code`);
}

export async function publicationGrounds(tx: Tx, programmeId: string, subjectIds: readonly string[]): Promise<Map<string, { subjectKind: SubjectKind; consent: Consent; bornOn: string | null; isAdult: boolean }>> {
  const found = await rows<{ id: string; kind: SubjectKind; consent: Consent; born_on: string | null; is_adult: boolean }>(tx, sql`select id, kind, consent, born_on, is_adult from honours.subjects where programme_id = ${programmeId} and id = any(${subjectIds}::uuid[])`);
  return new Map(found.map((row) => [row.id, { subjectKind: row.kind, consent: row.consent, bornOn: row.born_on, isAdult: row.is_adult }]));
}

export interface PlaceChangeRow { change: 'renamed' | 'merged' | 'split' | 'closed'; changed_on: string | null; place_zh: string; place_en: string; successors: { id: string; label: string }[]; places: { id: string; nameZh: string; nameEn: string }[] }

/** What became of the place that a subject is, while it holds a title and nobody said what becomes of that; with the subjects that are the places its area went to. */
export function placeChangeOf(tx: Tx, programmeId: string, subjectId: string, today: string): Promise<PlaceChangeRow | undefined> {
  return maybeRow<PlaceChangeRow>(tx, sql`select c.change, c.changed_on, c.place_zh, c.place_en,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'label', o.label) order by o.label), '[]') from honours.subjects s join honours.subjects o on o.programme_id = s.programme_id and o.kind = s.kind and o.place_id = any(c.successors) and o.valid_to is null
        where s.programme_id = ${programmeId} and s.id = c.subject_id) as successors,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'nameZh', p.name_zh, 'nameEn', p.name_en) order by p.code), '[]') from places.places p where p.programme_id = ${programmeId} and p.id = any(c.successors)) as places
    from honours.place_changes(${today}::date) c where c.subject_id = ${subjectId}`);
}
