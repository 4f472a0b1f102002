import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Operation } from '#platform/contract/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { exportBulletins } from '#modules/bulletins/contract/index.ts';
import { exportCategories, importCategories } from '#modules/cases/contract/index.ts';
import { exportFindings, exportRounds, exportRoundSites } from '#modules/inspections/contract/index.ts';
import { draftSurvey, enterAnswer, openSurvey, setQuotas } from '#modules/surveys/contract/index.ts';
import { createSubject, createTitle, exportRecommendations, importRecommendations, recommendUpward } from '#modules/honours/contract/index.ts';
import { exportNotices } from '#modules/notices/contract/index.ts';
import { exportAssignments, exportCovers, exportDuties, exportLogins, exportPersons, importAssignments, importDuties, importPersons, listPersons } from '#modules/people/contract/index.ts';
import { exportOrganisations, exportPlaces, exportSites, exportSiteTypes, importOrganisations, importPlaces, importSites, importSiteTypes } from '#modules/places/contract/index.ts';
import { addDecision, createMeeting, createPlan, createPlanTask, createProject, exportFunding, exportPlanTasks, exportProjects, importFunding, importPlanTasks, importProjects, saveFunding } from '#modules/plans/contract/index.ts';
import { enterRecord, exportRecords, importRecords, saveRegister } from '#modules/records/contract/index.ts';
import {
  createProject as beginVolunteerProject, createTeam, exportFacilities, exportProjects as exportVolunteerProjects, exportTeams, exportVolunteers, importFacilities, importProjects as importVolunteerProjects, importTeams, importVolunteers, joinTeam, registerVolunteer, saveFacility,
} from '#modules/volunteering/contract/index.ts';
import { createShop, exportGoods, exportHouseholds, exportShops, importGoods, importHouseholds, importShops, registerHousehold, saveGoods } from '#modules/shops/contract/index.ts';
import { exportAudit } from '#platform/contract/tasks.ts';
import { serverModules } from '../apps/modules.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

/** Lists that have no export or no sort of their own, each with its reason. */
const WITHOUT_EXPORT: Readonly<Record<string, string>> = {
  'honours.listCertificates': 'sheets for the printer, with a document beside them; the register of awards is the list',
  'honours.listStarSheets': 'a sheet to fill in; its candidates are the list, and come back by the import of nominations',
  'care.listSlips': 'sheets for the printer, each the key to what it names; they leave on paper and never as a table',
  'platform.listTasks': 'one’s own running work', 'platform.listMyDuties': 'each person’s own day', 'platform.listBulkActs': 'one’s own acts; the audit holds them for export',
  'platform.listAllBulkActs': 'the audit holds them for export',
  'volunteering.listCertificateRequests': 'answered one by one; the certificates that come of it are the list',
  'volunteering.listApplications': 'who they are is sealed; answered one by one, and the register of volunteers is the list',
  'volunteering.listCorrections': 'words of volunteers about themselves; answered one by one, never carried away',
  'volunteering.listJoinableActivities': 'what one can sign up for; the activities of the office are the list',
  'people.listDeputies': 'a choice inside a form', 'notices.listObjections': 'personal words of residents; answered one by one, never carried away',
  'ballots.listBallots': 'a few a year, each with a published file of its own', 'ballots.listCodeBatches': 'codes leave on printed sheets and never as a table',
  'ballots.listPaperBallots': 'entered by two people, and in the published file once counted', 'ballots.listSmsOutbox': 'of the memory of the process, and gone at the next start', 'ballots.listQuarantines': 'a few, each decided by a person with minutes',
};
const WITHOUT_SORT: Readonly<Record<string, string>> = {
  'honours.listCertificates': 'in the order of their numbers, as they are handed out',
  'platform.listMyDuties': 'what is due first stands first: any other order would hide it', 'people.listDeputies': 'a choice inside a form, the fittest first',
  'volunteering.listJoinableActivities': 'what comes next stands first',
  'ballots.listCodeBatches': 'a few sheets, the newest first', 'ballots.listSmsOutbox': 'the newest first, some hundred at most', 'ballots.listPaperBallots': 'in the order of the paper', 'ballots.listQuarantines': 'a few, the newest first',
};
const EXPORT_BY_OTHER_NAME: Readonly<Record<string, string>> = { 'audit': 'platform.exportAudit', 'cases': 'cases.exportCases', 'sites': 'places.exportSites', 'observations': 'inspections.exportObservations' };

