/**
 * 备物 · What the demo does not hold and a page needs in order to be seen: a task, a notice and a ballot still in draft, a report and a
 * nomination that somebody follows, a site as its keeper sees it. Made through the API, as people make them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIRequestContext, Browser } from 'playwright-core';
import { signInTo } from './browser.ts';

/** A form of the public site must have been shown for three seconds. @unit ms */
const SHOWN_AT_LEAST = 3_200;
/** @unit ms */
const WAIT_FOR_TURN = 15_000;

interface Made { readonly [field: string]: string | undefined }

async function post(request: APIRequestContext, path: string, body: { readonly data: object } | { readonly multipart: { readonly fields: string } }, tries = 6): Promise<Made> {
  const answer = await request.fetch(path, { method: 'POST', headers: { 'idempotency-key': `stage-${Date.now()}-${Math.random()}` }, ...body });
  // Another story of the same address may just have shown what too many reports a minute lead to.
  if (answer.status() === 429 && tries > 1) { await sleep(WAIT_FOR_TURN); return post(request, path, body, tries - 1); }
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return await answer.json() as Made;
}

async function reportOf(request: APIRequestContext, api: string): Promise<string> {
  const form = await (await request.get(`${api}/public/report-form`)).json() as { formToken: string; categories: { code: string }[] };
  const { rows: [site] } = await (await request.get(`${api}/public/sites?q=${encodeURIComponent('公园')}`)).json() as { rows: { id: string }[] };
  await sleep(SHOWN_AT_LEAST);
  const fields = { formToken: form.formToken, categoryCode: form.categories[0]?.code, words: '路灯不亮，请来看看', siteId: site?.id, ifReported: 'separate' };
  return String((await post(request, `${api}/public/reports`, { multipart: { fields: JSON.stringify(fields) } }))['followToken']);
}

async function nominationOf(request: APIRequestContext, api: string): Promise<string> {
  const { rows: [round] } = await (await request.get(`${api}/public/open-nominations`)).json() as { rows: { roundId: string; titles: { id: string }[] }[] };
  const form = await (await request.get(`${api}/public/open-nominations/${String(round?.roundId)}/form`)).json() as { formToken: string };
  await sleep(SHOWN_AT_LEAST);
  const data = { formToken: form.formToken, titleId: round?.titles[0]?.id, nominee: '示例邻居', words: '多年照顾楼里的独居老人。', kind: 'resident', contact: '不是真实号码', agreed: true };
  return String((await post(request, `${api}/public/open-nominations/${String(round?.roundId)}/nominations`, { data }))['followToken']);
}

/** An objection to a notice that runs: its code is told to whoever sent it and to nobody else. */
async function objectionOf(request: APIRequestContext, api: string): Promise<string> {
  const { rows } = await (await request.get(`${api}/public/notices?pageSize=100`)).json() as { rows: { id: string; daysLeft: number | null }[] };
  const notice = rows.find(({ daysLeft }) => (daysLeft ?? 0) > 0);
  if (notice === undefined) throw new Error('the demo has no notice that runs');
  const { formToken } = await (await request.get(`${api}/public/notices/${notice.id}/objection-form`)).json() as { formToken: string };
  await sleep(SHOWN_AT_LEAST);
  return String((await post(request, `${api}/public/notices/${notice.id}/objections`, { data: { noticeId: notice.id, words: '名单里有一户已经搬走了，请核对。', sender: '示例邻居', contact: '不是真实号码', formToken } }))['followToken']);
}

