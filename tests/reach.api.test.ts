/**
 * Goal: a role held in a part of the programme acts on nothing outside that part, whatever it may do there. Method: one
 * person holds every permission there is, at one zone only, and tries every write the server has on the other zone. Each
 * write either asks for a role in the whole programme, or is listed here with what it was tried on; a new one that is
 * neither fails. Afterwards every table is as it was.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathParamsOf } from '#platform/contract/index.ts';
import type { Operation } from '#platform/contract/index.ts';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import { listAssignments, listPersons } from '#modules/people/contract/index.ts';
import { confirmed, openedScheme, registeredFor } from './kit/care.ts';
import { createMaterialRequest, reviewMaterial, submitMaterial } from '#modules/submissions/contract/index.ts';
import { applyAsVolunteer, createTeam, joinTeam, listApplications, placeOrder, planActivity, readApplicationForm, readVolunteer, registerVolunteer } from '#modules/volunteering/contract/index.ts';
import { createSelectionRound, createSubject, createTitle, listReceivedNominations, nominateCandidate, readNominationForm, sendNomination } from '#modules/honours/contract/index.ts';
import { recordObservations } from '#modules/inspections/contract/index.ts';
import { countStock, createShop, enterPaperSlips, handOutReceiptRange, listHouseholds, keepTieOut, listReceipts, listTieOuts, receiveStock, registerHousehold, saveGoods } from '#modules/shops/contract/index.ts';
import { approveRuleBook, draftRuleBook, recordDeed, recordDeedObjection, reviewDeeds } from '#modules/points/contract/index.ts';
import { addDecision, createMeeting, createPlan, createPlanTask, createProject, createRoutine, readProject, recordCompletion, recordProgress, setPlanState, setRoutinePlaces } from '#modules/plans/contract/index.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { draftSurvey, openSurvey, setQuotas } from '#modules/surveys/contract/index.ts';
import { addVersion, enterRecord, saveRegister } from '#modules/records/contract/index.ts';
import { serverModules } from '../apps/modules.ts';
import { aDrawnRound, checksOf, editionInForce } from './kit/a-round.ts';
import { dispatched, photoBy, rectified, registered } from './kit/cases.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const operations: Operation[] = serverModules.flatMap((module) => module.operations.map((bound) => bound.operation));
const writes = operations.filter((operation) => operation.kind === 'write' && operation.scope === 'programme' && operation.permission !== 'public');
const ZONE_WIDE = 'zoneEast';

let app: TestApp;
/** Things of the west, by what an input calls them. */
let west: Record<string, string>;
let roundId: string;
/** Every table as it stood after the last write that was tried. */
let lastSeen: Record<string, string> | undefined;

beforeAll(async () => {
  app = await testApp();
  const programme = app.id('programme');
  await sql`insert into people.roles (programme_id, code, name_zh, name_en) values (${programme}, 'everything', '什么都能', 'Everything')`.execute(app.ownerDb);
  for (const permission of new Set(operations.map((operation) => operation.permission).filter((permission) => permission.includes('.')))) {
    await sql`insert into people.role_permissions (programme_id, role_code, permission) values (${programme}, 'everything', ${permission})`.execute(app.ownerDb);
  }
  ({ roundId } = await aDrawnRound(app, { editionId: await editionInForce(app), code: 'REACH' }));
  const check = (await checksOf(app, roundId, app.id('site/w1a-1')))['a'] as string;
  await app.as('inspectorAll').call(recordObservations, { roundId, siteId: app.id('site/w1a-1'), observations: [{ checkItemId: check, observedCount: 1, metCount: 0, observedAt: '2026-09-21T03:00:00Z' }] });
  const at = { site: 'w1a-2', by: 'inspectorAll' };
  west = {
    siteId: app.id('site/w1a-1'), placeId: app.id('place/w1a'), checkItemId: check, roundId,
    findingId: (await oneRow<{ id: string }>(app.ownerDb, sql`select id from inspections.findings`)).id,
    registeredId: (await registered(app, at)).id, dispatchedId: (await dispatched(app, at)).id, rectifiedId: (await rectified(app, { ...at, fixer: 'leaderW' })).id,
    assignmentId: app.id('assignment/zoneWest'), dutyId: app.id('duty/w1a-1/siteLeader'), photoId: await photoBy(app, 'leaderW', 'w1a-1'),
    subjectId: (await app.as('office').call(createSubject, { kind: 'unit', code: 'U-WEST', label: '那边的单位', placeId: app.id('place/w1a') })).id,
  };
  Object.assign(west, await selectionInTheWest(), await volunteerInTheWest(), await deedInTheWest(), await careInTheWest());
  Object.assign(west, await shopInTheWest());
  Object.assign(west, await recordInTheWest());
  Object.assign(west, await planInTheWest());
  Object.assign(west, await materialInTheWest());
  Object.assign(west, await surveyInTheWest());
  await makeFingerprint();
  await sql`update people.assignments set role_code = 'everything' where programme_id = ${programme} and id = ${app.id(`assignment/${ZONE_WIDE}`)}`.execute(app.ownerDb);
});