const operations: readonly Operation[] = serverModules.flatMap((module) => module.operations.map(({ operation }) => operation));
const ids = new Set(operations.map(({ id }) => id));
const shapeOf = (operation: Operation): Record<string, z.ZodType> => (operation.input as unknown as { shape?: Record<string, z.ZodType> }).shape ?? {};
const sortsOf = (operation: Operation): string[] => [...((shapeOf(operation)['sort'] as unknown as { unwrap?: () => { options: string[] } } | undefined)?.unwrap?.().options ?? [])];
const paged = operations.filter((operation) => operation.kind === 'read' && 'pageSize' in shapeOf(operation));
const lists = paged.filter((operation) => operation.permission !== 'public');

let app: TestApp;
let registerId: string;
let planId: string;
beforeAll(async () => {
  app = await testApp();
  await someRecommended();
  await someShops();
  await someRecorded();
  await someSurveyed();
  await somePlanned();
  const office = app.as('office');
  for (const at of [1, 2, 3]) {
    const where = { placeId: app.id('place/e1') };
    const { id: teamId } = await office.call(createTeam, { code: `T-${at}`, name: `示例队${at}`, foundedOn: '2026-01-05', ...where });
    const { id: volunteerId } = await office.call(registerVolunteer, { label: '示例志愿者', registeredOn: '2026-01-05', isAdult: at > 1, ...(at > 1 ? {} : { guardian: '示例监护人', guardianAgreedOn: '2026-01-05' }), ...where });
    await office.call(joinTeam, { volunteerId, teamId, from: '2026-01-05' });
    await office.call(saveFacility, { code: `WM-${at}`, name: `示例站${at}`, kind: 'station', placeId: app.id('place/e1'), services: '义诊', openHours: '每天 9:00–17:00', openedOn: '2026-01-05' });
    await office.call(beginVolunteerProject, { code: `VP-${at}`, name: `示例项目${at}`, purpose: '示例', teamId, partnerIds: [], fromDate: '2026-01-05', ...where });
  }
});
/** Three shops of one village, goods, and households of the first. */
async function someShops(): Promise<void> {
  const office = app.as('office');
  const placeId = app.id('place/e1');
  const shops: string[] = [];
  for (const code of ['S-1', 'S-2', 'S-3']) shops.push((await office.call(createShop, { code, name: `示例超市${code}`, placeId, villageIds: [placeId], openedOn: '2026-01-05' })).id);
  for (const code of ['G-1', 'G-2', 'G-3']) await office.call(saveGoods, { code, name: `物品${code}`, unit: '件', pricePoints: 5, valueFen: 500 });
  for (const code of ['SH-1', 'SH-2', 'SH-3']) {
    const { id: subjectId } = await office.call(createSubject, { kind: 'household', code, label: `户${code}`, placeId });
    await office.call(registerHousehold, { shopId: shops[0] as string, subjectId });
  }
}
/** The programme of the tests has nothing that was sent upward. */
async function someRecommended(): Promise<void> {
  const office = app.as('office');
  const { id: titleId } = await office.call(createTitle, { code: 'sent-up', nameZh: '上级称号', nameEn: 'Higher', tier: 'province', subjectKind: 'unit', authority: '省文明委', source: '测试', rules: {} });
  for (const code of ['SU-1', 'SU-2', 'SU-3']) {
    const { id: subjectId } = await office.call(createSubject, { kind: 'unit', code, label: `单位${code}`, placeId: app.id('place/e1') });
    await office.call(recommendUpward, { titleId, subjectId, batch: '甲批', on: '2026-03-01', document: '号', remarks: '原件' });
  }
}

