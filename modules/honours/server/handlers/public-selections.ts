import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { groupWords, listPublicSelections, readPublicSelection } from '../../contract/index.ts';
import { publicRounds } from '../queries/public-selections.ts';
import { roundChanges, roundRow, roundStages, roundTitles } from '../queries/rounds.ts';
import type { RoundChangeRow } from '../queries/rounds.ts';
import { placeNames } from '../queries/seats.ts';
import { publicShortlist } from '../queries/shortlists.ts';

/** Departments by what they are called and asked, without what they are known by inside. */
function publicPart(part: RoundChangeRow['parts'][number]) {
  if (part.part !== 'departments') return structuredClone(part);
  const named = (side: unknown) => (Array.isArray(side) ? (side as Record<string, unknown>[]).map(({ zh, en, asks }) => ({ zh, en, asks })) : null);
  return { ...part, from: named(part.from), to: named(part.to) };
}

export const listPublicSelectionsBound = bindRead(listPublicSelections, async (ctx) => {
  await openPublicSite(ctx);
  return { rows: (await publicRounds(ctx.tx, ctx.programmeId, null)).map((row) => ({ roundId: row.id, name: row.name, state: row.state, stage: row.stage, stageEndsOn: row.stage_ends_on })) };
});

export const readPublicSelectionBound = bindRead(readPublicSelection, async (ctx, { roundId }) => {
  await openPublicSite(ctx);
  if ((await publicRounds(ctx.tx, ctx.programmeId, roundId)).length === 0) return ctx.notFound();
  const round = (await roundRow(ctx.tx, ctx.programmeId, roundId)) ?? ctx.notFound();
  const [stages, titles] = [await roundStages(ctx.tx, ctx.programmeId, roundId), await roundTitles(ctx.tx, ctx.programmeId, roundId)];
  const has = (...kinds: readonly string[]): boolean => stages.some(({ kind }) => kinds.includes(kind));
  const listed = await publicShortlist(ctx.tx, roundId, ctx.today);
  const places = round.shortlist?.per === 'village' ? await placeNames(ctx.tx, ctx.programmeId, [...new Set(listed.flatMap(({ part }) => (part === null ? [] : [part])))]) : new Map<string, { zh: string; en: string }>();
  const names = new Map([...Object.entries(groupWords), ...titles.flatMap(({ rules }) => rules.classes.map((each): [string, { zh: string; en: string }] => [each.code, each])), ...places]);
  return {
    roundId, name: round.name, conditions: round.conditions, state: round.state, stages: stages.map((stage) => ({ kind: stage.kind, state: stage.state, startsOn: stage.starts_on, endsOn: stage.ends_on })),
    titles: titles.map((title) => ({ id: title.id, nameZh: title.name_zh, nameEn: title.name_en, seats: title.seats, quotas: structuredClone(title.rules.quotas) as never, classes: title.rules.classes.map((each) => ({ ...each })) })),
    jury: has('review', 'jury') ? { method: round.jury.method, trim: round.jury.trim, tieRule: [...round.jury.tieRule], lotSeed: round.jury.lotSeed, criteria: round.jury.criteria.map((each) => ({ ...each })) } : null,
    voice: has('publicVoice') ? { percent: round.voice_percent, rule: round.voice_rule } : null, noticeDays: { calendarDays: round.notice_calendar_days, workingDays: round.notice_working_days }, shortlistRule: has('shortlist') && round.shortlist !== null ? { ...round.shortlist } : null,
    changes: (await roundChanges(ctx.tx, ctx.programmeId, roundId)).map((change) => ({ at: change.changed_at, reason: change.reason, parts: change.parts.map(publicPart) as never })),
    shortlist: [...Map.groupBy(listed, ({ title_id, part }) => `${title_id}/${part ?? ''}`).values()].map((own) => {
      const [{ title_id: titleId, part }] = own as [(typeof listed)[number]];
      return { titleId, part, partZh: part === null ? null : (names.get(part)?.zh ?? part), partEn: part === null ? null : (names.get(part)?.en ?? part), added: own.filter(({ line }) => line === 'added').length, unnamed: own.filter(({ label }) => label === null).length, names: own.flatMap(({ label }) => (label === null ? [] : [label])) };
    }),
  };
});