/** An objection to a deed that hangs out: its code is told to whoever sent it and to nobody else. @returns where it is sent and followed, below the public address */
async function deedObjectionOf(request: APIRequestContext, api: string): Promise<string[]> {
  const { villages } = await (await request.get(`${api}/public/deed-notices`)).json() as { villages: { placeId: string }[] };
  for (const { placeId } of villages) {
    const { rows } = await (await request.get(`${api}/public/deed-notices/${placeId}`)).json() as { rows: { deedId: string }[] };
    for (const { deedId } of rows) {
      const form = await request.get(`${api}/public/deeds/${deedId}/objection-form`);
      if (!form.ok()) continue;
      const { formToken } = await form.json() as { formToken: string };
      await sleep(SHOWN_AT_LEAST);
      const { followToken } = await post(request, `${api}/public/deeds/${deedId}/objections`, { data: { deedId, words: '那天下雨，没有清扫，请核对。', formToken } });
      return [`points/notices/${placeId}/object/${deedId}`, `points/objections/follow/${String(followToken)}`];
    }
  }
  throw new Error('the demo has no deed on notice');
}

/** A resident who applied to be a volunteer: the code is told to whoever sent it and to nobody else. */
async function applicationOf(request: APIRequestContext, api: string): Promise<string> {
  const { formToken } = await (await request.get(`${api}/public/volunteer-form`)).json() as { formToken: string };
  const { rows: [, place] } = await (await request.get(`${api}/public/places`)).json() as { rows: { id: string }[] };
  await sleep(SHOWN_AT_LEAST);
  return String((await post(request, `${api}/public/volunteer-applications`, { data: { formToken, label: '示例居民', contact: '不是真实号码', placeId: place?.id, isAdult: true, agreed: true } }))['followToken']);
}

/** A covenant in a register that everybody may read: the city itself keeps none. */
async function openRecord(request: APIRequestContext, api: string): Promise<{ registerId: string; recordId: string }> {
  const { rows } = await (await request.get(`${api}/registers?pageSize=100`)).json() as { rows: { id: string; code: string }[] };
  const { rows: [, place] } = await (await request.get(`${api}/public/places`)).json() as { rows: { id: string }[] };
  const register = rows.find(({ code }) => code === 'covenants');
  if (register === undefined) throw new Error('the demo has no register of covenants');
  const { id } = await post(request, `${api}/registers/${register.id}/records`, { data: { values: { name: '示例村村规民约', kind: 'covenant', edition: 1, adoptedOn: '2024-01-01', place: place?.id }, isSynthetic: true } });
  return { registerId: register.id, recordId: String(id) };
}

/** A round of households that still takes names: its page leads to those of the villages and of the list, other rounds have neither. */
async function householdRound(request: APIRequestContext, api: string): Promise<string> {
  const { rows } = await (await request.get(`${api}/selection-rounds?pageSize=100`)).json() as { rows: { id: string }[] };
  for (const { id } of rows) {
    const round = await (await request.get(`${api}/selection-rounds/${id}`)).json() as { stage: string | null; titles: { stars: unknown[] }[] };
    if (round.titles.some(({ stars }) => stars.length > 0) && ['nomination', 'groupReview', 'committee'].includes(String(round.stage))) return id;
  }
  throw new Error('the demo has no round of households that takes names');
}

/** A round at this stage: no other leads to the pages of its stage. */
async function roundAt(request: APIRequestContext, api: string, stage: string): Promise<string> {
  const { rows } = await (await request.get(`${api}/selection-rounds?pageSize=100`)).json() as { rows: { id: string; stage: string | null }[] };
  const found = rows.find((round) => round.stage === stage);
  if (found === undefined) throw new Error(`the demo has no round at ${stage}`);
  return found.id;
}

/** A round whose departments answer: its page leads to theirs, and only a department itself to its import. */
async function departmentsOf(request: APIRequestContext, api: string, programme: string): Promise<string[]> {
  const { rows } = await (await request.get(`${api}/selection-rounds?pageSize=100`)).json() as { rows: { id: string; stage: string | null }[] };
  const round = rows.find(({ stage }) => stage === 'departmentCheck');
  if (round === undefined) throw new Error('the demo has no round whose departments answer');
  const { rows: [department] } = await (await request.get(`${api}/selection-rounds/${round.id}/departments`)).json() as { rows: { code: string }[] };
  const page = `/p/${programme}/selection-rounds/${round.id}/departments`;
  return [page, `${page}/${String(department?.code)}`, `${page}/${String(department?.code)}/import`];
}

