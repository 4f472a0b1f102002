import type { OutputOf } from '#platform/contract/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { deedStateWords, exportAccounts, exportDeedObjections, exportDeeds, exportEntries, exportHouseholdsWithoutPoints, exportRules, exportSettlementLines, exportSettlementPreview, exportSignals, holderKindWords, listAccounts, listDeedObjections, listDeeds, listEntries, listHouseholdsWithoutPoints, listRules, listSettlementLines, listSettlementPreview, listSignals, objectionOutcomeWords, objectionStateWords, purposeWords, signalStateWords, signalWords, transferKindWords } from '../contract/index.ts';
import { listEntriesBound } from './handlers/accounts.ts';
import type { listAccountsBound as accountsBound } from './handlers/accounts.ts';
import { listHouseholdsWithoutPointsBound } from './handlers/board.ts';
import { listDeedsBound } from './handlers/deeds.ts';
import type { objectionOperations } from './handlers/objections.ts';
import { listRulesBound } from './handlers/rules.ts';
import type { listSettlementLinesBound as linesBound, listSettlementPreviewBound as previewBound } from './handlers/settlements.ts';
import { listSignalsBound } from './handlers/signals.ts';
import { deedColumns } from './imports/deeds.ts';
import { ruleColumns } from './imports/rules.ts';

const accountColumns = defineColumns({
  holder: textColumn({ zh: '户名', en: 'Holder', width: 24 }), holderKind: textColumn({ zh: '持有人种类', en: 'Kind of holder', required: true }), purpose: textColumn({ zh: '用途', en: 'Purpose', required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }),
  asset: textColumn({ zh: '资产', en: 'Asset', width: 24, required: true }), balance: integerColumn({ zh: '余额', en: 'Balance', required: true }), held: integerColumn({ zh: '预留', en: 'Held', required: true }), entries: integerColumn({ zh: '笔数', en: 'Entries', required: true }),
});
const entryColumns = defineColumns({
  number: integerColumn({ zh: '序号', en: 'Number', required: true }), posted: textColumn({ zh: '入账时间', en: 'Posted at', width: 20, required: true }), day: dateColumn({ zh: '发生日期', en: 'Of', required: true }), kind: textColumn({ zh: '种类', en: 'Kind', required: true }),
  memo: textColumn({ zh: '摘要', en: 'Memo', width: 36 }), amount: integerColumn({ zh: '数额', en: 'Amount', required: true }), balance: integerColumn({ zh: '余额', en: 'Balance after', required: true }),
});