/** Nor a register of its own. */
async function someRecorded(): Promise<void> {
  const office = app.as('office');
  ({ id: registerId } = await office.call(saveRegister, { code: 'talks', zh: '宣讲', en: 'Talks', titleField: 'theme', dayField: 'heldOn', fields: [
    { code: 'theme', zh: '主题', en: 'Theme', type: 'text', required: true }, { code: 'heldOn', zh: '日期', en: 'Day', type: 'date', required: true }, { code: 'hall', zh: '地点', en: 'Place', type: 'place' },
    { code: 'listeners', zh: '听众', en: 'Listeners', type: 'number', unit: '人' }, { code: 'kind', zh: '类别', en: 'Kind', type: 'choice', choices: [{ code: 'law', zh: '法治', en: 'Law' }] },
  ] }));
  for (const at of [1, 2, 3]) await office.call(enterRecord, { registerId, values: { theme: `主题${at}`, heldOn: `2026-03-0${at}`, hall: app.id('place/e1'), listeners: at * 10, kind: 'law' } });
}

/** Nor a survey. */
async function someSurveyed(): Promise<void> {
  const office = app.as('office');
  const question = { code: 'q', zh: '满意吗', en: 'Content?', type: 'scale5' as const };
  for (const at of [1, 2, 3]) {
    const { id: surveyId } = await office.call(draftSurvey, { code: `l-${at}`, title: `问卷${at}`, purpose: '示例', opensOn: `2026-09-0${at}`, closesOn: '2026-09-30', versions: [{ code: 'resident', zh: '居民', en: 'Residents' }], questions: [question] });
    await office.call(setQuotas, { surveyId, version: 1, quotas: [{ placeId: app.id('place/e1'), target: 10 }] });
    await office.call(openSurvey, { surveyId, version: 2 });
    for (let turn = 0; turn < at; turn += 1) await office.call(enterAnswer, { surveyId, placeId: app.id('place/e1'), version: 'resident', on: '2026-09-10', answers: { q: '4' } });
  }
}

/** Nor a plan with tasks. */
async function somePlanned(): Promise<void> {
  const office = app.as('office');
  ({ id: planId } = await office.call(createPlan, { code: 'L-1', nameZh: '示例计划', nameEn: 'Plan', startsOn: '2026-01-01', endsOn: '2026-12-31', phases: [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }] }));
  for (const at of [1, 2, 3]) await office.call(createPlanTask, { planId, code: `L-${at}`, name: `任务${at}`, organisationId: app.id('organisation/bureau-a'), dueOn: `2026-1${at - 1}-01` });
  for (const at of [1, 2, 3]) {
    const { id: projectId } = await office.call(createProject, { code: `XM-${at}`, name: `项目${at}`, kind: 'renewal', startsOn: `2026-0${at}-01`, endsOn: '2026-12-01', about: '示例内容' });
    await office.call(saveFunding, { projectId, source: 'city', year: 2024 + at, plannedFen: at * 1_000_001, arrivedFen: at * 1_000_000, spentFen: 0 });
    const { id: meetingId } = await office.call(createMeeting, { title: `会议${at}`, kind: 'joint', heldOn: `2026-0${at}-05` });
    await office.call(addDecision, { meetingId, words: `事项${at}`, organisationId: app.id('organisation/bureau-a'), dueOn: `2026-1${at - 1}-05` });
  }
}

async function table(body: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) found.push(row.cells.map(cellText));
  return found;
}

