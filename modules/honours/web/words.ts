import type { Tone } from '#platform/web/tokens.ts';
import type { NominationState, RecommendationState, Standing, WithdrawalState } from '../domain/index.ts';

export const standingTones: Readonly<Record<Standing, Tone>> = {
  ahead: 'info', inForce: 'ok', rectifying: 'warn', lapsed: 'neutral', withdrawn: 'danger', locked: 'danger', superseded: 'neutral', ended: 'neutral', passedOn: 'neutral',
};

export const recommendationTones: Readonly<Record<RecommendationState, Tone>> = { sent: 'info', chosen: 'ok', notChosen: 'neutral', returned: 'warn', withdrawn: 'neutral' };

export const nominationTones: Readonly<Record<NominationState, Tone>> = { received: 'warn', accepted: 'ok', declined: 'neutral' };
export const withdrawalTones: Readonly<Record<WithdrawalState, Tone>> = { proposed: 'warn', notified: 'warn', heard: 'warn', confirmed: 'warn', appealed: 'warn', final: 'danger', refused: 'ok', upheld: 'ok', lapsed: 'neutral' };
