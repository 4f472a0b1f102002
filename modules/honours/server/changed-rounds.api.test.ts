/** Goal: a round that has begun is changed with a reason and nothing is changed under what was decided on it; many candidates come down to few by a rule. */
import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawBallot } from '#modules/ballots/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  createSelectionRound, createSubject, createTitle, decideShortlist, draftSelectionBallot, exportShortlist, finishStage, listCandidates, listPublicSelections, listShortlist, nameJudges, nominateCandidate, openNominations, readJuryResult, readPublicSelection, readQuotas, readSelectionRound, recordConsent, submitSheet, updateSelectionRound,
} from '../contract/index.ts';

const judges = ['lead', 'deptA', 'deptB'];
let app: TestApp;
let titleId: string;
let roundId: string;
const office = () => app.as('office');
const nobody = () => app.as('nobody', { programme: 'alpha' });
const stages = (...kinds: readonly string[]) => kinds.map((kind, at) => ({ kind, startsOn: `2026-09-${21 + Math.min(at, 9)}`, endsOn: '2026-12-01' })) as never;
const read = () => office().call(readSelectionRound, { roundId });
const change = async (more: Record<string, unknown>) => { app.clock.now += 60_000; return office().call(updateSelectionRound, { roundId, version: (await read()).version, reason: '按领导小组会议纪要调整', ...more } as never); };
const refused = async (more: Record<string, unknown>) => { const { code, problem } = await problemOf(change(more)); return [code, problem.errors?.map(({ pointer }) => pointer)]; };
const planned = async () => (await read()).stages.map(({ kind, startsOn, endsOn }) => ({ kind, startsOn, endsOn }));