/** A survey that is held in the west alone. */
async function surveyInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const question = { code: 'q', zh: '满意吗', en: 'Content?', type: 'single' as const, choices: [{ code: 'yes', zh: '是', en: 'Yes' }, { code: 'no', zh: '否', en: 'No' }] };
  const { id: surveyId } = await office.call(draftSurvey, { code: 'west', title: '那边的问卷', purpose: '测试', opensOn: '2026-09-01', closesOn: '2026-09-30', versions: [{ code: 'resident', zh: '居民', en: 'Residents' }], questions: [question] });
  await office.call(setQuotas, { surveyId, version: 1, quotas: [{ placeId: app.id('place/w1a'), target: 10 }] });
  await office.call(openSurvey, { surveyId, version: 2 });
  return { surveyId };
}

/** A volunteer of the west in a team of the west. */
async function volunteerInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const placeId = app.id('place/w1a');
  const { id: teamId } = await office.call(createTeam, { code: 'T-WEST', name: '那边的队', placeId, foundedOn: '2026-01-05' });
  const { id: volunteerId } = await office.call(registerVolunteer, { label: '那边的人', placeId, isAdult: true, registeredOn: '2026-01-05' });
  await office.call(joinTeam, { volunteerId, teamId, from: '2026-01-05' });
  const { id: activityId } = await office.call(planActivity, { code: 'A-WEST', name: '那边的活动', teamId, placeId, on: '2026-01-06', from: '09:00', to: '11:00' });
  const { id: orderId } = await office.call(placeOrder, { words: '那边需要帮忙', placeId, contact: '演示，不是真实号码' });
  const { formToken } = await app.as('nobody').call(readApplicationForm, {});
  app.clock.now += 4_000;
  await app.as('nobody').call(applyAsVolunteer, { formToken, label: '那边的居民', contact: '演示，不是真实号码', placeId, isAdult: true, agreed: true });
  const applicationId = (await office.call(listApplications, {})).rows[0]?.id as string;
  return { applicationId, orderId, activityId, teamId, volunteerId, membershipId: (await office.call(readVolunteer, { volunteerId })).memberships[0]?.id as string };
}

/** A round that takes nominations, with a candidate of the west, and one whose villages are looking at their households. */
async function selectionInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const { id: titleId } = await office.call(createTitle, { code: 'reach-unit', nameZh: '示例称号', nameEn: 'Example', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', rules: { negativeItems: [{ code: 'any', zh: '负面情形', en: 'Negative', lookBackMonths: 12 }] } });
  const begin = (code: string) => office.call(createSelectionRound, {
    code, name: '示例评选', conditions: '条件', titles: [{ titleId }],
    stages: (['nomination', 'groupReview', 'publicNotice', 'decision', 'conferral', 'publication'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
  });
  const [selection, villages] = [await begin('R-1'), await begin('R-2')];
  const { id: candidateId } = await office.call(nominateCandidate, { roundId: selection.id, titleId, subjectId: west['subjectId'] as string });
  for (const [kind, state] of [['nomination', 'done'], ['groupReview', 'open']] as const) await sql`update honours.round_stages set state = ${state} where round_id = ${villages.id} and kind = ${kind}`.execute(app.ownerDb);
  const households = await office.call(createTitle, { code: 'reach-household', nameZh: '示例家庭称号', nameEn: 'Household example', tier: 'county', subjectKind: 'household', authority: '县文明委', source: '测试', rules: { negativeItems: [{ code: 'any', zh: '负面情形', en: 'Negative', lookBackMonths: 12 }] } });
  const towns = await office.call(createSelectionRound, {
    code: 'R-3', name: '示例家庭评选', conditions: '条件', titles: [{ titleId: households.id }], stages: (['nomination', 'publicNotice', 'townshipApproval', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
  });
  for (const [kind, state] of [['nomination', 'done'], ['publicNotice', 'done'], ['townshipApproval', 'open']] as const) await sql`update honours.round_stages set state = ${state} where round_id = ${towns.id} and kind = ${kind}`.execute(app.ownerDb);
  const { id: householdId } = await office.call(createSubject, { kind: 'household', code: 'H-CLAIM', label: '那边的户', placeId: west['placeId'] as string });
  const claims = await office.call(createSelectionRound, { code: 'R-4', name: '示例家庭申报', conditions: '条件', titles: [{ titleId: households.id }], openNomination: true, stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) });
  const { formToken } = await app.as('nobody').call(readNominationForm, { roundId: claims.id });
  app.clock.now += 25_000;
  const { number } = await app.as('nobody').call(sendNomination, { roundId: claims.id, formToken, titleId: households.id, nominee: '那边的户', placeId: west['placeId'] as string, words: '一家人孝老爱亲，邻里都夸。', kind: 'self', contact: '000-1234567', agreed: true });
  const claimId = (await office.call(listReceivedNominations, { q: number })).rows[0]?.id as string;
  return { householdId, claimId, titleId, selectionId: selection.id, villagesId: villages.id, townsId: towns.id, candidateId };
}

/** A record of a register that lies in the west. */
async function recordInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const { id: registerId } = await office.call(saveRegister, { code: 'reach', zh: '示例台账', en: 'Example', titleField: 'theme', dayField: 'heldOn', keepsVersions: true, fields: [{ code: 'theme', zh: '主题', en: 'Theme', type: 'text', required: true }, { code: 'heldOn', zh: '日期', en: 'Day', type: 'date' }, { code: 'place', zh: '地点', en: 'Place', type: 'place' }] });
  const { id: recordId } = await office.call(enterRecord, { registerId, values: { theme: '那边的事', heldOn: '2026-09-20', place: west['placeId'] as string } });
  return { registerId, recordId, versionId: (await office.call(addVersion, { recordId, adoptedOn: '2026-09-01', inForceFrom: '2026-09-01', body: '一、' })).id };
}

/** A plan in force with a task of the unit of the west. */
async function planInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const { id: planId } = await office.call(createPlan, { code: 'P-WEST', nameZh: '示例计划', nameEn: 'Plan', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }] });
  await office.call(setPlanState, { planId, state: 'inForce' });
  const { id: planTaskId } = await office.call(createPlanTask, { planId, code: 'K-WEST', name: '那边的任务', organisationId: app.id('organisation/bureau-b'), dueOn: '2026-10-10' });
  const { id: routineId } = await office.call(createRoutine, { code: 'RT-WEST', nameZh: '周五建卫日', nameEn: 'Hygiene day', weekday: 5, startsOn: '2026-09-01' });
  await office.call(setRoutinePlaces, { routineId, from: '2026-09-01', placeIds: [west['placeId'] as string] });
  const { id: completionId } = await office.call(recordCompletion, { routineId, placeId: west['placeId'] as string, doneOn: '2026-09-11' });
  const { id: projectId } = await office.call(createProject, { code: 'XM-WEST', name: '那边的项目', kind: 'renewal', placeId: west['placeId'] as string, startsOn: '2026-03-01', endsOn: '2026-12-01', measures: [{ name: '面积', unit: '平方米', planned: 10 }] });
  const measureId = (await office.call(readProject, { projectId })).measures[0]?.id as string;
  const { id: workId } = await office.call(recordProgress, { measureId, on: '2026-09-01', value: 4, source: '监理月报' });
  const { id: meetingId } = await office.call(createMeeting, { title: '示例会议', kind: 'joint', heldOn: '2026-09-01' });
  const { id: decisionId } = await office.call(addDecision, { meetingId, words: '那边的事项', organisationId: app.id('organisation/bureau-b'), dueOn: '2026-10-01' });
  return { planId, planTaskId, routineId, completionId, projectId, measureId, workId, decisionId };
}