/** A scheme that is still being prepared, and the code of a slip of one that runs: of the letter that it leads to. */
async function careOf(request: APIRequestContext, api: string): Promise<{ schemeId: string; slip: string }> {
  const facts = { name: '夏日送清凉（样稿）', purpose: '给户外作业的人送清凉', from: '2020-06-01', until: '2020-08-31', whoText: '户外作业的人', askText: '向用工单位提出', needsAll: ['worksOutdoors'], thanksText: '天热，请歇一歇。' };
  const { id: schemeId } = await post(request, `${api}/care-schemes`, { data: { code: `STAGE-${Date.now()}`, ...facts } });
  const { rows: [running] } = await (await request.get(`${api}/care-schemes?state=open`)).json() as { rows: { id: string }[] };
  const { rows: [slip] } = await (await request.get(`${api}/care-schemes/${String(running?.id)}/slips?pageSize=1`)).json() as { rows: { code: string }[] };
  return { schemeId: String(schemeId), slip: String(slip?.code) };
}

/** A survey that is still being written: only its own page leads to its form. */
async function draftedSurvey(request: APIRequestContext, api: string): Promise<string> {
  const question = { code: 'q1', zh: '您对环境满意吗', en: 'How content are you', type: 'scale5', index: 'satisfaction', topBoxes: ['4', '5'] };
  const data = { code: `stage-${Date.now()}`, title: '往年问卷（样稿）', purpose: '了解居民的看法', opensOn: '2020-06-01', closesOn: '2020-06-30', versions: [{ code: 'resident', zh: '居民', en: 'Residents' }], questions: [question] };
  return String((await post(request, `${api}/surveys`, { data }))['id']);
}

/** A plan that has targets and a task that can still be changed: others of their kind lead to fewer pages. */
async function plansOf(request: APIRequestContext, api: string): Promise<{ planId: string; taskId: string }> {
  const { rows: plans } = await (await request.get(`${api}/plans?state=inForce&pageSize=100`)).json() as { rows: { id: string }[] };
  const { rows: [task] } = await (await request.get(`${api}/plan-tasks?state=open&pageSize=1`)).json() as { rows: { id: string }[] };
  for (const { id } of plans) {
    const { targets } = await (await request.get(`${api}/plans/${id}`)).json() as { targets: unknown[] };
    if (targets.length > 0) return { planId: id, taskId: String(task?.id) };
  }
  throw new Error('the demo has no plan with targets');
}