describe('every list of the office', () => {
  it('is found by this walk', () => {
    expect(lists.length).toBeGreaterThanOrEqual(17);
  });

  it.each(paged.map((operation) => [operation.id, operation] as const))('%s bounds its page', (_id, operation) => {
    const { pageSize, page } = shapeOf(operation);
    expect(pageSize?.safeParse(201).success).toBe(false);
    expect(page?.safeParse(0).success).toBe(false);
    expect(pageSize?.safeParse(undefined).success).toBe(true);
  });

  it.each(lists.map((operation) => [operation.id, operation] as const))('%s is sorted both ways, or says why not', (id, operation) => {
    const { sort } = shapeOf(operation);
    if (id in WITHOUT_SORT) return expect(sort).toBeUndefined();
    const orders = sortsOf(operation);
    expect(orders.length, id).toBeGreaterThanOrEqual(2);
    for (const order of orders) expect(orders).toContain(order.startsWith('-') ? order.slice(1) : `-${order}`);
    return expect(sort?.safeParse(undefined).data).toBe(orders[0]);
  });

  it('is in the order that was asked for, and turned round in the other', async () => {
    const [office, admin] = [app.as('office'), app.as('admin')];
    for (const operation of lists.filter(({ id }) => !(id in WITHOUT_SORT) && !id.startsWith('platform.listAll') && !['inspections.listRoundSites', 'inspections.listObservations', 'notices.listObjections', 'honours.listCandidates', 'honours.listShortlist', 'honours.listRoundVillages', 'honours.listRoundTowns', 'honours.listNegativeChecks', 'honours.listRoundDepartments', 'honours.listDepartmentAnswers', 'honours.listStarSheets', 'honours.listReviewItems', 'points.listEntries', 'care.listSlips', 'figures.listFigureRows', 'frameworks.listCrosswalkLinks', 'frameworks.listCrosswalkCoverage', 'points.listSettlementLines', 'points.listSettlementPreview', 'scoring.listLinkedObservations', 'shops.listTeamCards'].includes(id))) {
      const person = operation.id === 'people.listLogins' ? admin : office;
      const keysIn = async (sort: string) => ((await person.call(operation as typeof listPersons, { sort: sort as 'code', pageSize: 200 }).catch((error: unknown) => { throw new Error(`${operation.id} ${sort}`, { cause: error }); })).rows).map((row) => JSON.stringify(row));
      for (const sort of sortsOf(operation).filter((each) => !each.startsWith('-'))) {
        const [there, back] = [await keysIn(sort), await keysIn(`-${sort}`)];
        if (there.length === 200) continue;
        expect(back.toSorted(), `${operation.id} ${sort}`).toEqual(there.toSorted());
        // Rows without a value stay at the end both ways; where every row has one, one order is the other backwards.
        if (['code', 'name', 'recent', 'username', 'number'].includes(sort) && operation.id !== 'people.listDuties' && operation.id !== 'bulletins.listBulletins') expect(back, `${operation.id} ${sort}`).toEqual(there.toReversed());
      }
    }
  });

  it.each(lists.map((operation) => [operation.id] as const))('%s goes out as xlsx, or says why not', (id) => {
    const noun = id.split('.list')[1] as string;
    const name = EXPORT_BY_OTHER_NAME[noun.toLowerCase()] ?? `${id.split('.')[0]}.export${noun}`;
    if (id in WITHOUT_EXPORT) expect(ids.has(name), `${id} has an export now: take it off the list of exceptions`).toBe(false);
    else expect(ids, `${id} needs ${name} or a reason`).toContain(name);
  });
});