/** A request of the unit of the west, with a piece that was returned. */
async function materialInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const edition = (await office.call(listEditions, {})).rows[0]?.id as string;
  const standardId = (await office.call(readEdition, { editionId: edition })).nodes.find(({ level }) => level === 'standard')?.id as string;
  const organisationId = app.id('organisation/bureau-b');
  const { id: materialRequestId } = await office.call(createMaterialRequest, { code: 'M-WEST', name: '那边的申报', editionId: edition, endsOn: '2026-08-31', dueOn: '2026-10-10', needs: [{ standardId, organisationId, picturesMin: 1 }] });
  const { id: pieceId } = await office.call(submitMaterial, {
    requestId: materialRequestId, organisationId, kind: 'picture', shownOn: '2026-05-04', place: '那边', people: '那边的单位', theme: '那边的材料', background: '示例', occasion: '示例', fileIds: [west['photoId'] as string], standardIds: [standardId],
  });
  await app.as('office2').call(reviewMaterial, { pieceId, version: 1, accept: false, reason: '看不清' });
  return { materialRequestId, pieceId, standardId };
}

/** A household whose deed waits for a review. */
async function deedInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const { id: householdId } = await office.call(createSubject, { kind: 'household', code: 'H-WEST', label: '那边的一户', placeId: app.id('place/w1a') });
  const { id: bookId } = await office.call(draftRuleBook, { name: '示例规则', effectiveFrom: '2026-09-21', source: '测试' });
  await app.as('lead').call(approveRuleBook, { bookId });
  const { id: deedId } = await office.call(recordDeed, { subjectId: householdId, ruleCode: 'study', happenedOn: '2026-09-21', evidence: '签到表' });
  const { id: noticedId } = await office.call(recordDeed, { subjectId: householdId, ruleCode: 'public-work', happenedOn: '2026-09-21', evidence: '签到表' });
  await app.as('office2').call(reviewDeeds, { deedIds: [noticedId], agree: true });
  const { id: objectionId } = await office.call(recordDeedObjection, { deedId: noticedId, words: '不是这样' });
  return { householdId, deedId, noticedId, objectionId };
}

/** Somebody of the west on the list of a scheme, confirmed. */
async function careInTheWest(): Promise<Record<string, string>> {
  const { schemeId } = await openedScheme(app, 'CARE-WEST');
  const { id: recipientId } = await registeredFor(app, schemeId, { by: 'office2', place: 'w1a' });
  const now = app.clock.now;
  await confirmed(app, schemeId);
  app.clock.now = now;
  return { schemeId, recipientId };
}

