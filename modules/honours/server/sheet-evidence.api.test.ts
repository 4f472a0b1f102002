/** Goal: a reviewer sees what was handed in beside the criteria, and shows by what each was scored; blind where the review is blind, open where the round says so and no jury follows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile, uploadFile } from '#modules/files/contract/index.ts';
import { aPicture } from '../../../tests/kit/pictures.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  attachMaterial, attachSheetEvidence, createSelectionRound, createSubject, createTitle, declareConflict, finishStage, listCandidates, nameJudges, nominateCandidate, readJuryResult, readMySheets, readSelectionRound, readSheetMaterial, removeSheetEvidence, submitSheet, updateSelectionRound,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
const office = () => app.as('office');
const judge = () => app.as('deptA');
let made = 0;
const photo = async (seed: number, who = office()) => (await who.call(uploadFile, { file: { fileName: '示例户的照片.jpg', body: await aPicture(seed) } })).id;

/** A round at its review, with two candidates; the first has a photo that tells who it is. */
async function atReview(more: Record<string, unknown>, kinds: readonly string[]): Promise<string> {
  const { id: roundId } = await office().call(createSelectionRound, { code: `EV-${(made += 1)}`, name: `考评${made}`, conditions: '条件', titles: [{ titleId }], stages: kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) as never, ...more });
  for (const [at, label] of ['示例甲', '示例乙'].entries()) {
    const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: `EV-${made}-${at}`, label, placeId: app.id('place/e1') });
    const { id: candidateId } = await office().call(nominateCandidate, { roundId, titleId, subjectId });
    if (at === 0) await office().call(attachMaterial, { candidateId, fileId: await photo(made * 10), caption: '门头照片' });
  }
  await office().call(nameJudges, { roundId, personIds: [app.id('person/deptA'), app.id('person/lead'), app.id('person/deptB')] });
  await office().call(finishStage, { roundId, kind: 'nomination' });
  return roundId;
}
const sheets = (roundId: string) => judge().call(readMySheets, { roundId });

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, { code: 'evidence-unit', nameZh: '考评单位', nameEn: 'Reviewed unit', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', rules: {} })).id;
});

