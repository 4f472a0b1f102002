/** 年度评选全程 · A selection of the office from its start to the plaque that anybody checks, and a re-review to its close, on a server whose clock the story moves. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { castBallot, closeBallot, countBallot, exchangeCode, openBallot, printCodes, readPublicBallot, requestClosing } from '#modules/ballots/contract/index.ts';
import { blindedRequest, sealedBallot } from '#modules/ballots/seed/index.ts';
import { adoptTitles, conferAward, createSubject, createTitle, listAwards, listCandidates, listTitles, nominateCandidate, readMySheets, readReReview, readSelectionRound, recordConsent, submitSheet } from '#modules/honours/contract/index.ts';
import { readNotice } from '#modules/notices/contract/index.ts';
import { closePlace, createPlace } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { FIXTURE_PASSWORD, idOf } from '../kit/fixture.ts';
import { browserOfTests, expectAbsentOnce, expectAccessible, settled } from './browser.ts';
import { startClockedServer } from './clocked-server.ts';
import type { ClockedServer } from './clocked-server.ts';
import { act, chooseByTyping } from './selection-kit.ts';

const story = browserOfTests();
const HOUR = 3_600_000;
const clock = { now: Date.parse('2026-11-02T02:00:00Z') };
const NAMES = ['示例甲', '示例乙', '示例丙'] as const;
/** By the jury 甲 is first; with the voice, which weighs a fifth, 乙 is. */
const POINTS: Readonly<Record<string, number>> = { 示例甲: 80, 示例乙: 70, 示例丙: 40 };
const VOTES = ['示例乙', '示例乙', '示例甲', '示例乙', '示例乙'];
const JUDGES = ['deptA', 'deptB', 'zoneEast'];
let server: ClockedServer;

beforeAll(async () => {
  server = await startClockedServer(clock);
  await server.acting(adoptTitles, 'office', { name: 'selections' });
  for (const [at, label] of NAMES.entries()) {
    const { id: subjectId } = await server.acting<OutputOf<typeof createSubject>>(createSubject, 'office', { kind: 'person', code: `N-${at + 1}`, label, isAdult: true });
    await server.acting(recordConsent, 'office', { subjectId, consent: 'given', on: '2026-11-01', note: '本人签字' });
  }
});
afterAll(async () => { await server.stop(); });
beforeAll(async () => {
  await server.acting(adoptTitles, 'office', { name: 'civilised' });
  const { rows: [title] } = await server.acting<OutputOf<typeof listTitles>>(listTitles, 'office', { q: '县级文明单位' });
  for (const label of ['示例单位一', '示例单位二', '示例单位三']) {
    const { id: subjectId } = await server.acting<OutputOf<typeof createSubject>>(createSubject, 'office', { kind: 'unit', code: label, label, placeId: idOf('alpha/place/e1') });
    await server.acting(conferAward, 'office', { titleId: title?.id, subjectId, on: '2025-09-01', document: '样稿〔2025〕1号' });
  }
});