describe('what goes out of a list', () => {
  it('has headers in the reader’s language and as many rows as the list has', async () => {
    const office = app.as('office');
    const persons = await office.call(listPersons, { pageSize: 200 });
    const out = await table((await office.call(exportPersons, {})).body);
    expect(out[0]).toEqual(['人员编号', '姓名', '职务', '单位编码', '起始日期']);
    expect(out).toHaveLength(persons.total + 1);
    const found = await table((await office.call(exportPersons, { q: 'leaderE' })).body);
    expect(found.slice(1).every((row) => row[1]?.includes('leaderE'))).toBe(true);
    expect(found.length).toBeLessThan(out.length);
  });

  it('is what the reader may see and no more', async () => {
    const codes = async (person: string) => (await table((await app.as(person).call(exportDuties, {})).body)).slice(1).map((row) => row[0] as string);
    const east = await codes('zoneEast');
    expect(east.length).toBeGreaterThan(10);
    expect(east.some((code) => code.startsWith('w'))).toBe(false);
    expect((await codes('office')).some((code) => code.startsWith('w'))).toBe(true);
    expect((await problemOf(app.as('leaderE').call(exportPersons, {}))).code).toBe('platform.not_permitted');
  });

  it('opens for each of them', async () => {
    const [office, admin] = [app.as('office'), app.as('admin')];
    const files = [
      await office.call(exportPlaces, {}), await office.call(exportSiteTypes, {}), await office.call(exportOrganisations, {}), await office.call(exportRounds, {}), await office.call(exportFindings, {}), await office.call(exportBulletins, {}),
      await office.call(exportNotices, {}), await office.call(exportAssignments, {}), await office.call(exportCovers, {}), await office.call(exportAudit, {}), await admin.call(exportLogins, {}),
    ];
    for (const file of files) {
      const [headers] = await table(file.body);
      expect((headers as string[]).length, file.fileName).toBeGreaterThanOrEqual(5);
      expect(file.fileName).toMatch(/-\d{4}-\d{2}-\d{2}\.xlsx$/);
    }
    expect((await problemOf(office.call(exportRoundSites, { roundId: app.id('round/none') }))).status).toBe(404);
  });
});

/** Lists whose rows are what somebody did or published: a file cannot do it in their place. */
const WITHOUT_IMPORT: Readonly<Record<string, string>> = {
  'platform.exportAudit': 'what happened', 'people.exportCovers': 'a leader’s own word', 'people.exportLogins': 'passwords never travel in a file',
  'cases.exportCases': 'each case is reported by somebody', 'inspections.exportRounds': 'drawn, not typed', 'inspections.exportFindings': 'recorded on the spot', 'inspections.exportObservations': 'recorded on the spot', 'inspections.exportRoundSites': 'drawn, not typed',
  'honours.exportReceivedNominations': 'sent by whoever nominates', 'honours.exportTitles': 'come in with their rules, as a catalogue', 'honours.exportSelectionRounds': 'started by the office', 'honours.exportCandidates': 'come in as nominations, title by title', 'honours.exportRoundVillages': 'counted', 'honours.exportRoundTowns': 'each is answered by its township', 'honours.exportNegativeChecks': 'signed for, list by list', 'honours.exportRoundDepartments': 'counted', 'honours.exportReReviews': 'started by the office', 'honours.exportReviewItems': 'each is judged by somebody', 'honours.exportVillageClaims': 'sent by households', 'honours.exportWithdrawals': 'each goes step by step, by several hands',
  'honours.exportSubjects': 'come in with what they are honoured with', 'honours.exportAwards': 'come in title by title, as a list with its subjects',
  'care.exportSchemes': 'set up by the office', 'care.exportRecipients': 'names go out masked; a list comes in scheme by scheme', 'care.exportDeliveries': 'recorded at the hand-over', 'care.exportStockMoves': 'recorded with their document',
  'volunteering.exportActivities': 'planned by the office', 'volunteering.exportServiceRecords': 'recorded on the spot',
  'figures.exportFigures': 'computed; their definitions come in as JSON', 'figures.exportFigureRows': 'counted',
  'submissions.exportMaterialRequests': 'set by the office, unit by unit and standard by standard',
  'surveys.exportSurveys': 'drafted by the office with their questions', 'surveys.exportResults': 'counted',
  'records.exportRegisters': 'come in with their fields, as JSON',
  'frameworks.exportCrosswalkCoverage': 'worked out from links and records', 'honours.exportUpwardDue': 'worked out from awards', 'honours.exportShortlist': 'worked out from sheets, and decided by a person', 'volunteering.exportServiceCertificates': 'each is drafted by one person and issued by another', 'volunteering.exportServiceOrders': 'placed by residents and communities',
  'plans.exportMeetings': 'entered by the office with their minutes', 'plans.exportDecisions': 'entered with their meeting', 'plans.exportRoutineGrid': 'recorded place by place, on the day',
  'plans.exportPlans': 'drafted with their phases by the office',
  'notices.exportNotices': 'published by the office', 'bulletins.exportBulletins': 'frozen with a hash', 'scoring.exportScores': 'computed',
  'scoring.exportEvaluations': 'drawn up by the office', 'scoring.exportEvaluationResult': 'computed, and frozen with a hash', 'scoring.exportLinkedObservations': 'worked out from rounds and links', 'scoring.exportNegativeEntries': 'each is recorded with the document that establishes it',
  'submissions.exportMaterialRequest': 'worked out from the pieces that were handed in', 'volunteering.exportBans': 'each is decided by somebody, with a reason', 'shops.exportStock': 'came in by deliveries, went out by slips', 'shops.exportMovements': 'what happened', 'shops.exportSlips': 'each is handed out at a counter', 'shops.exportCounts': 'counted at the shelf', 'shops.exportTieOuts': 'worked out night by night', 'shops.exportShopMonths': 'counted', 'volunteering.exportTeamDeeds': 'each is recorded by one person and reviewed by another', 'shops.exportSetAsides': 'each is asked for by a household or team', 'shops.exportTeamCards': 'each is issued with chance of its own', 'shops.exportVouchers': 'each is issued into the ledger with a number of its own', 'points.exportSignals': 'worked out, and decided by somebody', 'shops.exportReceipts': 'written as gifts come in', 'shops.exportReceiptRanges': 'handed out range by range', 'shops.exportPaperSheets': 'entered from paper and confirmed by another',
  'points.exportHouseholdsWithoutPoints': 'worked out from the ledger', 'points.exportDeedObjections': 'each comes from somebody who objects', 'points.exportAccounts': 'a balance is never typed in', 'points.exportSettlementPreview': 'worked out, never typed in', 'points.exportSettlementLines': 'posted, never typed in', 'points.exportEntries': 'posted, never typed in',
};

