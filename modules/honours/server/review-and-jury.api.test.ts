import { beforeAll, describe, expect, it } from 'vitest';
import { importEdition } from '#modules/frameworks/contract/index.ts';
import { fileOf } from '../../../tests/kit/a-round.ts';
import { anEdition, aStandard, aTheme } from '../../../tests/kit/an-edition.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createSelectionRound, createSubject, createTitle, declareConflict, finishStage, listCandidates, nameJudges, nominateCandidate, readJuryResult, readMySheets, readSelectionRound, readTitle, submitSheet } from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let plainId: string;
let roundId: string;
const office = () => app.as('office');
const judges = ['lead', 'deptA', 'deptB'];
const STANDARDS = [{ code: '1.1.1', zh: '街面公益广告有足够密度', en: 'Streets carry enough displays', scoreMax: 10 }, { code: '1.1.2', zh: '内容常换常新', en: 'Content is renewed', scoreMax: 5.5 }];
const CRITERIA = [{ code: 'deeds', zh: '事迹', en: 'Deeds', scoreMax: 100 }];
const candidates = async () => new Map((await office().call(listCandidates, { roundId, pageSize: 50 })).rows.map((row) => [row.subject.label, row]));
const sheetsOf = (judge: string) => app.as(judge).call(readMySheets, { roundId });
/** Every judge gives each candidate what `of` says of its name. */
async function scored(of: (label: string, title: string) => Record<string, number>): Promise<void> {
  const dealt = new Map([...(await candidates()).values()].map((row) => [row.blindNumber, row]));
  for (const judge of judges) for (const { blindNumber } of (await sheetsOf(judge)).sheets) {
    const row = dealt.get(blindNumber);
    await app.as(judge).call(submitSheet, { roundId, blindNumber, scores: of(row?.subject.label ?? '', row?.titleZh ?? '') });
  }
}

beforeAll(async () => {
  app = await testApp();
  await office().call(importEdition, { file: fileOf(anEdition({ code: 'unit-2026', themes: [aTheme([aStandard(), aStandard({ code: '1.1.2', zh: '内容常换常新', en: 'Content is renewed', scoreMax: 5.5 })])] })), mode: 'import' });
  const make = async (code: string, nameZh: string, editionCode: string | null) => (await office().call(createTitle, { code, nameZh, nameEn: code, tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', editionCode, rules: {} })).id;
  titleId = await make('framed-unit', '按体系考评的单位', 'unit-2026');
  plainId = await make('plain-unit', '按办法考评的单位', null);
});

describe('a title that is held against a framework', () => {
  it('shows the standards of its edition, and says so where the edition is not there', async () => {
    expect(await office().call(readTitle, { titleId })).toMatchObject({ criteria: STANDARDS, editionTitle: { zh: '测试体系' } });
    const { id } = await office().call(createTitle, { code: 'unframed', nameZh: '没有体系的称号', nameEn: 'Unframed', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', editionCode: 'never-imported', rules: {} });
    expect(await office().call(readTitle, { titleId: id })).toMatchObject({ editionCode: 'never-imported', criteria: null, editionTitle: null });
  });

  it('is reviewed by them in a round, standard by standard; a title without goes by the criteria of the round', async () => {
    roundId = (await office().call(createSelectionRound, {
      code: 'RJ', name: '单位评选', conditions: '条件', titles: [{ titleId }, { titleId: plainId }], stages: (['nomination', 'review', 'jury', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
      jury: { method: 'mean', trim: 0, tieRule: ['lot'], lotSeed: 'seed-2026', criteria: CRITERIA },
    })).id;
    expect((await office().call(readSelectionRound, { roundId })).titles.map(({ editionCode, criteria }) => [editionCode, criteria])).toEqual([['unit-2026', STANDARDS], [null, null]]);
    for (const [label, title] of [['甲单位', titleId], ['乙单位', titleId], ['丙单位', plainId]] as const) {
      const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: label, label, placeId: app.id('place/e1') });
      await office().call(nominateCandidate, { roundId, titleId: title, subjectId });
    }
    await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const mine = await sheetsOf('lead');
    expect([mine.stage, mine.sheets.map(({ titleZh, criteria }) => [titleZh, criteria]).toSorted()]).toEqual(['review', [['按体系考评的单位', STANDARDS], ['按体系考评的单位', STANDARDS], ['按办法考评的单位', CRITERIA]].toSorted()]);
    const [framed, plain] = [mine.sheets.find(({ criteria }) => criteria.length === 2), mine.sheets.find(({ criteria }) => criteria.length === 1)];
    const send = (blindNumber: number | undefined, scores: Record<string, number>) => problemOf(app.as('lead').call(submitSheet, { roundId, blindNumber: blindNumber ?? 0, scores }));
    expect((await send(framed?.blindNumber, { deeds: 50 })).code).toBe('honours.sheet_invalid');
    expect((await send(framed?.blindNumber, { '1.1.1': 10, '1.1.2': 5.51 })).code).toBe('honours.sheet_invalid');
    expect((await send(plain?.blindNumber, { '1.1.1': 10, '1.1.2': 5 })).code).toBe('honours.sheet_invalid');
  });

  it('keeps the sheets of the review when the jury scores anew, and tells both apart', async () => {
    await scored((label, title): Record<string, number> => (title === '按体系考评的单位' ? { '1.1.1': label === '甲单位' ? 10 : 4, '1.1.2': 5.5 } : { deeds: 70 }));
    expect((await office().call(readSelectionRound, { roundId })).judges.map(({ sheetCount }) => sheetCount)).toEqual([3, 3, 3]);
    await office().call(finishStage, { roundId, kind: 'review' });
    // Nothing is handed in yet for the jury: what the review kept does not count for it.
    const now = await office().call(readSelectionRound, { roundId });
    expect([now.stages.find(({ kind }) => kind === 'jury')?.blockers.map(({ code, count }) => [code, count]), now.judges.map(({ sheetCount }) => sheetCount)]).toEqual([[['missingSheets', 9]], [0, 0, 0]]);
    const mine = await sheetsOf('lead');
    expect([mine.stage, mine.sheets.every(({ scores, criteria }) => scores === null && criteria.length === 1)]).toEqual(['jury', true]);
    expect((await problemOf(office().call(readJuryResult, { roundId, titleId, stage: 'review' }))).code).toBe('honours.stage_not_open');
    await scored((label) => ({ deeds: label === '乙单位' ? 95 : 80 }));
    await office().call(finishStage, { roundId, kind: 'jury' });
    const order = async (stage?: 'review' | 'jury') => { const result = await office().call(readJuryResult, { roundId, titleId, ...(stage === undefined ? {} : { stage }) }); return [result.stage, result.criteria, result.rows.map(({ label, score, means }) => [label, score.numerator / score.denominator, means])]; };
    expect(await order()).toEqual(['jury', CRITERIA, [['乙单位', 9_500, { deeds: 9_500 }], ['甲单位', 8_000, { deeds: 8_000 }]]]);
    expect(await order('review')).toEqual(['review', STANDARDS, [['甲单位', 1_550, { '1.1.1': 1_000, '1.1.2': 550 }], ['乙单位', 950, { '1.1.1': 400, '1.1.2': 550 }]]]);
    expect((await office().call(readJuryResult, { roundId, titleId })).stages).toEqual(['review', 'jury']);
  });

  it('takes no declaration once both are over', async () => {
    const candidateId = (await candidates()).get('甲单位')?.id ?? '';
    expect((await problemOf(app.as('lead').call(declareConflict, { roundId, candidateId, reason: '曾为同事' }))).code).toBe('honours.stage_not_open');
  });
});
