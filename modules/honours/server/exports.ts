import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import {
  candidateStateWords, consentWords, exportAwards, exportCandidates, exportDepartmentAnswers, exportReceivedNominations, exportRecommendations, exportReReviews, exportReviewItems, exportNegativeChecks, exportRoundDepartments, exportRoundTowns, exportRoundVillages, exportSelectionRounds, exportSubjects, exportTitles, exportUpwardDue, exportVillageClaims, exportWithdrawals, listAwards, listCandidates, listDepartmentAnswers, listNegativeChecks, listReceivedNominations, listRecommendations, listReReviews, listReviewItems, listRoundDepartments, listRoundTowns, listRoundVillages, listSelectionRounds, listSubjects, listTitles, listUpwardDue, listVillageClaims, listWithdrawals, negativeStateWords, nominationStateWords, nominatorWords, recommendationStateWords, reviewStateWords, roundStateWords, sourceWords, stageWords, standingWords,
  subjectKindWords, tierWords, townAnswerWords, titleStateWords, withdrawalStateWords,
} from '../contract/index.ts';
import { listAwardsBound } from './handlers/awards.ts';
import { listCandidatesBound } from './handlers/candidates.ts';
import { listRoundVillagesBound } from './handlers/households.ts';
import { listNegativeChecksBound } from './handlers/negatives.ts';
import { listReceivedNominationsBound } from './handlers/nominations.ts';
import { listRecommendationsBound } from './handlers/recommendations.ts';
import { recommendationColumns } from './imports/recommendations.ts';
import { reviewResultColumns } from './imports/review-results.ts';
import { listReReviewsBound, listReviewItemsBound } from './handlers/re-reviews.ts';
import { listSelectionRoundsBound } from './handlers/rounds.ts';
import { listSubjectsBound } from './handlers/subjects.ts';
import { listTitlesBound } from './handlers/titles.ts';
import { listDepartmentAnswersBound, listRoundDepartmentsBound } from './handlers/departments.ts';
import { departmentAnswerColumns } from './imports/department-answers.ts';
import { listRoundTownsBound } from './handlers/townships.ts';
import { listUpwardDueBound } from './handlers/upward-due.ts';
import { listVillageClaimsBound } from './handlers/village.ts';
import { listWithdrawalsBound } from './handlers/withdrawals.ts';

const titleColumns = defineColumns({
  code: textColumn({ zh: '编码', en: 'Code', width: 22, required: true }), name: textColumn({ zh: '称号', en: 'Title', width: 30, required: true }), tier: textColumn({ zh: '级别', en: 'Tier', required: true }), kind: textColumn({ zh: '对象', en: 'Given to', required: true }),
  authority: textColumn({ zh: '授予机关', en: 'Authority', width: 24, required: true }), term: integerColumn({ zh: '有效期（月）', en: 'Term in months' }), state: textColumn({ zh: '状态', en: 'State', required: true }),
  inForce: integerColumn({ zh: '有效', en: 'In force', required: true }), cumulative: integerColumn({ zh: '累计', en: 'Ever', required: true }),
});

const subjectColumns = defineColumns({
  code: textColumn({ zh: '对象编号', en: 'Subject code', width: 20, required: true }), label: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }), kind: textColumn({ zh: '种类', en: 'Kind', required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }),
  consent: textColumn({ zh: '公开同意', en: 'Consent', required: true }), consentOn: dateColumn({ zh: '同意日期', en: 'Agreed on' }), validTo: dateColumn({ zh: '注销日期', en: 'Gone on' }), awards: integerColumn({ zh: '荣誉数', en: 'Awards', required: true }),
});

const awardColumns = defineColumns({
  number: textColumn({ zh: '荣誉编号', en: 'Award number', width: 28, required: true }), title: textColumn({ zh: '称号', en: 'Title', width: 28, required: true }), tier: textColumn({ zh: '级别', en: 'Tier', required: true }),
  code: textColumn({ zh: '对象编号', en: 'Subject code', width: 20, required: true }), label: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }),
  classCode: textColumn({ zh: '类别', en: 'Class' }), edition: integerColumn({ zh: '届次', en: 'Edition' }), stars: integerColumn({ zh: '星数', en: 'Stars' }), from: dateColumn({ zh: '命名日期', en: 'Conferred on', required: true }),
  to: dateColumn({ zh: '届满日期', en: 'Term ends on' }), standing: textColumn({ zh: '状态', en: 'Standing', required: true }), review: dateColumn({ zh: '下次复查', en: 'Next re-review' }),
});