interface RoundTrip { readonly out: Operation; readonly back: Operation; readonly input?: () => object; readonly column: string; readonly row: (cells: readonly string[], header: readonly string[]) => boolean; readonly cell: string }
/** Held where they live: rules come into one draft, a text that stands is never rewritten by a sheet, a deed that stands is left as it is whatever a sheet says, a department’s answers go by its own seat, links of two editions and sessions have a test of their own beside them. */
const ROUND_TRIP_ELSEWHERE: ReadonlySet<string> = new Set(['honours.exportDepartmentAnswers', 'points.exportRules', 'points.exportDeeds', 'frameworks.exportCrosswalkLinks', 'volunteering.exportSessions', 'records.exportVersions']);
const roundTrips: Readonly<Record<string, RoundTrip>> = {
  persons: { out: exportPersons, back: importPersons, column: '职务', row: ([code]) => code === 'leaderE', cell: '站长' },
  organisations: { out: exportOrganisations, back: importOrganisations, column: '英文名称', row: () => true, cell: 'Another Name' },
  places: { out: exportPlaces, back: importPlaces, column: '户数', row: (cells) => cells.includes('网格'), cell: '4711' },
  'site types': { out: exportSiteTypes, back: importSiteTypes, column: '类型名称', row: () => true, cell: '别的名称' },
  sites: { out: exportSites, back: importSites, column: '地址', row: () => true, cell: '示例路 99 号' },
  categories: { out: exportCategories, back: importCategories, column: '时限', row: (cells) => cells.includes('工作日'), cell: '9' },
  duties: { out: exportDuties, back: importDuties, column: '至（不含）', row: (cells, header) => cells[header.indexOf('责任')] === '点位长', cell: '2031-01-01' },
  'volunteer teams': { out: exportTeams, back: importTeams, column: '队伍名称', row: () => true, cell: '别的名称' },
  volunteers: { out: exportVolunteers, back: importVolunteers, column: '姓名', row: () => true, cell: '别的称呼' },
  'volunteer projects': { out: exportVolunteerProjects, back: importVolunteerProjects, column: '项目名称', row: () => true, cell: '别的项目' },
  facilities: { out: exportFacilities, back: importFacilities, column: '服务项目', row: () => true, cell: '别的服务' },
  shops: { out: exportShops, back: importShops, column: '超市名称', row: () => true, cell: '别的店名' },
  goods: { out: exportGoods, back: importGoods, column: '物品', row: () => true, cell: '别的物品' },
  'households served': { out: exportHouseholds, back: importHouseholds, column: '超市编码', row: () => true, cell: 'S-2' },
  records: { out: exportRecords, back: importRecords, input: () => ({ registerId }), column: '主题', row: () => true, cell: '别的主题' },
  'tasks of a plan': { out: exportPlanTasks, back: importPlanTasks, input: () => ({ planId }), column: '佐证材料', row: () => true, cell: '别的材料' },
  projects: { out: exportProjects, back: importProjects, column: '施工单位', row: () => true, cell: '别的施工单位' },
  'money of projects': { out: exportFunding, back: importFunding, column: '到位（万元）', row: () => true, cell: '12.5' },
  recommendations: { out: exportRecommendations, back: importRecommendations, column: '备注', row: () => true, cell: '已补正' },
  assignments: { out: exportAssignments, back: importAssignments, column: '至（不含）', row: (cells) => cells.includes('督查员'), cell: '2031-01-01' },
};

