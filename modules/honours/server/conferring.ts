/** 授予 · From a title, a subject and a day to the row that is kept: term, level, next re-review, number. */
import { levelOfStars, nextReviewOn, termEnd } from '../domain/index.ts';
import type { SubjectKind } from '../domain/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { awardsOfSubjects, insertAwardEvents, insertAwards, takeNumbers } from './queries/awards.ts';
import type { AwardToKeep } from './queries/awards.ts';
import { carriedLocks } from './queries/carried-locks.ts';
import { lockSubject } from './queries/subjects.ts';
import { titleRow } from './queries/titles.ts';
import type { TitleRow } from './queries/titles.ts';

export interface AwardDraft {
  readonly subjectId: string; readonly subjectKind: SubjectKind; readonly placeId: string | null; readonly organisationId: string | null; readonly on: string; readonly to: string | null; readonly document: string;
  readonly number: string | null; readonly classCode: string | null; readonly edition: number | null; readonly starCodes: readonly string[]; readonly isShown: boolean;
}

/** Why a class or stars do not fit the title, or null. */
export function misfit(title: Pick<TitleRow, 'rules'>, classCode: string | null, starCodes: readonly string[]): 'class' | 'stars' | null {
  const { classes, stars } = title.rules;
  if (classes.length > 0 ? !classes.some(({ code }) => code === classCode) : classCode !== null) return 'class';
  return new Set(starCodes).size === starCodes.length && starCodes.every((code) => stars.some((star) => star.code === code)) ? null : 'stars';
}

/** So that the address of a check still fits into a small square. @unit characters */
const MARK_MOST = 24;

/** What people call the title, not how the system does: it stands on the plaque. Numbers that were given keep what they say. */
const prefixOf = (title: Pick<TitleRow, 'name_zh'>, year: number): string => `${[...title.name_zh].slice(0, MARK_MOST).join('')}-${year}-`;

/** Numbers of one title, in the order of the drafts: its name, year of the award, five digits. */
async function numbersFor(ctx: WriteContext, title: TitleRow, drafts: readonly AwardDraft[]): Promise<string[]> {
  const next = new Map<number, number>();
  const given = drafts.flatMap(({ number }) => (number === null ? [] : [number]));
  for (const [year, of] of Map.groupBy(drafts.filter(({ number }) => number === null), ({ on }) => Number(on.slice(0, 4)))) {
    const line = { titleId: title.id, year, prefix: prefixOf(title, year), given };
    next.set(year, (await takeNumbers(ctx.tx, ctx.programmeId, line, of.length)) - of.length);
  }
  return drafts.map(({ number, on }) => {
    if (number !== null) return number;
    const year = Number(on.slice(0, 4));
    const sequence = (next.get(year) ?? 0) + 1;
    next.set(year, sequence);
    return `${prefixOf(title, year)}${String(sequence).padStart(5, '0')}`;
  });
}

/** 命名 · Keeps awards of one title with their first event, each under the rules of its day. @returns them as kept, in the order given */
export async function confer(ctx: WriteContext, titleOn: (day: string) => TitleRow, drafts: readonly AwardDraft[]): Promise<AwardToKeep[]> {
  const numbers = drafts.length === 0 ? [] : await numbersFor(ctx, titleOn(ctx.today), drafts);
  const at = new Date(ctx.now).toISOString();
  const awards = drafts.map((draft, index): AwardToKeep => {
    const title = titleOn(draft.on);
    const to = draft.to ?? termEnd(draft.on, title.term_months);
    const stars = title.rules.stars.length === 0 ? null : draft.starCodes.length;
    return {
      id: ctx.newId(), titleId: title.id, subjectId: draft.subjectId, subjectKind: draft.subjectKind, placeId: draft.placeId, organisationId: draft.organisationId, classCode: draft.classCode, edition: draft.edition,
      number: numbers[index] as string, from: draft.on, to, nextReviewOn: nextReviewOn({ from: draft.on, to }, title.review_every_months, draft.on), stars,
      starCodes: stars === null ? null : draft.starCodes, levelCode: stars === null ? null : (levelOfStars(stars, title.rules.levels)?.code ?? null), document: draft.document, publishedAt: draft.isShown ? at : null, ruleVersion: title.rule_version,
    };
  });
  await insertAwards(ctx.tx, ctx.programmeId, awards);
  await insertAwardEvents(ctx.tx, ctx.programmeId, awards.flatMap((award) => {
    const event = { awardId: award.id, on: award.from, document: award.document, at, personId: ctx.personId };
    return [{ ...event, id: ctx.newId(), kind: 'conferred' as const }, ...(award.publishedAt === null ? [] : [{ ...event, id: ctx.newId(), kind: 'published' as const, on: ctx.today }])];
  }));
  return awards;
}

export type ConferCode = 'honours.title_retired' | 'honours.kind_differs' | 'honours.class_unknown' | 'honours.holds_already' | 'honours.locked' | 'honours.number_taken' | 'honours.dates_out_of_order' | 'honours.subject_gone';

export interface AwardAsked {
  readonly titleId: string; readonly subjectId: string; readonly on: string; readonly to: string | null; readonly document: string; readonly number?: string | undefined; readonly classCode: string | null; readonly edition: number | null; readonly starCodes: readonly string[];
}

/** 登记荣誉 · One award that was decided elsewhere, held against the rules of its title. @returns the award, or the refusal */
export async function conferAsked(ctx: WriteContext<ConferCode>, asked: AwardAsked) {
  const { titleId, subjectId, on, to, document, number, classCode, edition, starCodes } = asked;
  const title = (await titleRow(ctx.tx, ctx.programmeId, titleId, on)) ?? ctx.notFound();
  const subject = (await lockSubject(ctx.tx, ctx.programmeId, subjectId)) ?? ctx.notFound();
  if (title.state === 'retired') return ctx.refuse('honours.title_retired');
  if (subject.valid_to !== null && subject.valid_to <= on) return ctx.refuse('honours.subject_gone');
  if (subject.kind !== title.subject_kind) return ctx.refuse('honours.kind_differs');
  const wrong = misfit(title, classCode, starCodes);
  if (wrong !== null) return ctx.refuse('honours.class_unknown', {}, { pointers: [wrong === 'class' ? '/classCode' : '/starCodes'] });
  if (on > ctx.today || (to !== null && to <= on)) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: [on > ctx.today ? '/on' : '/to'] });
  const taken = (await carriedLocks(ctx.tx, ctx.programmeId, [subjectId], titleId)).filter(({ from_date }) => from_date <= on).map(({ until }) => until);
  const lock = [...taken, ...(await awardsOfSubjects(ctx.tx, ctx.programmeId, [subjectId], titleId)).map(({ lock_until }) => lock_until)].filter((day) => day !== null && on < day).sort().at(-1);
  if (lock !== undefined && lock !== null) return ctx.refuse('honours.locked', { day: lock });
  const [award] = await confer(ctx, () => title, [{
    subjectId, subjectKind: subject.kind, placeId: subject.place_id, organisationId: subject.organisation_id, on, to, document, number: number ?? null, classCode, edition, starCodes, isShown: false,
  }]);
  if (award === undefined) throw new Error('one draft must give one award');
  ctx.record({ kind: 'award', id: award.id, change: { act: 'confer', title: title.code, subject: subjectId, on, document } });
  ctx.emit({ topic: 'honours', subjectId: award.id, placeId: subject.place_id });
  return { id: award.id, number: award.number, levelCode: award.levelCode };
}