const roundColumns = defineColumns({
  code: textColumn({ zh: '编码', en: 'Code', required: true }), name: textColumn({ zh: '评选', en: 'Selection', width: 36, required: true }), edition: integerColumn({ zh: '届次', en: 'Edition' }), state: textColumn({ zh: '状态', en: 'State', required: true }),
  stage: textColumn({ zh: '环节', en: 'Stage' }), ends: dateColumn({ zh: '环节截止', en: 'Stage ends on' }), candidates: integerColumn({ zh: '候选', en: 'Candidates', required: true }),
});

const candidateColumns = defineColumns({
  number: integerColumn({ zh: '盲评号', en: 'Blind number' }), title: textColumn({ zh: '称号', en: 'Title', width: 28, required: true }), code: textColumn({ zh: '对象编号', en: 'Subject code', width: 20, required: true }), label: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }),
  place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), classCode: textColumn({ zh: '类别', en: 'Class' }), stars: integerColumn({ zh: '申报星数', en: 'Stars claimed' }), found: integerColumn({ zh: '认定星数', en: 'Stars found' }), source: textColumn({ zh: '来源', en: 'Source', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }),
});

const villageColumns = defineColumns({
  village: textColumn({ zh: '村（社区）', en: 'Village', width: 24, required: true }), households: integerColumn({ zh: '申报户', en: 'Households', required: true }), claimed: integerColumn({ zh: '申报星', en: 'Stars claimed', required: true }), group: integerColumn({ zh: '小组已评', en: 'Looked at by groups', required: true }),
  committee: integerColumn({ zh: '村已评', en: 'Looked at by the village', required: true }), withoutConsent: integerColumn({ zh: '未同意公开', en: 'Without consent', required: true }), negatives: integerColumn({ zh: '负面清单未签', en: 'Negative items unsigned', required: true }), meeting: dateColumn({ zh: '评议会', en: 'Meeting' }), present: integerColumn({ zh: '到会', en: 'Present' }),
});

const townColumns = defineColumns({
  town: textColumn({ zh: '乡镇（街道）', en: 'Town', width: 24, required: true }), villages: integerColumn({ zh: '村（社区）数', en: 'Villages', required: true }), households: integerColumn({ zh: '公示户', en: 'Households shown', required: true }), returned: integerColumn({ zh: '退回户', en: 'Sent back', required: true }),
  withoutConsent: integerColumn({ zh: '未同意公开', en: 'Without consent', required: true }), answer: textColumn({ zh: '审批', en: 'Answer' }), document: textColumn({ zh: '文号', en: 'Document', width: 24 }), at: dateColumn({ zh: '审批日期', en: 'Answered on' }), by: textColumn({ zh: '审批人', en: 'Answered by' }), reason: textColumn({ zh: '理由', en: 'Reason', width: 30 }),
});