describe('an open review', () => {
  let roundId: string;
  it('shows whose sheet it is with all of the material, and begins only where no jury scores blind', async () => {
    const refused = await problemOf(office().call(createSelectionRound, { code: 'EV-0', name: '考评', conditions: '条件', titles: [{ titleId }], openReview: true, stages: (['nomination', 'review', 'jury', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) }));
    expect(refused.code).toBe('honours.open_review_with_jury');
    roundId = await atReview({ openReview: true }, ['nomination', 'review', 'publicNotice', 'decision', 'conferral']);
    const mine = await sheets(roundId);
    expect(mine.sheets.map(({ subject, files }) => [subject?.label, files.map(({ caption }) => caption)]).toSorted()).toEqual([['示例乙', []], ['示例甲', ['门头照片']]].toSorted());
    const { version, stages } = await office().call(readSelectionRound, { roundId });
    const plan = stages.map(({ kind, startsOn, endsOn }) => ({ kind, startsOn, endsOn }));
    expect((await problemOf(office().call(updateSelectionRound, { roundId, version, reason: '增加评委评审', stages: [...plan.slice(0, 2), { kind: 'jury', startsOn: '2026-09-21', endsOn: '2026-12-01' }, ...plan.slice(2)] }))).code).toBe('honours.open_review_with_jury');
  });

  it('takes a photo for a criterion of one’s own sheet, shows it to its reviewer, and takes it off again', async () => {
    const { sheets: [mine] } = await sheets(roundId);
    const { blindNumber = 0, criteria } = mine ?? { criteria: [] };
    const [first] = criteria;
    const fileId = await photo(101, judge());
    const attach = (more: Record<string, unknown> = {}) => judge().call(attachSheetEvidence, { roundId, blindNumber, criterion: first?.code ?? '', fileId, caption: '现场照片', ...more });
    expect((await problemOf(attach({ criterion: 'unknown' }))).code).toBe('honours.sheet_invalid');
    expect((await problemOf(attach({ fileId: app.id('file/none') }))).code).toBe('honours.file_unknown');
    expect((await problemOf(app.as('zoneWest').call(attachSheetEvidence, { roundId, blindNumber, criterion: first?.code ?? '', fileId }))).code).toBe('honours.not_a_judge');
    expect(await attach()).toEqual({ count: 1 });
    expect((await sheets(roundId)).sheets[0]?.evidence).toEqual([{ criterion: first?.code, fileId, caption: '现场照片', mediaType: 'image/jpeg' }]);
    expect((await judge().call(readSheetMaterial, { roundId, blindNumber, fileId })).body.byteLength).toBeGreaterThan(100);
    // Another reviewer's sheet of the same candidate is another sheet.
    expect((await app.as('lead').call(readMySheets, { roundId })).sheets.flatMap(({ evidence }) => evidence)).toEqual([]);
    expect(await judge().call(removeSheetEvidence, { roundId, blindNumber, criterion: first?.code ?? '', fileId })).toEqual({ count: 0 });
    await attach();
  });

  it('shows the evidence with the result, and takes none any more', async () => {
    for (const name of ['deptA', 'lead', 'deptB']) for (const { blindNumber, criteria } of (await app.as(name).call(readMySheets, { roundId })).sheets) await app.as(name).call(submitSheet, { roundId, blindNumber, scores: Object.fromEntries(criteria.map(({ code, scoreMax }) => [code, scoreMax])) });
    await office().call(finishStage, { roundId, kind: 'review' });
    const evidence = (await office().call(readJuryResult, { roundId, titleId })).rows.flatMap((row) => row.evidence);
    expect(evidence.map(({ criterion, caption }) => [criterion, caption])).toEqual([['deeds', '现场照片']]);
    expect((await office().call(readFile, { fileId: evidence[0]?.fileId ?? '' })).mediaType).toBe('image/jpeg');
    expect((await problemOf(judge().call(attachSheetEvidence, { roundId, blindNumber: 1, criterion: 'deeds', fileId: evidence[0]?.fileId ?? '' }))).code).toBe('honours.stage_not_open');
  });
});

describe('a blind review', () => {
  it('shows no name and no material that tells who it is, and takes evidence all the same; a conflict takes it away with the sheet', async () => {
    const roundId = await atReview({}, ['nomination', 'review', 'jury', 'publicNotice', 'decision', 'conferral']);
    const mine = await sheets(roundId);
    expect(mine.sheets.map(({ subject, files }) => [subject, files])).toEqual([[null, []], [null, []]]);
    expect(JSON.stringify(mine.sheets)).not.toContain('示例');
    const dealt = new Map((await office().call(listCandidates, { roundId })).rows.map((row) => [row.subject.label, row]));
    const first = dealt.get('示例甲');
    await judge().call(attachSheetEvidence, { roundId, blindNumber: first?.blindNumber ?? 0, criterion: 'deeds', fileId: await photo(201, judge()) });
    expect((await sheets(roundId)).sheets.flatMap(({ evidence }) => evidence).length).toBe(1);
    await judge().call(declareConflict, { roundId, candidateId: first?.id ?? '', reason: '曾为同事' });
    expect((await sheets(roundId)).sheets.flatMap(({ evidence }) => evidence)).toEqual([]);
    // Whoever is no judge any more leaves nothing behind.
    const second = dealt.get('示例乙');
    await judge().call(attachSheetEvidence, { roundId, blindNumber: second?.blindNumber ?? 0, criterion: 'deeds', fileId: await photo(202, judge()) });
    expect(await office().call(nameJudges, { roundId, personIds: [app.id('person/lead'), app.id('person/deptB')] })).toEqual({ count: 2 });
  });
});
