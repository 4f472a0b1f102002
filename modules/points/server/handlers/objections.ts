import { createHash } from 'node:crypto';
import { addDays, localDate } from '#kernel/local-date.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { followDeedObjection, listDeedObjections, objectToDeed, readDeedObjectionForm, readPublicDeedNotice, readPublicDeedNotices, recordDeedObjection, settleDeedObjection } from '../../contract/index.ts';
import { DEFAULT_TERMS, hasGround, mayObject, maySettle, NO_PLACE } from '../../domain/index.ts';
import { reverseTransfers } from '../ledger.ts';
import type { DeedNoticeSource, ObjectedDeed } from '../notice-source.ts';
import { lockDeeds, markCorrected } from '../queries/deeds.ts';
import { deedObjectionCount, followedObjection, insertDeedObjection, lockObjection, noticeSums, objectionPage, objectionTotal, saveSettling, shownDeed, shownDeeds, villagesOnNotice } from '../queries/objections.ts';
import type { DeedKind, ObjectionRow } from '../queries/objections.ts';
import { termsOf } from '../queries/rules.ts';

/** A person needs a moment to write, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * 3_600_000 };
/** A deed with more than this is being flooded; those that came are looked into. */
const OBJECTIONS_MAX = 50;
const TOKEN_BYTES = 24;
const NUMBER_LENGTH = 8;
export const WORDS_SEAL = 'points.objection.words';
const SENDER_SEAL = 'points.objection.sender';
const CONTACT_SEAL = 'points.objection.contact';
const tokenHash = (token: string): Buffer => createHash('sha256').update(`deed-objection/${token}`).digest();
const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();

const placeOf = (placeId: string | null): string => placeId ?? NO_PLACE;
const formPurpose = (ctx: ReadContext, deedId: string): string => `points.object/${ctx.programmeId}/${deedId}`;
const stillRuns = (ctx: ReadContext, row: { readonly notice_until: string }): boolean => mayObject({ state: 'noticed', noticeUntil: row.notice_until }, ctx.today);

interface Said { readonly words: string; readonly sender?: string | undefined; readonly contact?: string | undefined }
interface Against { readonly kind: DeedKind; readonly id: string; readonly bookId: string; readonly placeId: string | null }

/** A number everybody may say aloud, and a code that only whoever objected was given. */
function numbered(ctx: WriteContext): { readonly number: string; readonly followToken: string } {
  const followToken = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  return { number: `JF-${tokenHash(followToken).toString('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`, followToken };
}

async function keep(ctx: WriteContext, deed: Against, said: Said, known: { readonly number: string; readonly followToken: string }, takenBy: string | null): Promise<string> {
  const sealed = (seal: string, text: string | undefined) => (text === undefined || text === '' ? null : ctx.secrets.seal(`${seal}/${ctx.programmeId}`, text));
  const { objectionDays } = (await termsOf(ctx.tx, ctx.programmeId, [deed.bookId])).get(deed.bookId) ?? DEFAULT_TERMS;
  const id = ctx.newId();
  await insertDeedObjection(ctx.tx, ctx.programmeId, { id, deedKind: deed.kind, deedId: deed.id, placeId: deed.placeId, at: isoNow(ctx), dueOn: addDays(localDate(ctx.today), objectionDays), wordsSealed: ctx.secrets.seal(`${WORDS_SEAL}/${ctx.programmeId}`, said.words), senderSealed: sealed(SENDER_SEAL, said.sender), contactSealed: sealed(CONTACT_SEAL, said.contact), number: known.number, tokenHash: tokenHash(known.followToken), takenBy });
  ctx.record({ kind: 'deedObjection', id, change: { act: takenBy === null ? 'object' : 'takeDown', [deed.kind]: deed.id } });
  ctx.emit({ topic: 'points', subjectId: deed.id, placeId: deed.placeId });
  return id;
}

/** Whom an objection is about; whoever took it down besides wrote it and knows it. */
const aboutOf = (row: ObjectionRow) => [row.recorded_by, row.reviewed_by, row.led_by];
const barredOf = (row: ObjectionRow) => [...aboutOf(row), row.taken_by];

