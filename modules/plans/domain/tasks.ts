/** 任务 · From given out to accepted: the unit delivers, somebody else accepts. */

/** 任务状态 */
export const TASK_STATES = ['open', 'inProgress', 'delivered', 'accepted', 'returned', 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** 任务动作 */
export const TASK_ACTS = ['begin', 'deliver', 'accept', 'return', 'drop'] as const;
export type TaskAct = (typeof TASK_ACTS)[number];

const steps: Readonly<Record<TaskAct, { readonly from: readonly TaskState[]; readonly to: TaskState }>> = {
  begin: { from: ['open'], to: 'inProgress' },
  deliver: { from: ['open', 'inProgress', 'returned'], to: 'delivered' },
  accept: { from: ['delivered'], to: 'accepted' },
  return: { from: ['delivered'], to: 'returned' },
  drop: { from: ['open', 'inProgress', 'delivered', 'returned'], to: 'dropped' },
};

/** 下一状态 · @returns null where the act does not fit the state */
export function stateAfter(state: TaskState, act: TaskAct): TaskState | null {
  return steps[act].from.includes(state) ? steps[act].to : null;
}

/** 待办中 · States in which the unit still owes it. */
export const OWED_STATES: readonly TaskState[] = ['open', 'inProgress', 'returned'];

/** 超期 · The day is over and it was not delivered; the day itself still counts. */
export function isOverdue({ state, dueOn }: { readonly state: TaskState; readonly dueOn: string }, today: string): boolean {
  return OWED_STATES.includes(state) && dueOn < today;
}

/** 另一人验收 · Whoever delivered a task does not accept it. @source DOMAIN.md: two people for what counts */
export function mayAccept(task: { readonly deliveredBy: string | null }, personId: string): boolean {
  return task.deliveredBy !== personId;
}

/** 标准号 · `edition/standard`, or the number of the standard alone. */
export interface StandardReference { readonly edition: string | null; readonly code: string }

/** Several in one cell, between commas, semicolons or 、. */
export function standardReferences(cell: string): StandardReference[] {
  return codesIn(cell).map((part) => {
    const at = part.lastIndexOf('/');
    return at < 0 ? { edition: null, code: part } : { edition: part.slice(0, at), code: part.slice(at + 1) };
  });
}

/** 多个编码 · @example codesIn('A-1、B-2') // ['A-1', 'B-2'] */
export function codesIn(cell: string): string[] {
  return [...new Set(cell.split(/[,，;；、\s]+/).map((part) => part.trim()).filter((part) => part !== ''))];
}
