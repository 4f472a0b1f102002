import type { FirstStepCode } from '#platform/contract/first-hour.ts';
import type { ReadContext } from '../operations/context.ts';

/** 开办步骤 · One step of a new programme, as the module that owns its records counts it. */
export interface FirstStep {
  readonly code: FirstStepCode;
  /** How many there are; `of` where all of something must have it, and then done means all. */
  readonly count: (ctx: ReadContext) => Promise<{ readonly count: number; readonly of?: number }>;
}