/** A deed in reach, of whichever kind, held. */
async function heldDeed(ctx: ReadContext, sources: readonly DeedNoticeSource[], deedId: string): Promise<(ObjectedDeed & { readonly source: DeedNoticeSource | null }) | undefined> {
  const [own] = await lockDeeds(ctx, [deedId]);
  if (own !== undefined) return { ...own, source: null };
  for (const source of sources) {
    const found = await source.lock(ctx, deedId);
    if (found !== undefined) return { ...found, source };
  }
  return undefined;
}

/** For everybody. */
const publicOperations = (sources: readonly DeedNoticeSource[]) => ({
  listed: bindRead(readPublicDeedNotices, async (ctx) => {
    await openPublicSite(ctx);
    return { villages: (await villagesOnNotice(ctx, sources)).map((row) => ({ placeId: placeOf(row.place_id), placeZh: row.place_zh, placeEn: row.place_en, deedCount: row.deed_count, from: row.first_on, until: row.last_on })) };
  }),

  shown: bindRead(readPublicDeedNotice, async (ctx, { placeId, page, pageSize }) => {
    await openPublicSite(ctx);
    const place = placeId === NO_PLACE ? null : placeId;
    const sums = (await noticeSums(ctx, sources, place)) ?? ctx.notFound();
    const found = await shownDeeds(ctx, sources, place, { limit: pageSize, offset: (page - 1) * pageSize });
    return {
      placeId, placeZh: sums.place_zh, placeEn: sums.place_en, from: sums.first_on, until: sums.last_on, unshownCount: sums.unshown, personalCount: sums.personal, total: sums.shown, page, pageSize,
      rows: found.map((row) => ({ deedId: row.deed_id, kind: row.kind, label: row.label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, noticedOn: row.noticed_on, noticeUntil: row.notice_until, isObjected: row.is_objected })),
    };
  }),

  form: bindRead(readDeedObjectionForm, async (ctx, { deedId }) => {
    await openPublicSite(ctx);
    const row = await shownDeed(ctx, sources, deedId);
    if (row === undefined || !stillRuns(ctx, row)) return ctx.refuse('points.not_on_notice');
    return { deedId, placeId: placeOf(row.place_id), placeZh: row.place_zh, placeEn: row.place_en, label: row.label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, noticeUntil: row.notice_until, formToken: ctx.secrets.formToken(formPurpose(ctx, deedId), ctx.now) };
  }),

  object: bindWrite(objectToDeed, async (ctx, { deedId, formToken, website, ...said }) => {
    await openPublicSite(ctx);
    const row = await shownDeed(ctx, sources, deedId);
    if (row === undefined || !stillRuns(ctx, row)) return ctx.refuse('points.not_on_notice');
    if (ctx.secrets.formTokenFault(formPurpose(ctx, deedId), formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('points.form_stale');
    const known = numbered(ctx);
    const answer = { received: true as const, ...known };
    // No person sees this field; whoever fills it in is told that all is well and nothing is kept.
    if ((website ?? '') !== '') {
      ctx.record({ kind: row.kind, id: deedId, change: { act: 'objectionDropped' } });
      return answer;
    }
    if (!hasGround(said)) return ctx.refuse('points.objection_groundless', {}, { pointers: ['/words'] });
    if (await deedObjectionCount(ctx.tx, deedId) >= OBJECTIONS_MAX) return ctx.refuse('points.too_many_objections');
    await keep(ctx, { kind: row.kind, id: deedId, bookId: row.book_id, placeId: row.place_id }, said, known, null);
    return answer;
  }, { replay: false }),

  follow: bindRead(followDeedObjection, async (ctx, { followToken }) => {
    await openPublicSite(ctx);
    const row = (await followedObjection(ctx.tx, tokenHash(followToken))) ?? ctx.notFound();
    const told = row.deed_kind === 'deed' ? row : await sources.find(({ kind }) => kind === row.deed_kind)?.told(ctx, row.deed_id);
    return {
      number: row.number, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en, label: told?.label ?? null, ruleLabel: told?.rule_label ?? '', points: told?.points ?? 0, receivedAt: row.received_at, dueOn: row.due_on, state: row.state, outcome: row.outcome, answer: row.answer, resolvedAt: row.resolved_at,
    };
  }),
});

/** For whoever takes objections down, and whoever settles them. */
const officeOperations = (sources: readonly DeedNoticeSource[]) => ({
  takeDown: bindWrite(recordDeedObjection, async (ctx, { deedId, ...said }) => {
    const deed = await heldDeed(ctx, sources, deedId);
    if (deed === undefined) return ctx.notFound();
    if (!mayObject({ state: deed.state, noticeUntil: deed.notice_until }, ctx.today)) return ctx.refuse('points.not_on_notice');
    if (await deedObjectionCount(ctx.tx, deedId) >= OBJECTIONS_MAX) return ctx.refuse('points.too_many_objections');
    const known = numbered(ctx);
    return { id: await keep(ctx, { kind: deed.source?.kind ?? 'deed', id: deedId, bookId: deed.book_id, placeId: deed.place_id }, said, known, ctx.personId), ...known };
  }),

  list: bindRead(listDeedObjections, async (ctx, { page, pageSize, sort, ...filter }) => {
    const found = await objectionPage(ctx, sources, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
    return {
      rows: found.map((row) => {
        const isFree = maySettle(ctx.actor.personId, barredOf(row));
        // Whoever an objection is about does not learn from whom it came, nor reads what gives that away.
        const readsWords = maySettle(ctx.actor.personId, aboutOf(row));
        const opened = (seal: string, text: string | null) => (text === null || !isFree ? null : ctx.secrets.open(`${seal}/${ctx.programmeId}`, text));
        return {
          id: row.id, number: row.number, deedId: row.deed_id, kind: row.deed_kind, subjectLabel: row.subject_label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, placeZh: row.place_zh, placeEn: row.place_en, state: row.state, receivedAt: row.received_at, dueOn: row.due_on, isLate: row.state === 'open' && row.due_on < ctx.today,
          words: !readsWords ? null : row.words ?? (row.words_sealed === null ? '' : ctx.secrets.open(`${WORDS_SEAL}/${ctx.programmeId}`, row.words_sealed)), takenByName: row.taken_by_name, sender: opened(SENDER_SEAL, row.sender_sealed), contact: opened(CONTACT_SEAL, row.contact_sealed), outcome: row.outcome, answer: row.answer, resolvedAt: row.resolved_at, resolvedByName: row.resolved_by_name, maySettle: row.state === 'open' && isFree,
        };
      }), total: await objectionTotal(ctx, sources, filter), page, pageSize,
    };
  }),

  settle: bindWrite(settleDeedObjection, async (ctx, { objectionId, outcome, answer }) => {
    const row = (await lockObjection(ctx, sources, objectionId)) ?? ctx.notFound();
    if (row.state === 'resolved') return ctx.refuse('points.objection_settled');
    if (!maySettle(ctx.personId, barredOf(row))) return ctx.refuse('points.same_person');
    const deed = (await heldDeed(ctx, sources, row.deed_id)) ?? ctx.notFound();
    await saveSettling(ctx.tx, ctx.programmeId, objectionId, { outcome, answer, at: isoNow(ctx), by: ctx.personId });
    const corrects = outcome === 'upheld' && (deed.state === 'noticed' || deed.state === 'posted');
    if (corrects) {
      const reason = `异议成立 ${row.number}`;
      if (deed.source !== null) await deed.source.correct(ctx, settleDeedObjection.id, deed, reason);
      else {
        if (deed.transfer_id !== null) await reverseTransfers(ctx, settleDeedObjection.id, [deed.transfer_id], '异议成立');
        await markCorrected(ctx.tx, ctx.programmeId, row.deed_id, { reason, by: ctx.personId, at: isoNow(ctx) });
      }
      ctx.record({ kind: row.deed_kind, id: row.deed_id, change: { act: 'correct', objection: objectionId } });
    }
    ctx.record({ kind: 'deedObjection', id: objectionId, change: { act: 'settle', outcome, [row.deed_kind]: row.deed_id } });
    ctx.emit({ topic: 'points', subjectId: row.deed_id, placeId: row.place_id });
    return { id: objectionId, deedCorrected: corrects };
  }),
});

/** 公示与异议 · Reading what hangs out, objecting to it, and settling what was objected. @param sources deeds that other modules keep */
export const objectionOperations = (sources: readonly DeedNoticeSource[]) => ({ ...publicOperations(sources), ...officeOperations(sources) });
