/** 概览数字 · What a module says of itself in a few figures, for pages that show the whole programme: the home and the wall board. They take every source there is and know no module. */
import type { ComponentType, ReactNode } from 'react';
import type { Ratio } from '#kernel/ratio.ts';
import type { LocalText } from './i18n.ts';
import type { SearchValues } from './navigation.tsx';

/** 概览数字 · One figure, how it is counted, and the list that it counts. */
export interface GlanceFigure {
  readonly key: string;
  readonly label: string;
  /** A plain figure, a word… */
  readonly value?: number | string;
  readonly unit?: string;
  /** …or a share. */
  readonly ratio?: Ratio;
  /** One line under it. */
  readonly note?: string;
  readonly definition: string;
  readonly to: string;
  readonly search?: SearchValues;
  readonly tone?: 'danger' | 'warn';
}

/** What draws the figures is handed in; `every_ms` asks again and again, for a page that stays open. */
export interface GlanceProps {
  readonly every_ms?: number;
  readonly children: (figures: readonly GlanceFigure[]) => ReactNode;
}

/**
 * 概览来源 · The figures of one module: read by operations of its own, so within the reach of whoever looks, and none where there is nothing yet.
 *
 * @example export const glances: readonly GlanceSource[] = [{ key: 'honours', order: 1, permission: 'honours.read', label: { zh: '评选表彰', en: 'Honours' }, load: () => import('./glance.tsx').then((module) => module.HonoursGlance) }];
 */
export interface GlanceSource {
  readonly key: string;
  /** Among all sources, ascending; unique. */
  readonly order: number;
  readonly permission: string;
  readonly label: LocalText;
  readonly load: () => Promise<ComponentType<GlanceProps>>;
}
