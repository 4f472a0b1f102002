import type { ServerModule } from '#platform/server/operations/index.ts';
import { pointsProblems } from '../contract/index.ts';
import { pointsExports } from './exports.ts';
import { listAccountsBound, listEntriesBound, readAccountBound } from './handlers/accounts.ts';
import { downloadBoardBound, listHouseholdsWithoutPointsBound, readBoardBound, setBoardAbsenceBound } from './handlers/board.ts';
import { POST_JOB, postEverywhere, SEAL_JOB, sealEverywhere, sealPostingsBound } from './handlers/by-the-clock.ts';
import { correctDeedBound, deedImportTemplateBound, importDeedsBound, listDeedsBound, postDeedsBound, recordDeedBound, reviewDeedsBound } from './handlers/deeds.ts';
import { readPublicBoardsBound, publishBoardBound, readReviewMonthBound, readPublicBoardBound } from './handlers/months.ts';
import { listSettlementLinesBound, readSettlementsBound, postSettlementBound, listSettlementPreviewBound, readPublicSettlementBound, reverseSettlementBound, warnSettlementBound, withdrawSettlementBound } from './handlers/settlements.ts';
import { objectionOperations } from './handlers/objections.ts';
import { findEverywhere, findSignalsBound, listSignalsBound, readSignalBound, SIGNALS_JOB, settleSignalBound } from './handlers/signals.ts';
import type { HolderSource } from './holders.ts';
import { noticeForms, noticePages } from './notice-pages.ts';
import type { DeedNoticeSource } from './notice-source.ts';
import { pointsPages } from './pages.ts';
import { pointsDuties } from './queries/duty-sources.ts';
import { pullDeedsBound } from './handlers/pulling.ts';
import { postTransfersBound, reversePostedTransfersBound } from './handlers/posting.ts';
import { approveRuleBookBound, discardRuleBookBound, draftRuleBookBound, importRulesBound, listRulesBound, readRuleBookBound, readRuleBooksBound, readRulesOnBound, ruleImportTemplateBound } from './handlers/rules.ts';
import { verifyAccountsBound } from './handlers/verifying.ts';
import { SEAL_OBJECTIONS_JOB, sealDeedObjectionsBound, sealDeedObjectionsEverywhere } from './sealing-words.ts';
import { pointsAskSource } from './queries/ask-source.ts';

export { redeemersLacking, teamCap } from './acting.ts';
export type { HolderSource } from './holders.ts';
export type { DeedNoticeSource } from './notice-source.ts';
export { ruleAt } from './rule-at.ts';
export { ensureAsset, postTransfers, readBalanceAt, readBalances, releaseHolds, reserveHolds, reverseTransfers } from './ledger.ts';

/**
 * @param holders names of holders that other modules keep: teams, shops, batches
 * @param notices deeds that other modules keep, which hang out and are objected to with those of households
 */
export function createPointsModule({ holders, notices }: { readonly holders: readonly HolderSource[]; readonly notices: readonly DeedNoticeSource[] }): ServerModule {
  const [accounts, preview, lines] = [listAccountsBound(holders), listSettlementPreviewBound(holders), listSettlementLinesBound(holders)];
  const objections = objectionOperations(notices);
  return {
    name: 'points',
    operations: [
      accounts, readAccountBound(holders), listEntriesBound, postTransfersBound, reversePostedTransfersBound, verifyAccountsBound, sealPostingsBound,
      readRuleBooksBound, readRuleBookBound, readRulesOnBound, draftRuleBookBound, approveRuleBookBound, discardRuleBookBound, listRulesBound, importRulesBound, ruleImportTemplateBound,
      listDeedsBound, recordDeedBound, importDeedsBound, deedImportTemplateBound, reviewDeedsBound, postDeedsBound, correctDeedBound, readBoardBound, setBoardAbsenceBound, listHouseholdsWithoutPointsBound, downloadBoardBound,
      listSignalsBound, readSignalBound, settleSignalBound, findSignalsBound,
      ...Object.values(objections), sealDeedObjectionsBound,
      pullDeedsBound, readReviewMonthBound, publishBoardBound, readPublicBoardsBound, readPublicBoardBound,
      preview, readSettlementsBound, lines, warnSettlementBound, withdrawSettlementBound, postSettlementBound, reverseSettlementBound, readPublicSettlementBound,
      ...pointsExports(accounts, preview, lines, objections.list),
    ],
    problems: pointsProblems,
    constraints: {
      accounts__floor: 'points.balance_too_low', transfers__same_id_other_content: 'points.transfer_differs', transfers__reversed_once: 'points.reversed_already', accounts__asset: 'points.asset_unknown', transfers__balanced: 'points.transfer_unbalanced',
      rule_books__one_a_day: 'points.book_day_taken', rule_books__another_approves: 'points.same_person', deeds__another_reviews: 'points.same_person', deeds__another_corrects: 'points.same_person', deeds__minus_has_evidence: 'points.evidence_missing',
      deeds__posted_after_notice: 'points.notice_runs', deeds__objection_open: 'points.objection_open', deed_objections__on_notice: 'points.not_on_notice', deed_objections__another_settles: 'points.same_person', settlements__one_a_year: 'points.settlement_known', settlements__another_posts: 'points.same_person', signal_decisions__by_another: 'points.concerns_oneself',
    },
    topics: { points: 'points.read' },
    asks: [pointsAskSource],
    duties: pointsDuties(notices),
    pages: [...noticePages, ...pointsPages],
    forms: noticeForms,
    jobs: { [SEAL_JOB]: sealEverywhere, [POST_JOB]: postEverywhere, [SIGNALS_JOB]: findEverywhere, [SEAL_OBJECTIONS_JOB]: sealDeedObjectionsEverywhere },
    schedule: [{ cron: '* * * * *', job: SEAL_JOB }, { cron: '20 * * * *', job: POST_JOB }, { cron: '10 18 * * *', job: SIGNALS_JOB }, { cron: '35 3 * * *', job: SEAL_OBJECTIONS_JOB }],
  };
}
