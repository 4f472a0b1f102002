/** 统计事实 · What was counted under one name. @unit met, observed: judgements; itemCount: observations that count */
export type Tally = {
  readonly met: number;
  readonly observed: number;
  readonly itemCount: number;
  readonly notApplicable: number;
  /** The same a round earlier; null where the two cannot be compared. */
  readonly previous: { readonly met: number; readonly observed: number } | null;
};

/** A tally with its name. `key` is what lists of records are filtered by. @unit siteCount: sites drawn, or null */
export type NamedTally = Tally & { readonly key: string; readonly code: string; readonly zh: string; readonly en: string; readonly siteCount: number | null };

/** 案件事实 · The cases that came out of a round. @unit cases, except reworks (failed verifications) */
export type CaseTally = {
  readonly total: number;
  readonly closed: number;
  /** Closed, the fix reported by the deadline. */
  readonly closedOnTime: number;
  /** Fixed and waiting for verification. */
  readonly rectified: number;
  /** Late and not fixed. */
  readonly overdue: number;
  readonly shelved: number;
  readonly reworks: number;
};

export type OrganisationTally = CaseTally & { readonly key: string; readonly code: string; readonly zh: string; readonly en: string };

/** 督查通报的事实 · Everything an inspection bulletin speaks of, read at one moment. */
export type InspectionFacts = {
  readonly round: {
    readonly id: string; readonly zh: string; readonly en: string; readonly startsOn: string; readonly endsOn: string;
    readonly editionZh: string; readonly seed: string | null; readonly frameHash: string | null;
  };
  readonly sites: { readonly drawn: number; readonly done: number; readonly inspectors: number };
  readonly overall: Tally;
  readonly themes: readonly NamedTally[];
  readonly zones: readonly NamedTally[];
  readonly siteTypes: readonly NamedTally[];
  /** Standards with judgements enough to speak of, the weakest first. */
  readonly weakestStandards: readonly NamedTally[];
  readonly findings: { readonly total: number; readonly dispatched: number; readonly dismissed: number; readonly open: number };
  readonly cases: CaseTally;
  /** Every organisation that answered for a drawn site or was given a case; those without a case included. */
  readonly organisations: readonly OrganisationTally[];
  /** Local date on which the cases were counted. @unit YYYY-MM-DD */
  readonly countedOn: string;
};
