import type { CheckRule, Method } from '#modules/frameworks/domain/index.ts';

/**
 * The words in which the demo edition is written down. A row says only what a person decides; codes follow
 * from the place of the row, so that moving a standard never leaves a gap or a duplicate.
 */
export type Methods = Partial<Record<Method, number>>;

export type ItemOptions = {
  readonly rule?: CheckRule;
  /** What looks like a breach and is none, so that two inspectors answer alike. */
  readonly except?: readonly [zh: string, en: string];
  readonly weight?: 1 | 2 | 3;
  /** False where a picture would show people rather than the fault. */
  readonly photo?: boolean;
};

export type ItemSource = ItemOptions & {
  readonly zh: string;
  readonly en: string;
  readonly at: string;
  readonly caseCategory: string;
};

export type StandardSource = {
  readonly zh: string;
  readonly en: string;
  /** Tenths of a point: whole numbers add up exactly. */
  readonly scoreTenths: number;
  readonly methods: Methods;
  readonly lead: string;
  readonly gradingScheme?: string;
  readonly items: readonly ItemSource[];
};

export type ContentSource = { readonly zh: string; readonly en: string; readonly standards: readonly StandardSource[] };
export type ThemeSource = { readonly zh: string; readonly en: string; readonly contents: readonly ContentSource[] };

export const MATERIAL: Methods = { material: 100 };
export const FIELD: Methods = { field: 100 };
export const SURVEY: Methods = { questionnaire: 100 };

/** 检查项 · One thing to look at, at the site types named in `at`, separated by spaces. */
export function item(zh: string, en: string, at: string, caseCategory: string, options: ItemOptions = {}): ItemSource {
  return { zh, en, at, caseCategory, ...options };
}

/** 标准 · One standard with its check items, if it is inspected in the field. */
export function standard(
  zh: string,
  en: string,
  scoreTenths: number,
  methods: Methods,
  lead: string,
  items: readonly ItemSource[] = [],
): StandardSource {
  return { zh, en, scoreTenths, methods, lead, items };
}

/** 测评内容 · A group of standards. */
export function content(zh: string, en: string, standards: readonly StandardSource[]): ContentSource {
  return { zh, en, standards };
}

export const minCount = (count: number): CheckRule => ({ kind: 'minCount', count });
export const perLength = (count: number, everyMetres: number): CheckRule => ({ kind: 'perLength', count, everyMetres });
export const within = (count: number, windowMetres: number): CheckRule => ({ kind: 'window', count, windowMetres });
export const share = (minPercent: number): CheckRule => ({ kind: 'share', minPercent });