const settlementColumns = defineColumns({
  code: textColumn({ zh: '户编号', en: 'Number', width: 18, required: true }), label: textColumn({ zh: '户名', en: 'Household', width: 22, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), balance: integerColumn({ zh: '年末积分', en: 'At year’s end', required: true }),
  spent: integerColumn({ zh: '此后已用', en: 'Used since', required: true }), expired: integerColumn({ zh: '到期', en: 'Expires', required: true }), carried: integerColumn({ zh: '结转', en: 'Carried over', required: true }), reversal: textColumn({ zh: '冲正理由', en: 'Given back because', width: 30 }),
});
type SettledLine = OutputOf<typeof listSettlementLines>['rows'][number];
const settledCells = (row: SettledLine, text: (zh: string | null, en: string | null) => string | null) => ({ code: row.code, label: row.label, place: text(row.placeZh, row.placeEn), balance: row.balance, spent: row.spent, expired: row.expired, carried: row.carried, reversal: row.reversalReason });

const signalColumns = defineColumns({
  kind: textColumn({ zh: '情形', en: 'What', width: 28, required: true }), span: textColumn({ zh: '季度或日期', en: 'Quarter or day', required: true }), who: textColumn({ zh: '人员', en: 'Who', width: 24, required: true }), count: integerColumn({ zh: '数量', en: 'How many', required: true }), of: integerColumn({ zh: '总数', en: 'Of', required: true }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), found: textColumn({ zh: '发现时间', en: 'Found at', width: 20, required: true }), by: textColumn({ zh: '处理人', en: 'Decided by' }), reason: textColumn({ zh: '理由', en: 'Reason', width: 36, maxLength: 300 }),
});

const withoutColumns = defineColumns({
  code: textColumn({ zh: '户编号', en: 'Number', width: 18, required: true }), label: textColumn({ zh: '户名', en: 'Household', width: 22, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), balance: integerColumn({ zh: '现有积分', en: 'Balance', required: true }), last: dateColumn({ zh: '最近得分', en: 'Last earned' }),
});

/** Without who objected and how to reach them: those are opened on the screen of whoever settles it, and go nowhere else. Words are left out where they are of whoever asks. */
const objectionColumns = defineColumns({
  number: textColumn({ zh: '异议编号', en: 'Number', width: 16, required: true }), received: textColumn({ zh: '收到时间', en: 'Received', width: 20, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), label: textColumn({ zh: '户名或队伍', en: 'Household or team', width: 22, required: true }), rule: textColumn({ zh: '积分项', en: 'Rule', width: 30, required: true }),
  points: integerColumn({ zh: '分值', en: 'Points', required: true }), words: textColumn({ zh: '异议内容', en: 'Objection', width: 40, maxLength: 1_000 }), due: dateColumn({ zh: '应处理到', en: 'Due on', required: true }), taken: textColumn({ zh: '代为登记', en: 'Taken down by' }), state: textColumn({ zh: '办理', en: 'State', required: true }), outcome: textColumn({ zh: '结论', en: 'Outcome' }),
  answer: textColumn({ zh: '答复', en: 'Answer', width: 40, maxLength: 1_000 }), by: textColumn({ zh: '处理人', en: 'Settled by' }), resolved: textColumn({ zh: '答复时间', en: 'Answered at', width: 20 }),
});

export const pointsExports = (listAccountsBound: ReturnType<typeof accountsBound>, listSettlementPreviewBound: ReturnType<typeof previewBound>, listSettlementLinesBound: ReturnType<typeof linesBound>, listDeedObjectionsBound: ReturnType<typeof objectionOperations>['list']) => [
  bindExport(exportSignals, listSignalsBound, listSignals, {
    name: { zh: '积分异常提示', en: 'Signals' }, columns: signalColumns,
    row: (row, { words, clock }) => ({ kind: signalWords[row.kind][words], span: row.span, who: row.personNames.join(' · '), count: row.count, of: row.of, state: signalStateWords[row.state][words], found: clock(row.foundAt) as string, by: row.decidedByName, reason: row.reason }),
  }),
  bindExport(exportHouseholdsWithoutPoints, listHouseholdsWithoutPointsBound, listHouseholdsWithoutPoints, { name: { zh: '本季没有得分的户', en: 'Earned nothing' }, columns: withoutColumns, row: (row, { text }) => ({ code: row.code, label: row.label, place: text(row.placeZh, row.placeEn), balance: row.balance, last: row.lastEarnedOn }) }),
  bindExport(exportDeedObjections, listDeedObjectionsBound, listDeedObjections, {
    name: { zh: '记分异议', en: 'Objections to deeds' }, columns: objectionColumns,
    row: (row, { words, text, clock }) => ({
      number: row.number, received: clock(row.receivedAt) as string, place: text(row.placeZh, row.placeEn), label: row.subjectLabel, rule: row.ruleLabel, points: row.points, words: row.words, due: row.dueOn, taken: row.takenByName, state: objectionStateWords[row.state][words], outcome: row.outcome === null ? null : objectionOutcomeWords[row.outcome][words],
      answer: row.answer, by: row.resolvedByName, resolved: row.resolvedAt === null ? null : clock(row.resolvedAt),
    }),
  }),
  bindExport(exportSettlementPreview, listSettlementPreviewBound, listSettlementPreview, { name: { zh: '年终结算预览', en: 'Preview of the settlement' }, columns: settlementColumns, row: (row, { text }) => settledCells(row, text) }),
  bindExport(exportSettlementLines, listSettlementLinesBound, listSettlementLines, { name: { zh: '年终结算', en: 'Settlement' }, columns: settlementColumns, row: (row, { text }) => settledCells(row, text) }),
  bindExport(exportRules, listRulesBound, listRules, { name: { zh: '积分规则', en: 'Rules' }, columns: ruleColumns, row: ({ code, group, label, points, monthlyCap, evidence }) => ({ code, group, label, points, monthlyCap, evidence }) }),
  bindExport(exportDeeds, listDeedsBound, listDeeds, {
    name: { zh: '记分', en: 'Deeds' }, columns: deedColumns,
    row: (row, { words, text }) => ({
      code: row.subjectCode, label: row.subjectLabel, place: text(row.placeZh, row.placeEn), rule: row.ruleLabel, points: row.points, posted: row.postedPoints, cut: row.cutPoints === 0 ? null : row.cutPoints, day: row.happenedOn, evidence: row.evidence, state: deedStateWords[row.state][words],
      recorded: row.recordedByName, reviewed: row.reviewedByName, reason: row.correctionReason ?? row.reviewReason,
    }),
  }),
  bindExport(exportAccounts, listAccountsBound, listAccounts, {
    name: { zh: '积分账户', en: 'Points accounts' }, columns: accountColumns,
    row: (row, { words, text }) => ({
      holder: row.holderLabel, holderKind: holderKindWords[row.holderKind]?.[words] ?? row.holderKind, purpose: purposeWords[row.purpose]?.[words] ?? row.purpose, place: text(row.placeZh, row.placeEn), asset: text(row.assetZh, row.assetEn) as string, balance: row.balance, held: row.held, entries: row.entryCount,
    }),
  }),
  bindExport(exportEntries, listEntriesBound, listEntries, {
    name: { zh: '账户明细', en: 'Entries' }, columns: entryColumns,
    row: (row, { words, clock }) => ({ number: row.entryNumber, posted: clock(row.postedAt) as string, day: row.occurredOn, kind: transferKindWords[row.kind]?.[words] ?? row.kind, memo: row.memo, amount: row.amount, balance: row.balanceAfter }),
  }),
];