beforeAll(async () => {
  app = await testApp();
  const classes = [{ code: 'help', zh: '助人为乐', en: 'Helping' }, { code: 'duty', zh: '敬业奉献', en: 'Duty' }];
  titleId = (await office().call(createTitle, { code: 'moral-model', nameZh: '道德模范', nameEn: 'Moral model', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: { classes, quotas: [{ kind: 'perClass', least: 1, most: 2 }] } })).id;
  roundId = (await office().call(createSelectionRound, { code: 'CH1', name: '道德模范评选', conditions: '条件和办法', titles: [{ titleId, seats: 4 }], voicePercent: 0, stages: stages('nomination', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral') })).id;
  for (const [at, [label, classCode]] of ([['助甲', 'help'], ['助乙', 'help'], ['助丙', 'help'], ['助丁', 'help'], ['敬甲', 'duty'], ['敬乙', 'duty'], ['敬丙', 'duty']] as const).entries()) {
    const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: `CH-${at}`, label, placeId: app.id('place/e1'), isAdult: true });
    if (label !== '助乙') await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-01', note: '本人签字' });
    await office().call(nominateCandidate, { roundId, titleId, subjectId, classCode });
  }
});

describe('a round that has begun', () => {
  it('changes with a reason: its name, its days, its seats and quotas, and which stages still come, in an order that makes sense', async () => {
    expect(await refused({ name: '道德模范评选' })).toEqual(['honours.round_unchanged', undefined]);
    const { version, parts } = await change({
      name: '第九届道德模范评选', titles: [{ titleId, seats: 3, quotas: [{ kind: 'perClass', least: 1, most: 3 }] }], shortlist: { size: 2, per: 'class' },
      stages: stages('nomination', 'jury', 'shortlist', 'publicVoice', 'publicNotice', 'decision', 'conferral', 'publication'),
    });
    expect(parts).toEqual(['name', 'stages', 'seats', 'quotas', 'shortlist']);
    const now = await read();
    expect([now.version, now.name, now.stages.map(({ kind, state }) => `${kind} ${state}`)]).toEqual([version, '第九届道德模范评选', ['nomination open', 'jury waiting', 'shortlist waiting', 'publicVoice waiting', 'publicNotice waiting', 'decision waiting', 'conferral waiting', 'publication waiting']]);
    expect(now.titles[0]).toMatchObject({ seats: 3, ownQuotas: true, quotas: [{ kind: 'perClass', least: 1, most: 3 }] });
    expect((await office().call(readQuotas, { roundId })).findings.filter(({ kind }) => kind === 'perClass').map(({ most }) => most)).toEqual([3, 3]);
    expect(now.changes.map(({ reason, byName, parts: told }) => [reason, byName !== '', told.map(({ part, from, to }) => [part, typeof from, typeof to])])).toEqual([['按领导小组会议纪要调整', true, [['name', 'string', 'string'], ['stages', 'object', 'object'], ['seats', 'number', 'number'], ['quotas', 'object', 'object'], ['shortlist', 'object', 'object']]]]);
    expect([now.fixed, now.acts.includes('change')]).toEqual([[], true]);
  });

  it('is not changed by whoever saw an older state, nor into a plan that does not hold', async () => {
    expect((await problemOf(office().call(updateSelectionRound, { roundId, version: 1, reason: '理由', name: '另一个名称' }))).code).toBe('platform.changed_meanwhile');
    expect(await refused({ stages: stages('nomination', 'publicVoice', 'decision', 'publicNotice', 'conferral') })).toEqual(['honours.pipeline_invalid', ['/stages/2']]);
    expect(await refused({ stages: stages('nomination', 'publicNotice', 'townshipApproval', 'conferral') })).toEqual(['honours.township_of_households', ['/stages']]);
    expect(await refused({ shortlist: null })).toEqual(['honours.shortlist_rule_missing', ['/shortlist']]);
    expect(await refused({ voicePercent: 20 })).toEqual(['honours.voice_rule_missing', ['/voiceRule']]);
    expect(await refused({ titles: [{ titleId, seats: 3, quotas: [{ kind: 'perClass', least: 4, most: 2 }] }] })).toEqual(['honours.title_invalid', ['/titles/0/quotas/0']]);
    expect(await refused({ titles: [{ titleId: roundId, seats: 3 }] })).toEqual(['honours.title_not_in_round', ['/titles/0/titleId']]);
    expect((await problemOf(app.as('deptA').call(updateSelectionRound, { roundId, version: 2, reason: '理由', name: '另一个名称' }))).code).toBe('platform.not_permitted');
  });

  it('keeps stages that ended, and criteria once a judge scored by them, and says why', async () => {
    await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const dealt = new Map((await office().call(listCandidates, { roundId, pageSize: 50 })).rows.map((row) => [row.subject.label, row.blindNumber as number]));
    const points: Record<string, number> = { 助甲: 50, 助乙: 48, 助丙: 46, 助丁: 44, 敬甲: 30, 敬乙: 20, 敬丙: 20 };
    for (const judge of judges) for (const [label, deeds] of Object.entries(points)) await app.as(judge).call(submitSheet, { roundId, blindNumber: dealt.get(label) ?? 0, scores: { deeds, influence: 0, recognition: 0 } });
    const ended = await planned();
    const problem = await problemOf(change({ stages: ended.map((stage) => (stage.kind === 'nomination' ? { ...stage, endsOn: '2026-12-15' } : stage)) }));
    expect([problem.code, problem.problem.title]).toEqual(['honours.change_refused', '不能这样变更：环节和日期：环节已经结束']);
    const criteria = [{ code: 'all', zh: '总分', en: 'All', scoreMax: 100 }];
    expect(await refused({ jury: { method: 'mean', trim: 0, tieRule: ['lot'], criteria } })).toEqual(['honours.change_refused', ['/jury']]);
    expect((await read()).fixed).toEqual([{ part: 'jury', code: 'sheetsIn' }]);
    await change({ stages: ended.map((stage) => (stage.kind === 'jury' ? { ...stage, endsOn: '2026-11-20' } : stage)) });
    expect((await planned()).find(({ kind }) => kind === 'jury')?.endsOn).toBe('2026-11-20');
  });
});

describe('a shortlist', () => {
  const list = (more = {}) => office().call(listShortlist, { roundId, titleId, pageSize: 50, ...more });
  const named = async () => new Map((await list()).rows.map((row) => [row.label, row.candidateId]));
  it('stands in the written order of each class, with its cut-off, once its stage is open', async () => {
    expect((await problemOf(list())).code).toBe('honours.no_shortlist');
    await office().call(finishStage, { roundId, kind: 'jury' });
    const found = await list();
    expect([found.isDecided, found.basis, found.rule]).toEqual([false, 'jury', { size: 2, per: 'class' }]);
    expect(found.rows.map(({ label, partZh, place, line }) => [label, partZh, place, line]).slice(0, 1)).toEqual([['敬甲', '敬业奉献', 1, 'in']]);
    expect(found.rows.filter(({ partZh }) => partZh === '助人为乐').map(({ label, place, line }) => [label, place, line])).toEqual([['助甲', 1, 'in'], ['助乙', 2, 'in'], ['助丙', 3, 'below'], ['助丁', 4, 'below']]);
    expect(found.cutOffs.map(({ partZh, candidates, inside, lastIn }) => [partZh, candidates, inside, lastIn?.score])).toEqual([['敬业奉献', 3, 2, { numerator: 2_000, denominator: 1 }], ['助人为乐', 4, 2, { numerator: 4_800, denominator: 1 }]]);
    expect((await read()).stages.find(({ kind }) => kind === 'shortlist')?.blockers).toEqual([{ code: 'shortlistOpen', count: 1, day: null }]);
  });

  it('is decided by a person, with a reason for whoever is in or out against the rule', async () => {
    const ids = await named();
    expect((await problemOf(office().call(decideShortlist, { roundId, titleId, deviations: [{ candidateId: roundId, reason: '不是候选' }] }))).code).toBe('honours.candidate_settled');
    expect(await office().call(decideShortlist, { roundId, titleId, deviations: [{ candidateId: ids.get('助丙') ?? '', reason: '与第二名同分项并列' }, { candidateId: ids.get('助甲') ?? '', reason: '本人放弃' }] })).toEqual({ inside: 4, outside: 3, added: 1, dropped: 1 });
    // Decided anew, as long as the stage is open: the first decision stands no longer.
    expect(await office().call(decideShortlist, { roundId, titleId, deviations: [{ candidateId: ids.get('助丙') ?? '', reason: '与第二名同分项并列' }] })).toEqual({ inside: 5, outside: 2, added: 1, dropped: 0 });
    const found = await list({ line: 'added' });
    expect([found.isDecided, found.inside, found.rows.map(({ label, reason }) => [label, reason])]).toEqual([true, 5, [['助丙', '与第二名同分项并列']]]);
    const outside = (await office().call(listCandidates, { roundId, state: 'notShortlisted' })).rows.map(({ subject }) => subject.label).toSorted();
    expect([outside.length, outside.includes('助丁')]).toEqual([2, true]);
    expect(await refused({ shortlist: { size: 3, per: 'class' } })).toEqual(['honours.change_refused', ['/shortlist']]);
    const file = await office().call(exportShortlist, { roundId, titleId });
    expect(file.fileName.endsWith('.xlsx')).toBe(true);
  });

  it('is what a ballot is drafted of, class by class; seats and weight then stand until the ballot is withdrawn', async () => {
    await office().call(finishStage, { roundId, kind: 'shortlist' });
    const drafted = await office().call(draftSelectionBallot, { roundId, opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + 7 * 86_400_000).toISOString() });
    expect(drafted).toMatchObject({ options: 5, unnamed: 1 });
    expect((await read()).fixed.map(({ part, code }) => `${part} ${code}`)).toEqual(['seats ballotStands', 'quotas ballotStands', 'jury sheetsIn', 'voice ballotStands', 'shortlist shortlisted']);
    expect(await refused({ voicePercent: 20, voiceRule: '办法第六条' })).toEqual(['honours.change_refused', ['/voice']]);
    expect(await refused({ stages: (await planned()).filter(({ kind }) => kind !== 'publicVoice') })).toEqual(['honours.change_refused', ['/stages']]);
    await office().call(withdrawBallot, { ballotId: drafted.ballotId, reason: '权重有误，重新起草' });
    expect((await change({ voicePercent: 20, voiceRule: '办法第六条' })).parts).toEqual(['voice']);
  });

  it('is the order that the result is read by', async () => {
    expect((await office().call(readJuryResult, { roundId, titleId })).rows.map(({ label, isInside }) => [label, isInside]).slice(0, 3)).toEqual([['助甲', true], ['助乙', true], ['助丙', false]]);
  });
});

describe('what everybody reads of a selection', () => {
  it('is its rules, its days, what was changed and why, and the shortlist by the names that may be shown', async () => {
    const listed = await nobody().call(listPublicSelections, {});
    expect(listed.rows).toMatchObject([{ roundId, name: '第九届道德模范评选', stage: 'publicVoice' }]);
    const shown = await nobody().call(readPublicSelection, { roundId });
    expect(shown.changes.map(({ reason, parts }) => [reason, parts.map(({ part }) => part)])).toEqual([['按领导小组会议纪要调整', ['voice']], ['按领导小组会议纪要调整', ['stages']], ['按领导小组会议纪要调整', ['name', 'stages', 'seats', 'quotas', 'shortlist']]]);
    expect(shown.shortlist.map(({ partZh, added, unnamed, names }) => [partZh, added, unnamed, names.length])).toEqual([['敬业奉献', 0, 0, 2], ['助人为乐', 1, 1, 2]]);
    expect(JSON.stringify(shown)).not.toContain('助乙');
    expect(JSON.stringify(shown)).not.toContain('同分项');
    for (const path of ['selections', `selections/${roundId}`]) {
      const page = await app.http.inject({ url: `/public/alpha/${path}`, headers: { accept: 'text/html' } });
      expect([page.statusCode, page.body.includes('第九届道德模范评选')]).toEqual([200, true]);
    }
  });
  it('is nothing of a selection that neither asks nor tells the public', async () => {
    const { id } = await office().call(createSelectionRound, { code: 'CH2', name: '内部评选', conditions: '条件', titles: [{ titleId }], stages: stages('nomination', 'publicNotice', 'decision', 'conferral') });
    expect((await problemOf(nobody().call(readPublicSelection, { roundId: id }))).code).toBe('platform.not_found');
    await office().call(openNominations, { roundId: id, open: true });
    expect((await nobody().call(readPublicSelection, { roundId: id })).shortlist).toEqual([]);
  });
  it('needs its rule where a round begins with a shortlist', async () => {
    expect((await problemOf(office().call(createSelectionRound, { code: 'CH3', name: '评选三', conditions: '条件', titles: [{ titleId }], stages: stages('nomination', 'shortlist', 'publicNotice', 'decision', 'conferral') }))).code).toBe('honours.shortlist_rule_missing');
  });
});
