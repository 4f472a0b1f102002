/** Goal: the public voice of a selection comes from ballots that people cast, and from nowhere else. Method: the whole way, from the drafted ballot to the weight that keeps the winner. */
import { beforeAll, describe, expect, it } from 'vitest';
import { castBallot, closeBallot, countBallot, downloadPublishedBallot, exchangeCode, openBallot, printCodes, readBallot, readPublicBallot, readPublicResult, requestClosing, updateBallot } from '#modules/ballots/contract/index.ts';
import { verifyPublished } from '#modules/ballots/domain/index.ts';
import { cryptoFor } from '#modules/ballots/server/index.ts';
import { blindedRequest, sealedBallot } from '#modules/ballots/seed/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, createSelectionRound, createSubject, draftSelectionBallot, finishStage, listCandidates, listSubjects, listTitles, nameJudges, nominateCandidate, readJuryResult, readSelectionRound, recordConsent, submitSheet, takeBallotResult,
} from '../contract/index.ts';

const HOUR = 3_600_000;
const judges = ['lead', 'deptA', 'deptB'];
let app: TestApp;
let roundId: string;
let ballotId: string;
const titles = new Map<string, string>();
const title = (code: string): string => titles.get(code) as string;
const office = () => app.as('office');
const nobody = () => app.as('nobody', { programme: 'alpha' });
const end = (kind: string) => office().call(finishStage, { roundId, kind: kind as never });

async function candidate(kind: 'person' | 'team', label: string, agreed: boolean): Promise<void> {
  const { id: subjectId } = await office().call(createSubject, { kind, code: `V-${label}`, label, placeId: app.id('place/e1'), ...(kind === 'person' ? { isAdult: true } : {}) });
  if (agreed) await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-01', note: '本人签字' });
  await office().call(nominateCandidate, { roundId, titleId: title(kind === 'person' ? 'moving-person' : 'moving-collective'), subjectId, summary: kind === 'person' ? '照顾邻居多年' : null });
}

/** Labels with their blind numbers. */
const numbers = async () => new Map((await office().call(listCandidates, { roundId, pageSize: 50 })).rows.map((row) => [row.subject.label, row.blindNumber as number]));

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'selections' });
  for (const row of (await office().call(listTitles, { pageSize: 200 })).rows) titles.set(row.code, row.id);
  roundId = (await office().call(createSelectionRound, {
    code: 'V11', name: '第十一届年度人物评选', edition: 11, conditions: '评委盲评占八成，公众投票占二成。', titles: [{ titleId: title('moving-person'), seats: 1 }, { titleId: title('moving-collective'), seats: 1 }], voicePercent: 20, voiceRule: '评选办法第六条：公众投票占二成',
    stages: (['nomination', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })),
  })).id;
  for (const [label, agreed] of [['示例甲', true], ['示例乙', true], ['示例丙', false]] as const) await candidate('person', label, agreed);
  for (const label of ['示例队一', '示例队二']) await candidate('team', label, false);
  await end('nomination');
  await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
  const dealt = await numbers();
  const points: Record<string, number> = { 示例甲: 80, 示例乙: 70, 示例丙: 60, 示例队一: 90, 示例队二: 45 };
  for (const judge of judges) {
    for (const [label, total] of Object.entries(points)) await app.as(judge).call(submitSheet, { roundId, blindNumber: dealt.get(label) as number, scores: { deeds: Math.min(50, total), influence: Math.max(0, Math.min(30, total - 50)), recognition: Math.max(0, total - 80) } });
  }
});

/** One voter after the other, each with a printed code; the choice by labels of candidates. */
async function cast(votes: readonly (readonly string[])[]): Promise<void> {
  const { codes } = await office().call(printCodes, { ballotId, label: '示例社区', count: votes.length });
  const { definition } = await nobody().call(readPublicBallot, { ballotId });
  const dealt = await numbers();
  for (const [at, labels] of votes.entries()) {
    const request = await blindedRequest(definition);
    app.clock.now += 2_000;
    const credential = await request.finish((await nobody().call(exchangeCode, { ballotId, code: codes[at] as string, blinded: request.blinded })).blindSignature);
    await nobody().call(castBallot, { ballotId, ...sealedBallot(definition, credential, labels.map((label) => definition.options.findIndex(({ code }) => code === String(dealt.get(label))))) });
  }
}

