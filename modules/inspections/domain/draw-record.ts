import type { Ratio } from '#kernel/ratio.ts';

/** 抽样文件格式 · The format name every published draw carries. */
export const DRAW_FORMAT = 'lianchuang-draw/1';

/** 无片区 · The zone code of sites that lie in no zone; they form strata of their own. */
export const NO_ZONE = '-';

/** 抽样框点位 · One site that can be drawn, with the two fields that make its stratum. */
export type FrameSite = { readonly siteCode: string; readonly siteTypeCode: string; readonly zoneCode: string };

/**
 * 抽样方法 · `proportional` shares the sample over site types and then zones by largest remainder, with at least
 * `minPerSiteType` of every type where the sample is big enough; `perStratum` takes the same number everywhere.
 */
export type DrawMethod =
  | { readonly kind: 'proportional'; readonly minPerSiteType: number }
  | { readonly kind: 'perStratum'; readonly sitesPerStratum: number };

/** 抽样请求 · Everything a draw depends on; the sample size of `perStratum` follows from the frame. */
export type DrawRequest = {
  readonly seed: string;
  readonly frame: readonly FrameSite[];
  readonly sampleSize: number | null;
  readonly method: DrawMethod;
};

/** 点位类型配额 · What one site type was due and what it got. */
export type SiteTypeAllocation = {
  readonly siteTypeCode: string;
  readonly size: number;
  readonly quota: Ratio;
  readonly count: number;
};

/**
 * 层配额 · The working of one stratum: how many sites it has, its exact quota, how far its zone was behind its
 * share when the leftover places were given out, and how many are drawn.
 */
export type StratumAllocation = {
  readonly siteTypeCode: string;
  readonly zoneCode: string;
  readonly size: number;
  readonly quota: Ratio;
  readonly remainder: Ratio;
  readonly count: number;
};

/** 抽样记录 · A whole draw in one JSON value, so that anybody can make it again and compare. */
export type DrawRecord = {
  readonly format: typeof DRAW_FORMAT;
  readonly seed: string;
  readonly seedCommitment: string;
  readonly frameHash: string;
  readonly frame: readonly FrameSite[];
  readonly sampleSize: number;
  readonly method: DrawMethod;
  readonly allocation: {
    readonly siteTypes: readonly SiteTypeAllocation[];
    readonly strata: readonly StratumAllocation[];
  };
  readonly selected: readonly string[];
};

/** 拒抽原因 · Why a draw was refused. */
export type DrawRefusal =
  | 'seed_missing'
  | 'frame_empty'
  | 'frame_too_large'
  | 'frame_code_invalid'
  | 'frame_site_duplicate'
  | 'sample_size_invalid'
  | 'sample_larger_than_frame';

/** 差异 · What a record says and what the same seed and frame give. */
export type DrawDifference = {
  readonly code:
    | 'format_unsupported'
    | 'refused'
    | 'seed_commitment_differs'
    | 'frame_hash_differs'
    | 'frame_order_differs'
    | 'sample_size_differs'
    | 'allocation_differs'
    | 'selection_differs';
  readonly detail: string;
};
