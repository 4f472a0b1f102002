import { bindRead, bindWrite, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { acceptVillageClaim, consentFormWords, listVillageClaims, recordHouseholdConsent, registerHousehold, returnVillageClaim } from '../../contract/index.ts';
import { identityKey, sealDetails } from '../details.ts';
import { nominate, wordsOfClaims } from '../nominating.ts';
import type { NominateCode } from '../nominating.ts';
import { carryConsent } from '../nominator.ts';
import { keepNoticesHonest } from '../notice-names.ts';
import { candidateIdsBySubject, saveClaims } from '../queries/candidates.ts';
import { lockNomination, saveSettled } from '../queries/nominations.ts';
import type { NominationRow } from '../queries/nominations.ts';
import { lockRound } from '../queries/rounds.ts';
import { householdsOfNames, insertSubject, lockSubject, placeInReach, saveConsent } from '../queries/subjects.ts';
import { claimPage, claimTotal } from '../queries/village.ts';
import { isOpen } from '../round-state.ts';
import { stageParams } from './candidates.ts';

/** Hexadecimal digits of a code that is made, from the random end of an id. */
const CODE_DIGITS = 8;

interface NewHousehold { readonly placeId: string; readonly label: string; readonly houseNumber: string | null; readonly contact: string | null; readonly sameName: boolean }
type NewCode = 'honours.place_unknown' | 'honours.household_alike';

/** Puts a household into the register; one of the same name in the village is told, and goes in when it is said to be another. The same house number is never twice (`subjects__identity_unique`). */
async function registerNew(ctx: WriteContext<NewCode>, { placeId, label, houseNumber, contact, sameName }: NewHousehold) {
  if (!(await placeInReach(ctx, placeId))) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  const alike = await householdsOfNames(ctx.tx, ctx.programmeId, [placeId], [label]);
  if (alike.length > 0 && !sameName) return ctx.refuse('honours.household_alike', { label, codes: alike.map(({ code }) => code).join('、') }, { pointers: ['/label'] });
  const id = ctx.newId();
  const code = `H-${id.replaceAll('-', '').slice(-CODE_DIGITS).toUpperCase()}`;
  await insertSubject(ctx.tx, ctx.programmeId, {
    id, kind: 'household', code, label, placeId, organisationId: null, isAdult: false, bornOn: null, detailsSealed: sealDetails(ctx, { houseNumber, contact, guardian: null }), identityKey: identityKey(ctx, placeId, houseNumber), searchText: searchTextOf(label, code),
  });
  ctx.record({ kind: 'honourSubject', id, change: { act: 'create', kind: 'household' } });
  ctx.emit({ topic: 'honours', subjectId: id, placeId });
  return { id, code };
}

export const registerHouseholdBound = bindWrite(registerHousehold, async (ctx, input) => {
  const made = await registerNew(ctx as unknown as WriteContext<NewCode>, input);
  return isRefusal(made) ? (made as never) : made;
});

export const recordHouseholdConsentBound = bindWrite(recordHouseholdConsent, async (ctx, { subjectId, consent, on, form, note }) => {
  const row = await lockSubject(ctx.tx, ctx.programmeId, subjectId);
  if (row === undefined || row.kind !== 'household') return ctx.notFound();
  if (row.valid_to !== null) return ctx.refuse('honours.subject_gone');
  if (on > ctx.today) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  const how = consentFormWords[form].zh;
  await saveConsent(ctx.tx, ctx.programmeId, subjectId, { consent, on, note: note === '' ? how : `${how} · ${note}` });
  await keepNoticesHonest(ctx as unknown as WriteContext, [subjectId]);
  ctx.record({ kind: 'honourSubject', id: subjectId, change: { act: 'consent', consent, on, form } });
  ctx.emit({ topic: 'honours', subjectId, placeId: row.place_id });
  return { consent };
});

export const listVillageClaimsBound = bindRead(listVillageClaims, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await claimPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const places = [...new Set(found.flatMap(({ place_id: placeId }) => (placeId === null ? [] : [placeId])))];
  const alike = await householdsOfNames(ctx.tx, ctx.programmeId, places, [...new Set(found.map(({ nominee }) => nominee))]);
  return {
    rows: found.map((row) => ({
      id: row.id, number: row.number, roundId: row.round_id, roundName: row.round_name, titleZh: row.title_zh, titleEn: row.title_en, nominee: row.nominee, placeZh: row.place_zh, placeEn: row.place_en, state: row.state, receivedAt: row.received_at, words: row.words, reason: row.reason,
      stars: row.stars.filter(({ code }) => row.claimed_stars.includes(code)).map(({ code, zh, en }) => ({ code, zh, en, words: row.claim_words[code] ?? null })),
      households: alike.filter((each) => each.place_id === row.place_id && each.label === row.nominee).map(({ id, code, label }) => ({ id, code, label })), mayAccept: row.state === 'received' && row.is_open,
    })),
    total: await claimTotal(ctx, filter), page, pageSize,
  };
});