/** A shop of the west with something on its shelf and a household. */
async function shopInTheWest(): Promise<Record<string, string>> {
  const office = app.as('office');
  const placeId = app.id('place/w1a');
  const { id: shopId } = await office.call(createShop, { code: 'S-WEST', name: '那边的店', placeId, villageIds: [placeId], openedOn: '2026-01-05' });
  const { id: goodsId } = await office.call(saveGoods, { code: 'G-WEST', name: '物品', unit: '件', pricePoints: 5, valueFen: 500 });
  const { id: rangeId } = await office.call(handOutReceiptRange, { shopId, first: 1, last: 9 });
  const { id: batchId } = await office.call(receiveStock, { shopId, goodsId, quantity: 5, source: 'donated', donor: '那边的捐赠方' });
  const receiptId = (await office.call(listReceipts, { shopId })).rows[0]?.id as string;
  await office.call(registerHousehold, { shopId, subjectId: id('householdId') });
  const { id: countId } = await office.call(countStock, { shopId, lines: [{ batchId, counted: 5 }] });
  const { id: sheetId } = await office.call(enterPaperSlips, { shopId, slips: [{ paperNumber: 'P-1', householdCode: 'H-WEST', redeemedOn: '2026-09-21', lines: [{ goodsId, quantity: 1 }] }] });
  await office.call(keepTieOut, { day: '2026-09-20', shopId });
  const tieOutId = (await office.call(listTieOuts, { shopId })).rows[0]?.id as string;
  return { tieOutId, rangeId, receiptId, countId, sheetId, shopId, goodsId, batchId, servedId: (await office.call(listHouseholds, { shopId })).rows[0]?.id as string };
}

const id = (name: string): string => west[name] as string;
const acting = (caseId: string, more: Record<string, unknown> = {}) => () => ({ caseId: id(caseId), version: 1, ...more });
const limit = { type: 'work_day', amount: 1 };
const reason = '理由充分的理由';

