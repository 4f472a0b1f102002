/** 计划草稿 · What the form of a new round holds, and what is sent of it. Pure. */
import { z } from 'zod';
import { addDays, isLocalDate, localDate } from '#kernel/local-date.ts';
import type { InputOf } from '#platform/contract/index.ts';
import type { planRound } from '../contract/index.ts';

/** The seed is left out on purpose: a secret does not lie about in a browser. */
const shape = z.object({
  nameZh: z.string(), nameEn: z.string(), code: z.string(), editionId: z.string(), startsOn: z.string(), endsOn: z.string(), sampleSize: z.string(), previousRoundId: z.string().nullable(),
});

export type PlanDraft = z.infer<typeof shape>;

/** 空草稿 · `previousRoundId` null means: not chosen yet, take the newest. */
export const emptyPlan: PlanDraft = { nameZh: '', nameEn: '', code: '', editionId: '', startsOn: '', endsOn: '', sampleSize: '', previousRoundId: null };

/** 读草稿 */
export function planFrom(found: unknown): PlanDraft | null {
  const parsed = shape.safeParse(found);
  return parsed.success ? parsed.data : null;
}

/** 一轮的天数 · Enough for a sample of a city; both days included, changed in the form. @unit days */
const ROUND_DAYS = 14;

/** 默认日期 · What was left empty: from today of the programme, or from the chosen first day, for two weeks. */
export function withDates(draft: PlanDraft, today: string): PlanDraft {
  const startsOn = draft.startsOn === '' ? today : draft.startsOn;
  const endsOn = draft.endsOn === '' && isLocalDate(startsOn) ? addDays(localDate(startsOn), ROUND_DAYS - 1) : draft.endsOn;
  return { ...draft, startsOn, endsOn };
}

/** 提交内容 · An English name that was left out is the Chinese one, so that nothing is empty on an English page. */
export function planInput(draft: PlanDraft, seedCommitment: string | undefined): InputOf<typeof planRound> {
  return {
    nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim() === '' ? draft.nameZh.trim() : draft.nameEn.trim(), code: draft.code.trim(), editionId: draft.editionId,
    startsOn: draft.startsOn, endsOn: draft.endsOn, sampleSize: Math.trunc(Number(draft.sampleSize)) || 0,
    previousRoundId: draft.previousRoundId === null || draft.previousRoundId === '' ? null : draft.previousRoundId,
    ...(seedCommitment === undefined ? {} : { seedCommitment }),
  };
}
