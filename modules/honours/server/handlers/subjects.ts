import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { createSubject, listSubjects, readSubject, readSubjectDetails, recordConsent, succeedSubject, updateSubject } from '../../contract/index.ts';
import { fateOfAward, isInForceOn, standingOn } from '../../domain/index.ts';
import type { SubjectKind } from '../../domain/index.ts';
import { identityKey, openDetails, sealDetails } from '../details.ts';
import { keepNoticesHonest } from '../notice-names.ts';
import { passOnAwards } from '../passing-on.ts';
import { awardOf, awardsOfSubjects } from '../queries/awards.ts';
import {
  insertSubject, lockSubject, organisationNamed, placeChangeOf, placeInReach, replaceSubject, saveConsent, saveSuccession, subjectLabel, subjectPage, subjectTotal,
} from '../queries/subjects.ts';
import { titleUnder } from '../queries/title-versions.ts';
import type { SubjectListRow, SubjectRow, SubjectToKeep } from '../queries/subjects.ts';

const rowOut = (row: SubjectListRow) => ({
  id: row.id, kind: row.kind, code: row.code, label: row.label, place: row.place_id === null ? null : { id: row.place_id, nameZh: row.place_zh ?? '', nameEn: row.place_en ?? '' }, consent: row.consent,
  consentOn: row.consent_on, isAdult: row.is_adult, validTo: row.valid_to, version: row.version, awardCount: row.award_count,
});