/** What each write that does not ask for the whole programme was tried on: something of the other zone. */
const outside: Record<string, () => Record<string, unknown>> = {
  'places.createSite': () => ({ code: 'x-1', name: '新点位', siteTypeCode: 'park', longitude: 108.03, latitude: 32.03, crs: 'WGS-84', placeId: id('placeId') }),
  'places.updateSite': () => ({ siteId: id('siteId'), version: 1, name: '新名', siteTypeCode: 'park' }),
  'places.moveSite': () => ({ siteId: id('siteId'), version: 1, longitude: 108, latitude: 32, crs: 'WGS-84', placeId: app.id('place/e1a') }),
  'places.closeSite': () => ({ siteId: id('siteId'), version: 1, validTo: '2026-10-01', reason }),
  'places.createPlace': () => ({ kind: 'grid', code: 'w1z', nameZh: '新格', nameEn: 'New grid', parentId: app.id('place/w1') }),
  'places.updatePlace': () => ({ placeId: id('placeId'), version: 1, code: 'w1a', nameZh: '改了名', nameEn: 'Renamed', parentId: app.id('place/w1') }),
  'places.closePlace': () => ({ placeId: id('placeId'), version: 1, validTo: '2026-12-01', reason }),
  'people.assignDuties': () => ({ siteIds: [id('siteId')], role: 'siteLeader', personId: app.id('person/leaderE'), from: '2026-09-22', reason }),
  'people.assignRole': () => ({ personId: app.id('person/observer'), roleCode: 'siteLeader', anchor: { kind: 'place', placeId: id('placeId') } }),
  'people.changeRoles': () => ({ personIds: [app.id('person/leaderW')], change: { kind: 'assign', roleCode: 'inspector', anchor: { kind: 'place', placeId: id('placeId') } } }),
  'people.endAssignment': () => ({ assignmentId: id('assignmentId') }),
  'people.assignDuty': () => ({ siteId: id('siteId'), role: 'siteLeader', personId: app.id('person/leaderE'), from: '2026-09-22', reason }),
  'people.endDuty': () => ({ dutyId: id('dutyId'), to: '2026-10-01', reason }),
  'people.handOver': () => ({ fromPersonId: app.id('person/leaderW'), toPersonId: app.id('person/leaderE'), from: '2026-09-22', reason }),
  'cases.reportCase': () => ({ categoryCode: 'litter', title: '在别处', siteId: id('siteId') }),
  'cases.registerCase': acting('registeredId', { categoryCode: 'litter' }),
  'cases.declineCase': acting('registeredId', { reason }),
  'cases.dispatchCase': acting('registeredId', { limit }),
  'cases.acceptCase': acting('dispatchedId'),
  'cases.returnCase': acting('dispatchedId', { reason }),
  'cases.rectifyCase': acting('dispatchedId', { note: '好了', photos: [] }),
  'cases.verifyCase': acting('rectifiedId', { outcome: 'pass' }),
  'cases.shelveCase': acting('dispatchedId', { reason, until: '2026-12-01' }),
  'cases.resumeCase': acting('dispatchedId', { note: reason }),
  'cases.extendCase': acting('dispatchedId', { extraAmount: 1, reason }),
  'cases.decideExtension': acting('dispatchedId', { approve: true, reason }),
  'cases.voidCase': acting('registeredId', { reason }),
  'cases.reopenCase': acting('rectifiedId', { reason }),
  'cases.addMessage': () => ({ caseId: id('registeredId'), text: '请看一下' }),
  'cases.answerResident': () => ({ caseId: id('registeredId'), answer: '已经安排' }),
  'inspections.recordObservations': () => ({ roundId, siteId: id('siteId'), observations: [{ checkItemId: id('checkItemId'), observedCount: 1, metCount: 1, observedAt: '2026-09-21T04:00:00Z' }] }),
  'inspections.dispatchFindings': () => ({ roundId, all: true }),
  'honours.createSubject': () => ({ kind: 'unit', code: 'U-W1', label: '那边的单位', placeId: id('placeId') }),
  'honours.updateSubject': () => ({ subjectId: id('subjectId'), version: 1, label: '改了名', placeId: id('placeId') }),
  'honours.recordConsent': () => ({ subjectId: id('subjectId'), consent: 'given', on: '2026-09-20', note: '本人签字' }),
  'honours.registerHousehold': () => ({ placeId: id('placeId'), label: '那边的户' }),
  'honours.recordHouseholdConsent': () => ({ subjectId: id('householdId'), consent: 'given', on: '2026-09-20', form: 'signed' }),
  'honours.acceptVillageClaim': () => ({ nominationId: id('claimId') }),
  'honours.returnVillageClaim': () => ({ nominationId: id('claimId'), reason: '村里没有这一户' }),
  'honours.nominateCandidate': () => ({ roundId: id('selectionId'), titleId: id('titleId'), subjectId: id('subjectId') }),
  'honours.recordCheck': () => ({ candidateId: id('candidateId'), kind: 'negative', code: 'any', said: false, signedOn: '2026-09-20' }),
  'honours.attachMaterial': () => ({ candidateId: id('candidateId'), fileId: id('photoId') }),
  'honours.removeMaterial': () => ({ candidateId: id('candidateId'), fileId: id('photoId') }),
  'honours.recordStars': () => ({ candidateId: id('candidateId'), findings: [{ starCode: 'any', met: true }] }),
  'honours.recordStarSheets': () => ({ roundId: id('villagesId'), sheets: [{ candidateId: id('candidateId'), findings: [{ starCode: 'any', met: true }] }] }),
  'honours.decideTown': () => ({ roundId: id('townsId'), placeId: app.id('place/zone-west'), approve: true }),
  'honours.signNegatives': () => ({ roundId: id('townsId'), placeId: app.id('place/zone-west'), households: 1, digest: 'any' }),
  'honours.recordVillageMeeting': () => ({ roundId: id('villagesId'), placeId: id('placeId'), heldOn: '2026-09-20', presentCount: 20, minutes: '会议记录' }),
  'volunteering.registerVolunteer': () => ({ label: '那边的人', placeId: id('placeId'), isAdult: true }),
  'volunteering.updateVolunteer': () => ({ volunteerId: id('volunteerId'), version: 1, label: '改了名', placeId: id('placeId'), isAdult: true }),
  'volunteering.placeOrder': () => ({ words: '那边需要帮忙', placeId: id('placeId'), contact: '演示，不是真实号码' }),
  'volunteering.rateOwnOrder': () => ({ orderId: id('orderId'), rating: 5 }),
  'volunteering.reviewOrder': () => ({ orderId: id('orderId'), accept: true }),
  'volunteering.dispatchOrder': () => ({ orderId: id('orderId'), teamId: id('teamId') }),
  'volunteering.acceptApplication': () => ({ applicationId: id('applicationId') }),
  'volunteering.declineApplication': () => ({ applicationId: id('applicationId'), reason: '不在本地' }),
  'volunteering.joinTeam': () => ({ volunteerId: id('volunteerId'), teamId: id('teamId'), from: '2026-02-01' }),
  'volunteering.leaveTeam': () => ({ volunteerId: id('volunteerId'), membershipId: id('membershipId'), to: '2026-02-01' }),
  'care.registerRecipient': () => ({ schemeId: id('schemeId'), label: '那边的人', situations: ['worksHere', 'staysOverHoliday'], placeId: id('placeId') }),
  'care.reissueSlip': () => ({ recipientId: id('recipientId'), reason }),
  'care.withdrawRecipient': () => ({ recipientId: id('recipientId'), reason }),
  'care.recordDelivery': () => ({ recipientId: id('recipientId'), proof: 'slip', slip: '0000000000', spot: 'desk' }),
  'surveys.enterAnswer': () => ({ surveyId: id('surveyId'), placeId: id('placeId'), version: 'resident', on: '2026-09-20', answers: { q: 'yes' } }),
  'records.enterRecord': () => ({ registerId: id('registerId'), values: { theme: '在别处', heldOn: '2026-09-20', place: id('placeId') } }),
  'records.correctRecord': () => ({ recordId: id('recordId'), version: 1, values: { theme: '改了', heldOn: '2026-09-20', place: id('placeId') }, reason }),
  'records.withdrawRecord': () => ({ recordId: id('recordId'), version: 1, reason }),
  'records.addVersion': () => ({ recordId: id('recordId'), adoptedOn: '2026-09-20', inForceFrom: '2026-09-20', body: '一、别处的' }),
  'records.withdrawVersion': () => ({ versionId: id('versionId'), reason }),
  'records.attachDocument': () => ({ recordId: id('recordId'), fileId: id('photoId') }),
  'records.attachPhoto': () => ({ recordId: id('recordId'), fileId: id('photoId') }),
  'plans.beginPlanTask': () => ({ taskId: id('planTaskId'), version: 1 }),
  'plans.recordProgress': () => ({ measureId: id('measureId'), on: '2026-09-02', value: 5, source: '监理月报' }),
  'plans.withdrawProgress': () => ({ readingId: id('workId'), reason }),
  'plans.attachProjectPhoto': () => ({ projectId: id('projectId'), fileId: id('photoId'), role: 'after' }),
  'plans.finishDecision': () => ({ decisionId: id('decisionId'), version: 1, note: '办好了' }),
  'plans.recordCompletion': () => ({ routineId: id('routineId'), placeId: id('placeId'), doneOn: '2026-09-18' }),
  'plans.withdrawCompletion': () => ({ completionId: id('completionId'), reason }),
  'submissions.submitMaterial': () => ({ requestId: id('materialRequestId'), organisationId: app.id('organisation/bureau-b'), kind: 'picture', shownOn: '2026-05-04', place: '那边', people: '那边的单位', theme: '那边的材料', background: '示例', occasion: '示例', fileIds: [id('photoId')], standardIds: [id('standardId')] }),
  'submissions.resubmitMaterial': () => ({ pieceId: id('pieceId'), version: 2, shownOn: '2026-05-04', place: '那边', people: '那边的单位', theme: '那边的材料', background: '示例', occasion: '示例', fileIds: [id('photoId')], standardIds: [id('standardId')] }),
  'submissions.withdrawMaterial': () => ({ pieceId: id('pieceId'), version: 2, reason }),
  'plans.deliverPlanTask': () => ({ taskId: id('planTaskId'), version: 1, note: '做好了' }),
  'points.recordDeed': () => ({ subjectId: id('householdId'), ruleCode: 'study', happenedOn: '2026-09-20', evidence: '签到表' }),
  'points.correctDeed': () => ({ deedId: id('deedId'), reason }),
  'points.recordDeedObjection': () => ({ deedId: id('noticedId'), words: '有意见' }),
  'points.settleDeedObjection': () => ({ objectionId: id('objectionId'), outcome: 'upheld', answer: '核实属实' }),
  'points.setBoardAbsence': () => ({ subjectId: id('householdId'), absent: true }),
  'shops.receiveStock': () => ({ shopId: id('shopId'), goodsId: id('goodsId'), quantity: 1, source: 'bought' }),
  'shops.removeStock': () => ({ batchId: id('batchId'), quantity: 1, reason }),
  'shops.registerHousehold': () => ({ shopId: id('shopId'), subjectId: id('householdId') }),
  'shops.leaveShop': () => ({ householdId: id('servedId') }),
  'shops.replaceCard': () => ({ householdId: id('servedId') }),
  'shops.issueTeamCard': () => ({ shopId: id('shopId'), teamId: id('teamId') }),
  'shops.redeemForTeam': () => ({ shopId: id('shopId'), teamId: id('teamId'), leaderPresent: true, lines: [{ goodsId: id('goodsId'), quantity: 1 }] }),
  'shops.redeemGoods': () => ({ shopId: id('shopId'), subjectId: id('householdId'), lines: [{ goodsId: id('goodsId'), quantity: 1 }] }),
  'shops.reverseSlip': () => ({ slipId: id('batchId'), reason }),
  'shops.openCounter': () => ({ shopId: id('shopId'), counterId: id('batchId'), publicKey: 'A'.repeat(120) }),
  'shops.settleSlipIssue': () => ({ slipId: id('batchId'), outcome: 'borne', note: reason }),
  'shops.countStock': () => ({ shopId: id('shopId'), lines: [{ batchId: id('batchId'), counted: 5 }] }),
  'shops.settleCount': () => ({ countId: id('countId'), agree: true }),
  'shops.importPaperSlips': () => ({ shopId: id('shopId'), file: { fileName: 'x.csv', body: new TextEncoder().encode('纸单号,户,兑换日期,物品,数量\n') } }),
  'shops.enterPaperSlips': () => ({ shopId: id('shopId'), slips: [{ paperNumber: 'P-2', householdCode: 'H-WEST', redeemedOn: '2026-09-21', lines: [{ goodsId: id('goodsId'), quantity: 1 }] }] }),
  'shops.settlePaperSheet': () => ({ sheetId: id('sheetId'), agree: true }),
  'volunteering.recordTeamDeed': () => ({ teamId: id('teamId'), ruleCode: 'study', happenedOn: '2026-09-21', evidence: '签到表' }),
  'volunteering.correctTeamDeed': () => ({ teamDeedId: id('batchId'), reason }),
  'volunteering.reviewTeamDeed': () => ({ teamDeedId: id('batchId'), agree: true }),
  'shops.keepTieOut': () => ({ shopId: id('shopId') }),
  'shops.settleTieOut': () => ({ tieOutId: id('tieOutId'), note: reason }),
  'shops.setGoodsAside': () => ({ shopId: id('shopId'), subjectId: id('householdId'), lines: [{ goodsId: id('goodsId'), quantity: 1 }] }),
  'shops.fetchSetAside': () => ({ setAsideId: id('batchId') }),
  'shops.releaseSetAside': () => ({ setAsideId: id('batchId'), reason }),
  'shops.redeemVoucher': () => ({ shopId: id('shopId'), code: 'ABCDEFGH2345', lines: [{ goodsId: id('goodsId'), quantity: 1 }] }),
  'shops.issueReceipt': () => ({ shopId: id('shopId'), batchIds: [id('batchId')] }),
  'shops.voidReceipt': () => ({ receiptId: id('receiptId'), reason }),
  'shops.spoilReceiptNumber': () => ({ rangeId: id('rangeId'), reason }),
  'shops.drawUpHandOver': () => ({ shopId: id('shopId'), fromPersonId: app.id('person/leaderW'), toPersonId: app.id('person/leaderE') }),
  'shops.signHandOver': () => ({ handOverId: id('sheetId'), agree: true }),
  'inspections.dismissFinding': () => ({ findingId: id('findingId'), reason }),
};

