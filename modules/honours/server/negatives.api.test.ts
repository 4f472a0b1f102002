/** Goal: nobody is honoured before a person signed that negative items did not happen, with little work: one signature for the list of a village. Method: a round without stages that ask for it, through to conferral. */
import { beforeAll, describe, expect, it } from 'vitest';
import { closeNotice, publishNotice, readNotice } from '#modules/notices/contract/index.ts';
import { assignRole } from '#modules/people/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  chooseCandidates, conferSelection, createSelectionRound, createSubject, createTitle, decideCandidates, decideTown, draftSelectionNotice, exportNegativeChecks, finishStage, importNominations, judgeEligibility, listCandidates, listNegativeChecks, listRoundVillages, nominateCandidate, overrideFinding, readCandidate, readNegativeList, readSelectionRound, recordCheck, removeCandidate, signNegatives,
} from '../contract/index.ts';

let app: TestApp;
let titleId: string;
let made = 0;
const office = () => app.as('office');
const village = () => app.as('communityE1');
const east = () => app.as('zoneEast');
const west = () => app.as('zoneWest');
const lead = () => app.as('lead');
const place = (code: string) => app.id(`place/${code}`);
const HOUSEHOLDS = [['e1', '张家户'], ['e1', '李家户'], ['e2', '王家户'], ['w1', '赵家户']] as const;