export const listSubjectsBound = bindRead(listSubjects, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await subjectPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut),
  total: await ctx.remember(`honours.subjects:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => subjectTotal(ctx, filter)), page, pageSize,
}));

async function subjectInReach(ctx: ReadContext, subjectId: string): Promise<SubjectListRow> {
  const [row] = await subjectPage(ctx, { id: subjectId }, 'code', { limit: 1, offset: 0 });
  return row ?? ctx.notFound();
}

/** What the rule of each title makes of the change, so that whoever decides sees it beforehand; a place that is gone without a successor is decided upon as a merger is. */
async function placeChangeOut(ctx: ReadContext, subjectId: string, awards: Awaited<ReturnType<typeof awardsOfSubjects>>) {
  const found = await placeChangeOf(ctx.tx, ctx.programmeId, subjectId, ctx.today);
  if (found === undefined) return null;
  const fates: { number: string; titleZh: string; titleEn: string; fate: 'carries' | 'ends' }[] = [];
  for (const award of awards.filter((each) => isInForceOn(awardOf(each), ctx.today))) {
    const title = await titleUnder(ctx.tx, ctx.programmeId, award.title_id, award.rule_version);
    if (title !== undefined) fates.push({ number: award.number, titleZh: award.title_zh, titleEn: award.title_en, fate: fateOfAward(found.change === 'closed' ? 'merged' : found.change, title.rules, true) });
  }
  return { change: found.change, on: found.changed_on, placeZh: found.place_zh, placeEn: found.place_en, places: found.places, successors: found.successors, fates };
}

export const readSubjectBound = bindRead(readSubject, async (ctx, { subjectId }) => {
  const row = await subjectInReach(ctx, subjectId);
  const mayOpen = (await heldPermissions(ctx, ['honours.readDetails'])).has('honours.readDetails');
  const awards = await awardsOfSubjects(ctx.tx, ctx.programmeId, [subjectId]);
  const organisation = row.organisation_id === null ? undefined : await organisationNamed(ctx.tx, ctx.programmeId, row.organisation_id);
  return {
    ...rowOut(row), bornOn: mayOpen ? row.born_on : null, consentNote: mayOpen ? row.consent_note : null, isAgeKnown: row.is_adult || row.born_on !== null, hasDetails: row.details_sealed !== null,
    organisation: organisation === undefined ? null : { id: organisation.id, nameZh: organisation.name_zh, nameEn: organisation.name_en },
    succeededBy: row.succeeded_by === null ? null : { id: row.succeeded_by, label: (await subjectLabel(ctx.tx, ctx.programmeId, row.succeeded_by)) ?? '' },
    placeChange: await placeChangeOut(ctx, subjectId, awards),
    awards: awards.map((award) => ({ id: award.id, number: award.number, titleZh: award.title_zh, titleEn: award.title_en, from: award.from_date, to: award.to_date, stars: award.stars, standing: standingOn(awardOf(award), ctx.today) })),
  };
});

export const readSubjectDetailsBound = bindRead(readSubjectDetails, async (ctx, { subjectId }) => ({ ...openDetails(ctx, (await subjectInReach(ctx, subjectId)).details_sealed) }));

interface SubjectInput {
  readonly label: string; readonly placeId: string | null; readonly organisationId: string | null; readonly houseNumber: string | null; readonly contact: string | null; readonly guardian: string | null; readonly isAdult: boolean;
  readonly bornOn: string | null;
}

/** Of adults no day of birth, of households a village: what the table insists on, said before it does. */
const isComplete = (kind: SubjectKind, input: SubjectInput): boolean => (kind !== 'household' || input.placeId !== null) && (input.bornOn === null || (kind === 'person' && !input.isAdult));

const toKeep = (ctx: ReadContext, id: string, kind: SubjectKind, code: string, input: SubjectInput): SubjectToKeep => ({
  id, kind, code, label: input.label, placeId: input.placeId, organisationId: input.organisationId, isAdult: input.isAdult, bornOn: input.bornOn,
  detailsSealed: sealDetails(ctx, { houseNumber: input.houseNumber, contact: input.contact, guardian: input.guardian }),
  identityKey: kind === 'household' ? identityKey(ctx, input.placeId, input.houseNumber) : null, searchText: searchTextOf(input.label, code),
});

/** Where a subject cannot lie, or null. Whoever does not reach the whole programme registers where they are. */
async function misplaced(ctx: ReadContext, placeId: string | null, organisationId: string | null): Promise<'/placeId' | '/organisationId' | null> {
  if (organisationId !== null && (await organisationNamed(ctx.tx, ctx.programmeId, organisationId)) === undefined) return '/organisationId';
  if (placeId !== null) return (await placeInReach(ctx, placeId)) ? null : '/placeId';
  return ctx.scope.everything || (organisationId !== null && ctx.scope.organisationIds.includes(organisationId)) ? null : '/placeId';
}

export const createSubjectBound = bindWrite(createSubject, async (ctx, { kind, code, ...input }) => {
  if (!isComplete(kind, input)) return ctx.refuse('honours.subject_incomplete', {}, { pointers: [kind === 'household' ? '/placeId' : '/bornOn'] });
  const wrong = await misplaced(ctx, input.placeId, input.organisationId);
  if (wrong !== null) return ctx.refuse('honours.place_unknown', {}, { pointers: [wrong] });
  const id = ctx.newId();
  await insertSubject(ctx.tx, ctx.programmeId, toKeep(ctx, id, kind, code, input));
  ctx.record({ kind: 'honourSubject', id, change: { act: 'create', kind } });
  ctx.emit({ topic: 'honours', subjectId: id, placeId: input.placeId });
  return { id, version: 1 };
});

/** What is not said of what is sealed stays as it is: whoever may not read it changes the rest without losing it. */
function withWhatIsKnown(ctx: ReadContext, row: SubjectRow, input: Omit<ParsedInputOf<typeof updateSubject>, 'subjectId' | 'version'>): SubjectInput {
  const known = openDetails(ctx, row.details_sealed);
  const [houseNumber, contact, guardian] = (['houseNumber', 'contact', 'guardian'] as const).map((name) => (input[name] === undefined ? known[name] : input[name]));
  const bornOn = input.isAdult ? (input.bornOn ?? null) : input.bornOn === undefined ? row.born_on : input.bornOn;
  return { ...input, houseNumber: houseNumber ?? null, contact: contact ?? null, guardian: input.isAdult ? null : (guardian ?? null), bornOn };
}

export const updateSubjectBound = bindWrite(updateSubject, async (ctx, { subjectId, version, ...input }) => {
  const row = (await lockSubject(ctx.tx, ctx.programmeId, subjectId)) ?? ctx.notFound();
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (row.valid_to !== null) return ctx.refuse('honours.subject_gone');
  const next = withWhatIsKnown(ctx, row, input);
  if (!isComplete(row.kind, next)) return ctx.refuse('honours.subject_incomplete', {}, { pointers: [row.kind === 'household' ? '/placeId' : '/bornOn'] });
  const wrong = await misplaced(ctx, input.placeId, input.organisationId);
  if (wrong !== null) return ctx.refuse('honours.place_unknown', {}, { pointers: [wrong] });
  // Moved by hand, its titles would go along whatever their rules say of a place that is gone.
  if (input.placeId !== row.place_id && (await placeChangeOf(ctx.tx, ctx.programmeId, subjectId, ctx.today)) !== undefined) return ctx.refuse('honours.place_change_open', {}, { pointers: ['/placeId'] });
  await replaceSubject(ctx.tx, ctx.programmeId, toKeep(ctx, subjectId, row.kind, row.code, next));
  await keepNoticesHonest(ctx, [subjectId]);
  ctx.record({ kind: 'honourSubject', id: subjectId, change: { act: 'update' } });
  ctx.emit({ topic: 'honours', subjectId, placeId: input.placeId });
  return { id: subjectId, version: version + 1 };
});

export const recordConsentBound = bindWrite(recordConsent, async (ctx, { subjectId, consent, on, note }) => {
  if ((await lockSubject(ctx.tx, ctx.programmeId, subjectId)) === undefined) return ctx.notFound();
  if (on > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  await saveConsent(ctx.tx, ctx.programmeId, subjectId, { consent, on, note });
  await keepNoticesHonest(ctx, [subjectId]);
  ctx.record({ kind: 'honourSubject', id: subjectId, change: { act: 'consent', consent, on } });
  ctx.emit({ topic: 'honours', subjectId });
  return { consent };
});

export const succeedSubjectBound = bindWrite(succeedSubject, async (ctx, { subjectId, version, succession, on, filed, label, successorId, otherIds, document }) => {
  const row = (await lockSubject(ctx.tx, ctx.programmeId, subjectId)) ?? ctx.notFound();
  if (row.version !== version) return ctx.refuse('platform.changed_meanwhile');
  if (row.valid_to !== null) return ctx.refuse('honours.subject_gone');
  if (on > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  if (succession === 'renamed' ? label === undefined : successorId === undefined || successorId === subjectId) return ctx.refuse('honours.subject_incomplete', {}, { pointers: [succession === 'renamed' ? '/label' : '/successorId'] });
  const successor = succession === 'renamed' || successorId === undefined ? null : ((await lockSubject(ctx.tx, ctx.programmeId, successorId)) ?? ctx.notFound());
  if (successor !== null && successor.kind !== row.kind) return ctx.refuse('honours.kind_differs');
  if (successor !== null && successor.valid_to !== null) return ctx.refuse('honours.subject_gone', {}, { pointers: ['/successorId'] });
  const others: SubjectRow[] = [];
  for (const [at, id] of otherIds.entries()) {
    if (succession !== 'split' || id === subjectId || otherIds.indexOf(id) < at || id === successorId) return ctx.refuse('honours.subject_incomplete', {}, { pointers: [`/otherIds/${at}`] });
    const part = (await lockSubject(ctx.tx, ctx.programmeId, id)) ?? ctx.notFound();
    if (part.kind !== row.kind) return ctx.refuse('honours.kind_differs', {}, { pointers: [`/otherIds/${at}`] });
    if (part.valid_to !== null) return ctx.refuse('honours.subject_gone', {}, { pointers: [`/otherIds/${at}`] });
    others.push(part);
  }
  const counts = await passOnAwards(ctx, row, { succession, on, filed, document, successor, others });
  if (counts === 'too_early') return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  const name = succession === 'renamed' ? (label as string) : row.label;
  await saveSuccession(ctx.tx, ctx.programmeId, subjectId, { label: name, searchText: searchTextOf(name, row.code), validTo: successor === null ? null : on, successorId: successor?.id ?? null });
  ctx.record({ kind: 'honourSubject', id: subjectId, change: { act: succession, on, filed, ...counts, successor: successor?.id ?? null, ...(others.length === 0 ? {} : { others: otherIds }) } });
  ctx.emit({ topic: 'honours', subjectId });
  return counts;
});
