/** 评选变更 · What was done in a round so far, and which parts a change would touch. */
import type { ParsedInputOf } from '#platform/contract/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { updateSelectionRound } from '../contract/index.ts';
import { ROUND_PARTS } from '../domain/index.ts';
import type { RoundFacts } from '../domain/index.ts';
import { standingBallots } from './queries/ballot-candidates.ts';
import { hasDepartmentAnswers } from './queries/departments.ts';
import { voiceResults } from './queries/judging.ts';
import { noticeState, roundStages } from './queries/rounds.ts';
import type { ChangedPart, RoundRow, RoundSettings, RoundTitleRow, StageRow } from './queries/rounds.ts';
import { hasShortlist } from './queries/shortlists.ts';

export async function roundFacts(ctx: ReadContext, round: RoundRow): Promise<RoundFacts> {
  const notice = round.notice_id === null ? undefined : await noticeState(ctx.tx, ctx.programmeId, round.notice_id);
  return {
    isRunning: round.state === 'running', stages: (await roundStages(ctx.tx, ctx.programmeId, round.id)).map((stage) => ({ ...planOf(stage), state: stage.state })), hasSheets: round.has_sheets,
    hasBallot: (await standingBallots(ctx.tx, ctx.programmeId, round.id)).length > 0 || (await voiceResults(ctx.tx, ctx.programmeId, round.id)).size > 0, hasNotice: notice !== undefined && notice.state !== 'withdrawn', hasShortlist: await hasShortlist(ctx.tx, ctx.programmeId, round.id),
    hasAnswers: await hasDepartmentAnswers(ctx.tx, ctx.programmeId, round.id),
  };
}

const planOf = ({ kind, starts_on, ends_on }: StageRow) => ({ kind, startsOn: starts_on, endsOn: ends_on });

/** Its code is for the system alone, and no change of the round. */
const departmentOf = ({ zh, en, asks, organisationId }: RoundRow['departments'][number]) => ({ zh, en, asks, organisationId });

/** Key by key, whatever their order: what comes from the database has another. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]));
}
const differs = (a: unknown, b: unknown): boolean => JSON.stringify(canonical(a)) !== JSON.stringify(canonical(b));

type Asked = ParsedInputOf<typeof updateSelectionRound>;
export interface RoundChange { readonly settings: RoundSettings; readonly parts: readonly ChangedPart[] }

/** The round as it would be, and every part that differs from what stands, in the order of the parts. */
export function changeOf(round: RoundRow, titles: readonly RoundTitleRow[], stages: readonly StageRow[], asked: Asked): RoundChange {
  const settings: RoundSettings = {
    name: asked.name ?? round.name, conditions: asked.conditions ?? round.conditions, jury: asked.jury === undefined ? round.jury : { ...asked.jury, lotSeed: round.jury.lotSeed }, voicePercent: asked.voicePercent ?? round.voice_percent, voiceRule: asked.voiceRule ?? round.voice_rule,
    noticeCalendarDays: asked.noticeCalendarDays ?? round.notice_calendar_days, noticeWorkingDays: asked.noticeWorkingDays ?? round.notice_working_days, shortlist: asked.shortlist === undefined ? round.shortlist : asked.shortlist,
  };
  const judged = ({ method, trim, tieRule, criteria }: RoundRow['jury']) => ({ method, trim, tieRule, criteria });
  const parts: ChangedPart[] = [];
  const tell = (part: ChangedPart['part'], titleId: string | null, from: unknown, to: unknown) => { if (differs(from, to)) parts.push({ part, titleId, from, to }); };
  tell('name', null, round.name, settings.name);
  tell('conditions', null, round.conditions, settings.conditions);
  if (asked.stages !== undefined) tell('stages', null, stages.map(planOf), asked.stages);
  if (asked.departments !== undefined) tell('departments', null, round.departments.map(departmentOf), asked.departments.map(departmentOf));
  for (const { titleId, seats, quotas } of asked.titles ?? []) {
    const title = titles.find(({ id }) => id === titleId);
    if (title === undefined) continue;
    tell('seats', titleId, title.seats, seats);
    tell('quotas', titleId, title.own_quotas ? title.rules.quotas : null, quotas);
  }
  tell('jury', null, judged(round.jury), judged(settings.jury));
  tell('voice', null, { percent: round.voice_percent, rule: round.voice_rule }, { percent: settings.voicePercent, rule: settings.voiceRule });
  tell('noticeDays', null, { calendarDays: round.notice_calendar_days, workingDays: round.notice_working_days }, { calendarDays: settings.noticeCalendarDays, workingDays: settings.noticeWorkingDays });
  tell('shortlist', null, round.shortlist, settings.shortlist);
  return { settings, parts: parts.toSorted((a, b) => ROUND_PARTS.indexOf(a.part) - ROUND_PARTS.indexOf(b.part)) };
}
