/**
 * Goal: whoever fills in a table need not know a single code of ours. Method: one county, entered by tables whose cells say names as people write them, two villages
 * of one name among them; each import must take a name that one thing has, tell the codes of several, and say of a name that nothing has what it looked for.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { importRecipientList, recipientImportTemplate } from '#modules/care/contract/index.ts';
import { assignmentImportTemplate, dutyImportTemplate, importAssignments, importDuties, importPersons, listAssignments, listDuties, listPersons, personImportTemplate } from '#modules/people/contract/index.ts';
import { importOrganisations, importPlaces, importSites, listOrganisations, listPlaces, listSites, listSiteTypes, organisationImportTemplate, placeImportTemplate, siteImportTemplate } from '#modules/places/contract/index.ts';
import { deliveryImportTemplate, householdImportTemplate, importDeliveries, importHouseholds, importShops, listHouseholds, listShops, listStock, saveGoods, shopImportTemplate } from '#modules/shops/contract/index.ts';
import {
  attendanceImportTemplate, facilityImportTemplate, importAttendance, importFacilities, importProjects, importSessions, importTeams, importVolunteers, listFacilities, listProjects, listSessions, listTeams, listVolunteers, moveProject, planActivity, projectImportTemplate, sessionImportTemplate, teamImportTemplate,
  volunteerImportTemplate,
} from '#modules/volunteering/contract/index.ts';
import type { ImportReport } from '#platform/contract/tasks.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { openedScheme } from './kit/care.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
const office = () => app.as('office');
beforeAll(async () => { app = await testApp(); });

const csv = (...lines: string[]) => ({ fileName: '表.csv', body: new TextEncoder().encode(`\uFEFF${lines.join('\n')}\n`) });
const written = (count: number) => ({ outcome: 'written', badRows: [], created: count });
const faults = (report: ImportReport | null) => report?.badRows.map(({ row, column, code, zh }) => [row, column, code, zh]);
const TWO_VILLAGES = '有 2 个“钟楼村”，请写编码：V1（示例北镇）、V2（示例南镇）';

describe('names in place of codes', () => {
  it('are taken for the place above, also of one further up in the table, and for a body’s place and parent', async () => {
    const places = csv('区域编码,区域名称,区域类别,上级区域', 'T1,示例北镇,乡镇,地点city', 'T2,示例南镇,乡镇,city', 'V1,钟楼村,行政村,示例北镇', 'V2,钟楼村,行政村,T2', 'V3,龙泉村（东）,行政村,示例北镇');
    expect((await office().call(importPlaces, { file: places, mode: 'all' })).report).toMatchObject(written(5));
    expect((await office().call(listPlaces, {})).rows.filter(({ code }) => code.startsWith('V')).map(({ code, parentId }) => [code, parentId]).toSorted()).toEqual(await Promise.all(['V1', 'V2', 'V3'].map(async (code, at) => [code, (await office().call(listPlaces, {})).rows.find((row) => row.code === (at === 1 ? 'T2' : 'T1'))?.id])));
    expect(faults((await office().call(importPlaces, { file: csv('区域编码,区域名称,区域类别,上级区域编码', 'G1,一组,网格,钟楼村', 'G2,二组,网格,虎泉村'), mode: 'all' })).report)).toEqual([
      [2, '上级区域编码', 'several_named', TWO_VILLAGES], [3, '上级区域编码', 'unknown_place', '没有编码或全称为“虎泉村”的区域（须已存在，或在本表前面的行）'],
    ]);
    const bodies = csv('单位编码,单位名称,上级单位,所在区域', 'D1,示例文明办,,地点city', 'D2,示例宣讲科,示例文明办,龙泉村(东)', 'D3,示例北镇政府,,示例北镇');
    expect((await office().call(importOrganisations, { file: bodies, mode: 'all' })).report).toMatchObject(written(3));
    expect((await office().call(listOrganisations, {})).rows.find(({ code }) => code === 'D2')).toBeDefined();
    expect(faults((await office().call(importOrganisations, { file: csv('单位编码,单位名称,上级单位编码,所在区域编码', 'D4,某局,示例办,钟楼村'), mode: 'all' })).report)).toEqual([[2, '上级单位编码', 'unknown_organisation', '没有编码或全称为“示例办”的单位（须已存在，或在本表前面的行）'], [2, '所在区域编码', 'several_named', TWO_VILLAGES]]);
  });

  it('are taken for whose a person is, and for who holds which role where', async () => {
    expect((await office().call(importPersons, { file: csv('人员编号,姓名,所在单位', 'R1,示例李,示例文明办', 'R2,示例李,示例宣讲科', 'R3,示例王,示例北镇政府'), mode: 'all' })).report).toMatchObject(written(3));
    expect((await office().call(listPersons, { q: '示例王' })).rows[0]?.organisation?.nameZh).toBe('示例北镇政府');
    const roles = csv('人员,角色,范围,单位', '示例王,社区（村）工作者,单位及下属,示例文明办');
    const [named] = [(await office().call(importAssignments, { file: csv('人员编号,角色,范围,范围编码', '示例王,communityOfficer,区域及以下,示例北镇', '示例李,communityOfficer,区域及以下,钟楼村', '示例赵,communityOfficer,单位及下属,示例局'), mode: 'good' })).report];
    expect(named).toMatchObject({ created: 1 });
    expect(faults(named)).toEqual([
      [3, '人员编号', 'several_named', '有 2 个“示例李”，请写编码：R1（示例文明办）、R2（示例宣讲科）'], [3, '范围编码', 'several_named', TWO_VILLAGES],
      [4, '人员编号', 'unknown_person', '没有编号或姓名为“示例赵”的人员'], [4, '范围编码', 'unknown_anchor', '没有编码或全称为“示例局”的单位，或不在您的范围内'],
    ]);
    expect((await office().call(listAssignments, { q: '示例王' })).rows.map(({ anchor }) => anchor.nameZh)).toEqual(['示例北镇']);
    expect((await office().call(importAssignments, { file: roles, mode: 'preview' })).report?.ignoredColumns).toEqual([]);
  });

  it('are taken for where a site lies and who answers for it, in the table of sites and in that of duties', async () => {
    const type = (await office().call(listSiteTypes, {})).rows.find(({ geometry }) => geometry === 'point')?.nameZh ?? '';
    const head = '点位编码,点位名称,点位类型,所属网格,经度,纬度,点位长,责任单位';
    expect((await office().call(importSites, { file: csv(head, `N1,示例河边公园,${type},龙泉村（东）,108.1,32.1,示例王,示例北镇政府`), mode: 'all' })).report).toMatchObject(written(1));
    expect((await office().call(listSites, { q: '河边公园' })).rows[0]?.code).toBe('N1');
    expect(faults((await office().call(importSites, { file: csv(head, `N2,某处,${type},钟楼村,108.1,32.1,示例李,示例北镇政府`, `N3,某处,${type},龙泉村（东）,108.1,32.1,示例李,示例局`), mode: 'all' })).report)).toEqual([
      [2, '所属网格', 'several_named', TWO_VILLAGES], [3, '点位长', 'several_named', '有 2 个“示例李”，请写编码：R1、R2'], [3, '责任单位', 'unknown_organisation', '没有编码或全称为“示例局”的单位'],
    ]);
    const duties = csv('点位或区域编码,责任,责任人编号或单位编码', '示例河边公园,联络员,示例王', '示例北镇,牵头单位,示例文明办', '钟楼村,牵头单位,示例文明办', '示例湖,联络员,示例王');
    const { report } = await office().call(importDuties, { file: duties, mode: 'good' });
    expect(report).toMatchObject({ created: 2 });
    expect(faults(report)).toEqual([[4, '点位或区域编码', 'several_named', TWO_VILLAGES], [5, '点位或区域编码', 'unknown_subject', '没有编码或全称为“示例湖”的点位或区域，或不在您的范围内']]);
    expect((await office().call(listDuties, { q: '示例河边公园' })).rows.map(({ role, person, organisation }) => [role, person?.name ?? organisation?.nameZh]).toSorted()).toEqual([['liaison', '示例王'], ['responsibleUnit', '示例北镇政府'], ['siteLeader', '示例王']]);
  });

  it('are taken for teams, their people, projects, centres and sessions, several in a cell too', async () => {
    expect((await office().call(importTeams, { file: csv('队伍编码,队伍名称,区域,单位,负责人,成立日期', 'W1,示例清河队,示例北镇,,示例王,2026-01-05', 'W2,Green River Team,,示例文明办,,2026-01-05'), mode: 'all' })).report).toMatchObject(written(2));
    expect((await office().call(listTeams, { q: '清河' })).rows[0]).toMatchObject({ place: { nameZh: '示例北镇' }, leader: { name: '示例王' } });
    expect((await office().call(importVolunteers, { file: csv('志愿者编号,姓名,村（社区）,队伍,已成年,登记日期', 'Y-1,示例孙,龙泉村（东）,示例清河队、Green River Team,是,2026-02-01', 'Y-2,示例周,示例南镇,W1 W2,是,2026-02-01', 'Y-3,示例周,示例北镇,,是,2026-02-01'), mode: 'all' })).report).toMatchObject(written(3));
    expect((await office().call(listVolunteers, { q: '示例孙' })).rows[0]).toMatchObject({ place: { nameZh: '龙泉村（东）' } });
    expect((await office().call(listTeams, { q: 'W' })).rows.filter(({ code }) => code === 'W1' || code === 'W2').map(({ memberCount }) => memberCount)).toEqual([2, 2]);
    expect(faults((await office().call(importVolunteers, { file: csv('志愿者编号,姓名,区域编码,队伍编码,已成年,登记日期', 'Y-4,示例吴,钟楼村,示例洁净队,是,2026-02-01'), mode: 'all' })).report)).toEqual([[2, '区域编码', 'several_named', TWO_VILLAGES], [2, '队伍编码', 'unknown_team', '没有编码或全称为“示例洁净队”的队伍']]);
    expect((await office().call(importProjects, { file: csv('项目编码,项目名称,项目宗旨,队伍,区域,协作单位,开始日期', 'J1,示例清河行动,清河,示例清河队,示例北镇,示例文明办、示例宣讲科,2026-03-01'), mode: 'all' })).report).toMatchObject(written(1));
    const project = (await office().call(listProjects, { q: '清河行动' })).rows[0];
    expect(project).toMatchObject({ team: { name: '示例清河队' } });
    await office().call(moveProject, { projectId: project?.id as string, to: 'open' });
    expect((await office().call(importFacilities, { file: csv('编码,名称,类别,上级,区域,启用日期', 'F2,示例北镇站,文明实践站,示例北镇所,龙泉村（东）,2026-02-01', 'F1,示例北镇所,文明实践所,,示例北镇,2026-02-01'), mode: 'all' })).report).toMatchObject(written(2));
    expect((await office().call(listFacilities, {})).rows.find(({ code }) => code === 'F2')).toMatchObject({ parent: { code: 'F1' } });
    expect(faults((await office().call(importFacilities, { file: csv('编码,名称,类别,上级编码,区域编码,启用日期', 'F3,某站,文明实践站,示例县中心,钟楼村,2026-02-01'), mode: 'all' })).report)).toEqual([[2, '上级编码', 'unknown_facility', '没有编码或全称为“示例县中心”的中心、所、站'], [2, '区域编码', 'several_named', TWO_VILLAGES]]);
    const head = '场次编码,队伍,主题,地点,日期,参加人次,受益人次,项目,阵地';
    expect((await office().call(importSessions, { file: csv(head, 'C1,示例清河队,清河边垃圾,龙泉村（东）,2026-08-01,12,30,示例清河行动,示例北镇站'), mode: 'all' })).report).toMatchObject(written(1));
    expect((await office().call(listSessions, { q: 'C1' })).rows[0]).toMatchObject({ team: { name: '示例清河队' } });
    expect(faults((await office().call(importSessions, { file: csv(head, 'C2,示例清河队,清河,龙泉村（东）,2026-02-01,12,30,示例清河行动,示例南镇站'), mode: 'all' })).report)).toEqual([[2, '项目', 'unknown_project', '没有编码或全称为“示例清河行动”的项目，或那天没有开展'], [2, '阵地', 'unknown_facility', '没有编码或全称为“示例南镇站”的阵地，或那天没有开放']]);
  });

  it('are taken from a sheet of attendance, where the day tells one week’s activity from another’s', async () => {
    const teamId = (await office().call(listTeams, { q: '清河' })).rows[0]?.id as string;
    const placeId = app.id('place/e1');
    for (const [code, name, on] of [['A1', '示例清河周', '2026-09-24'], ['A2', '示例清河周', '2026-09-25'], ['A3', '示例清河日', '2026-09-26']] as const) await office().call(planActivity, { code, name, teamId, placeId, on, from: '09:00', to: '12:00' });
    app.clock.now = Date.parse('2026-09-26T20:00:00+08:00');
    const { report } = await office().call(importAttendance, { file: csv('活动,志愿者,开始,结束', '示例清河日,示例孙,09:00,11:00', '示例清河周,示例孙,09:00,11:00', '示例清河日,示例周,09:00,11:00', '示例清河日,示例郑,09:00,11:00'), mode: 'good' });
    expect(report).toMatchObject({ created: 1 });
    expect(faults(report)).toEqual([
      [3, '活动', 'several_named', '有 2 个“示例清河周”，请写编码：A1（2026-09-24）、A2（2026-09-25）'], [4, '志愿者', 'several_named', '有 2 个“示例周”，请写编码：Y-2（示例南镇）、Y-3（示例北镇）'], [5, '志愿者', 'unknown_volunteer', '没有编号或姓名为“示例郑”的志愿者，或那天不在册'],
    ]);
  });

  it('are taken for shops, their villages and keepers, what came in, and households', async () => {
    await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 });
    expect((await office().call(importShops, { file: csv('超市编码,超市名称,所在区域,服务村,店长,开业日期', 'K1,示例北镇超市,示例北镇,龙泉村（东）、V1,示例王,2026-02-01'), mode: 'all' })).report).toMatchObject(written(1));
    expect((await office().call(listShops, { q: 'K1' })).rows[0]).toMatchObject({ villageCount: 2 });
    expect(faults((await office().call(importShops, { file: csv('超市编码,超市名称,所在区域编码,服务村编码,店长人员编号,开业日期', 'K2,某超市,示例北镇,龙泉村（东）、钟楼村,示例李,2026-02-01'), mode: 'all' })).report)?.map(([, column, , zh]) => [column, zh])).toEqual([['服务村编码', TWO_VILLAGES], ['店长人员编号', '有 2 个“示例李”，请写编码：R1（示例文明办）、R2（示例宣讲科）']]);
    expect((await office().call(importDeliveries, { file: csv('批号,超市,物品,入库数量,来源,入库日期', 'B-1,示例北镇超市,肥皂,20,采购,2026-09-01'), mode: 'all' })).report).toMatchObject(written(1));
    expect((await office().call(listStock, {})).rows[0]).toMatchObject({ quantity: 20 });
    const households = csv('户编号,户名,村,超市,登记日期', 'N-H1,示例王家,龙泉村(东),示例北镇超市,2026-03-01', 'N-H2,示例李家,钟楼村,示例北镇超市,2026-03-01', 'N-H3,示例赵家,V1,示例南镇超市,2026-03-01');
    const { report } = await office().call(importHouseholds, { file: households, mode: 'good' });
    expect(report).toMatchObject({ created: 1 });
    expect(faults(report)).toEqual([[3, '村', 'several_named', TWO_VILLAGES], [4, '超市', 'unknown_shop', '没有编码或全称为“示例南镇超市”的超市']]);
    expect((await office().call(listHouseholds, { q: 'N-H1' })).rows[0]).toMatchObject({ place: { nameZh: '龙泉村（东）' } });
  });

  it('are taken on a list of care within the sender’s own area alone', async () => {
    const { schemeId } = await openedScheme(app, 'NM-1');
    const head = '名单编号,姓名,村（社区）,情形';
    expect((await app.as('communityE1').call(importRecipientList, { schemeId, file: csv(head, 'G-1,甲示例,地点e1,在本地务工、节假日留在本地', 'G-2,乙示例,龙泉村（东）,在本地务工、节假日留在本地'), mode: 'good' })).report).toMatchObject({
      created: 1, badRows: [{ row: 3, column: '村（社区）', code: 'unknown_place', zh: '没有编码或全称为“龙泉村（东）”的区域，或不在您的范围内' }],
    });
    expect(faults((await office().call(importRecipientList, { schemeId, file: csv(head, 'G-3,丙示例,钟楼村,在本地务工、节假日留在本地'), mode: 'good' })).report)?.map(([, , code, zh]) => [code, zh])).toEqual([['several_named', TWO_VILLAGES]]);
  });
});

it('a table that gives codes may give the names beside them: they are passed over, and told so', async () => {
  const { report } = await office().call(importPersons, { file: csv('人员编号,姓名,单位编码,单位', 'R9,示例钱,D2,示例文明办'), mode: 'all' });
  expect(report).toMatchObject({ ...written(1), ignoredColumns: ['单位'] });
  expect((await office().call(listPersons, { q: '示例钱' })).rows[0]?.organisation?.nameZh).toBe('示例宣讲科');
});

it('every template says where a name serves as well as a code', async () => {
  const templates = [
    [placeImportTemplate, 1], [organisationImportTemplate, 2], [siteImportTemplate, 4], [personImportTemplate, 1], [assignmentImportTemplate, 2], [dutyImportTemplate, 2], [teamImportTemplate, 3], [volunteerImportTemplate, 3],
    [sessionImportTemplate, 4], [projectImportTemplate, 3], [facilityImportTemplate, 2], [attendanceImportTemplate, 2], [shopImportTemplate, 3], [deliveryImportTemplate, 2], [householdImportTemplate, 2], [recipientImportTemplate, 2],
  ] as const;
  for (const [operation, count] of templates) {
    const { body } = await office().call(operation as typeof personImportTemplate, { format: 'xlsx' });
    const notes: string[] = [];
    for await (const { cells } of readTable({ buffer: body }, { sheet: 1 })) notes.push(cells.map(String).join(' '));
    expect(notes.join('\n').match(/编码或全称|编号或姓名|单位全称/gu)?.length ?? 0, operation.id).toBeGreaterThanOrEqual(count);
  }
});