/** @returns addresses that lead to them, as links would; the first of a kind is the one that is visited */
export async function makeThings(browser: Browser, baseUrl: string, programme: string): Promise<string[]> {
  const api = `/api/programmes/${programme}`;
  const office = await browser.newContext({ baseURL: baseUrl });
  const everybody = await browser.newContext({ baseURL: baseUrl });
  try {
    await signInTo(office, 'office');
    const task = await post(office.request, `${api}/tasks/exports`, { data: { operation: 'places.exportSites' } });
    const notice = await post(office.request, `${api}/notices`, { data: { title: '关于文明楼院评选结果的公示（样稿）', body: '经各社区推荐、街道初审，现将评选结果公示如下。', howToObject: '向创建办书面提出，工作日 9:00–17:00。' } });
    const ballot = await post(office.request, `${api}/ballots`, { data: {
      title: '我最喜爱的街角（样稿）', body: '', mode: 'approve', classes: [{ code: 'c1', label: '街角', limit: 1, seats: 1 }], opensAt: new Date().toISOString(), closesAt: '2099-01-01T00:00:00Z',
      options: ['东门街角', '河西街角'].map((label, at) => ({ code: `n${at + 1}`, classCode: 'c1', label, note: null })),
    } });
    const { rows: [running] } = await (await office.request.get(`${api}/ballots?state=open`)).json() as { rows: { id: string }[] };
    const { schemeId: draftedCare, slip } = await careOf(office.request, api);
    const { rows: [site] } = await (await office.request.get(`${api}/sites?limit=1`)).json() as { rows: { id: string }[] };
    const orderForm = await (await everybody.request.get(`${api}/public/order-form`)).json() as { formToken: string };
    const { rows: [, somewhere] } = await (await everybody.request.get(`${api}/public/places`)).json() as { rows: { id: string }[] };
    await sleep(SHOWN_AT_LEAST);
    const order = await post(everybody.request, `${api}/public/service-orders`, { data: { formToken: orderForm.formToken, words: '家里要换一个灯泡', placeId: somewhere?.id, contact: '不是真实号码', agreed: true } });
    const { rows: [certificate] } = await (await office.request.get(`${api}/service-certificates?state=issued`)).json() as { rows: { number: string }[] };
    const { planId, taskId } = await plansOf(office.request, api);
    const { registerId, recordId } = await openRecord(office.request, api);
    const township = await roundAt(office.request, api, 'townshipApproval');
    const [shortlisted, reviewed] = [await roundAt(office.request, api, 'shortlist'), await roundAt(office.request, api, 'review')];
    const { titles: [titled] } = await (await office.request.get(`${api}/selection-rounds/${shortlisted}`)).json() as { titles: { id: string }[] };
    return [
      `/p/${programme}/selection-rounds/${shortlisted}/titles/${String(titled?.id)}/shortlist`,
      `/p/${programme}/plans/${planId}`, `/p/${programme}/plan-tasks/${taskId}`,
      `/public/${programme}/service-orders/follow/${String(order['followToken'])}`,
      `/public/${programme}/volunteering/registration/follow/${await applicationOf(everybody.request, api)}`,
      `/public/${programme}/volunteering/certificates/${String(certificate?.number)}`,
      `/p/${programme}/selection-rounds/${await householdRound(office.request, api)}`, `/p/${programme}/selection-rounds/${township}`, `/p/${programme}/selection-rounds/${township}/towns`, `/p/${programme}/selection-rounds/${township}/villages`,
      ...await departmentsOf(office.request, api, programme),
      `/p/${programme}/selection-rounds/${shortlisted}`, `/p/${programme}/selection-rounds/${shortlisted}/edit`, `/p/${programme}/selection-rounds/${reviewed}/sheets`, `/public/${programme}/selections/${shortlisted}`,
      `/p/${programme}/tasks/${String(task['taskId'])}`, `/p/${programme}/notices/${String(notice['id'])}/edit`, `/p/${programme}/ballots/${String(ballot['id'])}/edit`, `/p/${programme}/ballots/${String(running?.id)}/paper`, `/p/${programme}/ballots/${String(running?.id)}/papers`, `/p/${programme}/sites/${String(site?.id)}/edit`,
      `/p/${programme}/surveys/${await draftedSurvey(office.request, api)}/edit`, `/p/${programme}/care/${draftedCare}/edit`, `/public/${programme}/care/letters/${slip}`,
      `/public/${programme}/follow/${await reportOf(everybody.request, api)}`, `/public/${programme}/nominations/follow/${await nominationOf(everybody.request, api)}`,
      `/public/${programme}/objections/follow/${await objectionOf(everybody.request, api)}`, `/public/${programme}/registers/covenants/${recordId}`, ...(await deedObjectionOf(everybody.request, api)).map((path) => `/public/${programme}/${path}`),
      // Of a register that keeps versions: others do not lead to theirs.
      `/p/${programme}/registers/${registerId}`,
    ];
  } finally { await office.close(); await everybody.close(); }
}
