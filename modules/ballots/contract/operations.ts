/** What the office does with a public ballot. */
import { z } from 'zod';
import { defineOperation, fileInput, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { ANOMALY_KINDS, BALLOT_ACTS, BALLOT_MODES, BALLOT_STATES, CLASSES_MAX, OPTIONS_MAX, PAPER_STATES, TOKEN_KINDS } from '../domain/index.ts';

export const ballotState = z.enum(BALLOT_STATES);
const code = z.string().trim().regex(/^[0-9A-Za-z_-]{1,20}$/);
export const optionClass = z.object({ code, label: z.string().trim().min(1).max(60), limit: z.number().int().min(1).max(100), seats: z.number().int().min(1).max(OPTIONS_MAX) });
export const ballotOption = z.object({ code, classCode: code, label: z.string().trim().min(1).max(80), note: z.string().trim().max(300).nullable() });
export const choice = z.array(z.number().int().min(0).max(OPTIONS_MAX)).max(OPTIONS_MAX);

const question = {
  title: z.string().trim().min(2).max(120),
  body: z.string().trim().max(5_000).describe('说明，每行一段 text, one paragraph a line'),
  mode: z.enum(BALLOT_MODES).describe('方式 approve: up to the limit; exactly: the limit; ranked, runoff, condorcet: in order, by points (Borda), by instant runoff, by Schulze'),
  classes: z.array(optionClass).min(1).max(CLASSES_MAX),
  options: z.array(ballotOption).max(OPTIONS_MAX),
  totalLimit: z.number().int().min(1).max(500).nullable().default(null).describe('全部组别合计最多 over all classes'),
  weightPercent: z.number().int().min(0).max(100).default(0).describe('公众投票在决定中的权重，0 为仅供参考 weight in the decision; 0: advice'),
  weightRule: z.string().trim().max(300).default('').describe('权重依据 the rule that says so'),
  tokenKinds: z.array(z.enum(TOKEN_KINDS)).min(1).max(TOKEN_KINDS.length).default(['code']).describe('身份方式；一种最稳妥，几种之间不能互相查重 by what voters are known; kinds cannot be held against each other'),
  onceRule: z.string().trim().max(500).default('').describe('怎样避免一人两票，如发码登记怎样排除用其他方式投票的人；有几种身份方式时必填，公布 how nobody votes twice, such as who is left out where codes are handed out; asked for where there are several ways, and public'),
  impersonalClasses: z.array(code).max(CLASSES_MAX).default([]).describe('不是个人或家庭（地点、单位、项目）的组：没有隐去姓名 classes of places, units or projects: no name is withheld there'),
  opensAt: instant, closesAt: instant,
};
export const codeCounts = z.object({
  printed: z.number().int(), /** Of those, after the opening: everybody sees how many. */ afterOpening: z.number().int(), online: z.number().int(), paper: z.number().int(), sms: z.number().int(), oidc: z.number().int(),
});
/** 提示界限 · From where on something is worth a look; a village of three hundred is not a town that votes in one hall. */
export const guardLimits = z.object({
  originPercent: z.number().int().min(1).max(100).describe('同一网络占全部的百分比 share of one network, per cent'), originMin: z.number().int().min(2).max(100_000).describe('同一网络至少几张才提示 fewer from one network are never unusual'),
  burstTimes: z.number().int().min(2).max(100).describe('为平常一小时的几倍 times the usual hour'), burstMin: z.number().int().min(2).max(100_000).describe('一小时至少几张才提示 fewer within an hour are never a burst'),
  nightFrom: z.number().int().min(0).max(23).describe('深夜从几点 hour the night begins'), nightTo: z.number().int().min(1).max(24).describe('到几点 hour it ends'), nightMin: z.number().int().min(1).max(100_000).describe('深夜至少几张才提示 fewer at night are never unusual'),
  networkTimes: z.number().int().min(1).max(50).describe('同一网络的请求次数放宽到几倍，如全村在村部共用一个网络 times the usual number of calls for one network, where many share it'),
}).refine(({ nightFrom, nightTo }) => nightFrom < nightTo, { path: ['nightTo'], message: '须晚于开始 must be later than its beginning' });
const ballotSummary = z.object({
  id: idOf, state: ballotState, title: z.string(), mode: z.enum(BALLOT_MODES), opensAt: instant, closesAt: instant, /** How many may be chosen of each class, in their order. */ limits: z.array(z.number().int()), optionCount: z.number().int(), codeCount: z.number().int(), version: z.number().int(), draftedByName: z.string(), draftedAt: instant,
});

export const listBallots = defineOperation({
  id: 'ballots.listBallots', summary: { zh: '公众投票列表', en: 'Public ballots' },
  method: 'GET', path: '/ballots', permission: 'ballots.read',
  input: z.object({ ...pageInput, state: ballotState.optional(), q: z.string().trim().max(100).optional().describe('标题或拼音 title or pinyin'), sort: sortInput(['recent', 'title', 'closes']) }),
  output: pageOf(ballotSummary),
});

export const readBallot = defineOperation({
  id: 'ballots.readBallot', summary: { zh: '读取公众投票', en: 'Read a public ballot' },
  method: 'GET', path: '/ballots/:ballotId', permission: 'ballots.read',
  input: z.object({ ballotId: idOf }),
  output: ballotSummary.extend({
    body: z.string(), classes: z.array(optionClass), options: z.array(ballotOption), totalLimit: z.number().int().nullable(), weightPercent: z.number().int(), weightRule: z.string(), isWeightFixed: z.boolean().describe('权重和依据由评选办法定下，草稿不改 weight and rule are those of the selection'), tokenKinds: z.array(z.enum(TOKEN_KINDS)), onceRule: z.string(), impersonalClasses: z.array(z.string()),
    photos: z.array(z.object({ optionCode: z.string(), sha256: z.string(), alt: z.string() })),
    /** Options whose names the public reads no more. */
    withheldOptions: z.array(z.string()), mayWithhold: z.boolean(),
    /** Of the public definition, once open. */
    definitionHash: z.string().nullable(), takesVotes: z.boolean(), openedByName: z.string().nullable(), closingRequestedByName: z.string().nullable(), closingMinutes: z.string().nullable(), closedByName: z.string().nullable(),
    /** Codes printed, and those spent on either channel: how many may have voted, never how. */
    codes: codeCounts,
    paper: z.object({ once: z.number().int(), differs: z.number().int(), settled: z.number().int() }),
    acts: z.array(z.enum(BALLOT_ACTS)),
    guardLimits, /** Whether they are what ships. */ usualLimits: z.boolean(),
  }),
});

export const draftBallot = defineOperation({
  id: 'ballots.draftBallot', reach: 'programme', summary: { zh: '起草公众投票', en: 'Draft a public ballot' },
  method: 'POST', path: '/ballots', permission: 'ballots.draft',
  input: z.object(question), output: z.object({ id: idOf, version: z.number().int() }), errors: ['ballots.question_wrong', 'ballots.weight_without_rule', 'ballots.once_rule_missing', 'ballots.class_unknown', 'ballots.times_wrong'],
});

export const updateBallot = defineOperation({
  id: 'ballots.updateBallot', reach: 'programme', summary: { zh: '修改公众投票草稿', en: 'Change a draft ballot' },
  method: 'PUT', path: '/ballots/:ballotId', permission: 'ballots.draft',
  input: z.object({ ballotId: idOf, version: z.number().int(), ...question }), output: z.object({ id: idOf, version: z.number().int() }),
  errors: ['ballots.question_wrong', 'ballots.weight_without_rule', 'ballots.once_rule_missing', 'ballots.class_unknown', 'ballots.times_wrong', 'ballots.weight_fixed', 'ballots.act_not_allowed', 'ballots.changed_meanwhile'],
});

export const withholdOption = defineOperation({
  id: 'ballots.withholdOption', reach: 'programme', summary: { zh: '对公众隐去或恢复一个选项的姓名', en: 'Take the name of an option out of what the public reads, or put it back' },
  method: 'PUT', path: '/ballots/:ballotId/options/:optionCode/withholding', permission: 'ballots.draft',
  input: z.object({ ballotId: idOf, optionCode: z.string().trim().min(1).max(60), isWithheld: z.boolean(), isPerson: z.boolean().default(false).describe('所在组标为地点、单位或项目，这个选项其实是个人或家庭 a person or household after all, though its class was marked as places, units or projects'), reason: z.string().trim().min(2).max(300).describe('依据，如本人收回同意 on what ground, such as a consent taken back') }),
  output: z.object({ isWithheld: z.boolean() }), errors: ['ballots.option_unknown', 'ballots.option_is_nobody'],
});

export const readOptionsFile = defineOperation({
  id: 'ballots.readOptionsFile', reach: 'programme', summary: { zh: '从表格读取选项', en: 'Read options from a table' },
  method: 'POST', path: '/ballot-options-file', permission: 'ballots.draft', bodyLimitBytes: 4_000_000,
  input: z.object({ file: fileInput }),
  output: z.object({
    classes: z.array(z.string()), /** Of those, where every row says it is a place, a unit or a project. */ impersonalClasses: z.array(z.string()), options: z.array(z.object({ classLabel: z.string(), label: z.string(), note: z.string().nullable() })),
    bad: z.array(z.object({ rowNumber: z.number().int(), zh: z.string(), en: z.string() })),
  }),
  errors: ['ballots.options_unreadable'],
});

export const printCodes = defineOperation({
  id: 'ballots.printCodes', reach: 'programme', summary: { zh: '印一批投票码', en: 'Print codes' },
  method: 'POST', path: '/ballots/:ballotId/code-batches', permission: 'ballots.draft',
  input: z.object({ ballotId: idOf, label: z.string().trim().min(1).max(80).describe('给哪个村或社区 for which village or community'), count: z.number().int().min(1).max(5_000) }),
  // The only time they are told: they are kept as keyed digests.
  output: z.object({ batchId: idOf, codes: z.array(z.string()) }), errors: ['ballots.act_not_allowed'],
});

export const listCodeBatches = defineOperation({
  id: 'ballots.listCodeBatches', reach: 'programme', summary: { zh: '投票码批次', en: 'Batches of codes' },
  method: 'GET', path: '/ballots/:ballotId/code-batches', permission: 'ballots.draft',
  input: z.object({ ballotId: idOf, ...pageInput }),
  output: pageOf(z.object({ id: idOf, label: z.string(), codeCount: z.number().int(), spentCount: z.number().int(), printedAt: instant, printedByName: z.string(), isAfterOpening: z.boolean() })),
});

export const openBallot = defineOperation({
  id: 'ballots.openBallot', reach: 'programme', summary: { zh: '核对并开启公众投票', en: 'Check and open a ballot' },
  method: 'POST', path: '/ballots/:ballotId/opening', permission: 'ballots.open',
  input: z.object({ ballotId: idOf, version: z.number().int() }), output: z.object({ state: ballotState, definitionHash: z.string() }),
  errors: ['ballots.act_not_allowed', 'ballots.changed_meanwhile', 'ballots.author_cannot_open', 'ballots.times_wrong', 'ballots.no_codes', 'ballots.once_rule_missing', 'ballots.token_kind_missing'],
});

export const registerPaperCodes = defineOperation({
  id: 'ballots.registerPaperCodes', reach: 'programme', summary: { zh: '登记随纸质选票收回的投票码', en: 'Register codes handed in with paper ballots' },
  method: 'POST', path: '/ballots/:ballotId/paper-codes', permission: 'ballots.enterPaper',
  input: z.object({ ballotId: idOf, codes: z.array(z.string().max(40)).min(1).max(200) }),
  output: z.object({ registered: z.number().int(), refused: z.array(z.object({ place: z.number().int(), reason: z.enum(['unknown', 'used']) })) }), errors: ['ballots.act_not_allowed'],
});

export const enterPaperBallot = defineOperation({
  id: 'ballots.enterPaperBallot', reach: 'programme', summary: { zh: '录入一张纸质选票', en: 'Enter a paper ballot' },
  method: 'POST', path: '/ballots/:ballotId/paper-entries', permission: 'ballots.enterPaper',
  input: z.object({ ballotId: idOf, serial: z.string().trim().regex(/^[0-9A-Za-z-]{1,20}$/).describe('纸票编号 number on the paper'), choice: choice.nullable().describe('作废为空 null: void') }),
  output: z.object({ state: z.enum(PAPER_STATES) }), errors: ['ballots.act_not_allowed', 'ballots.choice_wrong', 'ballots.paper_entered_by_you', 'ballots.paper_settled'],
});

/** States only: whoever enters the second time must not see the first. */
export const listPaperBallots = defineOperation({
  id: 'ballots.listPaperBallots', reach: 'programme', summary: { zh: '纸质选票录入情况', en: 'How far paper ballots are entered' },
  method: 'GET', path: '/ballots/:ballotId/paper-ballots', permission: 'ballots.enterPaper',
  input: z.object({ ballotId: idOf, ...pageInput }),
  output: pageOf(z.object({ serial: z.string(), state: z.enum(PAPER_STATES), enteredByMe: z.boolean() })),
});

export const setGuardLimits = defineOperation({
  id: 'ballots.setGuardLimits', reach: 'programme', summary: { zh: '设定一次投票的异常提示界限', en: 'Say from where on something about a ballot is unusual' },
  method: 'PUT', path: '/ballots/:ballotId/guard-limits', permission: 'ballots.guard',
  input: z.object({ ballotId: idOf, limits: guardLimits.nullable().describe('为空则用出厂值 null: what ships'), reason: z.string().trim().min(2).max(300).describe('为什么，如全村在村部共用一个网络投票 why, such as one hall for the whole village') }),
  output: z.object({ guardLimits, usualLimits: z.boolean() }), errors: ['ballots.act_not_allowed'],
});

export const readAnomalies = defineOperation({
  id: 'ballots.readAnomalies', reach: 'programme', summary: { zh: '投票异常提示', en: 'What is unusual about a ballot' },
  method: 'GET', path: '/ballots/:ballotId/anomalies', permission: 'ballots.watch',
  input: z.object({ ballotId: idOf }),
  output: z.object({
    marked: z.number().int(),
    anomalies: z.array(z.object({ kind: z.enum(ANOMALY_KINDS), subject: z.string(), count: z.number().int(), of: z.number().int(), leafIndexes: z.array(z.number().int()), quarantined: z.number().int(), /** Waits for a person. */ isUndecided: z.boolean(),
      /** Found in order, the last first. */ decisions: z.array(z.object({ minutes: z.string(), count: z.number().int(), decidedAt: instant, decidedByName: z.string() })) })),
  }),
});

/** The other decision than to set ballots apart. Asked again once it has grown by half. */
export const acceptAnomaly = defineOperation({
  id: 'ballots.acceptAnomaly', reach: 'programme', summary: { zh: '异常核实无误，写明记录', en: 'Find an anomaly in order, with minutes' },
  method: 'POST', path: '/ballots/:ballotId/anomaly-decisions', permission: 'ballots.guard',
  input: z.object({ ballotId: idOf, kind: z.enum(ANOMALY_KINDS), subject: z.string().trim().min(1).max(60).describe('异常提示里显示的来源或时段 as the report names it'), minutes: z.string().trim().min(2).max(2_000).describe('会议记录：谁、何时、依据 minutes: who, when, why') }),
  output: z.object({ count: z.number().int() }), errors: ['ballots.act_not_allowed', 'ballots.anomaly_unknown'],
});

export const listQuarantines = defineOperation({
  id: 'ballots.listQuarantines', reach: 'programme', summary: { zh: '隔离决定', en: 'Ballots set apart' },
  method: 'GET', path: '/ballots/:ballotId/quarantines', permission: 'ballots.watch',
  input: z.object({ ballotId: idOf, ...pageInput }),
  output: pageOf(z.object({
    id: idOf, reason: z.string(), minutes: z.string(), count: z.number().int(), decidedAt: instant, decidedByName: z.string(), releasedAt: instant.nullable(), releasedByName: z.string().nullable(), releaseMinutes: z.string().nullable(),
  })),
});

export const quarantineBallots = defineOperation({
  id: 'ballots.quarantineBallots', reach: 'programme', summary: { zh: '隔离一批选票，单独计数', en: 'Set ballots apart, to be counted separately' },
  method: 'POST', path: '/ballots/:ballotId/quarantines', permission: 'ballots.guard',
  input: z.object({
    ballotId: idOf, leafIndexes: z.array(z.number().int().min(0)).min(1).max(50_000), reason: z.string().trim().min(2).max(200).describe('公布的理由 reason, published'),
    minutes: z.string().trim().min(2).max(2_000).describe('会议记录：谁、何时、依据 minutes: who, when, why'),
  }),
  output: z.object({ id: idOf, count: z.number().int() }), errors: ['ballots.act_not_allowed', 'ballots.leaf_unknown', 'ballots.leaf_quarantined'],
});

export const releaseQuarantine = defineOperation({
  id: 'ballots.releaseQuarantine', reach: 'programme', summary: { zh: '解除隔离', en: 'Take back that ballots were set apart' },
  method: 'POST', path: '/ballots/:ballotId/quarantines/:quarantineId/release', permission: 'ballots.guard',
  input: z.object({ ballotId: idOf, quarantineId: idOf, minutes: z.string().trim().min(2).max(2_000) }), output: z.object({ released: z.literal(true) }), errors: ['ballots.act_not_allowed'],
});

export const requestClosing = defineOperation({
  id: 'ballots.requestClosing', reach: 'programme', summary: { zh: '申请结束投票', en: 'Ask for a ballot to be closed' },
  method: 'POST', path: '/ballots/:ballotId/closing-request', permission: 'ballots.close',
  input: z.object({ ballotId: idOf, minutes: z.string().trim().min(2).max(2_000).describe('结束前的核对情况 what was checked before') }), output: z.object({ state: ballotState }),
  errors: ['ballots.act_not_allowed', 'ballots.still_running', 'ballots.paper_unsettled', 'ballots.paper_without_code'],
});

export const returnClosing = defineOperation({
  id: 'ballots.returnClosing', reach: 'programme', summary: { zh: '退回结束申请', en: 'Return a request to close' },
  method: 'POST', path: '/ballots/:ballotId/closing-return', permission: 'ballots.close',
  input: z.object({ ballotId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state: ballotState }), errors: ['ballots.act_not_allowed'],
});

export const closeBallot = defineOperation({
  id: 'ballots.closeBallot', reach: 'programme', summary: { zh: '确认结束并计票', en: 'Confirm the closing and count' },
  method: 'POST', path: '/ballots/:ballotId/closing', permission: 'ballots.close',
  input: z.object({ ballotId: idOf }), output: z.object({ state: ballotState, taskId: idOf }), errors: ['ballots.act_not_allowed', 'ballots.closer_asked'],
});

export const countBallot = defineOperation({
  id: 'ballots.countBallot', reach: 'programme', summary: { zh: '开票、计票并生成公布文件', en: 'Open, count and publish' },
  method: 'POST', path: '/ballots/:ballotId/count', permission: 'ballots.close',
  input: z.object({ ballotId: idOf }), output: z.object({ state: ballotState, ballots: z.number().int(), fileSha256: z.string() }), errors: ['ballots.act_not_allowed'],
});

export const withdrawBallot = defineOperation({
  id: 'ballots.withdrawBallot', reach: 'programme', summary: { zh: '撤销投票', en: 'Withdraw a ballot' },
  method: 'POST', path: '/ballots/:ballotId/withdrawal', permission: 'ballots.open',
  input: z.object({ ballotId: idOf, reason: z.string().trim().min(2).max(500) }), output: z.object({ state: ballotState }), errors: ['ballots.act_not_allowed'],
});

const optionCount = z.object({ code: z.string(), label: z.string(), votes: z.number().int(), firstPlaces: z.number().int().nullable(), rank: z.number().int(), isTied: z.boolean(), isIn: z.boolean() });
export const tallyResult = z.object({
  ballots: z.number().int(), valid: z.number().int(), spoilt: z.number().int(),
  classes: z.array(z.object({
    code: z.string(), label: z.string(), seats: z.number().int(), options: z.array(optionCount),
    rounds: z.array(z.object({ counts: z.record(z.string(), z.number().int()), eliminated: z.string(), exhausted: z.number().int() })).optional().describe('即时淘汰的各轮 turns of an instant runoff'),
    pairs: z.array(z.array(z.number().int())).optional().describe('两两比较，行优先于列 pairs, row before column'),
  })),
});
export const ballotResult = z.object({
  ballotId: idOf, title: z.string(), mode: z.enum(BALLOT_MODES), weightPercent: z.number().int(), weightRule: z.string(), counted: tallyResult, quarantined: tallyResult, paperCount: z.number().int(),
  codes: codeCounts, root: z.string(), fileSha256: z.string(), fileBytes: z.number().int(), countedAt: instant,
});

export const readResult = defineOperation({
  id: 'ballots.readResult', summary: { zh: '读取投票结果', en: 'Read a ballot’s result' },
  method: 'GET', path: '/ballots/:ballotId/result', permission: 'ballots.read',
  input: z.object({ ballotId: idOf }), output: ballotResult, errors: ['ballots.not_counted'],
});

/** By the clock, for every programme. */
export const signBoxes = defineOperation({
  id: 'ballots.signBoxes', reach: 'programme', summary: { zh: '为开着的票箱签名', en: 'Sign the open boxes' },
  method: 'POST', path: '/ballot-box-signing', permission: 'ballots.keepTime', input: z.object({}), output: z.object({ signed: z.number().int() }),
});

export const clearCastMarks = defineOperation({
  id: 'ballots.clearCastMarks', reach: 'programme', summary: { zh: '清除到期的来源摘要', en: 'Clear network digests whose time is over' },
  method: 'POST', path: '/ballot-mark-clearing', permission: 'ballots.keepTime', input: z.object({}), output: z.object({ cleared: z.number().int() }),
});
