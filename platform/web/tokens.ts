/**
 * 设计变量 · The one list of colours, sizes and radii of the product. `tokens.css` carries the same values
 * as custom properties; `tokens.test.ts` holds the two together and measures every contrast promised here.
 *
 * The look: warm paper, deep ink, one pine-teal for everything that can be pressed, and the vermilion of a seal
 * kept for the mark of the product and for what is overdue. Red stays rare so that it still means something.
 */

/** 主题 · The two colour schemes. */
export type ThemeName = 'light' | 'dark';

/** 视图 · The standard view and the elder view (长辈版). */
export type ViewName = 'standard' | 'elder';

/** 语气 · What a state says. Every tone has its own shape, so colour is never the only signal. */
export type Tone = 'neutral' | 'info' | 'warn' | 'danger' | 'ok' | 'held';

/** 色名 · Every colour of the product, by what it is for. */
export type ColourName =
  | 'paper' | 'surface' | 'sunken' | 'raised'
  | 'ink' | 'ink-2' | 'ink-3'
  | 'line' | 'line-strong'
  | 'accent' | 'accent-strong' | 'accent-soft' | 'on-accent'
  | 'seal' | 'on-seal' | 'focus'
  | `${Tone}` | `${Tone}-soft`
  | 'series-1' | 'series-2' | 'series-3' | 'series-4' | 'series-5' | 'series-6'
  | 'map-land' | 'map-water' | 'map-green' | 'map-road' | 'map-road-edge';

const light: Record<ColourName, string> = {
  'paper': '#f6f3ec',
  'surface': '#fffdf9',
  'sunken': '#eeeae0',
  'raised': '#ffffff',
  'ink': '#1d2420',
  'ink-2': '#464e48',
  'ink-3': '#646a63',
  'line': '#ded8ca',
  'line-strong': '#8d8675',
  'accent': '#16625a',
  'accent-strong': '#0d4a44',
  'accent-soft': '#e1ede9',
  'on-accent': '#ffffff',
  'seal': '#b03a26',
  'on-seal': '#fff8f3',
  'focus': '#16625a',
  'neutral': '#50574f',
  'neutral-soft': '#ebe7dc',
  'info': '#1e5a8c',
  'info-soft': '#e4eef6',
  'warn': '#805000',
  'warn-soft': '#f9ecce',
  'danger': '#a5301d',
  'danger-soft': '#fae5df',
  'ok': '#2a6936',
  'ok-soft': '#e3f0df',
  'held': '#624688',
  'held-soft': '#eee8f6',
  'series-1': '#16625a',
  'series-2': '#c08a2b',
  'series-3': '#3f74a3',
  'series-4': '#a65a3e',
  'series-5': '#75648f',
  'series-6': '#6f7f52',
  'map-land': '#f5f1e7',
  'map-water': '#c7dade',
  'map-green': '#dbe5cd',
  'map-road': '#ffffff',
  'map-road-edge': '#cdc3ad',
};

const dark: Record<ColourName, string> = {
  'paper': '#161813',
  'surface': '#1e201b',
  'sunken': '#11130f',
  'raised': '#272923',
  'ink': '#eeeade',
  'ink-2': '#c5c1b4',
  'ink-3': '#a09c8f',
  'line': '#35372f',
  'line-strong': '#7c7a6d',
  'accent': '#76c7b9',
  'accent-strong': '#9adccf',
  'accent-soft': '#1d3632',
  'on-accent': '#0a211d',
  'seal': '#d9654c',
  'on-seal': '#200b06',
  'focus': '#9adccf',
  'neutral': '#c0bcae',
  'neutral-soft': '#2f312a',
  'info': '#8fc1ea',
  'info-soft': '#1b2d3c',
  'warn': '#e6b95c',
  'warn-soft': '#382c12',
  'danger': '#f2937d',
  'danger-soft': '#40201a',
  'ok': '#8ccb93',
  'ok-soft': '#1c3320',
  'held': '#c3ace6',
  'held-soft': '#2f2640',
  'series-1': '#6fc0b2',
  'series-2': '#dcae55',
  'series-3': '#80b0d8',
  'series-4': '#d98d70',
  'series-5': '#b09fcb',
  'series-6': '#a8b98a',
  'map-land': '#1b1d18',
  'map-water': '#1d3238',
  'map-green': '#232c1e',
  'map-road': '#3a3c33',
  'map-road-edge': '#26281f',
};

/** 色表 · Colours by theme. */
export const colours: Readonly<Record<ThemeName, Readonly<Record<ColourName, string>>>> = { light, dark };

/** 尺寸 · Sizes in CSS pixels for libraries that cannot read custom properties (controls, charts, map). @unit px */
export type ViewMetrics = { readonly text_px: number; readonly small_px: number; readonly control_px: number; readonly radius_px: number };

/** 视图尺寸 · Sizes by view. The elder view keeps main text at 18 px or more and targets at 60 px. @source DOMAIN.md §8.5 */
export const metrics: Readonly<Record<ViewName, ViewMetrics>> = {
  standard: { text_px: 15, small_px: 13, control_px: 38, radius_px: 7 },
  elder: { text_px: 20, small_px: 18, control_px: 60, radius_px: 9 },
};

/** 字体 · System font stacks: no font is ever downloaded. */
export const fonts = {
  sans: '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", system-ui, sans-serif',
  title: '"Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "PingFang SC", "Microsoft YaHei", serif',
  document: '"FangSong_GB2312", "FangSong", "STFangsong", "Source Han Serif SC", "Noto Serif CJK SC", "SimSun", serif',
  code: 'ui-monospace, "SFMono-Regular", "Cascadia Mono", "JetBrains Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

/** 级数 · The steps of type, space, radius, depth and motion, by the names of their custom properties; nothing on a page stands between two steps. */
export const scales = {
  text: ['text-1', 'text-2', 'text-3', 'text-4', 'text-5', 'text-6'],
  space: ['space-1', 'space-2', 'space-3', 'space-4', 'space-5', 'space-6', 'space-7'],
  radius: ['radius-1', 'radius-2', 'radius-3'],
  shadow: ['shadow-1', 'shadow-2'],
  motion: ['motion-fast', 'motion-slow'],
} as const;

/** 系列色 · Chart series in order. */
export function seriesColours(theme: ThemeName): readonly string[] {
  const c = colours[theme];
  return [c['series-1'], c['series-2'], c['series-3'], c['series-4'], c['series-5'], c['series-6']];
}