/** Writes that go through but answer, item by item, that the other zone's are not there. */
const answered: Record<string, () => Record<string, unknown>> = {
  'cases.dispatchCases': () => ({ cases: [{ caseId: id('registeredId'), version: 1 }] }),
  'cases.verifyCases': () => ({ cases: [{ caseId: id('rectifiedId'), version: 1 }], outcome: 'pass' }),
  'cases.escalateCases': () => ({}),
  'inspections.dismissFindings': () => ({ findingIds: [id('findingId')], reason }),
  'points.reviewDeeds': () => ({ deedIds: [id('deedId')], agree: true }),
};

/** Writes whose subject is the person's own, whatever their role; each has its own test. */
const ofOneself: Record<string, string> = {
  'platform.cancelTask': 'platform/server/tasks: a task of somebody else is not found',
  'platform.startExport': 'platform/server/tasks: the export runs under the person’s own reach',
  'people.coverMySites': 'modules/people/server/covers: one’s own sites',
  'people.endMyCover': 'modules/people/server/covers: one’s own cover',
  'people.endCover': 'modules/people/server/covers: covers of sites in reach',
  'platform.saveView': 'platform/server/views: one’s own views',
  'platform.shareView': 'platform/server/views: one’s own views',
  'platform.deleteView': 'platform/server/views: one’s own views',
  'platform.undoBulkAct': 'platform/server/views: one’s own act, undone under one’s own reach',
  'volunteering.updateActivity': 'modules/volunteering/server/changing: activities that one runs; others are not found',
  'volunteering.cancelActivity': 'modules/volunteering/server/changing: activities that one runs; others are not found',
  'volunteering.seeActivityChange': 'modules/volunteering/server/changing: what one was told oneself',
  'volunteering.askCertificate': 'modules/volunteering/server/certificate-requests: oneself, or a volunteer whom one keeps; others are not found',
  'volunteering.signUp': 'modules/volunteering/server/joining: one’s own sign-up, wherever the activity lies',
  'volunteering.signUpVolunteers': 'modules/volunteering/server/joining: activities that one runs; others are not found',
  'volunteering.cancelSignup': 'modules/volunteering/server/joining: one’s own, or of an activity that one runs',
  'volunteering.askCorrection': 'modules/volunteering/server/corrections: one’s own record',
  'volunteering.pickUpOrder': 'modules/volunteering/server/orders: by the team that one leads',
  'volunteering.finishOrder': 'modules/volunteering/server/orders: by the team that one leads',
  'volunteering.appealBan': 'modules/volunteering/server/bans: one’s own, or of a volunteer whom one keeps; others are not found',
  'volunteering.recordRollCall': 'modules/volunteering/server/joining: activities that one runs; others are not found',
  'volunteering.checkIn': 'modules/volunteering/server/check-in: oneself',
  'volunteering.openSignups': 'modules/volunteering/server/joining: activities that one runs; others are not found',
  'volunteering.registerMyself': 'modules/volunteering/server/joining: oneself',
  'volunteering.planTeamActivity': 'modules/volunteering/server/joining: the team that one leads',
  'shops.handInSlip': 'modules/shops/server/offline: a device hands in for whoever opened its counter, and for nobody else',
  'honours.declareConflict': 'modules/honours/server/rounds: a judge’s own word on a candidate of their round, wherever it lies',
  'honours.importNominations': 'modules/honours/server/nominations-in-reach and nominations-and-register: a cell outside the area is a fault of its row',
  'honours.answerForDepartment': 'modules/honours/server/departments: signed by people of the department, for candidates wherever they lie; every other department is refused',
  'honours.importDepartmentAnswers': 'modules/honours/server/departments: the same by sheet; whom the department is not asked about is a fault of its row',
  'honours.submitSheet': 'modules/honours/server/rounds: a judge’s own sheet; judges see numbers of the whole round and no names',
  'honours.attachSheetEvidence': 'modules/honours/server/sheet-evidence: on a judge’s own sheet, by number, wherever the candidate lies',
  'honours.removeSheetEvidence': 'modules/honours/server/sheet-evidence: off a judge’s own sheet',
  'places.changeSites': 'modules/places/server: sites out of reach are answered as such, one by one',
  'files.receiveUpload': 'modules/files/server: an upload belongs to whoever sent it',
  'files.readReceipt': 'modules/files/server: one’s own photos and requests; nothing is written but the signature’s trace',
  'bulletins.previewAccount': 'modules/bulletins/server: reads within one’s own reach and keeps nothing',
  'figures.checkFigures': 'modules/figures/server: reads within one’s own reach and keeps nothing', 'figures.checkFigureSheet': 'modules/figures/server: reads within one’s own reach and keeps nothing',
  'figures.proofreadText': 'modules/figures/server: reads what it is given and keeps nothing',
  'figures.proofreadFile': 'modules/figures/server: reads what it is given and keeps nothing',
  'files.uploadDocument': 'modules/files/server: a document belongs to whoever uploaded it until a record takes it',
  'files.uploadFile': 'modules/files/server: a photo belongs to whoever uploaded it until a record takes it',
  'people.importDuties': 'modules/people/server/files: a row outside the area is a fault of its row',
  'people.importAssignments': 'modules/people/server/files: a row outside the area is a fault of its row',
  'care.importRecipientList': 'modules/care/server: a row outside the area is a fault of its row',
  'surveys.importAnswers': 'modules/surveys/server: a row of a community out of reach is a fault of its row',
  'records.importVersions': 'modules/records/server: the code of a record out of reach is a fault of its row',
  'records.importRecords': 'modules/records/server: a row outside the area is a fault of its row',
  'points.importDeeds': 'modules/points/server/cycle.api.test.ts: a household out of reach is a fault of its row',
  'places.importSites': 'modules/places/server/imports: a row outside the area is a fault of its row',
};

