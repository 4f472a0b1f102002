/** 大屏视图 · Scenes, and the columns of the trend. Pure. */
export const SCENES = ['themes', 'cases', 'zones', 'work'] as const;
export type Scene = (typeof SCENES)[number];

/** 换屏 · One further or back, round and round. */
export function sceneAfter(scene: Scene, step: 1 | -1): Scene {
  return SCENES[(SCENES.indexOf(scene) + step + SCENES.length) % SCENES.length] as Scene;
}

export interface TrendColumn { readonly day: string; readonly reported: number; readonly closed: number; readonly reportedShare: number; readonly closedShare: number }

/** 趋势 · Heights as shares of the highest column; nothing at all is no column. */
export function trendColumns(days: readonly { readonly day: string; readonly reported: number; readonly closed: number }[]): TrendColumn[] {
  const most = Math.max(1, ...days.flatMap((day) => [day.reported, day.closed]));
  return days.map((day) => ({ ...day, reportedShare: day.reported / most, closedShare: day.closed / most }));
}
