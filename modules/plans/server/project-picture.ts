/** Projects as they stand: rows with their money, work and doubts. */
import { daysBetween, localDate } from '#kernel/local-date.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { doubtText } from '../contract/doubts.ts';
import { DEFAULT_FUNDING_SOURCES, fundingSums, projectDoubts, workDone } from '../domain/index.ts';
import type { Measure } from '../domain/index.ts';
import { unitOut } from './handlers/tasks.ts';
import { ofHundredths } from './plan-picture.ts';
import { fundingOf, fundingSources, measuresOf, milestonesOf, workOf } from './queries/projects.ts';
import type { FundingOfProject, MeasureRow, MilestoneRow, ProjectRow, SourceRow, WorkRow } from './queries/projects.ts';

/** The programme's own list, or what every programme starts with. */
export async function sourcesOf(ctx: ReadContext): Promise<SourceRow[]> {
  const own = await fundingSources(ctx.tx, ctx.programmeId);
  return own.length > 0 ? own : DEFAULT_FUNDING_SOURCES.map(({ code, zh, en }) => ({ code, name_zh: zh, name_en: en }));
}

const none: readonly never[] = [];
interface Beside { readonly funding: readonly FundingOfProject[]; readonly measures: readonly MeasureRow[]; readonly work: readonly WorkRow[]; readonly milestones: readonly MilestoneRow[]; readonly sources: ReadonlyMap<string, ProblemText>; readonly today: string }

const measureOf = (row: MeasureRow, work: readonly WorkRow[]): Measure => ({ name: row.name, unit: row.unit, planned: row.planned_hundredths, readings: work.filter((each) => each.measure_id === row.id && each.withdrawal_reason === null).map((each) => ({ on: each.on_date, hundredths: each.hundredths })) });

function projectOut(row: ProjectRow, { funding, measures, work, milestones, sources, today }: Beside) {
  const built = measures.map((measure) => measureOf(measure, work));
  const first = built[0];
  const done = first === undefined ? null : workDone(first);
  const late = row.finished_on !== null ? 0 : daysBetween(localDate(row.ends_on), localDate(today));
  const doubts = projectDoubts({ state: row.state, endsOn: row.ends_on, funding, measures: built, milestones: milestones.map((each) => ({ doneOn: each.done_on })) }, late).map((doubt) => doubtText(doubt, sources));
  return {
    id: row.id, code: row.code, name: row.name, kind: row.kind, state: row.state, plan: row.plan === null ? null : unitOut(row.plan), place: row.place === null ? null : unitOut(row.place), organisation: row.organisation === null ? null : unitOut(row.organisation), contractor: row.contractor, households: row.household_count,
    startsOn: row.starts_on, endsOn: row.ends_on, finishedOn: row.finished_on, money: fundingSums(funding).total,
    progress: first === undefined ? null : { done: ofHundredths(done?.hundredths ?? 0), planned: ofHundredths(first.planned), unit: first.unit, name: first.name, on: done?.on ?? null }, doubtCount: doubts.length, version: row.version,
    doubts, milestones: milestones.map((each) => ({ id: each.id, name: each.name, dueOn: each.due_on, doneOn: each.done_on })), funding: funding.map(({ source, year, planned, arrived, spent }) => ({ source, year, planned, arrived, spent })),
    measures: measures.map((measure) => ({
      id: measure.id, name: measure.name, unit: measure.unit, planned: ofHundredths(measure.planned_hundredths),
      readings: work.filter((each) => each.measure_id === measure.id).map((each) => ({ id: each.id, on: each.on_date, value: ofHundredths(each.hundredths), source: each.source, by: each.recorder, withdrawal: each.withdrawal_reason === null ? null : { by: each.withdrawer ?? '', reason: each.withdrawal_reason } })),
    })),
  };
}

export type ProjectPicture = ReturnType<typeof projectOut>;

/** Everything of these projects, in five questions however many there are. */
export async function projectsNow(ctx: ReadContext, rows: readonly ProjectRow[]): Promise<ProjectPicture[]> {
  const { tx, programmeId, today } = ctx;
  const ids = rows.map(({ id }) => id);
  const [funding, measures, milestones] = [await fundingOf(tx, programmeId, ids), await measuresOf(tx, programmeId, ids), await milestonesOf(tx, programmeId, ids)];
  const work = await workOf(tx, programmeId, measures.map(({ id }) => id));
  const sources = new Map((await sourcesOf(ctx)).map((source) => [source.code, { zh: source.name_zh, en: source.name_en }]));
  const by = <Row extends { project_id: string }>(all: readonly Row[]) => Map.groupBy(all, ({ project_id }) => project_id);
  const [fundingBy, measuresBy, milestonesBy] = [by(funding), by(measures), by(milestones)];
  return rows.map((row) => projectOut(row, { funding: fundingBy.get(row.id) ?? none, measures: measuresBy.get(row.id) ?? none, milestones: milestonesBy.get(row.id) ?? none, work, sources, today }));
}

/** A row of the list: without what only the page shows. */
export function listed({ doubts: _doubts, milestones: _milestones, funding: _funding, measures: _measures, ...row }: ProjectPicture) {
  return row;
}
