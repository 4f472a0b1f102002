import { addDays, localDate } from '#kernel/local-date.ts';

export const WITHDRAWAL_STATES = ['proposed', 'notified', 'heard', 'confirmed', 'appealed', 'final', 'refused', 'upheld', 'lapsed'] as const;
/** 撤销程序状态 · `refused` was not confirmed, `upheld` means that the appeal was; of `lapsed` the award was over by itself. */
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number];
export const OPEN_WITHDRAWALS = ['proposed', 'notified', 'heard', 'confirmed', 'appealed'] as const satisfies readonly WithdrawalState[];

/** 撤销情形 · Why a title may be withdrawn. Times of its own where the matter is urgent, else those of the title. @unit days */
export interface WithdrawalGround { readonly code: string; readonly zh: string; readonly en: string; readonly answerDays: number | null; readonly appealDays: number | null }

/** 撤销规则 · How long a holder has to answer and to appeal, and on which grounds. @unit days */
export interface WithdrawalRule { readonly answerDays: number; readonly appealDays: number; readonly grounds: readonly WithdrawalGround[] }

/** 默认撤销规则 · Where a title says nothing. @source DOMAIN §4: seven days to appeal by default; every other figure is the product's own, to be set by the programme */
export const WITHDRAWAL_RULE: WithdrawalRule = {
  answerDays: 7, appealDays: 7,
  grounds: [
    { code: 'standards', zh: '复查不达标', en: 'Below its standards in a re-review', answerDays: null, appealDays: null },
    { code: 'rectification', zh: '限期整改不到位', en: 'Not put right by its day', answerDays: null, appealDays: null },
    { code: 'negative', zh: '发生负面清单事项', en: 'A negative item happened', answerDays: null, appealDays: null },
    { code: 'falsified', zh: '申报材料弄虚作假', en: 'Falsified material', answerDays: null, appealDays: null },
    { code: 'legal', zh: '法定情形，须从快办理', en: 'Grounds in law that press', answerDays: 1, appealDays: 3 },
    { code: 'authority', zh: '授予机关已作出撤销决定', en: 'Withdrawn by whoever confers it', answerDays: 0, appealDays: 0 },
  ],
};

export const withdrawalRuleOf = (rules: { readonly withdrawal?: WithdrawalRule | undefined }): WithdrawalRule => rules.withdrawal ?? WITHDRAWAL_RULE;

/**
 * 情形与期限 · The ground with its times in days; without a code the first that is not urgent.
 *
 * @returns null where the title knows no such ground
 */
export function groundOf(rule: WithdrawalRule, code: string | undefined): { readonly ground: WithdrawalGround; readonly answerDays: number; readonly appealDays: number } | null {
  const ground = code === undefined ? (rule.grounds.find(({ answerDays, appealDays }) => answerDays === null && appealDays === null) ?? rule.grounds[0]) : rule.grounds.find((each) => each.code === code);
  return ground === undefined ? null : { ground, answerDays: ground.answerDays ?? rule.answerDays, appealDays: ground.appealDays ?? rule.appealDays };
}

/** 撤销程序 · What stands of a proceeding. @unit answerDays, appealDays: days */
export interface Withdrawal {
  readonly state: WithdrawalState; readonly answerDays: number; readonly appealDays: number; readonly notifiedOn: string | null; readonly answerBy: string | null;
  readonly heardOn: string | null; readonly decidedOn: string | null; readonly appealUntil: string | null; readonly appealedOn: string | null; readonly proposedBy: string; readonly decidedBy: string | null;
}

/** 撤销拒绝 */
export type WithdrawalRefusal = 'not_open' | 'dates' | 'answer_runs' | 'same_person' | 'appeal_over' | 'appeal_runs';

const later = (day: string, days: number): string => addDays(localDate(day), days);

/** 答复期 · The last day to answer. @unit days */
export const answerUntil = (notifiedOn: string, days: number): string => later(notifiedOn, days);

/** 可否告知 · Once, and not for a day to come. */
export function noticeRefusal(of: Withdrawal, on: string, proposedOn: string, today: string): WithdrawalRefusal | null {
  if (of.state !== 'proposed') return 'not_open';
  return on > today || on < proposedOn ? 'dates' : null;
}

/** 可否听取 · Whoever speaks is heard at once; silence says something only after the time to answer is over. */
export function hearingRefusal(of: Withdrawal, on: string, hasSpoken: boolean, today: string): WithdrawalRefusal | null {
  if (of.state !== 'notified' || of.notifiedOn === null || of.answerBy === null) return 'not_open';
  if (on > today || on < of.notifiedOn) return 'dates';
  return !hasSpoken && of.answerDays > 0 && on <= of.answerBy ? 'answer_runs' : null;
}

/** 可否确认 · By another person than whoever proposed it, and only once the holder was heard; that it is not confirmed may be said before. */
export function confirmationRefusal(of: Withdrawal, outcome: 'confirm' | 'refuse', personId: string): WithdrawalRefusal | null {
  const open = outcome === 'confirm' ? of.state === 'heard' : of.state === 'proposed' || of.state === 'notified' || of.state === 'heard';
  if (!open) return 'not_open';
  return of.proposedBy === personId ? 'same_person' : null;
}

/** 可否申诉 · Until the last day of the appeal, and once. */
export function withdrawalAppealRefusal(of: Withdrawal, on: string, today: string): WithdrawalRefusal | null {
  if (of.state !== 'confirmed' || of.decidedOn === null || of.appealUntil === null) return 'not_open';
  if (on > today || on < of.decidedOn) return 'dates';
  return on > of.appealUntil ? 'appeal_over' : null;
}

/** 可否裁决申诉 · By neither of the two who proposed and confirmed it. */
export function appealDecisionRefusal(of: Withdrawal, personId: string): WithdrawalRefusal | null {
  if (of.state !== 'appealed') return 'not_open';
  return of.proposedBy === personId || of.decidedBy === personId ? 'same_person' : null;
}

/** 生效日 · The day from which an unappealed withdrawal counts: the one after its last day of appeal; null before, and while nothing is confirmed. */
export function finalFrom(of: Withdrawal, today: string): string | null {
  if (of.state !== 'confirmed' || of.appealUntil === null || of.decidedOn === null) return null;
  const from = of.appealDays === 0 ? of.decidedOn : later(of.appealUntil, 1);
  return from <= today ? from : null;
}
