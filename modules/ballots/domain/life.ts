/** 投票的过程 · draft → open → closing → counting → closed; withdrawn before anything is counted. */
export const BALLOT_STATES = ['draft', 'open', 'closing', 'counting', 'closed', 'withdrawn'] as const;
export type BallotState = (typeof BALLOT_STATES)[number];
export const BALLOT_ACTS = ['update', 'printCodes', 'open', 'enterPaper', 'setGuardLimits', 'quarantine', 'requestClosing', 'returnClosing', 'close', 'count', 'withdraw'] as const;
export type BallotAct = (typeof BALLOT_ACTS)[number];

const ALLOWED: Readonly<Record<BallotAct, readonly BallotState[]>> = {
  update: ['draft'], printCodes: ['draft', 'open'], open: ['draft'], enterPaper: ['open'], setGuardLimits: ['draft', 'open'], quarantine: ['open'],
  requestClosing: ['open'], returnClosing: ['closing'], close: ['closing'], count: ['counting', 'closed'], withdraw: ['draft', 'open', 'closing'],
};
const NEXT: Partial<Readonly<Record<BallotAct, BallotState>>> = { open: 'open', requestClosing: 'closing', returnClosing: 'open', close: 'counting', count: 'closed', withdraw: 'withdrawn' };

/** 可做 · Whether an act is open in a state. */
export function mayAct(state: BallotState, act: BallotAct): boolean {
  return ALLOWED[act].includes(state);
}

/** The state an act leads to; where it leads nowhere, the one it is in. */
export function nextBallotState(state: BallotState, act: BallotAct): BallotState {
  return NEXT[act] ?? state;
}

/** 接收选票 · Whether a ballot takes votes now. @unit epoch milliseconds */
export function takesVotes(ballot: { readonly state: BallotState; readonly opensAt: number; readonly closesAt: number }, now: number): boolean {
  return ballot.state === 'open' && now >= ballot.opensAt && now < ballot.closesAt;
}

/** Acts that a ballot's own authors may not do: somebody else looks at it. */
export const SECOND_PERSON_ACTS: readonly BallotAct[] = ['open', 'close'];
