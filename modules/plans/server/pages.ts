/** 计划的公众页面 · The plan in plain words, phase by phase; reads without a script. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf, ProblemText } from '#platform/contract/index.ts';
import { dateText, definePage, html, paragraphs, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { directionWords, readPublicPlans } from '../contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });
const words = {
  title: word('行动计划', 'The plan'), lead: word('打算做到什么、什么时候做到、现在到了哪一步，都写在这里。', 'What is to be reached, by when, and how far it is.'),
  none: word('现在没有公开的计划', 'No plan is published now'), noneNote: word('创建办公开计划后会列在这里。', 'It will be shown here once the office publishes it.'),
  to: word('至', 'to'), over: word('已结束', 'Over'), now: word('正在进行', 'Now'), reached: word('{all} 个目标，已达到 {reached} 个', '{reached} of {all} targets reached'), targets: word('目标和进度', 'Targets and progress'),
  target: word('目标', 'Target'), notAimed: word('不考核', 'Not asked for'), actual: word('实际 {value}（{on}）', 'actual {value} ({on})'), noReading: word('还没有数据', 'nothing measured yet'), met: word('已达到', 'reached'), missed: word('未达到', 'missed'), document: word('依据', 'Document'),
} as const;

type Plan = OutputOf<typeof readPublicPlans>['rows'][number];
type Target = Plan['targets'][number];

const amount = (value: number, unit: string): string => `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit === '%' ? '%' : ` ${unit}`}`;

function stepText(target: Target, phaseId: string, { say }: PageRequest): string {
  const step = target.steps.find((each) => each.phaseId === phaseId);
  if (step === undefined) return say(words.notAimed);
  const aim = `${say(directionWords[target.direction])} ${amount(step.target, target.unit)}`;
  const actual = step.actual === null ? say(words.noReading) : fillText(say(words.actual), { value: amount(step.actual.value, target.unit), on: step.actual.on });
  return [aim, actual, ...(step.verdict === 'reached' ? [say(words.met)] : step.verdict === 'missed' ? [say(words.missed)] : [])].join(' · ');
}

const nameOf = ({ nameZh, nameEn }: Plan, { say }: PageRequest): string => say({ zh: nameZh, en: nameEn });

function planBody(plan: Plan, request: PageRequest) {
  const { say } = request;
  return html`<article class="pub-stack"><h2>${nameOf(plan, request)}</h2>
<p class="pub-quiet">${dateText(plan.startsOn, request)} ${say(words.to)} ${dateText(plan.endsOn, request)}${plan.isOver ? html` <span class="pub-tag">${say(words.over)}</span>` : null}${plan.document === null ? null : html` · ${say(words.document)}：${plan.document}`}</p>
${plan.summary === '' ? null : paragraphs(plan.summary)}
<ol class="pub-ways">${plan.phases.map((phase) => html`<li><strong>${phase.name}${phase.isNow ? html` <span class="pub-tag is-ok">${say(words.now)}</span>` : null}</strong><span>${dateText(phase.startsOn, request)} ${say(words.to)} ${dateText(phase.endsOn, request)}</span><span>${phase.goal}</span>${phase.targetCount === 0 ? null : html`<span>${fillText(say(words.reached), { all: phase.targetCount, reached: phase.reachedCount })}</span>`}</li>`)}</ol>
${plan.targets.length === 0 ? null : html`<h3>${say(words.targets)}</h3>${stackingTable(`${nameOf(plan, request)} ${say(words.targets)}`, [{ header: say(words.target) }, ...plan.phases.map(({ name }) => ({ header: name }))], plan.targets.map((target) => [target.name, ...plan.phases.map(({ id }) => stepText(target, id, request))]))}`}</article>`;
}

export const plansPages: readonly PublicPage[] = [definePage({
  path: '/public/:programme/plans', nav: { order: 15, label: words.title }, reads: { plans: { operation: readPublicPlans } },
  render: ({ plans }, request) => ({
    title: request.say(words.title), description: request.say(words.lead), trail: [{ text: request.say(words.title) }],
    body: html`<div class="pub-stack"><h1>${request.say(words.title)}</h1><p class="pub-lead">${request.say(words.lead)}</p></div>
${plans.rows.length === 0 ? html`<div class="pub-note"><p><strong>${request.say(words.none)}</strong></p><p>${request.say(words.noneNote)}</p></div>` : plans.rows.map((plan) => planBody(plan, request))}`,
  }),
})];