type Kind = 'nomination' | 'eligibility' | 'publicNotice' | 'townshipApproval' | 'decision' | 'conferral';
/** Each stage ends a day after the one before it. */
const endOf = (at: number): string => `2027-03-${21 + at}`;
async function begun(...kinds: Kind[]): Promise<string> {
  const code = `NEG-${(made += 1)}`;
  const { id: roundId } = await office().call(createSelectionRound, { code, name: `家庭评选${made}`, conditions: '户申报、公示、乡镇审批。', titles: [{ titleId }], stages: kinds.map((kind, at) => ({ kind, startsOn: '2026-09-21', endsOn: endOf(at) })) });
  const lines = HOUSEHOLDS.map(([at, label], index) => `${code}-${index},${label},${at},${code}${index}号,是,本人签字`);
  await office().call(importNominations, { roundId, titleId, mode: 'all', file: { fileName: 'households.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,同意公开,同意方式\n${lines.join('\n')}\n`) } });
  await office().call(finishStage, { roundId, kind: 'nomination' });
  return roundId;
}
const candidates = async (roundId: string) => new Map((await office().call(listCandidates, { roundId, pageSize: 200 })).rows.map((row) => [row.subject.label, row]));
const idOf = async (roundId: string, label: string) => (await candidates(roundId)).get(label)?.id ?? '';
const checked = async (who: () => ReturnType<typeof office>, roundId: string) => Object.fromEntries((await who().call(listNegativeChecks, { roundId, sort: 'subject' })).rows.map(({ label, state }) => [label, state]));
const open = async (roundId: string) => (await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open');
const owed = async (who: string) => (await app.as(who).call(listMyDuties, { kind: 'honours.negativesToSign' })).rows.map(({ count, path }) => [count, path]);

/** Signs for the list as it is read right before. */
async function sign(who: () => ReturnType<typeof office>, roundId: string, code: string, exceptions: { candidateId: string; code: string; happenedOn: string; note?: string }[] = []) {
  const { households, digest } = await who().call(readNegativeList, { roundId, placeId: place(code) });
  return who().call(signNegatives, { roundId, placeId: place(code), households, digest, exceptions });
}
/** The last day of each duty of a kind, in local time. */
const lastDays = async (who: string, kind: string) => (await app.as(who).call(listMyDuties, { kind })).rows.map(({ due }) => new Date(Date.parse(due ?? '') + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10));
const today = () => new Date(app.clock.now).toISOString().slice(0, 10);

async function shown(roundId: string): Promise<void> {
  await office().call(chooseCandidates, { roundId, candidateIds: [...await candidates(roundId)].filter(([, { state }]) => state === 'eligible').map(([, { id }]) => id) });
  const { noticeId } = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
  await lead().call(publishNotice, { noticeId, version: 1 });
  app.clock.now = Date.parse(`${(await office().call(readNotice, { noticeId })).endsOn}T20:00:00Z`) + 86_400_000;
  await lead().call(closeNotice, { noticeId, closingNote: '无异议。' });
  await office().call(finishStage, { roundId, kind: 'publicNotice' });
}

beforeAll(async () => {
  app = await testApp();
  titleId = (await office().call(createTitle, {
    code: 'neg-family', nameZh: '文明家庭', nameEn: 'Family', tier: 'county', subjectKind: 'household', authority: '县文明委', source: '测试',
    rules: { negativeItems: [{ code: 'gambling', zh: '黄赌毒', en: 'Gambling', lookBackMonths: 12 }, { code: 'violence', zh: '家庭暴力', en: 'Violence at home', lookBackMonths: null }] },
  })).id;
});

describe('negative items of households', () => {
  it('are signed for once for the list of a village, by its officer, with the exceptions named; nobody else is covered by it', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    expect(await checked(office, roundId)).toEqual({ 张家户: 'unsigned', 李家户: 'unsigned', 王家户: 'unsigned', 赵家户: 'unsigned' });
    expect((await office().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: null, unsigned: 0, households: true });
    const path = `/selection-rounds/${roundId}/places/${place('e1')}/negatives`;
    expect([await owed('communityE1'), await owed('zoneEast'), await owed('office')]).toEqual([[[2, path]], [], []]);
    // Nothing stops before the town answers: until then it is not late.
    expect(await lastDays('communityE1', 'honours.negativesToSign')).toEqual([endOf(2)]);
    expect(await village().call(readNegativeList, { roundId, placeId: place('e1') })).toMatchObject({ households: 2, unsigned: 2, maySign: true, signatures: [], items: [{ code: 'gambling' }, { code: 'violence' }] });
    const li = await idOf(roundId, '李家户');
    const { digest } = await village().call(readNegativeList, { roundId, placeId: place('e1') });
    const refused = async (asked: object) => (await problemOf(village().call(signNegatives, { digest, ...asked } as never))).code;
    expect(await refused({ roundId, placeId: place('e1'), households: 3 })).toBe('honours.list_changed');
    expect(await refused({ roundId, placeId: place('e2'), households: 1 })).toBe('honours.place_unknown');
    expect(await refused({ roundId, placeId: place('e1'), households: 2, exceptions: [{ candidateId: li, code: 'unheard', happenedOn: '2026-09-01' }] })).toBe('honours.check_unknown');
    expect(await refused({ roundId, placeId: place('e1'), households: 2, exceptions: [{ candidateId: await idOf(roundId, '赵家户'), code: 'gambling', happenedOn: '2026-09-01' }] })).toBe('honours.candidate_settled');
    expect(await refused({ roundId, placeId: place('e1'), households: 2, exceptions: [{ candidateId: li, code: 'gambling', happenedOn: '2099-09-01' }] })).toBe('honours.dates_out_of_order');
    expect((await problemOf(app.as('deptA').call(signNegatives, { roundId, placeId: place('e1'), households: 2, digest }))).code).toBe('platform.not_permitted');
    expect(await sign(village, roundId, 'e1', [{ candidateId: li, code: 'gambling', happenedOn: '2026-09-01', note: '派出所通报' }])).toMatchObject({ households: 2, exceptions: 1 });
    // Who is still judged is out at once, and leaves the list.
    expect((await candidates(roundId)).get('李家户')?.state).toBe('ineligible');
    expect(await checked(office, roundId)).toEqual({ 张家户: 'signed', 王家户: 'unsigned', 赵家户: 'unsigned' });
    expect(await owed('communityE1')).toEqual([]);
    expect((await village().call(readNegativeList, { roundId, placeId: place('e1') })).signatures).toMatchObject([{ placeZh: '地点e1', households: 2, exceptions: 1, signedByName: expect.any(String) }]);
    expect((await office().call(listRoundVillages, { roundId, sort: 'place' })).rows.map(({ nameZh, negativesUnsigned }) => [nameZh, negativesUnsigned])).toEqual([['地点e1', 0], ['地点e2', 1], ['地点w1', 1]]);
    // The leading group sets it aside with its reason, and the household is in the running again.
    await lead().call(overrideFinding, { candidateId: li, findingKey: 'negative/gambling', reason: '查实系同名他人' });
    expect((await candidates(roundId)).get('李家户')?.state).toBe('eligible');
    expect((await checked(office, roundId))['李家户']).toBe('setAside');
  });

  it('keep a household from approval and conferral while they are open or stand, whoever answers; the town signs for what its villages left', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    await shown(roundId);
    expect((await open(roundId))?.blockers).toEqual([{ code: 'townsOpen', count: 2, day: null }, { code: 'negativesUnsigned', count: 4, day: null }]);
    const approve = (returned: { candidateId: string; reason: string }[] = []) => east().call(decideTown, { roundId, placeId: place('zone-east'), approve: true, returned });
    expect((await problemOf(approve())).code).toBe('honours.negatives_stand');
    const wang = await idOf(roundId, '王家户');
    await sign(east, roundId, 'zone-east', [{ candidateId: wang, code: 'violence', happenedOn: '2020-05-01' }]);
    // Shown already: whoever answers for the list sends it back, or it is set aside.
    expect((await candidates(roundId)).get('王家户')?.state).toBe('chosen');
    expect((await problemOf(approve())).problem.params).toEqual({ count: 1, names: '王家户' });
    expect((await office().call(readCandidate, { candidateId: wang })).acts).toContain('check');
    expect(await approve([{ candidateId: wang, reason: '有家庭暴力记录' }])).toEqual({ approved: 2, returned: 1 });
    // Sent back and taken again unheard of: the item stands still.
    expect((await problemOf(approve())).code).toBe('honours.negatives_stand');
    await sign(west, roundId, 'zone-west');
    await west().call(decideTown, { roundId, placeId: place('zone-west'), approve: true });
    await office().call(finishStage, { roundId, kind: 'townshipApproval' });
    const confer = () => office().call(conferSelection, { roundId, on: today(), document: '文明委〔2026〕9号' });
    // As in a round that was confirmed before anybody had to sign.
    await sql`delete from honours.candidate_checks where candidate_id = ${await idOf(roundId, '张家户')}`.execute(app.ownerDb);
    expect((await problemOf(confer())).code).toBe('honours.negatives_stand');
    expect((await open(roundId))?.blockers).toEqual([{ code: 'negativesUnsigned', count: 1, day: null }, { code: 'notConferred', count: 3, day: null }]);
    const zhang = await idOf(roundId, '张家户');
    expect((await problemOf(office().call(removeCandidate, { candidateId: zhang, reason: '没有什么可说' }))).code).toBe('honours.candidate_settled');
    await sign(village, roundId, 'e1', [{ candidateId: zhang, code: 'gambling', happenedOn: today() }]);
    // Who signs tells what happened; who runs the round, or sets conditions aside, decides what comes of it.
    expect((await candidates(roundId)).get('张家户')?.state).toBe('confirmed');
    expect((await problemOf(confer())).problem.params).toEqual({ count: 1, names: '张家户' });
    expect((await office().call(readCandidate, { candidateId: zhang })).acts).toEqual(expect.arrayContaining(['check', 'remove']));
    expect((await office().call(readCandidate, { candidateId: await idOf(roundId, '李家户') })).acts).not.toContain('remove');
    expect(await office().call(removeCandidate, { candidateId: zhang, reason: '命名前查实参与赌博' })).toEqual({ state: 'declined' });
    // Its village is told of it, as of what the town sent back, and of neither that the other did it.
    expect((await app.as('communityE1').call(listMyDuties, { kind: 'honours.householdsReturned' })).rows).toMatchObject([{ count: 1, kindZh: '被退回或撤下的户', kindEn: 'Households sent back or struck' }]);
    expect(await confer()).toEqual({ conferred: 2 });
  });

  it('are answered for one by one, too, also of who is on the list; what lies before the look-back is no matter', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    await shown(roundId);
    const zhao = await idOf(roundId, '赵家户');
    for (const [code, said, happenedOn] of [['gambling', true, '2024-01-01'], ['violence', false, null]] as const) await office().call(recordCheck, { candidateId: zhao, kind: 'negative', code, said, signedOn: '2026-09-21', happenedOn });
    expect((await checked(office, roundId))['赵家户']).toBe('signed');
    expect(await west().call(decideTown, { roundId, placeId: place('zone-west'), approve: true })).toEqual({ approved: 1, returned: 0 });
  });

  it('are signed for as they were read: as many households are not the same households', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    const [zhang, li] = [await idOf(roundId, '张家户'), await idOf(roundId, '李家户')];
    await office().call(removeCandidate, { candidateId: zhang, reason: '已搬走' });
    const { households, digest } = await village().call(readNegativeList, { roundId, placeId: place('e1') });
    // One goes and one comes: the number stays.
    await office().call(removeCandidate, { candidateId: li, reason: '已搬走' });
    await sql`update honours.candidates set state = 'eligible' where id = ${zhang}`.execute(app.ownerDb);
    expect((await village().call(readNegativeList, { roundId, placeId: place('e1') })).households).toBe(households);
    expect((await problemOf(village().call(signNegatives, { roundId, placeId: place('e1'), households, digest }))).code).toBe('honours.list_changed');
    expect(await sign(village, roundId, 'e1')).toMatchObject({ households, exceptions: 0 });
  });

  it('are signed for, too, of whom a town sent back before anybody signed: it may take them again', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    await shown(roundId);
    await west().call(decideTown, { roundId, placeId: place('zone-west'), approve: false, reason: '负面清单没有人签字' });
    const zhao = await idOf(roundId, '赵家户');
    expect((await candidates(roundId)).get('赵家户')?.state).toBe('declined');
    const approve = () => west().call(decideTown, { roundId, placeId: place('zone-west'), approve: true });
    expect((await problemOf(approve())).code).toBe('honours.negatives_stand');
    expect((await west().call(listNegativeChecks, { roundId })).rows).toMatchObject([{ label: '赵家户', state: 'unsigned', candidateState: 'declined' }]);
    expect(await sign(west, roundId, 'zone-west', [{ candidateId: zhao, code: 'gambling', happenedOn: today() }])).toMatchObject({ households: 1, exceptions: 1 });
    expect((await problemOf(approve())).code).toBe('honours.negatives_stand');
    expect((await office().call(readCandidate, { candidateId: zhao })).acts).toContain('check');
    await lead().call(overrideFinding, { candidateId: zhao, findingKey: 'negative/gambling', reason: '查实系同名他人' });
    expect(await approve()).toEqual({ approved: 1, returned: 0 });
  });

  it('that somebody signed for as happened are not typed away by whoever runs the round, neither by a no nor by an earlier day', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'decision', 'conferral');
    const li = await idOf(roundId, '李家户');
    await sign(village, roundId, 'e1', [{ candidateId: li, code: 'gambling', happenedOn: '2026-09-10' }]);
    const says = (candidateId: string, said: boolean, happenedOn: string | null) => office().call(recordCheck, { candidateId, kind: 'negative', code: 'gambling', said, signedOn: today(), happenedOn });
    expect((await problemOf(says(li, false, null))).code).toBe('honours.happened_stands');
    await shown(roundId);
    const zhang = await idOf(roundId, '张家户');
    await sign(village, roundId, 'e1', [{ candidateId: zhang, code: 'gambling', happenedOn: '2026-09-10' }]);
    expect((await candidates(roundId)).get('张家户')?.state).toBe('chosen');
    expect((await problemOf(says(zhang, false, null))).code).toBe('honours.happened_stands');
    expect((await problemOf(says(zhang, true, '2019-09-10'))).code).toBe('honours.happened_stands');
    expect((await problemOf(sign(office, roundId, 'e1', [{ candidateId: zhang, code: 'gambling', happenedOn: '2019-09-10' }]))).code).toBe('honours.happened_stands');
    expect((await checked(office, roundId))['张家户']).toBe('happened');
    await says(zhang, true, '2026-09-15');
    expect((await office().call(readCandidate, { candidateId: zhang })).checks.find(({ code }) => code === 'gambling')).toMatchObject({ said: true, happenedOn: '2026-09-15' });
    await lead().call(overrideFinding, { candidateId: zhang, findingKey: 'negative/gambling', reason: '查实系同名他人' });
    expect((await checked(office, roundId))['张家户']).toBe('setAside');
  });

  it('tell whoever neither signs nor decides no more than whether somebody signed', async () => {
    const roundId = await begun('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    await shown(roundId);
    await sign(east, roundId, 'zone-east', [{ candidateId: await idOf(roundId, '王家户'), code: 'violence', happenedOn: '2020-05-01' }]);
    expect((await checked(lead, roundId))['王家户']).toBe('happened');
    expect((await checked(() => app.as('admin'), roundId))['王家户']).toBe('signed');
    // Neither a filter nor the order tells what the rows do not.
    const asked = async (who: string, more: object) => {
      const found = await app.as(who).call(listNegativeChecks, { roundId, ...more });
      return [found.total, ...found.rows.map(({ label }) => label)];
    };
    expect(await asked('lead', { state: 'happened' })).toEqual([1, '王家户']);
    expect(await asked('admin', { state: 'happened' })).toEqual([0]);
    expect(await asked('admin', { state: 'setAside' })).toEqual([0]);
    expect(await asked('admin', { state: 'signed', sort: 'subject' })).toEqual([3, ...Object.entries(await checked(() => app.as('admin'), roundId)).filter(([, state]) => state === 'signed').map(([label]) => label)]);
    const inOrder = async (who: string) => (await app.as(who).call(listNegativeChecks, { roundId, sort: 'open' })).rows.map(({ label }) => label).slice(1);
    expect((await inOrder('lead'))[0]).toBe('王家户');
    expect((await inOrder('admin'))[2]).toBe('王家户');
    expect((await app.as('admin').call(readNegativeList, { roundId, placeId: place('zone-east') }))).toMatchObject({ happened: 0, maySign: false });
    expect((await office().call(exportNegativeChecks, { roundId })).fileName).toMatch(/xlsx$/);
    // Whoever reads the whole programme, and signs for one village, is told of that village alone.
    await sign(village, roundId, 'e1', [{ candidateId: await idOf(roundId, '李家户'), code: 'gambling', happenedOn: today() }]);
    await app.as('office').call(assignRole, { personId: app.id('person/admin'), roleCode: 'communityOfficer', anchor: { kind: 'place', placeId: place('e1') }, to: null });
    expect(await asked('admin', { state: 'happened' })).toEqual([1, '李家户']);
    expect((await app.as('admin').call(readNegativeList, { roundId, placeId: place('zone-east') }))).toMatchObject({ happened: 1, signatures: [{ exceptions: 0 }] });
    expect((await app.as('admin').call(readNegativeList, { roundId, placeId: place('e1') })).signatures.map(({ placeZh, exceptions }) => [placeZh, exceptions]).toSorted()).toEqual([['地点e1', 1], ['地点zone-east', 0]]);
  });

  it('are no matter of lists where a stage of the round asks for them', async () => {
    const roundId = await begun('nomination', 'eligibility', 'publicNotice', 'townshipApproval', 'conferral');
    expect((await office().call(listNegativeChecks, { roundId })).total).toBe(0);
    expect((await problemOf(village().call(signNegatives, { roundId, placeId: place('e1'), households: 2, digest: 'of another list' }))).code).toBe('honours.negatives_elsewhere');
    expect((await office().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: null, unsigned: 0, households: false });
  });

  it('come onto the list of their village, too, where a stage asked and something is missing nevertheless; whoever reaches that village is led there, and nobody else', async () => {
    const roundId = await begun('nomination', 'eligibility', 'publicNotice', 'townshipApproval', 'conferral');
    await office().call(judgeEligibility, { roundId, negativesChecked: true });
    await office().call(finishStage, { roundId, kind: 'eligibility' });
    await shown(roundId);
    await sql`delete from honours.candidate_checks where candidate_id = ${await idOf(roundId, '张家户')} and code = 'gambling'`.execute(app.ownerDb);
    const told = async (who: () => ReturnType<typeof office>) => (await who().call(readSelectionRound, { roundId })).negatives;
    expect((await open(roundId))?.blockers).toContainEqual({ code: 'negativesUnsigned', count: 1, day: null });
    expect([await told(office), await told(east), await told(village), await told(west)]).toEqual([true, true, true, false].map((households) => ({ placeId: null, unsigned: 0, households })));
    expect((await office().call(listRoundVillages, { roundId, sort: 'place' })).rows.map(({ nameZh, negativesUnsigned }) => [nameZh, negativesUnsigned])).toEqual([['地点e1', 1], ['地点e2', 0], ['地点w1', 0]]);
    expect(await sign(village, roundId, 'e1')).toMatchObject({ households: 1, exceptions: 0 });
    expect((await told(office)).households).toBe(false);
  });
});