const negativeColumns = defineColumns({
  code: textColumn({ zh: '编号', en: 'Code', width: 20, required: true }), label: textColumn({ zh: '候选', en: 'Candidate', width: 24, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), title: textColumn({ zh: '称号', en: 'Title', width: 24, required: true }),
  state: textColumn({ zh: '负面清单核查', en: 'Negative items', required: true }), unsigned: textColumn({ zh: '未签字的项', en: 'Not signed for', width: 40 }), happened: textColumn({ zh: '发生过的项', en: 'Happened', width: 40 }),
});

const departmentColumns = defineColumns({
  department: textColumn({ zh: '部门', en: 'Department', width: 24, required: true }), unit: textColumn({ zh: '签字单位', en: 'Organisation', width: 24 }), asks: textColumn({ zh: '核查什么', en: 'Looks for', width: 36 }), asked: integerColumn({ zh: '应答复', en: 'Asked', required: true }),
  yes: integerColumn({ zh: '同意', en: 'Agreed', required: true }), no: integerColumn({ zh: '不同意', en: 'Not agreed', required: true }), owed: integerColumn({ zh: '未答复', en: 'Owed', required: true }), onPaper: integerColumn({ zh: '其中纸质', en: 'On paper', required: true }), last: dateColumn({ zh: '最近签署', en: 'Last signed' }),
});

const reviewColumns = defineColumns({
  name: textColumn({ zh: '复查', en: 'Re-review', width: 34, required: true }), title: textColumn({ zh: '称号', en: 'Title', width: 26, required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), ends: dateColumn({ zh: '截止', en: 'Ends on', required: true }),
  total: integerColumn({ zh: '应复查', en: 'Due', required: true }), settled: integerColumn({ zh: '已定论', en: 'Settled', required: true }),
});

const withdrawalColumns = defineColumns({
  number: textColumn({ zh: '荣誉编号', en: 'Award number', width: 28, required: true }), title: textColumn({ zh: '称号', en: 'Title', width: 28, required: true }), label: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }),
  ground: textColumn({ zh: '撤销情形', en: 'Ground', width: 28, required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), until: dateColumn({ zh: '期限', en: 'Until' }), proposed: dateColumn({ zh: '提议日期', en: 'Proposed on', required: true }), by: textColumn({ zh: '提议人', en: 'Proposed by' }),
});

const nominationListColumns = defineColumns({
  number: textColumn({ zh: '编号', en: 'Number', required: true }), round: textColumn({ zh: '评选', en: 'Selection', width: 30, required: true }), title: textColumn({ zh: '称号', en: 'Title', width: 24, required: true }), nominee: textColumn({ zh: '被推荐', en: 'Nominated', width: 20, required: true }),
  place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), kind: textColumn({ zh: '推荐方式', en: 'By', required: true }), state: textColumn({ zh: '状态', en: 'State', required: true }), at: dateColumn({ zh: '收到日期', en: 'Received on', required: true }),
});

const claimColumns = defineColumns({
  number: textColumn({ zh: '编号', en: 'Number', required: true }), nominee: textColumn({ zh: '户名', en: 'Household', width: 20, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }), round: textColumn({ zh: '评选', en: 'Selection', width: 30, required: true }), title: textColumn({ zh: '称号', en: 'Title', width: 24, required: true }),
  stars: textColumn({ zh: '申报的星', en: 'Stars claimed', width: 40 }), state: textColumn({ zh: '状态', en: 'State', required: true }), at: dateColumn({ zh: '收到日期', en: 'Received on', required: true }),
});

const upwardDueColumns = defineColumns({
  code: textColumn({ zh: '对象编号', en: 'Subject code', width: 20, required: true }), label: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }), place: textColumn({ zh: '所在区域', en: 'Place', width: 20 }),
  from: textColumn({ zh: '下级荣誉', en: 'Award below', width: 28, required: true }), number: textColumn({ zh: '荣誉编号', en: 'Award number', width: 26 }), terms: integerColumn({ zh: '连续届数', en: 'Terms in a row', required: true }), asked: integerColumn({ zh: '要求届数', en: 'Terms asked', required: true }),
  title: textColumn({ zh: '推荐称号编码', en: 'Code of the title', width: 24, required: true }), titleName: textColumn({ zh: '推荐称号', en: 'For the title', width: 28, required: true }), last: textColumn({ zh: '上次结果', en: 'Last time' }),
});

