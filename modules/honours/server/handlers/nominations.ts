import { createHash } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '#kernel/local-date.ts';
import { onceEverywhere, openPublicSite, residentPlace } from '#modules/places/server/index.ts';
import { bindRead, bindWrite, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import {
  acceptNomination, declineNomination, followNomination, forgetNominators, listReceivedNominations, listOpenNominations, openNominations, readNomination, readNominationForm, sendNomination,
} from '../../contract/index.ts';
import { NOMINATOR_KEPT_DAYS, outcomeTold, plainName } from '../../domain/index.ts';
import { misfit } from '../conferring.ts';
import { candidateIdsBySubject, saveClaims } from '../queries/candidates.ts';
import {
  anythingToForget, followedNomination, forget, insertNomination, lockNomination, nominationCountSince, nominationPage, nominationRow, nominationsAlike, nominationTotal, openRounds, saveOpenNomination, saveSettled, subjectsNamed,
} from '../queries/nominations.ts';
import type { NominationRow } from '../queries/nominations.ts';
import { lockRound, roundRow } from '../queries/rounds.ts';
import { roundTitle } from '../queries/title-versions.ts';
import { isOpen } from '../round-state.ts';
import { nominate, wordsOfClaims } from '../nominating.ts';
import { agreedToBeNamed, carryConsent, openNominator, sealNominator } from '../nominator.ts';
import type { NominateCode } from '../nominating.ts';
import { stageParams } from './candidates.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';

export const FORGET_NOMINATORS_JOB = 'honours.forgetNominators';
/** A person needs a moment to write, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * HOUR_MS };
/** @unit nominations an hour of one programme */
const PAUSED_FROM = 1_000;
const TOKEN_BYTES = 24;
const NUMBER_LENGTH = 8;
const FORGOTTEN = '（已删除 · deleted）';

const tokenHash = (token: string): Buffer => createHash('sha256').update(`nomination/${token}`).digest();
const formPurpose = (ctx: ReadContext, roundId: string): string => `honours.nominate/${ctx.programmeId}/${roundId}`;
const titlesOut = (titles: Awaited<ReturnType<typeof openRounds>>[number]['titles']) => titles.map(({ stars, ...title }) => ({ ...title, stars: stars.map(({ code, zh, en }) => ({ code, zh, en })) }));

export const listOpenNominationsBound = bindRead(listOpenNominations, async (ctx) => {
  await openPublicSite(ctx);
  return { rows: (await openRounds(ctx.tx, ctx.programmeId, ctx.today, null)).map((row) => ({ roundId: row.id, name: row.name, endsOn: row.ends_on, titles: titlesOut(row.titles) })) };
});

export const readNominationFormBound = bindRead(readNominationForm, async (ctx, { roundId }) => {
  await openPublicSite(ctx);
  const [round] = await openRounds(ctx.tx, ctx.programmeId, ctx.today, roundId);
  if (round === undefined) return ctx.refuse('honours.nomination_closed');
  return { roundId, name: round.name, conditions: round.conditions, endsOn: round.ends_on, titles: titlesOut(round.titles), formToken: ctx.secrets.formToken(formPurpose(ctx, roundId), ctx.now) };
});

export const sendNominationBound = bindWrite(sendNomination, async (ctx, input) => {
  await openPublicSite(ctx);
  const { roundId } = input;
  const [round] = await openRounds(ctx.tx, ctx.programmeId, ctx.today, roundId);
  if (round === undefined) return ctx.refuse('honours.nomination_closed');
  if (ctx.secrets.formTokenFault(formPurpose(ctx, roundId), input.formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('honours.nomination_form_stale');
  if (await nominationCountSince(ctx.tx, new Date(ctx.now - HOUR_MS).toISOString()) >= PAUSED_FROM) return ctx.refuse('honours.nominations_paused');
  const token = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  const number = `TJ-${tokenHash(token).toString('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`;
  // No person sees that field. Whoever fills it in gets an answer that looks like everybody's, and nothing is kept.
  if ((input.website ?? '') !== '') {
    ctx.record({ kind: 'nomination', id: 'dropped', change: { act: 'dropped' } });
    return { number, followToken: token };
  }
  const title = round.titles.find(({ id }) => id === input.titleId);
  if (title === undefined) return ctx.refuse('honours.title_not_in_round', {}, { pointers: ['/titleId'] });
  if (!input.agreed) return ctx.refuse('honours.nomination_not_agreed', {}, { pointers: ['/agreed'] });
  const place = input.placeId === undefined ? null : await residentPlace(ctx, { placeId: input.placeId });
  if (place === undefined) return ctx.refuse('honours.place_unknown', {}, { pointers: ['/placeId'] });
  const claimedStars = [...new Set(input.claims.map(({ starCode }) => starCode))];
  if (claimedStars.some((code) => !title.stars.some((star) => star.code === code))) return ctx.refuse('honours.class_unknown', {}, { pointers: ['/claims'] });
  // Others may not know what a family would claim; the family itself does.
  if (title.stars.length > 0 && input.kind === 'self' && claimedStars.length === 0) return ctx.refuse('honours.stars_unclaimed', {}, { pointers: ['/claims'] });
  const id = ctx.newId();
  await insertNomination(ctx.tx, ctx.programmeId, {
    id, number, roundId, titleId: input.titleId, nominee: input.nominee, placeId: place?.place_id ?? null, words: input.words, claimedStars, claimWords: wordsOfClaims(claimedStars, Object.fromEntries(input.claims.map(({ starCode, words }) => [starCode, words]))), kind: input.kind, tokenHash: tokenHash(token), at: new Date(ctx.now).toISOString(),
    nominatorSealed: sealNominator(ctx, { nominator: input.nominator ?? '', contact: input.contact, ...(input.kind === 'self' && input.mayName ? { mayName: true } : {}) }),
  });
  ctx.record({ kind: 'nomination', id, change: { act: 'send', round: roundId, title: input.titleId, kind: input.kind } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { number, followToken: token };
}, { replay: false });

export const followNominationBound = bindRead(followNomination, async (ctx, { followToken }) => {
  await openPublicSite(ctx);
  const row = (await followedNomination(ctx.tx, tokenHash(followToken))) ?? ctx.notFound();
  return {
    number: row.number, roundName: row.round_name, titleZh: row.title_zh, titleEn: row.title_en, receivedAt: row.received_at, state: row.state, reason: row.reason, stage: row.stage, outcome: outcomeTold({ isClosed: row.round_state === 'closed' }, row.candidate_state),
  };
});

const rowOut = (row: NominationRow) => ({
  id: row.id, number: row.number, roundId: row.round_id, roundName: row.round_name, titleZh: row.title_zh, titleEn: row.title_en, nominee: row.nominee, placeZh: row.place_zh, placeEn: row.place_en, kind: row.kind, state: row.state, receivedAt: row.received_at,
});

export const listReceivedNominationsBound = bindRead(listReceivedNominations, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await nominationPage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await nominationTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

function nominatorOf(ctx: ReadContext, sealed: string | null): { nominator: string | null; contact: string | null } {
  const known = openNominator(ctx, sealed);
  return { nominator: known?.nominator ?? null, contact: known?.contact ?? null };
}

export const readNominationBound = bindRead(readNomination, async (ctx, { nominationId }) => {
  const row = (await nominationRow(ctx.tx, ctx.programmeId, nominationId)) ?? ctx.notFound();
  const round = (await roundRow(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  const title = (await roundTitle(ctx.tx, ctx.programmeId, row.round_id, row.title_id)) ?? ctx.notFound();
  const name = plainName(row.nominee);
  const subjects = await subjectsNamed(ctx.tx, ctx.programmeId, { kind: row.subject_kind, name, roundId: row.round_id, titleId: row.title_id, today: ctx.today });
  return {
    ...rowOut(row), titleId: row.title_id, subjectKind: row.subject_kind, words: row.words, stars: title.rules.stars.map(({ code, zh, en }) => ({ code, zh, en, isClaimed: row.claimed_stars.includes(code), words: row.claim_words[code] ?? null })), ...nominatorOf(ctx, row.nominator_sealed), mayName: agreedToBeNamed(ctx, row), placeId: row.place_id, reason: row.reason, settledByName: row.settled_by_name, settledAt: row.settled_at,
    candidate: row.candidate_id === null || row.candidate_state === null ? null : { id: row.candidate_id, state: row.candidate_state },
    subjects: subjects.map((subject) => ({ id: subject.id, code: subject.code, label: subject.label, placeZh: subject.place_zh, placeEn: subject.place_en, candidateId: subject.candidate_id })),
    alike: await nominationsAlike(ctx.tx, ctx.programmeId, { id: row.id, roundId: row.round_id, titleId: row.title_id, name }),
    acts: row.state !== 'received' ? [] : isOpen(round, 'nomination') ? ['accept' as const, 'decline' as const] : ['decline' as const],
  };
});

/** Every code with which a candidate is refused is declared on the operation, which the compiler cannot see across a context. */
const forNominating = <Code extends string>(ctx: WriteContext<Code | NominateCode>): WriteContext<NominateCode> => ctx as unknown as WriteContext<NominateCode>;

export const acceptNominationBound = bindWrite(acceptNomination, async (ctx, { nominationId, subjectId, classCode, groups, summary, claimedStars = null }) => {
  const row = (await lockNomination(ctx.tx, ctx.programmeId, nominationId)) ?? ctx.notFound();
  if (row.state !== 'received') return ctx.refuse('honours.nomination_settled');
  const round = (await lockRound(ctx.tx, ctx.programmeId, row.round_id)) ?? ctx.notFound();
  if (!isOpen(round, 'nomination')) return ctx.refuse('honours.stage_not_open', stageParams('nomination'));
  // Nominated twice is a candidate once.
  const present = (await candidateIdsBySubject(ctx.tx, ctx.programmeId, row.round_id, row.title_id, [subjectId])).get(subjectId);
  const claimed = claimedStars ?? row.claimed_stars;
  const added = present === undefined ? await nominate(forNominating(ctx), round, { titleId: row.title_id, subjectId, source: row.kind, classCode, groups, summary, claimedStars: claimed, claimWords: row.claim_words }) : { id: present };
  if (isRefusal(added)) return added as never;
  if (present !== undefined && claimed.length > 0) {
    const title = (await roundTitle(ctx.tx, ctx.programmeId, row.round_id, row.title_id)) ?? ctx.notFound();
    if (misfit({ rules: { ...title.rules, classes: [] } }, null, claimed) !== null) return ctx.refuse('honours.class_unknown', {}, { pointers: ['/claimedStars'] });
    await saveClaims(ctx.tx, ctx.programmeId, present, claimed, wordsOfClaims(claimed, row.claim_words));
  }
  await carryConsent(ctx as unknown as WriteContext, row, subjectId);
  await saveSettled(ctx.tx, ctx.programmeId, row.id, { state: 'accepted', reason: null, candidateId: added.id, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'nomination', id: row.id, change: { act: 'accept', candidate: added.id, joined: present !== undefined } });
  ctx.emit({ topic: 'honours', subjectId: row.round_id });
  return { candidateId: added.id, joined: present !== undefined };
});

export const declineNominationBound = bindWrite(declineNomination, async (ctx, { nominationId, reason }) => {
  const row = (await lockNomination(ctx.tx, ctx.programmeId, nominationId)) ?? ctx.notFound();
  if (row.state !== 'received') return ctx.refuse('honours.nomination_settled');
  await saveSettled(ctx.tx, ctx.programmeId, row.id, { state: 'declined', reason, candidateId: null, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'nomination', id: row.id, reason, change: { act: 'decline', round: row.round_id } });
  ctx.emit({ topic: 'honours', subjectId: row.round_id });
  return { state: 'declined' as const };
});

export const openNominationsBound = bindWrite(openNominations, async (ctx, { roundId, open }) => {
  const round = (await lockRound(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  if (!isOpen(round, 'nomination')) return ctx.refuse('honours.stage_not_open', stageParams('nomination'));
  await saveOpenNomination(ctx.tx, ctx.programmeId, roundId, open);
  ctx.record({ kind: 'selectionRound', id: roundId, change: { act: 'openNomination', open } });
  ctx.emit({ topic: 'honours', subjectId: roundId });
  return { open };
});

export const forgetNominatorsBound = bindWrite(forgetNominators, async (ctx) => {
  const forgotten = await forget(ctx.tx, ctx.programmeId, new Date(ctx.now - NOMINATOR_KEPT_DAYS * DAY_MS).toISOString(), new Date(ctx.now).toISOString(), FORGOTTEN);
  ctx.record({ kind: 'nomination', id: 'forgotten', change: { act: 'forget', count: forgotten } });
  return { forgotten };
});

/** Once a day, through the same write path as everybody. */
export const forgetNominatorsEverywhere = onceEverywhere({
  job: FORGET_NOMINATORS_JOB, operation: forgetNominators, isDue: ({ db, clock }, programmeId) => anythingToForget(db, programmeId, new Date(clock() - NOMINATOR_KEPT_DAYS * DAY_MS).toISOString()),
});