const DENIED = /^(platform\.(not_found|not_permitted)|.*_unknown|people\.(nothing_to_hand_over|no_sites_chosen)|places\.parent_wrong|cases\.not_by_resident|inspections\.(site_not_drawn|nothing_to_dispatch))$/;
const KEPT = new Set(['platform.chains', 'platform.audit_entries', 'platform.idempotency_keys', 'platform.outbox', 'people.sessions']);

/** One question for all tables: a question each would be the most of what this file costs. */
async function readFingerprint(): Promise<Record<string, string>> {
  const found = await rows<{ name: string; sum: string }>(app.ownerDb, sql`select name, sum from public.fingerprint(${[...KEPT]}::text[])`);
  return Object.fromEntries(found.map(({ name, sum }) => [name, sum]));
}

async function makeFingerprint(): Promise<void> {
  await sql`create function public.fingerprint(kept text[]) returns table (name text, sum text) language plpgsql as $$
    begin
      for name in select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public') and n.nspname || '.' || c.relname <> all (kept) order by 1
      loop
        execute format('select coalesce(md5(string_agg(t::text, ''|'' order by t::text)), '''') from %s t', name) into sum;
        return next;
      end loop;
    end $$`.execute(app.ownerDb);
}

describe('a role with every permission, held at one zone', () => {
  it.each(writes.map((operation) => [operation.id, operation] as const))('%s asks for the whole programme or touches only that zone', async (name, operation) => {
    if (operation.reach === 'programme') {
      const params = Object.fromEntries(pathParamsOf(operation).map((param) => [param, '01234567-89ab-7def-8123-456789abcdef']));
      const input = 'file' in (operation.input as never as { shape: object }).shape ? { ...params, file: { fileName: 'x', body: new Uint8Array() } } : params;
      expect((await problemOf(app.as(ZONE_WIDE).call(operation, input as never))).code).toBe('platform.not_permitted');
      return;
    }
    const kinds = [outside, answered, ofOneself].filter((list) => name in list);
    expect(kinds, `${name} is new: give it reach 'programme', or say here what it was tried on outside the zone`).toHaveLength(1);
    if (name in ofOneself) return;
    lastSeen ??= await readFingerprint();
    const before = lastSeen;
    if (name in answered) {
      const answer = JSON.stringify(await app.as(ZONE_WIDE).call(operation, answered[name]?.() as never));
      expect(answer).toMatch(/"done":0|"escalated":0|"dismissed":0/);
    } else {
      const problem = await problemOf(app.as(ZONE_WIDE).call(operation, outside[name]?.() as never));
      expect(`${problem.code} ${JSON.stringify(problem.errors)}`.split(' ')[0], JSON.stringify(problem.problem)).toMatch(DENIED);
    }
    lastSeen = await readFingerprint();
    expect(lastSeen).toEqual(before);
  });

  it('is told who holds which role only of the persons it may see', async () => {
    const seen = await app.as(ZONE_WIDE).call(listAssignments, { pageSize: 200, withFormer: true });
    const persons = new Set((await app.as(ZONE_WIDE).call(listPersons, { pageSize: 200, withFormer: true })).rows.map((row) => row.id));
    expect(seen.total).toBe(seen.rows.length);
    expect(seen.rows.map((row) => row.person.id).filter((person) => !persons.has(person))).toEqual([]);
    expect(seen.rows.map((row) => row.person.id)).not.toContain(app.id('person/leaderW'));
    expect((await app.as('office').call(listAssignments, { pageSize: 200 })).total).toBeGreaterThan(seen.total);
  });

  it('does not count as an administrator of the programme', async () => {
    const { count } = await import('#modules/people/server/queries/roles.ts').then(async ({ administratorCount }) => ({
      count: await app.appDb.transaction().execute(async (tx) => {
        await sql`select people.set_context(${app.id('programme')}, true, '{}', '{}', '{}')`.execute(tx);
        return administratorCount(tx, app.id('programme'), '2026-09-21');
      }),
    }));
    expect(count).toBe(1);
  });
});
