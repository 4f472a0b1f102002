/** 每夜排定例行日 · Through the same write path as everybody. */
import { onceEverywhere } from '#modules/places/server/index.ts';
import { extendRoutines } from '../contract/index.ts';

export const ROUTINE_DAYS_JOB = 'plans.extendRoutines';

export const extendEverywhere = onceEverywhere({ job: ROUTINE_DAYS_JOB, operation: extendRoutines });