describe('negative items of whoever is no household', () => {
  const ITEMS = [{ code: 'accident', zh: '安全事故', en: 'An accident', lookBackMonths: 12 }];
  const officeOwes = async () => (await office().call(listMyDuties, { kind: 'honours.negativesOfOthers' })).rows.map(({ count, path }) => [count, path]);
  /** A selection of two subjects of a kind, one in a village and one that lies nowhere. */
  async function roundOf(subjectKind: 'unit' | 'village' | 'campus' | 'project' | 'person', ...kinds: Kind[]): Promise<{ roundId: string; ids: string[] }> {
    const code = `NEG-${subjectKind}-${(made += 1)}`;
    const { id: ownTitle } = await office().call(createTitle, { code: code.toLowerCase(), nameZh: `称号${code}`, nameEn: code, tier: 'county', subjectKind, authority: '县文明委', source: '测试', rules: { negativeItems: ITEMS } });
    const { id: roundId } = await office().call(createSelectionRound, { code, name: `评选${code}`, conditions: '条件', titles: [{ titleId: ownTitle }], stages: kinds.map((kind, at) => ({ kind, startsOn: '2026-09-21', endsOn: endOf(at) })) });
    const ids: string[] = [];
    for (const [at, placeId] of [place('e1'), subjectKind === 'village' ? place('w1') : null].entries()) {
      const { id: subjectId } = await office().call(createSubject, { kind: subjectKind, code: `${code}-${at}`, label: `${code}-${at}`, ...(placeId === null ? {} : { placeId }), ...(subjectKind === 'person' ? { isAdult: true } : {}) } as never);
      ids.push((await office().call(nominateCandidate, { roundId, titleId: ownTitle, subjectId })).id);
    }
    await office().call(finishStage, { roundId, kind: 'nomination' });
    return { roundId, ids };
  }
  const decide = (roundId: string, declined: { candidateId: string; reason: string }[] = []) => lead().call(decideCandidates, { roundId, declined });
  async function toDecision(roundId: string): Promise<void> {
    await shown(roundId);
    expect((await open(roundId))?.kind).toBe('decision');
  }

  it.each(['unit', 'village', 'campus', 'project', 'person'] as const)('keep every %s from the decision while nobody answered; the office signs for all of them on one list, and no village does for itself', async (kind) => {
    const { roundId } = await roundOf(kind, 'nomination', 'publicNotice', 'decision', 'conferral');
    const path = `/selection-rounds/${roundId}/places/${place('city')}/negatives`;
    expect(await officeOwes()).toEqual([[2, path]]);
    expect(await lastDays('office', 'honours.negativesOfOthers')).toEqual([endOf(2)]);
    expect((await office().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: place('city'), unsigned: 2, households: false });
    // Whoever does not reach that list is not led to it.
    expect((await village().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: null, unsigned: 0, households: false });
    expect((await problemOf(village().call(readNegativeList, { roundId, placeId: place('city') }))).status).toBe(404);
    // Also of persons who may not be named yet.
    await toDecision(roundId);
    expect((await open(roundId))?.blockers).toEqual([{ code: 'negativesUnsigned', count: 2, day: null }, { code: 'undecided', count: 2, day: null }]);
    expect((await problemOf(decide(roundId))).problem).toMatchObject({ code: 'honours.negatives_stand', params: { count: 2 } });
    expect((await village().call(readNegativeList, { roundId, placeId: place('e1') })).households).toBe(0);
    expect((await problemOf(village().call(signNegatives, { roundId, placeId: place('e1'), households: 1, digest: 'x' }))).code).toBe('honours.list_changed');
    expect((await office().call(readNegativeList, { roundId, placeId: place('city') }))).toMatchObject({ households: 2, unsigned: 2, maySign: true });
    expect(await sign(office, roundId, 'city')).toMatchObject({ households: 2, exceptions: 0 });
    expect(await officeOwes()).toEqual([]);
    expect(await decide(roundId)).toEqual({ confirmed: 2, declined: 0 });
  });

  it('are answered one by one, too, with who and when; what happened is declined, or set aside by the leading group with its reason', async () => {
    const { roundId, ids: [first = '', second = ''] } = await roundOf('unit', 'nomination', 'publicNotice', 'decision', 'conferral');
    await toDecision(roundId);
    await office().call(recordCheck, { candidateId: first, kind: 'negative', code: 'accident', said: false, signedOn: today() });
    expect((await office().call(readCandidate, { candidateId: first })).checks).toMatchObject([{ said: false, signedOn: today(), signedByName: expect.any(String) }]);
    await office().call(recordCheck, { candidateId: second, kind: 'negative', code: 'accident', said: true, happenedOn: today(), signedOn: today() });
    expect((await problemOf(decide(roundId))).problem.params).toMatchObject({ count: 1 });
    await lead().call(overrideFinding, { candidateId: second, findingKey: 'negative/accident', reason: '经查不属实' });
    expect(await decide(roundId)).toEqual({ confirmed: 2, declined: 0 });
  });

  it('stand in the way, too, where a stage asked for them and what happened came out after it; nobody is honoured before whoever runs the round strikes them', async () => {
    const { roundId, ids: [first = ''] } = await roundOf('unit', 'nomination', 'eligibility', 'publicNotice', 'decision', 'conferral');
    await office().call(judgeEligibility, { roundId, negativesChecked: true });
    await office().call(finishStage, { roundId, kind: 'eligibility' });
    expect((await office().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: null, unsigned: 0, households: false });
    await toDecision(roundId);
    expect(await decide(roundId)).toEqual({ confirmed: 2, declined: 0 });
    await office().call(finishStage, { roundId, kind: 'decision' });
    const happened = (happenedOn: string) => office().call(recordCheck, { candidateId: first, kind: 'negative', code: 'accident', said: true, happenedOn, signedOn: today() });
    await happened(today());
    expect((await office().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: null, unsigned: 0, households: false });
    const confer = () => office().call(conferSelection, { roundId, on: today(), document: '文明委〔2026〕10号' });
    expect((await problemOf(confer())).code).toBe('honours.negatives_stand');
    expect(await office().call(removeCandidate, { candidateId: first, reason: '命名前发生事故' })).toEqual({ state: 'declined' });
    expect(await confer()).toEqual({ conferred: 1 });
  });

  it('of a round that ran before anybody had to answer are told with the place where to do it, and nothing of the round is lost', async () => {
    const { roundId, ids } = await roundOf('unit', 'nomination', 'eligibility', 'publicNotice', 'decision', 'conferral');
    await office().call(judgeEligibility, { roundId, negativesChecked: true });
    await office().call(finishStage, { roundId, kind: 'eligibility' });
    await toDecision(roundId);
    await decide(roundId);
    await office().call(finishStage, { roundId, kind: 'decision' });
    await sql`delete from honours.candidate_checks where candidate_id = ${ids[0] ?? ''}`.execute(app.ownerDb);
    expect((await open(roundId))?.blockers).toEqual([{ code: 'negativesUnsigned', count: 1, day: null }, { code: 'notConferred', count: 2, day: null }]);
    expect((await office().call(readSelectionRound, { roundId })).negatives).toEqual({ placeId: place('city'), unsigned: 1, households: false });
    expect(await officeOwes()).toEqual([[1, `/selection-rounds/${roundId}/places/${place('city')}/negatives`]]);
    expect((await problemOf(office().call(conferSelection, { roundId, on: today(), document: '文明委〔2026〕11号' }))).code).toBe('honours.negatives_stand');
    expect(await sign(office, roundId, 'city')).toMatchObject({ households: 1 });
    expect(await office().call(conferSelection, { roundId, on: today(), document: '文明委〔2026〕11号' })).toEqual({ conferred: 2 });
  });

  it('are signed for without the households of the same selection: these are left to their villages', async () => {
    const code = `NEG-${(made += 1)}`;
    const { id: ownTitle } = await office().call(createTitle, { code: code.toLowerCase(), nameZh: `称号${code}`, nameEn: code, tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', rules: { negativeItems: ITEMS } });
    const { id: roundId } = await office().call(createSelectionRound, { code, name: `评选${code}`, conditions: '条件', titles: [{ titleId }, { titleId: ownTitle }], stages: (['nomination', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2027-03-31' })) });
    await office().call(importNominations, { roundId, titleId, mode: 'all', file: { fileName: 'households.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,同意公开,同意方式\n${code}-1,孙家户,e1,${code}1号,是,本人签字\n`) } });
    const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code, label: code } as never);
    await office().call(nominateCandidate, { roundId, titleId: ownTitle, subjectId });
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const owes = [[1, `/selection-rounds/${roundId}/places/${place('e1')}/negatives`]];
    const ofRound = (rows: unknown[][]) => rows.filter(([, path]) => String(path).includes(roundId));
    expect(ofRound(await owed('communityE1'))).toEqual(owes);
    expect((await office().call(listNegativeChecks, { roundId, placeId: place('city') })).rows.map(({ label }) => label)).toEqual([code]);
    expect((await office().call(readNegativeList, { roundId, placeId: place('city') }))).toMatchObject({ households: 1, unsigned: 1 });
    expect(await sign(office, roundId, 'city')).toMatchObject({ households: 1 });
    expect(await checked(office, roundId)).toEqual({ 孙家户: 'unsigned', [code]: 'signed' });
    expect(ofRound(await owed('communityE1'))).toEqual(owes);
    // Nor does the village read that somebody signed for it.
    expect(await village().call(readNegativeList, { roundId, placeId: place('e1') })).toMatchObject({ households: 1, unsigned: 1, signatures: [] });
  });
});