describe('the public voice of a selection', () => {
  it('is advice unless the round names the rule that gives it a weight', async () => {
    const round = { code: 'V12', name: '第十二届年度人物评选', conditions: '评委盲评占八成，公众投票占二成。', titles: [{ titleId: title('moving-person'), seats: 1 }] };
    const refused = await problemOf(office().call(createSelectionRound, { ...round, stages: (['nomination', 'publicVoice', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })), voicePercent: 20 }));
    expect(refused.problem).toMatchObject({ code: 'honours.voice_rule_missing', errors: [{ pointer: '/voiceRule' }] });
    expect(await office().call(readSelectionRound, { roundId })).toMatchObject({ voicePercent: 20, voiceRule: '评选办法第六条：公众投票占二成' });
  });

  it('is a ballot of all who are eligible, a class a title, without the name of whoever did not agree to be shown', async () => {
    const times = () => ({ opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + HOUR).toISOString() });
    expect((await problemOf(office().call(draftSelectionBallot, { roundId, ...times() }))).code).toBe('honours.stage_not_open');
    await end('jury');
    expect((await problemOf(office().call(draftSelectionBallot, { roundId, ...times(), closesAt: new Date(app.clock.now - HOUR).toISOString() }))).code).toBe('ballots.times_wrong');
    const drafted = await office().call(draftSelectionBallot, { roundId, ...times() });
    ballotId = drafted.ballotId;
    expect(drafted).toMatchObject({ options: 5, unnamed: 1 });
    // Two ballots of one round would be two votes for each voter, and a choice of results for the office.
    expect((await problemOf(office().call(draftSelectionBallot, { roundId, ...times() }))).code).toBe('honours.ballot_standing');
    const ballot = await office().call(readBallot, { ballotId });
    expect(ballot.classes.map(({ label, limit, seats }) => [label, limit, seats])).toEqual([['年度感动集体', 1, 1], ['年度感动人物', 1, 1]]);
    // A collective has no name to take back.
    expect(ballot.classes.filter(({ code }) => ballot.impersonalClasses.includes(code)).map(({ label }) => label)).toEqual(['年度感动集体']);
    const dealt = await numbers();
    expect(ballot.options.map(({ code, label }) => [code, label]).toSorted()).toEqual([...dealt].map(([label, at]) => [String(at), label === '示例丙' ? `${at} 号候选（不公开姓名）` : label]).toSorted());
    expect(ballot.options.find(({ label }) => label === '示例甲')?.note).toBe('地点e1：照顾邻居多年');
    expect(ballot.options.find(({ code }) => code === String(dealt.get('示例丙')))?.note).toBeNull();
    // The rule that the round was called with, not a word for it.
    expect([ballot.weightPercent, ballot.weightRule, ballot.state]).toEqual([20, '评选办法第六条：公众投票占二成', 'draft']);
  });

  it('is taken in once it is counted, neither before nor twice, and parts the stage from the notice until then', async () => {
    await office().call(printCodes, { ballotId, label: '示例社区', count: 1 });
    const { version, ...text } = await office().call(readBallot, { ballotId });
    const save = (weightPercent: number, weightRule: string) => office().call(updateBallot, { ballotId, version, title: '年度人物公众投票', body: text.body, mode: text.mode, classes: text.classes, options: text.options, weightPercent, weightRule, opensAt: text.opensAt, closesAt: text.closesAt });
    // The text is the office’s to write; what the voice weighs, and by which rule, the round has said.
    expect(text.isWeightFixed).toBe(true);
    expect((await problemOf(save(40, text.weightRule))).problem).toMatchObject({ code: 'ballots.weight_fixed', errors: [{ pointer: '/weightPercent' }] });
    expect((await problemOf(save(20, '评选办法第九条'))).problem).toMatchObject({ code: 'ballots.weight_fixed', errors: [{ pointer: '/weightRule' }] });
    await save(text.weightPercent, text.weightRule);
    await app.as('lead').call(openBallot, { ballotId, version: version + 1 });
    await cast([['示例甲', '示例队二'], ['示例乙', '示例队二'], ['示例乙', '示例队二'], ['示例乙'], ['示例乙']]);
    expect((await problemOf(office().call(takeBallotResult, { roundId, ballotId }))).code).toBe('honours.ballot_not_counted');
    expect((await problemOf(end('publicVoice'))).code).toBe('honours.stage_blocked');
    app.clock.now += 2 * HOUR;
    await office().call(requestClosing, { ballotId, minutes: '时间已到。' });
    await app.as('lead').call(closeBallot, { ballotId });
    expect((await problemOf(office().call(takeBallotResult, { roundId, ballotId }))).code).toBe('honours.ballot_not_counted');
    const toTake = async () => (await office().call(listMyDuties, { kind: ['honours.takeBallot'] })).rows.map(({ path }) => path);
    expect(await toTake()).toEqual([]);
    await app.as('lead').call(countBallot, { ballotId });
    expect(await toTake()).toEqual([`/selection-rounds/${roundId}`]);
    expect(await office().call(takeBallotResult, { roundId, ballotId })).toEqual({ candidates: 5, voices: 8 });
    expect(await toTake()).toEqual([]);
    expect((await problemOf(office().call(takeBallotResult, { roundId, ballotId }))).code).toBe('honours.stage_not_open');
    expect(await end('publicVoice')).toMatchObject({ opened: 'publicNotice' });
    expect((await office().call(readSelectionRound, { roundId })).acts).toContain('choose');
  });

  it('is put together with the jury by the weight of the round, and the range of weights that keeps the winner is shown', async () => {
    const persons = await office().call(readJuryResult, { roundId, titleId: title('moving-person') });
    expect(persons.rows.map(({ label, place, voices, compositePlace }) => [label, place, voices, compositePlace])).toEqual([['示例甲', 1, 1, 2], ['示例乙', 2, 4, 1], ['示例丙', 3, 0, 3]]);
    // 甲 has 1 of the jury and 1/4 of the voice, 乙 7/8 and 1: they meet at one in seven, so the round's 20 % makes 乙 the winner, and any weight from 15 % would.
    expect(persons).toMatchObject({ voicePercent: 20, voiceRule: '评选办法第六条：公众投票占二成', range: { from: 15, to: 100 } });
    const teams = await office().call(readJuryResult, { roundId, titleId: title('moving-collective') });
    // 队一 has 1 and 0, 队二 1/2 and 1: they meet at one in three.
    expect(teams.rows.map(({ label, compositePlace }) => [label, compositePlace])).toEqual([['示例队一', 1], ['示例队二', 2]]);
    expect(teams.range).toEqual({ from: 0, to: 33 });
  });

  it('names nobody any more who took back their consent, and is counted again all the same by whoever reads the file', async () => {
    const dealt = await numbers();
    const { id: subjectId } = (await office().call(listSubjects, { q: '示例甲', kind: 'person' })).rows[0] as { id: string };
    const shown = async () => {
      const [ballot, result] = [await nobody().call(readPublicBallot, { ballotId }), await nobody().call(readPublicResult, { ballotId })];
      const file = new TextDecoder().decode((await nobody().call(downloadPublishedBallot, { ballotId })).body);
      const pages = await Promise.all(['', '/result', '/check'].map(async (rest) => (await app.http.inject({ url: `/public/alpha/ballots/${ballotId}${rest}`, headers: { accept: 'text/html' } })).body));
      return { all: JSON.stringify([ballot, result]) + file + pages.join(''), file, result, pages };
    };
    async function* linesOf(text: string): AsyncGenerator<string> { yield* text.split('\n'); }
    const before = await shown();
    expect(before.all).toContain('示例甲');
    await office().call(recordConsent, { subjectId, consent: 'withdrawn', on: '2026-09-21', note: '本人来电收回' });
    const after = await shown();
    expect(after.all).not.toContain('示例甲');
    expect(after.pages[1]).toContain('姓名已撤回');
    expect(after.result).toMatchObject({ withheld: [String(dealt.get('示例甲'))], counted: { valid: before.result.counted.valid } });
    const checked = await verifyPublished(linesOf(after.file), cryptoFor);
    expect(checked).toMatchObject({ isSound: true, signaturesChecked: true, differences: [] });
    expect(checked.counted?.classes.flatMap(({ options }) => options.map(({ code, votes }) => [code, votes]))).toEqual(before.result.counted.classes.flatMap(({ options }) => options.map(({ code, votes }) => [code, votes])));
    // What was signed is known by its hashes: another hash is seen, and so is a name in the place of the word for it.
    const codesOf = async (text: string) => (await verifyPublished(linesOf(text), cryptoFor)).differences.map(({ code }) => code);
    expect(await codesOf(after.file.replace(/"definitionHash":"./u, '"definitionHash":"x'))).toContain('not_a_ballot_file');
    expect(await codesOf(after.file.replace(/"resultHash":"[0-9a-f]{8}/u, '"resultHash":"00000000'))).toContain('result_forged');
    expect(await codesOf(after.file.replace('（姓名已撤回 · name withdrawn）', '另一个人'))).toContain('not_a_ballot_file');
    await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-21', note: '本人再次同意' });
    expect((await shown()).file).toBe(before.file);
  });
});
