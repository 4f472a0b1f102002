/**
 * 类别行 · What a row of a table changes in a category: the category's own cells and one stage. A row that is not in the
 * table takes nothing away, and stages keep their order.
 */
import type { TimeLimit } from '#kernel/deadline.ts';

export interface CategoryStage { readonly code: string; readonly zh: string; readonly en: string; readonly limit: TimeLimit }
export interface CategoryState { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly photos: number; readonly sortOrder: number; readonly stages: readonly CategoryStage[] }
export type CategoryLine = Omit<CategoryState, 'stages'> & { readonly stage: CategoryStage };
export type LineOutcome = 'created' | 'updated' | 'unchanged';

const sameStage = (a: CategoryStage, b: CategoryStage): boolean => a.zh === b.zh && a.en === b.en && a.limit.type === b.limit.type && a.limit.amount === b.limit.amount;
const sameCells = (a: Omit<CategoryState, 'stages'>, b: Omit<CategoryState, 'stages'>): boolean => a.nameZh === b.nameZh && a.nameEn === b.nameEn && a.photos === b.photos && a.sortOrder === b.sortOrder;

/** What a line means beside what stands. */
export function outcomeOfLine(line: CategoryLine, before: CategoryState | undefined): LineOutcome {
  const stage = before?.stages.find(({ code }) => code === line.stage.code);
  if (before === undefined || stage === undefined) return 'created';
  return sameCells(line, before) && sameStage(line.stage, stage) ? 'unchanged' : 'updated';
}

/** The category after its lines. @invariant no stage is lost, and new ones come last in the order of the lines */
export function categoryAfter(lines: readonly CategoryLine[], before: CategoryState | undefined): CategoryState {
  const { stage: _stage, ...cells } = lines.at(-1) as CategoryLine;
  const given = new Map(lines.map(({ stage }) => [stage.code, stage]));
  const kept = (before?.stages ?? []).map((stage) => given.get(stage.code) ?? stage);
  const added = [...given.values()].filter(({ code }) => !kept.some((stage) => stage.code === code));
  return { ...cells, stages: [...kept, ...added] };
}
