import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { adoptTitles, createSelectionRound, createSubject, createTitle, importNominations, listCandidates, listSubjects, listTitles, readSubject, readSubjectDetails, recordConsent } from '../contract/index.ts';

let app: TestApp;
let people: { roundId: string; titleId: string };
let households: { roundId: string; titleId: string };
let childId: string;
const office = () => app.as('office');
const file = (...lines: string[]) => ({ fileName: '名单.csv', body: new TextEncoder().encode(`\uFEFF${lines.join('\n')}\n`) });
const PEOPLE = '对象编号,名称,区域编码,单位编码,门牌号,已成年,出生日期,同意公开,同意方式';
const HOUSEHOLDS = '户编号,户名,村编码,单位编码,申报的星';
type Mode = 'preview' | 'all' | 'good';
const send = async (who: string, mode: Mode, ...rows: string[]) => (await app.as(who).call(importNominations, { ...people, file: file(PEOPLE, ...rows), mode })).report;
const sendHouseholds = async (who: string, mode: Mode, ...rows: string[]) => (await app.as(who).call(importNominations, { ...households, file: file(HOUSEHOLDS, ...rows), mode })).report;
const faults = (report: Awaited<ReturnType<typeof send>>) => report?.badRows.map(({ row, letter, code }) => [row, letter, code]);
const codes = async (roundId: string) => (await office().call(listCandidates, { roundId })).rows.map(({ subject }) => subject.code).sort();

async function roundOf(code: string, titleId: string): Promise<{ roundId: string; titleId: string }> {
  const { id } = await office().call(createSelectionRound, {
    code, name: `评选${code}`, conditions: '条件', titles: [{ titleId }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
  });
  return { roundId: id, titleId };
}

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  households = await roundOf('REG-H', (await office().call(listTitles, { q: '十星级' })).rows[0]?.id ?? '');
  const { id } = await office().call(createTitle, { code: 'good-child', nameZh: '新时代好少年', nameEn: 'Good young people', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: {} });
  people = await roundOf('REG-P', id);
  childId = (await office().call(createSubject, {
    kind: 'person', code: 'P-1', label: '示例小朋友', placeId: app.id('place/e1'), organisationId: app.id('organisation/bureau-a'), houseNumber: '3号', guardian: '示例监护人', bornOn: '2016-05-01',
  })).id;
});

const child = async () => {
  const { version, isAdult, bornOn, consent, label, place, organisation } = await office().call(readSubject, { subjectId: childId });
  return { version, isAdult, bornOn, consent, label, placeId: place?.id, organisationId: organisation?.id, houseNumber: (await office().call(readSubjectDetails, { subjectId: childId })).houseNumber };
};

