/** 项目状态 · draft: not shown yet; open: goes on and is public; paused: nothing new for now; ended: over, with what came of it. */
export const PROJECT_STATES = ['draft', 'open', 'paused', 'ended'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

const NEXT: Readonly<Record<ProjectState, readonly ProjectState[]>> = { draft: ['open'], open: ['paused', 'ended'], paused: ['open', 'ended'], ended: [] };

/** 可转状态 · Where a project may go from a state; what has ended is not taken up again. */
export const projectMoves = (state: ProjectState): readonly ProjectState[] => NEXT[state];

/**
 * 能否归入项目 · Whether what is held on a day may belong to a project: within its days, while it is neither a draft nor paused; after it ended, what was held before.
 * @unit local dates, both ends included
 */
export const takesActivities = (project: { readonly state: ProjectState; readonly from: string; readonly to: string | null }, day: string): boolean =>
  (project.state === 'open' || project.state === 'ended') && day >= project.from && (project.to === null || day <= project.to);

/** 目标完成度 · A share with both of its numbers, or null where nothing was aimed at. @unit part of one; may be above one */
export const reached = (counted: number, target: number | null): number | null => (target === null ? null : counted / target);