describe('the same headers out and in', () => {
  const exports = operations.filter(({ id }) => /\.export[A-Z]/.test(id) && id !== 'frameworks.exportEdition');
  it.each(exports.map(({ id }) => [id] as const))('%s comes in again, or says why not', (id) => {
    const back = id.replace('.export', '.import');
    if (id in WITHOUT_IMPORT) return expect(ids.has(back), `${id} comes in now: take it off the list of exceptions`).toBe(false);
    expect(ids).toContain(back);
    if (ROUND_TRIP_ELSEWHERE.has(id)) return undefined;
    return expect(Object.values(roundTrips).map(({ out }) => out.id), `${id} needs a round trip here`).toContain(id);
  });

  const outOf = async ({ out, input }: RoundTrip) => {
    const rows = await table((await app.as('office').call(out as typeof exportPersons, (input?.() ?? {}) as never)).body);
    return rows.map((cells) => Array.from({ length: rows[0]?.length ?? 0 }, (_each, at) => cells[at] ?? ''));
  };
  /** But for where a category comes from, which a change of it says by itself. */
  const asText = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.filter((_cell, at) => rows[0]?.[at] !== '来源').join('|')).toSorted();
  const backIn = async ({ back, input }: RoundTrip, rows: readonly (readonly string[])[]) => {
    const csv = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
    return (await app.as('office').call(back as typeof importPersons, { ...input?.(), file: { fileName: 'table.csv', body: new TextEncoder().encode(csv) }, mode: 'all' } as never)).report;
  };

  it.each(Object.entries(roundTrips))('%s come back unchanged', async (name, trip) => {
    const { body } = await app.as('office').call(trip.out as typeof exportPersons, (trip.input?.() ?? {}) as never);
    const { report } = await app.as('office').call(trip.back as typeof importPersons, { ...trip.input?.(), file: { fileName: `${name}.xlsx`, body }, mode: 'all' } as never);
    expect(report).toMatchObject({ outcome: 'written', badRowCount: 0, badRows: [], created: 0, updated: 0, ignoredColumns: [] });
    expect(report?.unchanged).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(roundTrips))('%s with one cell changed change in that row alone', async (_name, trip) => {
    const rows = await outOf(trip);
    const header = rows[0] as string[];
    const at = rows.findIndex((cells, index) => index > 0 && trip.row(cells, header));
    const column = header.indexOf(trip.column);
    expect([at > 0, column >= 0, rows[at]?.[column] === trip.cell]).toEqual([true, true, false]);
    rows[at] = rows[at]?.map((cell, index) => (index === column ? trip.cell : cell)) as string[];
    expect(await backIn(trip, rows)).toMatchObject({ outcome: 'written', badRows: [], created: 0, updated: 1, unchanged: rows.length - 2 });
    const again = await outOf(trip);
    expect(asText(again)).toEqual(asText(rows));
  });
});