describe('whoever puts forward without keeping the register', () => {
  it('does not lift the protection of a child by a row that says it is of age and agrees', async () => {
    const before = await child();
    const row = 'P-1,示例小朋友,e1,,,是,,是,监护人签字';
    expect((await send('communityE1', 'preview', row))?.badRows.map(({ letter, code, zh }) => [letter, code, zh])).toEqual([
      ['F', 'register_differs', '名册里已有这一对象，是否成年与名册不一致：请留空；名册有误请联系办公室更正'], ['H', 'register_differs', '名册里已有这一对象，是否同意公开由办公室登记：请留空，并把取得的答复交给办公室'],
    ]);
    expect(await send('communityE1', 'good', row)).toMatchObject({ created: 0, badRowCount: 1 });
    expect(await child()).toEqual(before);
    expect(before).toMatchObject({ version: 1, isAdult: false, bornOn: '2016-05-01', consent: 'notAsked' });
  });

  it('is told each cell that says something else than the register, and nothing of what the register says', async () => {
    const before = await child();
    for (const [who, row, letter] of [
      ['communityE1', 'P-1,示例小鹏友,e1,,,,,,', 'B'], ['communityE1', 'P-1,示例小朋友,e1a,,,,,,', 'C'], ['deptA', 'P-1,示例小朋友,,bureau-a-branch,,,,,', 'D'], ['communityE1', 'P-1,示例小朋友,e1,,4号,,,,', 'E'],
      ['communityE1', 'P-1,示例小朋友,e1,,,,2008-05-01,,', 'G'], ['communityE1', 'P-1,示例小朋友,e1,,,,,否,', 'H'],
    ] as const) {
      const report = await send(who, 'good', row);
      expect(faults(report), row).toEqual([[2, letter, 'register_differs']]);
      expect(JSON.stringify(report?.badRows), row).not.toMatch(/2016-05-01|3号/);
    }
    expect(await child()).toEqual(before);
    expect(await codes(people.roundId)).toEqual([]);
  });

  it('puts a known child forward by a row that repeats the register or leaves cells empty, and adds whom it does not know', async () => {
    const before = await child();
    expect(await send('communityE1', 'all', 'P-1,示例小朋友,e1,bureau-a,３ 号,否,2016-05-01,,', 'P-2,示例新人,e1,,,是,,是,本人签字')).toMatchObject({ outcome: 'written', created: 2, badRowCount: 0 });
    expect(await child()).toEqual(before);
    expect(await codes(people.roundId)).toEqual(['P-1', 'P-2']);
    expect((await office().call(listSubjects, { q: '示例新人' })).rows).toMatchObject([{ code: 'P-2', isAdult: true, consent: 'given' }]);
    expect(await send('communityE1', 'all', 'P-1,示例小朋友,e1,,,,,,', 'P-2,示例新人,e1,,,是,,是,本人签字')).toMatchObject({ outcome: 'written', created: 0, unchanged: 2 });
  });

  it('is read as the register stands when a consent was taken back, while the office’s own sheet changes what it says', async () => {
    await office().call(recordConsent, { subjectId: childId, consent: 'withdrawn', on: '2026-09-21', note: '监护人电话' });
    expect(faults(await send('communityE1', 'preview', 'P-1,示例小朋友,e1,,,,,是,监护人签字'))).toEqual([[2, 'H', 'consent_declined']]);
    expect(await send('communityE1', 'all', 'P-1,示例小朋友,e1,,,,,否,')).toMatchObject({ outcome: 'written' });
    expect((await child()).consent).toBe('withdrawn');
    expect(await send('office', 'all', 'P-1,示例少年,e2,,5号,,2016-06-01,,')).toMatchObject({ outcome: 'written' });
    expect(await child()).toMatchObject({ label: '示例少年', placeId: app.id('place/e2'), houseNumber: '5号', bornOn: '2016-06-01' });
  });
});

describe('the reach of whoever sends a sheet', () => {
  it('asks of the place and of the organisation each by itself: a department brings no household of a village', async () => {
    const row = 'H-31,孙家户,e2,bureau-a,诚实守信星';
    expect(faults(await sendHouseholds('deptA', 'good', row))).toEqual([[2, 'C', 'place_out_of_reach']]);
    expect(faults(await sendHouseholds('communityE1', 'good', 'H-32,李家户,e1,bureau-b,诚实守信星'))).toEqual([[2, 'D', 'organisation_out_of_reach']]);
    expect(await codes(households.roundId)).toEqual([]);
    expect((await office().call(listSubjects, { kind: 'household' })).total).toBe(0);
  });

  it('moves nobody who is known, and of a household asks for its village even where the row only repeats it', async () => {
    await office().call(createSubject, { kind: 'household', code: 'H-33', label: '赵家户', placeId: app.id('place/e2'), organisationId: app.id('organisation/bureau-a') });
    const { id } = await office().call(createSubject, { kind: 'person', code: 'P-3', label: '示例职工', placeId: app.id('place/e2'), organisationId: app.id('organisation/bureau-a'), isAdult: true });
    expect(faults(await sendHouseholds('deptA', 'good', 'H-33,赵家户,e2,bureau-a,诚实守信星'))).toEqual([[2, 'C', 'place_out_of_reach']]);
    expect(faults(await send('deptA', 'good', 'P-3,示例职工,w1,bureau-a,,,,,'))).toEqual([[2, 'C', 'place_out_of_reach']]);
    expect((await office().call(readSubject, { subjectId: id })).place?.id).toBe(app.id('place/e2'));
    expect(await send('deptA', 'all', 'P-3,示例职工,e2,bureau-a,,是,,,')).toMatchObject({ outcome: 'written', created: 1 });
  });

  it('leaves the whole programme to whoever reaches it', async () => {
    expect(await sendHouseholds('office', 'all', 'H-31,孙家户,e2,bureau-a,诚实守信星', 'H-33,赵家户,w1,bureau-b,诚实守信星')).toMatchObject({ outcome: 'written', created: 2 });
  });
});