/** Of its own village by the policy of the table; a household’s own claim and nothing else. */
async function claimOf(ctx: ReadContext, nominationId: string): Promise<NominationRow | undefined> {
  const row = await lockNomination(ctx.tx, ctx.programmeId, nominationId);
  return row === undefined || row.kind !== 'self' || row.subject_kind !== 'household' || row.place_id === null ? undefined : row;
}

export const acceptVillageClaimBound = bindWrite(acceptVillageClaim, async (ctx, { nominationId, subjectId, houseNumber, sameName }) => {
  const row = (await claimOf(ctx, nominationId)) ?? ctx.notFound();
  if (row.state !== 'received') return ctx.refuse('honours.nomination_settled');
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  if (!isOpen(round, 'nomination')) return ctx.refuse('honours.stage_not_open', stageParams('nomination'));
  if (subjectId !== undefined) {
    const known = await lockSubject(ctx.tx, ctx.programmeId, subjectId);
    if (known?.kind !== 'household' || known.place_id !== row.place_id) return ctx.notFound();
  }
  const household = subjectId === undefined ? await registerNew(ctx as unknown as WriteContext<NewCode>, { placeId: row.place_id as string, label: row.nominee, houseNumber, contact: null, sameName }) : { id: subjectId };
  if (isRefusal(household)) return household as never;
  // Claimed twice is a candidate once; what is claimed now stands.
  const present = (await candidateIdsBySubject(ctx.tx, ctx.programmeId, row.round_id, row.title_id, [household.id])).get(household.id);
  const added = present === undefined ? await nominate(ctx as unknown as WriteContext<NominateCode>, round, { titleId: row.title_id, subjectId: household.id, source: 'self', classCode: null, groups: {}, summary: row.words, claimedStars: row.claimed_stars, claimWords: row.claim_words }) : { id: present };
  if (isRefusal(added)) return added as never;
  if (present !== undefined && row.claimed_stars.length > 0) await saveClaims(ctx.tx, ctx.programmeId, present, row.claimed_stars, wordsOfClaims(row.claimed_stars, row.claim_words));
  await carryConsent(ctx as unknown as WriteContext, row, household.id);
  await saveSettled(ctx.tx, ctx.programmeId, row.id, { state: 'accepted', reason: null, candidateId: added.id, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'nomination', id: row.id, change: { act: 'accept', candidate: added.id, joined: present !== undefined } });
  ctx.emit({ topic: 'honours', subjectId: row.round_id, placeId: row.place_id });
  return { candidateId: added.id, joined: present !== undefined };
});

export const returnVillageClaimBound = bindWrite(returnVillageClaim, async (ctx, { nominationId, reason }) => {
  const row = (await claimOf(ctx, nominationId)) ?? ctx.notFound();
  if (row.state !== 'received') return ctx.refuse('honours.nomination_settled');
  await saveSettled(ctx.tx, ctx.programmeId, row.id, { state: 'declined', reason, candidateId: null, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'nomination', id: row.id, reason, change: { act: 'decline', round: row.round_id } });
  ctx.emit({ topic: 'honours', subjectId: row.round_id, placeId: row.place_id });
  return { state: 'declined' as const };
});
