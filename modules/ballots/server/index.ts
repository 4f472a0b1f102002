import type { ServerModule } from '#platform/server/operations/index.ts';
import { ballotsProblems } from '../contract/index.ts';
import { CLEAR_JOB, clearCastMarksBound, clearEverywhere, SIGN_JOB, signBoxesBound, signEverywhere } from './handlers/by-the-clock.ts';
import { castBallotBound } from './handlers/casting.ts';
import { closeBallotBound, countBallotBound, readResultBound, requestClosingBound, returnClosingBound } from './handlers/closing.ts';
import { draftBallotBound, listBallotsBound, readBallotBound, readOptionsFileBound, updateBallotBound, withdrawBallotBound } from './handlers/drafting.ts';
import { acceptAnomalyBound, listQuarantinesBound, quarantineBallotsBound, readAnomaliesBound, releaseQuarantineBound, setGuardLimitsBound } from './handlers/guarding.ts';
import { listCodeBatchesBound, openBallotBound, printCodesBound } from './handlers/opening.ts';
import { enterPaperBallotBound, listPaperBallotsBound, registerPaperCodesBound } from './handlers/paper.ts';
import { beginIdentityBound, exchangeIdentityBound, finishIdentityBound, listSmsOutboxBound, sendSmsCodeBound, verifySmsCodeBound } from './handlers/identities.ts';
import { placeOptionPhotoBound, readOptionPhotoBound, readOptionPhotoDraftBound, removeOptionPhotoBound } from './handlers/photos.ts';
import {
  downloadPublishedBallotBound, listBoxHeadsBound, listPublicBallotsBound, listSealedBallotsBound, readConsistencyBound, readInclusionBound, readPublicBallotBound, readPublicResultBound,
} from './handlers/public.ts';
import { exchangeCodeBound } from './handlers/voting.ts';
import { ballotsPages } from './pages.ts';
import { ballotDuties } from './queries/duty-sources.ts';
import { allowedFor } from './shared-networks.ts';
import { withholdOptionBound } from './withholding.ts';

export { cryptoFor, issuerPrivateKey, makeIssuerKeys } from './crypto.ts';
export { draftBallotFor } from './handlers/drafting.ts';
export { withholdOptions } from './withholding.ts';

export const ballotsModule: ServerModule = {
  name: 'ballots',
  operations: [
    listBallotsBound, readBallotBound, draftBallotBound, updateBallotBound, readOptionsFileBound, withholdOptionBound, printCodesBound, listCodeBatchesBound, openBallotBound, registerPaperCodesBound, enterPaperBallotBound,
    listPaperBallotsBound, readAnomaliesBound, setGuardLimitsBound, listQuarantinesBound, quarantineBallotsBound, acceptAnomalyBound, releaseQuarantineBound, requestClosingBound, returnClosingBound, closeBallotBound, countBallotBound, withdrawBallotBound,
    readResultBound, signBoxesBound, clearCastMarksBound, listPublicBallotsBound, readPublicBallotBound, allowedFor(exchangeCodeBound), allowedFor(castBallotBound), listBoxHeadsBound, listSealedBallotsBound, readInclusionBound,
    readConsistencyBound, readPublicResultBound, downloadPublishedBallotBound,
    ...[sendSmsCodeBound, verifySmsCodeBound, beginIdentityBound, finishIdentityBound, exchangeIdentityBound].map(allowedFor), listSmsOutboxBound, placeOptionPhotoBound, removeOptionPhotoBound, readOptionPhotoDraftBound, readOptionPhotoBound,
  ],
  problems: ballotsProblems,
  constraints: {
    exchanges__one_per_code: 'ballots.code_used', identity_exchanges__once: 'ballots.identity_used', sealed_ballots__one_per_credential: 'ballots.credential_used', ballots__opener_is_no_author: 'ballots.author_cannot_open',
    ballots__closer_did_not_ask: 'ballots.closer_asked', paper_entries__another_person: 'ballots.paper_entered_by_you',
  },
  topics: { ballots: 'ballots.read' },
  duties: ballotDuties,
  pages: ballotsPages,
  searchTexts: [{ table: 'ballots.ballots', key: 'id', name: 'title', others: [] }],
  jobs: { [SIGN_JOB]: signEverywhere, [CLEAR_JOB]: clearEverywhere },
  schedule: [{ cron: '0 * * * *', job: SIGN_JOB }, { cron: '23 3 * * *', job: CLEAR_JOB }],
};