export const honoursExports = [
  bindExport(exportUpwardDue, listUpwardDueBound, listUpwardDue, {
    name: { zh: '可向上推荐', en: 'May go up' }, columns: upwardDueColumns,
    row: (row, { words, text }) => ({
      code: row.subject.code, label: row.subject.label, place: text(row.placeZh, row.placeEn), from: text(row.from.zh, row.from.en) as string, number: row.from.number, terms: row.terms, asked: row.termsAsked, title: row.title.code,
      titleName: text(row.title.nameZh, row.title.nameEn) as string, last: row.lastState === null ? null : recommendationStateWords[row.lastState][words],
    }),
  }),
  bindExport(exportVillageClaims, listVillageClaimsBound, listVillageClaims, {
    name: { zh: '本村家庭的自荐', en: 'Claims of households' }, columns: claimColumns,
    row: (row, { clock, words, text }) => ({
      number: row.number, nominee: row.nominee, place: text(row.placeZh, row.placeEn), round: row.roundName, title: text(row.titleZh, row.titleEn) as string, stars: row.stars.length === 0 ? null : row.stars.map((star) => text(star.zh, star.en)).join('、'), state: nominationStateWords[row.state][words], at: (clock(row.receivedAt) as string).slice(0, 10),
    }),
  }),
  bindExport(exportWithdrawals, listWithdrawalsBound, listWithdrawals, {
    name: { zh: '撤销程序', en: 'Withdrawals' }, columns: withdrawalColumns,
    row: (row, { clock, words, text }) => ({
      number: row.number, title: text(row.titleZh, row.titleEn) as string, label: row.label, place: text(row.placeZh, row.placeEn), ground: text(row.groundZh, row.groundEn) as string, state: withdrawalStateWords[row.state][words], until: row.until, proposed: (clock(row.proposedAt) as string).slice(0, 10), by: row.proposedByName,
    }),
  }),
  bindExport(exportReceivedNominations, listReceivedNominationsBound, listReceivedNominations, {
    name: { zh: '公开推荐', en: 'Nominations' }, columns: nominationListColumns,
    row: (row, { clock, words, text }) => ({
      number: row.number, round: row.roundName, title: text(row.titleZh, row.titleEn) as string, nominee: row.nominee, place: text(row.placeZh, row.placeEn), kind: nominatorWords[row.kind][words], state: nominationStateWords[row.state][words], at: (clock(row.receivedAt) as string).slice(0, 10),
    }),
  }),
  bindExport(exportRecommendations, listRecommendationsBound, listRecommendations, {
    name: { zh: '向上推荐台账', en: 'Recommendations' }, columns: recommendationColumns,
    row: (row, { text }) => ({
      batch: row.batch, title: row.title.code, titleName: text(row.title.nameZh, row.title.nameEn), code: row.subject.code, label: row.subject.label, place: text(row.placeZh, row.placeEn), classCode: row.classCode, sentOn: row.sentOn, document: row.document,
      sentTo: row.sentTo, state: row.state, outcomeOn: row.outcomeOn, outcomeDocument: row.outcomeDocument, remarks: row.remarks, reason: null,
    }),
  }),
  bindExport(exportReReviews, listReReviewsBound, listReReviews, {
    name: { zh: '复查', en: 'Re-reviews' }, columns: reviewColumns,
    row: (row, { words, text }) => ({ name: row.name, title: text(row.titleZh, row.titleEn) as string, state: reviewStateWords[row.state][words], ends: row.endsOn, total: row.total, settled: row.settled }),
  }),
  bindExport(exportReviewItems, listReviewItemsBound, listReviewItems, {
    name: { zh: '复查名单', en: 'Awards of a re-review' }, columns: reviewResultColumns,
    row: (row, { text }) => ({ number: row.number, label: row.label, place: text(row.placeZh, row.placeEn), state: row.state, evidence: row.evidence, renews: null, document: null, by: null, reason: null, ground: null, heard: row.heardOn, appeal: row.appealUntil }),
  }),
  bindExport(exportRoundVillages, listRoundVillagesBound, listRoundVillages, {
    name: { zh: '各村评议', en: 'Villages' }, columns: villageColumns,
    row: (row, { text }) => ({ village: text(row.nameZh, row.nameEn) as string, households: row.households, claimed: row.claimedStars, group: row.groupStars, committee: row.committeeStars, withoutConsent: row.withoutConsent, negatives: row.negativesUnsigned, meeting: row.meetingOn, present: row.presentCount }),
  }),
  bindExport(exportRoundTowns, listRoundTownsBound, listRoundTowns, {
    name: { zh: '各乡镇审批', en: 'Towns' }, columns: townColumns,
    row: (row, { clock, words, text }) => ({
      town: text(row.nameZh, row.nameEn) as string, villages: row.villages, households: row.households, returned: row.returned, withoutConsent: row.withoutConsent, answer: row.approved === null ? null : townAnswerWords[row.approved ? 'approved' : 'refused'][words], document: row.document,
      at: clock(row.decidedAt)?.slice(0, 10) ?? null, by: row.decidedByName, reason: row.reason,
    }),
  }),
  bindExport(exportNegativeChecks, listNegativeChecksBound, listNegativeChecks, {
    name: { zh: '负面清单核查', en: 'Negative items' }, columns: negativeColumns,
    row: (row, { words, text }) => {
      const said = (items: typeof row.unsigned): string | null => (items.length === 0 ? null : items.map((item) => text(item.zh, item.en)).join('、'));
      return { code: row.code, label: row.label, place: text(row.placeZh, row.placeEn), title: text(row.titleZh, row.titleEn) as string, state: negativeStateWords[row.state][words], unsigned: said(row.unsigned), happened: said(row.happened) };
    },
  }),
  bindExport(exportRoundDepartments, listRoundDepartmentsBound, listRoundDepartments, {
    name: { zh: '各部门联审', en: 'Departments of a check' }, columns: departmentColumns,
    row: (row, { text }) => ({ department: text(row.zh, row.en) as string, unit: text(row.organisationZh, row.organisationEn), asks: row.asks, asked: row.asked, yes: row.yes, no: row.no, owed: row.owed, onPaper: row.onPaper, last: row.lastSignedOn }),
  }),
  bindExport(exportDepartmentAnswers, listDepartmentAnswersBound, listDepartmentAnswers, {
    name: { zh: '部门联审名单', en: 'Candidates of a department' }, columns: departmentAnswerColumns,
    row: (row, { words, text }) => ({
      code: row.subjectCode, titleCode: row.titleCode, label: row.label, kind: subjectKindWords[row.kind][words], titleName: text(row.titleZh, row.titleEn), place: text(row.placeZh, row.placeEn), unit: text(row.unitZh, row.unitEn),
      answer: row.said === null ? null : row.said ? 'yes' as const : 'no' as const, reason: row.reason, signedOn: row.signedOn, signedBy: row.signedByName, document: row.document,
    }),
  }),
  bindExport(exportSelectionRounds, listSelectionRoundsBound, listSelectionRounds, {
    name: { zh: '评选', en: 'Selection rounds' }, columns: roundColumns,
    row: (row, { words }) => ({ code: row.code, name: row.name, edition: row.edition, state: roundStateWords[row.state][words], stage: row.stage === null ? null : stageWords[row.stage][words], ends: row.stageEndsOn, candidates: row.candidateCount }),
  }),
  bindExport(exportCandidates, listCandidatesBound, listCandidates, {
    name: { zh: '候选名单', en: 'Candidates' }, columns: candidateColumns,
    row: (row, { words, text }) => ({
      number: row.blindNumber, title: text(row.titleZh, row.titleEn) as string, code: row.subject.code, label: row.subject.label, place: text(row.placeZh, row.placeEn), classCode: row.classCode, stars: row.claimedStars, found: row.foundStars, source: sourceWords[row.source][words],
      state: candidateStateWords[row.state][words],
    }),
  }),
  bindExport(exportTitles, listTitlesBound, listTitles, {
    name: { zh: '称号', en: 'Titles' }, columns: titleColumns,
    row: (row, { words, text }) => ({
      code: row.code, name: text(row.nameZh, row.nameEn) as string, tier: tierWords[row.tier][words], kind: subjectKindWords[row.subjectKind][words], authority: row.authority, term: row.termMonths, state: titleStateWords[row.state][words],
      inForce: row.inForce, cumulative: row.cumulative,
    }),
  }),
  bindExport(exportSubjects, listSubjectsBound, listSubjects, {
    name: { zh: '对象名册', en: 'Subjects' }, columns: subjectColumns,
    row: (row, { words, text }) => ({
      code: row.code, label: row.label, kind: subjectKindWords[row.kind][words], place: row.place === null ? null : text(row.place.nameZh, row.place.nameEn), consent: consentWords[row.consent][words], consentOn: row.consentOn,
      validTo: row.validTo, awards: row.awardCount,
    }),
  }),
  bindExport(exportAwards, listAwardsBound, listAwards, {
    name: { zh: '荣誉台账', en: 'Awards' }, columns: awardColumns,
    row: (row, { words, text }) => ({
      number: row.number, title: text(row.title.nameZh, row.title.nameEn) as string, tier: tierWords[row.title.tier][words], code: row.subject.code, label: row.subject.label,
      place: row.place === null ? null : text(row.place.nameZh, row.place.nameEn), classCode: row.classCode, edition: row.edition, stars: row.stars, from: row.from, to: row.to, standing: standingWords[row.standing][words], review: row.nextReviewOn,
    }),
  }),
];
