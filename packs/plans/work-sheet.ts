/** What a pack says of the work of a year: its plan, its tasks as the sheet that an office imports, and how far some of them are. Days are counted from the day on which the story stands. */
import { addDays, localDate } from '#kernel/local-date.ts';
import type { PlanSheet } from './plan-sheet.ts';

export interface TaskSheet {
  readonly code: string; readonly name: string; readonly lead: string; readonly helpers?: readonly string[]; readonly target?: string;
  /** Days from today; negative: it was due. */
  readonly due: number; readonly starts?: number; readonly evidence: string;
  /** The standards it serves, as `edition/number`; or how many leaves of the editions, from the n-th on. */
  readonly standards?: readonly string[];
  readonly serves?: readonly [from: number, count: number];
  /** What the unit and the office did; the unit acts as whoever the demonstration has of it. */
  readonly went?: 'begun' | 'delivered' | 'accepted' | 'returned' | 'dropped';
}

export interface WorkSheet {
  readonly yearPlan: Omit<PlanSheet, 'targets' | 'ended'>;
  readonly tasks: readonly TaskSheet[];
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const HEADER = ['任务编码', '任务', '指标编号', '牵头单位编码', '配合单位编码', '责任人编号', '目标编码', '开始日期', '完成时限', '佐证材料'];

/** 日内 · A day counted from today, kept within the year of the plan. */
export function dayWithin(today: string, days: number, plan: { readonly startsOn: string; readonly endsOn: string }): string {
  const day = addDays(localDate(today), days);
  return day < plan.startsOn ? plan.startsOn : day > plan.endsOn ? plan.endsOn : day;
}

/** @param leaves numbers of standards as `edition/number` */
export function taskCsv(sheet: WorkSheet, leaves: readonly string[], today: string): string {
  const lines = sheet.tasks.map((task) => {
    const [from, count] = task.serves ?? [0, 0];
    const standards = task.standards ?? (leaves.length === 0 ? [] : Array.from({ length: count }, (_one, at) => leaves[(from + at * 5) % leaves.length] as string));
    const starts = task.starts === undefined ? '' : dayWithin(today, task.starts, sheet.yearPlan);
    return [task.code, task.name, standards.join('、'), task.lead, (task.helpers ?? []).join('、'), '', task.target ?? '', starts, dayWithin(today, task.due, sheet.yearPlan), task.evidence].map(cell).join(',');
  });
  return `\uFEFF${HEADER.join(',')}\n${lines.join('\n')}\n`;
}

/** A project as a pack tells it; money in 万元 by source and year, work up to days counted from today. */
export interface ProjectSheet {
  readonly code: string; readonly name: string; readonly kind: 'construction' | 'renewal' | 'action' | 'greening' | 'environment' | 'service' | 'other'; readonly unit?: string; readonly contractor?: string; readonly about: string; readonly households?: number; readonly starts: number; readonly ends: number; readonly finished?: number;
  readonly measure?: readonly [name: string, unit: string, planned: number]; readonly work: readonly (readonly [days: number, value: number])[]; readonly milestones: readonly (readonly [name: string, due: number, done?: number])[]; readonly money: readonly (readonly [source: string, yearsBefore: number, planned: number, arrived: number, spent: number])[];
}

/** A meeting with what it decided. */
export interface MeetingSheet { readonly title: string; readonly kind: 'mobilisation' | 'leadingGroup' | 'joint' | 'special'; readonly held: number; readonly venue: string; readonly units: readonly string[]; readonly minutes: string; readonly decisions: readonly { readonly words: string; readonly unit: string; readonly due: number; readonly task?: string; readonly done?: string }[] }

/** A routine, and how many of its last occurrences each place kept: some miss one, some are late. */
export interface RoutineSheet { readonly code: string; readonly zh: string; readonly en: string; readonly about: string; readonly document: string; readonly weekday: number; readonly kinds: ('village' | 'community')[]; readonly weeks: number }
