/** 体系文件格式 · The format name every edition document carries, so that a later shape can be told apart. */
export const EDITION_FORMAT = 'lianchuang-framework/1';

/** 体系级别 · Whose title the framework leads to. */
export const EDITION_LEVELS = ['national', 'provincial', 'prefecture', 'county', 'village', 'organisation', 'household'] as const;

/** 测评方式 · How a standard is tested: 材料审核, 实地考察, 问卷调查, 征求意见. */
export const METHODS = ['material', 'field', 'questionnaire', 'consultation'] as const;

/** 评级方式 · What a grade is read from: 达标条数, 观测得分率, 数值. */
export const GRADING_KINDS = ['countMet', 'observationRate', 'numeric'] as const;

/** 点位形态 · Whether a site of this type has a length. */
export const SITE_GEOMETRIES = ['point', 'line'] as const;

/** 处置阶梯 · The four steps of the negative list: 扣分, 停止提名, 停止资格一年, 取消称号. */
export const SANCTIONS = ['deduct', 'stopNomination', 'suspendOneYear', 'revoke'] as const;

/** 对应关系 · What became of a code from one edition to the next. */
export const MAPPING_RELATIONS = ['kept', 'changed', 'merged', 'split', 'added', 'dropped'] as const;

export type EditionLevel = (typeof EDITION_LEVELS)[number];
export type Method = (typeof METHODS)[number];
export type GradingKind = (typeof GRADING_KINDS)[number];
export type SiteGeometry = (typeof SITE_GEOMETRIES)[number];
export type Sanction = (typeof SANCTIONS)[number];
export type MappingRelation = (typeof MAPPING_RELATIONS)[number];

/** 双语文字 · One text in both languages of the product. */
export type BilingualText = { readonly zh: string; readonly en: string };

/**
 * 测评体系版本 · One edition of a framework: level × year × version. The same shape is the import, the export
 * and the pack, so that what an office gets out can always be put back in.
 *
 * @unit scoreMax: score points, at most two decimals · minShare and factor: 1 = the whole ·
 *   methodWeights: any one measure, 100 or more in all · yearWeights and a standard's method weights: per cent
 * @source DOMAIN 1.2–1.6
 */
export type EditionDocument = {
  readonly format: typeof EDITION_FORMAT;
  readonly code: string;
  readonly family: string;
  readonly level: EditionLevel;
  readonly year: number;
  readonly version: string;
  readonly title: BilingualText;
  /** True for everything that no authority issued; screens and bulletins then say 演示数据. */
  readonly synthetic: boolean;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly methodWeights: MethodWeights;
  readonly yearWeights: readonly number[];
  readonly gradingSchemes: readonly GradingScheme[];
  readonly siteTypes: readonly SiteType[];
  readonly themes: readonly Theme[];
  readonly checkItems: readonly CheckItem[];
  readonly negativeItems: readonly NegativeItem[];
  readonly mapping?: EditionMapping | undefined;
};

/** 测评方式权重 · What each method counts in a year's total. */
export type MethodWeights = {
  readonly material: number;
  readonly field: number;
  readonly questionnaire: number;
  readonly consultation?: number | undefined;
};

/** 评级方案 · Grades from the best down, each with the least share that earns it. */
export type GradingScheme = BilingualText & {
  readonly code: string;
  readonly kind: GradingKind;
  readonly grades: readonly Grade[];
};

/** 等级 · One grade and the part of the score it is worth. */
export type Grade = { readonly grade: string; readonly minShare: number; readonly factor: number };

/** 点位类型 · A kind of place that is inspected, such as a market or a main street. */
export type SiteType = BilingualText & { readonly code: string; readonly geometry: SiteGeometry };

/** 测评项目 · The top of the tree. */
export type Theme = BilingualText & { readonly code: string; readonly contents: readonly Content[] };

/** 测评内容 · The middle of the tree. */
export type Content = BilingualText & {
  readonly code: string;
  readonly scoreMax: number;
  readonly standards: readonly Standard[];
};

/** 测评标准 · A leaf of the tree: what is asked, how it is tested, what it is worth. */
export type Standard = BilingualText & {
  readonly code: string;
  readonly scoreMax: number;
  readonly methods: readonly StandardMethod[];
  readonly gradingScheme: string;
  readonly leadOrganisation?: string | undefined;
};

/** 标准的测评方式 · One of the methods of a standard with its share. @unit weight: per cent of the standard */
export type StandardMethod = { readonly method: Method; readonly weight: number };

/** 检查项 · One thing an inspector looks at on site, with the rule that decides. */
export type CheckItem = BilingualText & {
  readonly code: string;
  readonly standardCode: string;
  readonly siteTypes: readonly string[];
  readonly rule: CheckRule;
  /** 例外说明 · What looks like a breach and is none, so that two inspectors answer alike. */
  readonly exceptionsZh?: string | undefined;
  readonly exceptionsEn?: string | undefined;
  readonly caseCategory: string;
  readonly photoOnUnmet: boolean;
  readonly weight: number;
};

/**
 * 检查规则 · How what was counted on site becomes met or unmet.
 *
 * @unit everyMetres, windowMetres: metres · minPercent: per cent
 */
export type CheckRule =
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'minCount'; readonly count: number }
  | { readonly kind: 'perLength'; readonly count: number; readonly everyMetres: number }
  | { readonly kind: 'window'; readonly count: number; readonly windowMetres: number }
  | { readonly kind: 'share'; readonly minPercent: number };

/** 负面清单项 · What costs score or the title, and how far back it counts. @unit lookBackMonths: months */
export type NegativeItem = BilingualText & {
  readonly code: string;
  readonly lookBackMonths: number;
  readonly sanction: Sanction;
  readonly deduction?: number | undefined;
};

/** 新旧对应 · What each code of an earlier edition became in this one. */
export type EditionMapping = { readonly fromEdition: string; readonly pairs: readonly MappingPair[] };

/** 对应项 · One old code and one new code; a merge or a split is several pairs. */
export type MappingPair = {
  readonly from: string | null;
  readonly to: string | null;
  readonly relation: MappingRelation;
  readonly note?: string | undefined;
};
