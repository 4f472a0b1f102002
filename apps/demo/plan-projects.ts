/** Projects, meetings and the weekly routine of the demonstration, entered as an office enters them. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { addDecision, createMeeting, createProject, createRoutine, finishDecision, listPlanTasks, readProject, readRoutine, readRoutineGrid, recordCompletion, recordProgress, saveFunding, setProjectState, setRoutinePlaces } from '#modules/plans/contract/index.ts';
import type { MeetingSheet, ProjectSheet, RoutineSheet } from '../../packs/plans/work-sheet.ts';
import type { Actors, Moment } from './acting.ts';

const FEN_PER_WAN = 1_000_000;
const day = (today: string, days: number): string => addDays(localDate(today), days);
const unitIds = async (actors: Actors, moment: Moment): Promise<(code: string) => string> => {
  const ids = new Map((await actors.read(listOrganisations, {}, moment)).rows.map(({ code, id }) => [code, id]));
  return (code) => { const id = ids.get(code); if (id === undefined) throw new Error(`the city has no organisation ${code}`); return id; };
};

/** 演示项目 · @errors throws when a step is refused */
export async function playProjects(actors: Actors, moment: Moment, sheets: readonly ProjectSheet[], planId: string | null, today: string): Promise<void> {
  const unit = await unitIds(actors, moment);
  for (const sheet of sheets) {
    const key = `demo/projects/${sheet.code}`;
    const measures = sheet.measure === undefined ? [] : [{ name: sheet.measure[0], unit: sheet.measure[1], planned: sheet.measure[2] }];
    const { id: projectId } = await actors.write(createProject, {
      code: sheet.code, name: sheet.name, kind: sheet.kind, planId, organisationId: sheet.unit === undefined ? null : unit(sheet.unit), contractor: sheet.contractor ?? null, about: sheet.about, households: sheet.households ?? null, startsOn: day(today, sheet.starts), endsOn: day(today, sheet.ends), measures,
      milestones: sheet.milestones.map(([milestone, due, done]) => ({ name: milestone, dueOn: day(today, due), doneOn: done === undefined ? null : day(today, done) })),
    }, moment, key);
    for (const [source, yearsBefore, ...wan] of sheet.money) {
      const [plannedFen, arrivedFen, spentFen] = wan.map((amount) => Math.round(amount * FEN_PER_WAN)) as [number, number, number];
      const year = Number(today.slice(0, 4)) - yearsBefore;
      await actors.write(saveFunding, { projectId, source, year, plannedFen, arrivedFen, spentFen }, moment, `${key}/${source}/${year}`);
    }
    if (sheet.starts < 0) await actors.write(setProjectState, { projectId, version: 1, state: 'underway' }, moment, `${key}/begin`);
    const measureId = sheet.work.length === 0 ? '' : (await actors.read(readProject, { projectId }, moment)).measures[0]?.id as string;
    for (const [days, value] of sheet.work) await actors.write(recordProgress, { measureId, on: day(today, days), value, source: '监理月报（演示）' }, moment, `${key}/reading/${days}`);
    if (sheet.finished !== undefined) await actors.write(setProjectState, { projectId, version: 2, state: 'finished', finishedOn: day(today, sheet.finished) }, moment, `${key}/finish`);
  }
}

/** 演示会议 */
export async function playMeetings(actors: Actors, moment: Moment, chairId: string, sheets: readonly MeetingSheet[], planId: string, today: string): Promise<void> {
  const unit = await unitIds(actors, moment);
  const tasks = new Map((await actors.read(listPlanTasks, { planId, pageSize: 200 }, moment)).rows.map(({ code, id }) => [code, id]));
  for (const [at, sheet] of sheets.entries()) {
    const key = `demo/meetings/${at}`;
    const { id: meetingId } = await actors.write(createMeeting, { title: sheet.title, kind: sheet.kind, heldOn: day(today, sheet.held), venue: sheet.venue, planId, chairId, unitIds: sheet.units.map(unit), minutes: sheet.minutes }, moment, key);
    for (const [index, decision] of sheet.decisions.entries()) {
      const { id: decisionId } = await actors.write(addDecision, { meetingId, words: decision.words, organisationId: unit(decision.unit), dueOn: day(today, decision.due), taskId: decision.task === undefined ? null : (tasks.get(decision.task) ?? null) }, moment, `${key}/${index}`);
      if (decision.done !== undefined) await actors.write(finishDecision, { decisionId, version: 1, note: decision.done }, moment, `${key}/${index}/done`);
    }
  }
}

/** Most places keep most weeks; every seventh misses one, every eleventh is late once. */
export async function playRoutine(actors: Actors, moment: Moment, sheet: RoutineSheet, today: string): Promise<void> {
  const key = `demo/routines/${sheet.code}`;
  const startsOn = day(today, -7 * sheet.weeks);
  const { id: routineId } = await actors.write(createRoutine, { code: sheet.code, nameZh: sheet.zh, nameEn: sheet.en, about: sheet.about, document: sheet.document, weekday: sheet.weekday, onHoliday: 'skip', startsOn }, moment, key);
  await actors.write(setRoutinePlaces, { routineId, from: startsOn, kinds: sheet.kinds }, moment, `${key}/places`);
  const { places } = await actors.read(readRoutine, { routineId }, moment);
  const { occurrences } = await actors.read(readRoutineGrid, { routineId }, moment);
  for (const [week, { on, dueOn }] of occurrences.entries()) {
    if (dueOn === null) continue;
    for (const [at, place] of places.entries()) {
      if ((at + week) % 7 === 3) continue;
      const doneOn = (at + week) % 11 === 5 && day(on, 1) <= today ? day(on, 1) : dueOn;
      if (doneOn <= today) await actors.write(recordCompletion, { routineId, placeId: place.id, doneOn, headCount: 12 + ((at * 7 + week * 3) % 28) }, moment, `${key}/${place.code}/${on}`);
    }
  }
}
