export const CORRECTION_STATES = ['asked', 'accepted', 'declined'] as const;
/** 更正申请状态 */
export type CorrectionState = (typeof CORRECTION_STATES)[number];
