/** 项目 · Money by source and year, work by readings, and what of it does not go together. */

/** 项目类别 */
export const PROJECT_KINDS = ['construction', 'renewal', 'action', 'greening', 'environment', 'service', 'other'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** 项目状态 */
export const PROJECT_STATES = ['planned', 'underway', 'paused', 'finished', 'dropped'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

const NEXT: Readonly<Record<ProjectState, readonly ProjectState[]>> = { planned: ['underway', 'dropped'], underway: ['paused', 'finished', 'dropped'], paused: ['underway', 'dropped'], finished: ['underway'], dropped: [] };

/** 可改状态 · A finished project can be taken up again, a dropped one cannot. */
export const projectMayBecome = (from: ProjectState, to: ProjectState): boolean => NEXT[from].includes(to);

/** 照片时段 */
export const PHOTO_ROLES = ['before', 'during', 'after'] as const;
export type PhotoRole = (typeof PHOTO_ROLES)[number];

/** 缺省资金来源 · What a programme starts with; its own list is data. */
export const DEFAULT_FUNDING_SOURCES: readonly { readonly code: string; readonly zh: string; readonly en: string }[] = [
  { code: 'central', zh: '中央', en: 'Central' }, { code: 'province', zh: '省级', en: 'Province' }, { code: 'city', zh: '市级', en: 'City' }, { code: 'county', zh: '县级', en: 'County' }, { code: 'selfRaised', zh: '自筹', en: 'Self-raised' }, { code: 'social', zh: '社会投入', en: 'Social' },
];

const FEN_PER_WAN = 1_000_000n;
const WAN_DIGITS = 6;

/**
 * 万元→分 · Exactly, whatever the number of decimals up to the fen.
 * @param wan `1857.2`, at most six decimals
 * @returns null when it is no such number
 * @example fenOfWan('1857.2') // 1857200000n
 */
export function fenOfWan(wan: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(wan.trim());
  if (match === null) return null;
  return BigInt(match[1] as string) * FEN_PER_WAN + BigInt((match[2] ?? '').padEnd(WAN_DIGITS, '0'));
}

/** 分→万元 · @invariant the way back of {@link fenOfWan}. @example wanOfFen(1857200000) // '1857.2' */
export function wanOfFen(fen: number): string {
  const [whole, rest] = [BigInt(fen) / FEN_PER_WAN, BigInt(fen) % FEN_PER_WAN];
  const decimals = rest.toString().padStart(WAN_DIGITS, '0').replace(/0+$/, '');
  return decimals === '' ? whole.toString() : `${whole}.${decimals}`;
}

/** @unit fen */
export interface Money { readonly planned: number; readonly arrived: number; readonly spent: number }
export interface FundingLine extends Money { readonly source: string; readonly year: number }

const NOTHING: Money = { planned: 0, arrived: 0, spent: 0 };
const plus = (a: Money, b: Money): Money => ({ planned: a.planned + b.planned, arrived: a.arrived + b.arrived, spent: a.spent + b.spent });

export interface FundingSums { readonly total: Money; readonly bySource: ReadonlyMap<string, Money>; readonly byYear: ReadonlyMap<number, Money> }

/** 资金合计 · @invariant both ways of adding up give the total */
export function fundingSums(lines: readonly FundingLine[]): FundingSums {
  const [bySource, byYear] = [new Map<string, Money>(), new Map<number, Money>()];
  for (const line of lines) {
    bySource.set(line.source, plus(bySource.get(line.source) ?? NOTHING, line));
    byYear.set(line.year, plus(byYear.get(line.year) ?? NOTHING, line));
  }
  return { total: lines.reduce((sum: Money, line) => plus(sum, line), NOTHING), bySource, byYear };
}

/** 一次进度 · Done up to a day. @unit hundredths of the measure’s unit */
export interface WorkReading { readonly on: string; readonly hundredths: number }
export interface Measure { readonly name: string; readonly unit: string; readonly planned: number; readonly readings: readonly WorkReading[] }

/** 形象进度 · The last reading; null before the first. */
export function workDone({ readings }: Measure): WorkReading | null {
  return readings.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
}

/** 疑点 */
export const PROJECT_DOUBTS = ['spentOverArrived', 'arrivedOverPlanned', 'overDone', 'fell', 'finishedUndone', 'finishedMilestones', 'late'] as const;
export type ProjectDoubt = (typeof PROJECT_DOUBTS)[number];

/** What does not go together, with what is needed to say it in a sentence; money in fen, work in hundredths. */
export type Doubt =
  | { readonly kind: 'spentOverArrived' | 'arrivedOverPlanned'; readonly source: string; readonly year: number; readonly more: number; readonly than: number }
  | { readonly kind: 'overDone' | 'finishedUndone'; readonly measure: string; readonly unit: string; readonly done: number; readonly planned: number }
  | { readonly kind: 'fell'; readonly measure: string; readonly unit: string; readonly on: string; readonly done: number; readonly before: number }
  | { readonly kind: 'finishedMilestones'; readonly open: number }
  | { readonly kind: 'late'; readonly days: number };

export interface ProjectFacts {
  readonly state: ProjectState; readonly endsOn: string; readonly funding: readonly FundingLine[]; readonly measures: readonly Measure[]; readonly milestones: readonly { readonly doneOn: string | null }[];
}

function moneyDoubts({ funding }: ProjectFacts): Doubt[] {
  return funding.flatMap(({ source, year, planned, arrived, spent }): Doubt[] => [
    ...(spent > arrived ? [{ kind: 'spentOverArrived', source, year, more: spent, than: arrived } as const] : []),
    ...(arrived > planned ? [{ kind: 'arrivedOverPlanned', source, year, more: arrived, than: planned } as const] : []),
  ]);
}

function workDoubts({ state, measures }: ProjectFacts): Doubt[] {
  return measures.flatMap((measure): Doubt[] => {
    const { name, unit, planned } = measure;
    const inOrder = measure.readings.toSorted((a, b) => (a.on < b.on ? -1 : 1));
    const fell = inOrder.flatMap((each, at): Doubt[] => { const before = inOrder[at - 1]; return before !== undefined && each.hundredths < before.hundredths ? [{ kind: 'fell', measure: name, unit, on: each.on, done: each.hundredths, before: before.hundredths }] : []; });
    const done = workDone(measure)?.hundredths ?? 0;
    return [...(done > planned ? [{ kind: 'overDone', measure: name, unit, done, planned } as const] : []), ...(state === 'finished' && done < planned ? [{ kind: 'finishedUndone', measure: name, unit, done, planned } as const] : []), ...fell];
  });
}

/**
 * 项目疑点 · Told, never corrected: each is a sentence for a person to look into.
 * @param daysLate days since its last day, for one that is not finished
 */
export function projectDoubts(project: ProjectFacts, daysLate: number): Doubt[] {
  const open = project.milestones.filter(({ doneOn }) => doneOn === null).length;
  return [
    ...moneyDoubts(project), ...workDoubts(project), ...(project.state === 'finished' && open > 0 ? [{ kind: 'finishedMilestones', open } as const] : []),
    ...(['planned', 'underway', 'paused'].includes(project.state) && daysLate > 0 ? [{ kind: 'late', days: daysLate } as const] : []),
  ];
}
