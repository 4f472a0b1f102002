/** 称号承接 · What becomes of the awards of a subject that is renamed, merged or split: what was before the day stays where it was earned. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { fateOfAward, isInForceOn, lockPassed, passOn } from '../domain/index.ts';
import type { Award, Succession } from '../domain/index.ts';
import { awardOf, awardsOfSubjects, carryAward, insertAwardEvents, lastActOn, moveReviewItems, saveAward } from './queries/awards.ts';
import type { EventToKeep, SubjectAwardRow } from './queries/awards.ts';
import { insertCarriedLock, passCarriedLocks } from './queries/carried-locks.ts';
import type { SubjectRow } from './queries/subjects.ts';
import { moveWithdrawal } from './queries/withdrawals.ts';
import { titleUnder } from './queries/title-versions.ts';

export interface Change { readonly succession: Succession; readonly on: string; readonly filed: boolean; readonly document: string; readonly successor: SubjectRow | null; /** Other parts of a split, besides the successor. */ readonly others: readonly SubjectRow[] }

type EventHead = Omit<EventToKeep, 'id' | 'kind'>;
const eventHead = (ctx: WriteContext, awardId: string, change: Change): EventHead => ({ awardId, on: change.on, document: change.document, at: new Date(ctx.now).toISOString(), personId: ctx.personId });

async function end(ctx: WriteContext, row: SubjectAwardRow, ended: Award, change: Change): Promise<'ended'> {
  await saveAward(ctx.tx, ctx.programmeId, row.id, ended, null);
  await insertAwardEvents(ctx.tx, ctx.programmeId, [{ ...eventHead(ctx, row.id, change), id: ctx.newId(), kind: 'ended' }]);
  return 'ended';
}

/** Parts the award on the day: the row that was keeps its history, a second one goes on with the successor under the same number. */
async function carry(ctx: WriteContext, row: SubjectAwardRow, parts: { before: Award | null; after: Award }, change: Change & { successor: SubjectRow }): Promise<void> {
  const { before, after } = parts;
  const to = { subjectId: change.successor.id, placeId: change.successor.place_id, organisationId: change.successor.organisation_id };
  const laterId = ctx.newId();
  if (before !== null) await saveAward(ctx.tx, ctx.programmeId, row.id, before, null);
  await carryAward(ctx.tx, ctx.programmeId, { awardId: row.id, laterId: before === null ? null : laterId, to, from: after.from, until: after.to, endedBy: after.endedBy, rectifyBy: after.rectifyBy });
  const heldBy = before === null ? row.id : laterId;
  await insertAwardEvents(ctx.tx, ctx.programmeId, [
    ...(before === null ? [] : [{ ...eventHead(ctx, row.id, change), id: ctx.newId(), kind: 'passedOn' as const }]),
    { ...eventHead(ctx, heldBy, change), id: ctx.newId(), kind: 'carried', until: after.to },
    // What was to be put right is to be put right still, by whoever took over.
    ...(before === null || after.rectifyBy === null ? [] : [{ ...eventHead(ctx, heldBy, change), id: ctx.newId(), kind: 'rectifyBy' as const, until: after.rectifyBy }]),
  ]);
  if (before === null) return;
  await moveReviewItems(ctx.tx, ctx.programmeId, row.id, laterId, to);
  await moveWithdrawal(ctx.tx, ctx.programmeId, row.id, laterId, to);
}

async function passOne(ctx: WriteContext, row: SubjectAwardRow, change: Change, held: readonly SubjectAwardRow[]): Promise<'carried' | 'ended' | 'too_early' | null> {
  const title = await titleUnder(ctx.tx, ctx.programmeId, row.title_id, row.rule_version);
  if (title === undefined) return null;
  if (((await lastActOn(ctx.tx, ctx.programmeId, row.id)) ?? change.on) > change.on) return 'too_early';
  if (fateOfAward(change.succession, title.rules, change.filed) === 'ends') {
    return change.on <= row.from_date ? 'too_early' : end(ctx, row, { ...awardOf(row), to: change.on, endedBy: 'ended', rectifyBy: null }, change);
  }
  if (change.successor === null) {
    await insertAwardEvents(ctx.tx, ctx.programmeId, [{ ...eventHead(ctx, row.id, change), id: ctx.newId(), kind: 'carried' }]);
    return 'carried';
  }
  const parts = passOn(awardOf(row), change.on, held.filter(({ title_id }) => title_id === row.title_id).map(awardOf));
  if (parts === null) return 'too_early';
  if (parts.after === null) return end(ctx, row, parts.before as Award, change);
  await carry(ctx, row, { before: parts.before, after: parts.after }, { ...change, successor: change.successor });
  return 'carried';
}

/** What was withdrawn before stays locked where the award would have gone; a lock that was taken over goes on as well. */
async function passLocks(ctx: WriteContext, subject: SubjectRow, rows: readonly SubjectAwardRow[], change: Change & { successor: SubjectRow }): Promise<void> {
  for (const row of rows) {
    const title = await titleUnder(ctx.tx, ctx.programmeId, row.title_id, row.rule_version);
    const until = title === undefined ? null : lockPassed(awardOf(row), fateOfAward(change.succession, title.rules, change.filed), change.on);
    if (until !== null) await insertCarriedLock(ctx.tx, ctx.programmeId, { subjectId: change.successor.id, titleId: row.title_id, awardId: row.id, from: change.on, until });
  }
  await passCarriedLocks(ctx.tx, ctx.programmeId, { from: subject.id, to: change.successor.id, on: change.on });
}

/** Each award in force goes with the subject or ends, by the rule of its title; nothing of it is held on a day on which the subject was gone. */
export async function passOnAwards(ctx: WriteContext, subject: SubjectRow, change: Change): Promise<{ carried: number; ended: number } | 'too_early'> {
  const counts = { carried: 0, ended: 0 };
  const held = change.successor === null ? [] : await awardsOfSubjects(ctx.tx, ctx.programmeId, [change.successor.id]);
  const own = await awardsOfSubjects(ctx.tx, ctx.programmeId, [subject.id]);
  for (const row of own) {
    if (change.successor !== null && row.from_date > change.on) return 'too_early';
    if (!isInForceOn(awardOf(row), change.on)) continue;
    const fate = await passOne(ctx, row, change, held);
    if (fate === 'too_early') return fate;
    if (fate !== null) counts[fate] += 1;
  }
  // A title goes with one part of a split; that it was withdrawn holds for every part, or a split would be the way round a lock.
  for (const part of change.successor === null ? [] : [change.successor, ...change.others]) await passLocks(ctx, subject, own, { ...change, successor: part });
  return counts;
}