/** Signs in now: a session does not last through a ballot or a notice. */
async function signIn(page: Page, username: string): Promise<void> {
  const answer = await page.request.post('/api/session', { headers: { 'idempotency-key': randomUUID() }, data: { username, password: FIXTURE_PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
}
async function signedIn(username: string): Promise<{ page: Page; problems: string[] }> {
  const { page, problems } = await story.visit({ baseUrl: server.baseUrl });
  await signIn(page, username);
  return { page, problems };
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/p/alpha${path}`);
  await settled(page);
}
const endStage = (page: Page, stage: string) => act(page, '结束本环节', `/stages/${stage}/end`);
const codesOf = async (roundId: string) => new Map((await server.acting<OutputOf<typeof listCandidates>>(listCandidates, 'office', { roundId })).rows.map((row) => [row.subject.label, row.blindNumber as number]));

async function scored(roundId: string): Promise<void> {
  const dealt = await codesOf(roundId);
  for (const judge of JUDGES) {
    const { sheets } = await server.acting<OutputOf<typeof readMySheets>>(readMySheets, judge, { roundId });
    for (const { blindNumber, criteria } of sheets) {
      let left = POINTS[[...dealt].find(([, number]) => number === blindNumber)?.[0] ?? ''] ?? 0;
      const scores = Object.fromEntries(criteria.map(({ code, scoreMax }) => { const given = Math.min(left, scoreMax); left -= given; return [code, given]; }));
      await server.acting(submitSheet, judge, { roundId, blindNumber, scores });
    }
  }
}

async function votedAndCounted(roundId: string, ballotId: string): Promise<void> {
  const { codes } = await server.acting<OutputOf<typeof printCodes>>(printCodes, 'office', { ballotId, label: '示例社区', count: VOTES.length });
  await server.acting(openBallot, 'lead', { ballotId, version: 1 });
  const { definition } = await server.acting<OutputOf<typeof readPublicBallot>>(readPublicBallot, 'office', { ballotId });
  const dealt = await codesOf(roundId);
  for (const [at, label] of VOTES.entries()) {
    const request = await blindedRequest(definition);
    clock.now += 2_000;
    const { blindSignature } = await server.acting<OutputOf<typeof exchangeCode>>(exchangeCode, 'office', { ballotId, code: codes[at], blinded: request.blinded });
    await server.acting(castBallot, 'office', { ballotId, ...sealedBallot(definition, await request.finish(blindSignature), [definition.options.findIndex(({ code }) => code === String(dealt.get(label)))]) });
  }
  clock.now += 3 * HOUR;
  await server.acting(requestClosing, 'office', { ballotId, minutes: '投票时间已到。' });
  await server.acting(closeBallot, 'lead', { ballotId });
  await server.acting(countBallot, 'lead', { ballotId });
}

it('a yearly selection goes from its start to a plaque that anybody checks', async () => {
  const { page, problems } = await signedIn('office');
  await open(page, '/selection-rounds/new');
  await page.getByLabel(/^名称/u).fill('年度感动人物评选（样稿）');
  await page.getByLabel(/^编码/u).fill('YEAR-1');
  await page.getByLabel(/^条件和办法/u).fill('评委盲评占八成，公众投票占二成；公示无异议后审定。');
  await chooseByTyping(page, page.getByRole('combobox', { name: /称号/u }).first(), '年度感动人物');
  await page.getByLabel('年度感动人物 · 名额').fill('1');
  for (const stage of ['评委评审', '公众意见']) await page.getByRole('checkbox', { name: stage, exact: true }).check();
  await page.getByLabel(/^公众意见权重/u).fill('20');
  await page.getByLabel(/^权重依据/u).fill('评选办法（样稿）第六条');
  await expectAccessible(page, 'the form that starts a selection');
  await page.getByRole('button', { name: '发起', exact: true }).click();
  await page.waitForURL(/\/selection-rounds\/[0-9a-f-]{36}$/u);
  await settled(page);
  const roundId = page.url().split('/').at(-1) as string;
  const round = () => server.acting<OutputOf<typeof readSelectionRound>>(readSelectionRound, 'office', { roundId });
  const titleId = (await round()).titles[0]?.id as string;

  await act(page, '推荐候选', '/candidates', async (dialog) => {
    await chooseByTyping(page, dialog.getByRole('combobox').first(), NAMES[0]);
    await dialog.getByLabel(/^事迹摘要/u).fill('多年照看楼里独居老人（样稿）');
  });
  for (const code of ['N-2', 'N-3']) {
    const { rows: [subject] } = (await (await page.request.get(`/api/programmes/alpha/honour-subjects?q=${code}`)).json()) as { rows: { id: string }[] };
    await server.acting(nominateCandidate, 'office', { roundId, titleId, subjectId: subject?.id, summary: '好事（样稿）' });
  }
  await page.reload();
  await settled(page);
  await endStage(page, 'nomination');
  await act(page, '核定资格', '/eligibility');
  await endStage(page, 'eligibility');
  await act(page, '聘请评委', '/judges', async (dialog) => { for (const [at, judge] of JUDGES.entries()) await chooseByTyping(page, dialog.getByRole('combobox').nth(at), `示例${judge}`); });
  await scored(roundId);
  await page.reload();
  await settled(page);
  await endStage(page, 'jury');

  await page.getByRole('button', { name: '起草公众投票' }).click();
  const dialog = page.getByRole('dialog');
  const local = (hours: number): string => new Date(clock.now + (hours + 8) * HOUR).toISOString().slice(0, 16);
  await dialog.getByLabel('投票开始').fill(local(0));
  await dialog.getByLabel('投票结束').fill(local(2));
  await dialog.getByRole('button', { name: '起草公众投票' }).click();
  await page.waitForURL(/\/ballots\/[0-9a-f-]{36}$/u);
  await votedAndCounted(roundId, page.url().split('/').at(-1) as string);
  await signIn(page, 'office');
  await open(page, `/selection-rounds/${roundId}`);
  await act(page, '引入投票结果', '/voice', async (box) => { await box.getByRole('combobox').selectOption({ index: 1 }); });
  await endStage(page, 'publicVoice');

  // Who is first with the voice in it, of the table as it stands.
  await page.getByRole('row').filter({ hasText: '示例乙' }).getByRole('checkbox').check();
  await act(page, '确定入选名单', '/choice');
  await act(page, '起草公示', '/notice', (box) => box.getByRole('textbox').fill('电话：000-0000000（样稿）'));
  const noticeId = (await round()).noticeId as string;
  await expectAbsentOnce(page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: '结束本环节' }));
  const { page: lead, problems: leadProblems } = await signedIn('lead');
  await open(lead, `/notices/${noticeId}`);
  await act(lead, '发布', '/publication');
  const { startsOn, endsOn } = await server.acting<OutputOf<typeof readNotice>>(readNotice, 'office', { noticeId });
  clock.now = Date.parse(`${startsOn ?? ''}T02:00:00Z`);
  await lead.goto(`/public/alpha/notices/${noticeId}`);
  await lead.getByText('示例乙').first().waitFor();
  await expectAccessible(lead, 'the public notice of a selection');

  // Its days go by without an objection.
  clock.now = Date.parse(`${endsOn ?? ''}T02:00:00Z`) + 24 * HOUR;
  await signIn(lead, 'lead');
  await open(lead, `/notices/${noticeId}`);
  await act(lead, '结束公示', '/closing', (box) => box.getByRole('textbox').fill('公示期间没有收到异议。'));
  await signIn(page, 'office');
  await open(page, `/selection-rounds/${roundId}`);
  await endStage(page, 'publicNotice');
  await expectAbsentOnce(page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: '审定', exact: true }));
  await open(lead, `/selection-rounds/${roundId}`);
  await act(lead, '审定', '/decision');
  await page.reload();
  await settled(page);
  await endStage(page, 'decision');
  await act(page, '命名', '/conferral', (box) => box.getByLabel(/^文号/u).fill('样稿〔2026〕1号'));
  await endStage(page, 'conferral');
  await act(page, '发布', '/publication');
  await endStage(page, 'publication');
  expect((await round()).state).toBe('closed');

  // The paper, and what its code leads to.
  const { rows: awards } = await server.acting<OutputOf<typeof listAwards>>(listAwards, 'office', { titleId });
  expect(awards.map(({ subject }) => subject.label)).toEqual(['示例乙']);
  await open(page, `/awards/${awards[0]?.id ?? ''}`);
  await page.getByRole('link', { name: '打印证书' }).click();
  await page.locator('.lc-certificate').waitFor();
  await settled(page);
  await expect.poll(() => page.locator('.lc-certificate').innerText()).toContain('样稿〔2026〕1号');
  await expectAccessible(page, 'a certificate');
  await page.getByText('奖牌标签', { exact: true }).first().click();
  const check = await page.locator('.lc-label svg').getAttribute('aria-label');
  await expectAccessible(page, 'a label of a plaque');
  const { page: anybody, problems: publicProblems } = await story.visit({ size: 'phone', baseUrl: server.baseUrl });
  await anybody.goto(new URL(check ?? '', server.baseUrl).pathname);
  for (const words of ['年度感动人物', '示例乙', awards[0]?.number ?? '']) await anybody.getByText(words).first().waitFor();
  await expectAccessible(anybody, 'the check of a plaque');
  await anybody.goto('/public/alpha/selections');
  await anybody.getByText('年度感动人物评选（样稿）').first().waitFor();
  await expectAccessible(anybody, 'the public list of selections');
  expect([...problems, ...leadProblems, ...publicProblems]).toEqual([]);
}, 300_000);

it('a re-review goes from its start to its close: kept, put right, and a withdrawal that the leading group refuses', async () => {
  const { page, problems } = await signedIn('office');
  await open(page, '/re-reviews');
  await act(page, '发起复查', '/re-reviews', async (dialog) => {
    await chooseByTyping(page, dialog.getByRole('combobox').first(), '县级文明单位');
    await dialog.getByLabel(/^名称/u).fill('县级文明单位复查（样稿）');
  });
  await page.waitForURL(/\/re-reviews\/[0-9a-f-]{36}$/u);
  await settled(page);
  const reReviewId = page.url().split('/').at(-1) as string;
  const counts = async () => (await server.acting<OutputOf<typeof readReReview>>(readReReview, 'office', { reReviewId })).counts;
  const judged = (choice: string, evidence: string, more: (dialog: Locator) => Promise<unknown> = async () => undefined) => act(page, '下结论', '/result', async (dialog) => {
    await dialog.getByText(choice, { exact: true }).click();
    await dialog.getByLabel(/^核查情况/u).fill(evidence);
    await more(dialog);
    await expectAccessible(page, choice);
  });
  const reason = (dialog: Locator) => dialog.getByLabel(/^理由/u).fill('台账不实（样稿）');
  await judged('保持', '台账齐全，实地达标。');
  await judged('提议撤销', '发生负面清单事项。', reason);
  await judged('限期整改', '台账缺页。', async (dialog) => {
    await dialog.getByLabel(/^整改期限/u).fill(new Date(clock.now + 30 * 24 * HOUR).toISOString().slice(0, 10));
    await reason(dialog);
  });
  expect(await counts()).toEqual({ kept: 1, proposed: 1, rectifying: 1 });
  await page.getByRole('button', { name: '结束复查' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束复查' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await expectAccessible(page, 'a re-review that is not to be closed yet');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await judged('保持', '整改到位。');
  const proceeding = await page.getByRole('link', { name: '撤销程序', exact: true }).last().getAttribute('href');
  const { page: lead, problems: leadProblems } = await signedIn('lead');
  await lead.goto(proceeding ?? '');
  await settled(lead);
  await act(lead, '不同意撤销', '/confirmation', async (dialog) => {
    await dialog.getByLabel(/^文号/u).fill('样稿〔2026〕2号');
    await dialog.getByLabel(/^理由/u).fill('情节轻微（样稿）');
  });
  await page.reload();
  await settled(page);
  await act(page, '结束复查', '/closing');
  await page.getByText('已结束').first().waitFor();
  expect(await counts()).toEqual({ kept: 3 });
  expect([...problems, ...leadProblems]).toEqual([]);
}, 180_000);

it('a village that is merged asks the office: the successor is proposed, and the title goes on with it by its rule', async () => {
  const village = async (code: string, nameZh: string): Promise<{ placeId: string; subjectId: string }> => {
    const { id: placeId } = await server.acting<OutputOf<typeof createPlace>>(createPlace, 'office', { kind: 'village', code, nameZh, nameEn: code, parentId: idOf('alpha/place/zone-west') });
    const { id: subjectId } = await server.acting<OutputOf<typeof createSubject>>(createSubject, 'office', { kind: 'village', code: code.toUpperCase(), label: nameZh, placeId });
    return { placeId, subjectId };
  };
  const { id: titleId } = await server.acting<OutputOf<typeof createTitle>>(createTitle, 'office', { code: 'story-village', nameZh: '文明村（样稿）', nameEn: 'Village', tier: 'county', subjectKind: 'village', authority: '县文明委', source: '样稿', rules: { onMerge: 'carries' } });
  const [old, next] = [await village('story-old', '老坡村'), await village('story-new', '新坡村')];
  await server.acting(conferAward, 'office', { titleId, subjectId: old.subjectId, on: '2025-09-01', document: '样稿〔2025〕2号' });
  clock.now += 24 * HOUR;
  await server.acting(closePlace, 'office', { placeId: old.placeId, version: 1, validTo: new Date(clock.now).toISOString().slice(0, 10), sitesToPlaceId: next.placeId, reason: '村级建制调整（样稿）' });
  const { page, problems } = await signedIn('office');
  await open(page, `/honour-subjects/${old.subjectId}`);
  await page.getByText('“老坡村”已撤销，并入“新坡村”').waitFor();
  await expectAccessible(page, 'a subject whose place was merged');
  await act(page, '更名、合并、拆分', '/succession', (dialog) => dialog.getByLabel(/^文号/u).fill('县政府（样稿）〔2026〕8号'));
  await page.getByText('“老坡村”已撤销，并入“新坡村”').waitFor({ state: 'hidden' });
  await open(page, `/honour-subjects/${next.subjectId}`);
  await page.getByText('文明村（样稿）').first().waitFor();
  expect(problems).toEqual([]);
});
