/** 横道图行 · A plan as rows on one axis of time. Pure. */
import type { OutputOf } from '#platform/contract/index.ts';
import { planStateWords, projectStateWords, taskStateWords } from '../contract/index.ts';
import type { readPlanChart } from '../contract/index.ts';
import type { LocalText } from '#platform/web/i18n.ts';

type Chart = OutputOf<typeof readPlanChart>;
export type BarTone = 'phase' | 'info' | 'ok' | 'danger' | 'neutral';
export type RowKind = 'phase' | 'year' | 'task' | 'project';

export interface ChartMark { readonly id: string; readonly name: string; readonly on: string; readonly isDone: boolean }
export interface ChartRow { readonly id: string; readonly kind: RowKind; readonly name: LocalText; readonly who: LocalText | null; readonly from: string; readonly to: string; readonly tone: BarTone; readonly state: LocalText | null; readonly isLate: boolean; readonly marks: readonly ChartMark[]; readonly path: string | null }

/** A task without a first day begins with its plan’s phase in which it is due, so that its bar says no more than is known. */
function taskFrom(task: Chart['tasks'][number], { phases, plan }: Chart): string {
  return task.startsOn ?? phases.find(({ startsOn, endsOn }) => startsOn <= task.dueOn && task.dueOn <= endsOn)?.startsOn ?? plan.startsOn;
}

const same = (text: string): LocalText => ({ zh: text, en: text });

/** Phases, yearly plans, tasks, projects with their milestones, in this order. */
export function chartRows(chart: Chart): ChartRow[] {
  const { today } = chart;
  const none = { who: null, marks: [], isLate: false } as const;
  return [
    ...chart.phases.map((phase): ChartRow => ({ ...none, id: phase.id, kind: 'phase', name: same(phase.name), from: phase.startsOn, to: phase.endsOn, tone: 'phase', state: null, path: null })),
    ...chart.years.map((year): ChartRow => ({ ...none, id: year.id, kind: 'year', name: { zh: year.nameZh, en: year.nameEn }, from: year.startsOn, to: year.endsOn, tone: year.state === 'ended' ? 'ok' : 'info', state: planStateWords[year.state], path: `/plans/${year.id}` })),
    ...chart.tasks.map((task): ChartRow => ({
      ...none, id: task.id, kind: 'task', name: same(task.name), who: { zh: task.lead.nameZh, en: task.lead.nameEn }, from: taskFrom(task, chart), to: task.dueOn, isLate: task.isOverdue, tone: task.state === 'accepted' ? 'ok' : task.isOverdue ? 'danger' : task.state === 'dropped' ? 'neutral' : 'info', state: taskStateWords[task.state], path: `/plan-tasks/${task.id}`,
    })),
    ...chart.projects.map((project): ChartRow => {
      const isLate = project.finishedOn === null && project.state !== 'dropped' && project.endsOn < today;
      return {
        id: project.id, kind: 'project', name: same(project.name), who: project.organisation === null ? null : { zh: project.organisation.nameZh, en: project.organisation.nameEn }, from: project.startsOn, to: project.finishedOn ?? project.endsOn, isLate, tone: project.state === 'finished' ? 'ok' : isLate ? 'danger' : project.state === 'dropped' ? 'neutral' : 'info',
        state: projectStateWords[project.state], marks: project.milestones.map(({ id, name, dueOn, doneOn }) => ({ id, name, on: doneOn ?? dueOn, isDone: doneOn !== null })), path: `/projects/${project.id}`,
      };
    }),
  ];
}

/** 轴的范围 · The plan, and what reaches beyond it. */
export function axisOf(chart: Chart, rows: readonly ChartRow[]): { readonly startsOn: string; readonly endsOn: string } {
  const days = rows.flatMap(({ from, to, marks }) => [from, to, ...marks.map(({ on }) => on)]);
  return { startsOn: [chart.plan.startsOn, ...days].toSorted()[0] as string, endsOn: [chart.plan.endsOn, ...days].toSorted().at(-1) as string };
}
