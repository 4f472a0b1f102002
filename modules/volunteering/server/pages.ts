/** 志愿服务的公众页面 · Activities that can be joined; all of it reads without a script, and no page names a person. */
import { fillText } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { dateText, dateTimeText, definePage, field, html, paragraphs, stackingTable } from '#platform/server/http/pages/index.ts';
import type { PageRequest, PublicPage } from '#platform/server/http/pages/index.ts';
import { gradeWords, listOpenActivities, listOpenProjects, readOpenActivity, readOpenProject, serviceCertificateWords, verifyServiceCertificate } from '../contract/index.ts';
import { GRADES } from '../domain/index.ts';
import { applicationWords } from './application-words.ts';
import { orderWords } from './order-words.ts';
import { pageWords as words } from './page-words.ts';

const PATH = '/public/:programme/volunteering';
const PAGE_SIZE = 20;
const HOUR_MINUTES = 60;
type Activity = OutputOf<typeof listOpenActivities>['rows'][number];
type Called = NonNullable<OutputOf<typeof readOpenActivity>['cancelled']>;

const pageNumber = ({ query }: PageRequest): number => Math.min(1_000, Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1));

const seatsText = ({ capacity, taken, waiting }: Activity['shifts'][number], { say }: PageRequest): string =>
  (capacity === null ? say(words.noLimit) : taken < capacity ? fillText(say(words.free), { n: capacity - taken }) : fillText(say(words.full), { n: waiting }));

const calledOff = ({ at, reason }: Called, request: PageRequest) => html`<div class="pub-note is-warn" role="status"><p><strong>${request.say(words.calledOff)}</strong> <span class="pub-quiet">${dateTimeText(at, request)}</span></p>${reason === null ? null : html`<p>${request.say(words.calledOffWhy)}${reason}</p>`}<p>${request.say(words.calledOffNote)}</p></div>`;

const activitiesPage = definePage({
  path: PATH, nav: { order: 27, label: words.title },
  reads: { activities: { operation: listOpenActivities, input: (request: PageRequest) => ({ page: pageNumber(request), pageSize: PAGE_SIZE }) } },
  render: ({ activities }, request) => {
    const { say, to } = request;
    const entry = (activity: Activity) => html`<li><h3><a href="${to(`/volunteering/${activity.id}`)}">${activity.name}</a></h3>
<p class="pub-quiet">${dateTimeText(activity.shifts[0]?.from ?? '', request)} · ${say({ zh: activity.place.nameZh, en: activity.place.nameEn })} · ${activity.team.name}</p></li>`;
    const turn = (page: number, text: string) => html`<a class="pub-button is-plain" href="${to(`/volunteering?page=${page}`)}">${text}</a>`;
    return {
      title: say(words.title), description: say(words.lead), trail: [{ text: say(words.title) }],
      body: html`<div class="pub-stack"><h1>${say(words.title)}</h1><p class="pub-lead">${say(words.lead)}</p></div>
${activities.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.none)}</strong></p><p>${say(words.noneNote)}</p></div>` : html`<ul class="pub-list">${activities.rows.map(entry)}</ul>`}
<p class="pub-actions">${activities.page > 1 ? turn(activities.page - 1, say(words.previous)) : null}${activities.page * PAGE_SIZE < activities.total ? turn(activities.page + 1, say(words.next)) : null}</p>
<section class="pub-stack"><h2>${say(words.projects)}</h2><p>${say(words.projectsLead)}</p><p class="pub-actions"><a class="pub-button is-plain" href="${to('/volunteering/projects')}">${say(words.seeProjects)}</a></p></section>
<section class="pub-stack"><h2>${say(applicationWords.title)}</h2><p>${say(applicationWords.lead)}</p><p class="pub-actions"><a class="pub-button" href="${to('/volunteering/registration')}">${say(applicationWords.start)}</a></p></section>
<section class="pub-stack"><h2>${say(orderWords.title)}</h2><p>${say(orderWords.lead)}</p><p class="pub-actions"><a class="pub-button" href="${to('/service-orders')}">${say(orderWords.start)}</a></p></section>
${checkForm(request)}`,
    };
  },
});

const activityPage = definePage({
  path: `${PATH}/:activityId`, reads: { activity: { operation: readOpenActivity, input: ({ params }: PageRequest) => ({ activityId: params['activityId'] ?? '' }) } },
  render: ({ activity }, request) => {
    const { say, site } = request;
    const facts: [string, string][] = [[say(words.team), activity.team.name], [say(words.place), say({ zh: activity.place.nameZh, en: activity.place.nameEn })]];
    return {
      title: activity.name, trail: [{ text: say(words.title), href: request.to('/volunteering') }, { text: activity.name }],
      body: html`<div class="pub-stack"><h1>${activity.name}</h1>${activity.cancelled === null ? null : calledOff(activity.cancelled, request)}${activity.about === null ? null : html`<div class="pub-lead">${paragraphs(activity.about)}</div>`}</div>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${activity.cancelled === null ? stackingTable(activity.name, [{ header: say(words.shift) }, { header: say(words.until) }, { header: say(words.seats) }], activity.shifts.map((shift) => [dateTimeText(shift.from, request), dateTimeText(shift.to, request), seatsText(shift, request)]))
        : stackingTable(activity.name, [{ header: say(words.shift) }, { header: say(words.until) }], activity.shifts.map((shift) => [dateTimeText(shift.from, request), dateTimeText(shift.to, request)]))}
${activity.cancelled !== null ? html`<p class="pub-actions"><a class="pub-button" href="${request.to('/volunteering')}">${say(words.otherActivities)}</a></p>` : html`<p class="pub-actions"><a class="pub-button" href="/p/${site?.code ?? ''}/my-service/activities/${activity.id}" rel="nofollow">${say(words.join)}</a></p><p class="pub-quiet">${say(words.joinNote)}</p>`}`,
    };
  },
});

type Project = OutputOf<typeof readOpenProject>;
const minutesOf = ({ counted: { minutes } }: Pick<Project, 'counted'>): number => GRADES.reduce((sum, grade) => sum + minutes[grade], 0);
const hoursWord = (minutes: number, { say }: PageRequest): string => fillText(say(words.hours), { n: (minutes / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 }) });
const projectTrail = ({ say, to }: PageRequest) => [{ text: say(words.title), href: to('/volunteering') }, { text: say(words.projects), href: to('/volunteering/projects') }];

const projectsPage = definePage({
  path: `${PATH}/projects`,
  reads: { projects: { operation: listOpenProjects, input: (request: PageRequest) => ({ page: pageNumber(request), pageSize: PAGE_SIZE }) } },
  render: ({ projects }, request) => {
    const { say, to } = request;
    const entry = (project: (typeof projects.rows)[number]) => html`<li><h3><a href="${to(`/volunteering/projects/${project.id}`)}">${project.name}</a></h3><p>${project.purpose}</p>
<p class="pub-quiet">${project.team.name} · ${say({ zh: project.place.nameZh, en: project.place.nameEn })} · ${hoursWord(minutesOf(project), request)} · ${fillText(say(words.timesServed), { n: project.counted.beneficiaries, sessions: project.counted.sessionCount })}</p></li>`;
    const turn = (page: number, label: string) => html`<a class="pub-button is-plain" href="${to(`/volunteering/projects?page=${page}`)}">${label}</a>`;
    return {
      title: say(words.projects), description: say(words.projectsLead), trail: [{ text: say(words.title), href: to('/volunteering') }, { text: say(words.projects) }],
      body: html`<div class="pub-stack"><h1>${say(words.projects)}</h1><p class="pub-lead">${say(words.projectsLead)}</p></div>
${projects.rows.length === 0 ? html`<div class="pub-note"><p><strong>${say(words.noProjects)}</strong></p><p>${say(words.noProjectsNote)}</p></div>` : html`<ul class="pub-list">${projects.rows.map(entry)}</ul>`}
<p class="pub-actions">${projects.page > 1 ? turn(projects.page - 1, say(words.previous)) : null}${projects.page * PAGE_SIZE < projects.total ? turn(projects.page + 1, say(words.next)) : null}</p>`,
    };
  },
});

const projectPage = definePage({
  path: `${PATH}/projects/:projectId`, reads: { project: { operation: readOpenProject, input: ({ params }: PageRequest) => ({ projectId: params['projectId'] ?? '' }) } },
  render: ({ project }, request) => {
    const { say, to } = request;
    const { counted } = project;
    const against = (target: number | null) => (target === null ? '' : ` / ${fillText(say(words.target), { n: target })}`);
    const facts: [string, ReturnType<typeof html> | string][] = [
      [say(words.team), project.team.name], [say(words.place), say({ zh: project.place.nameZh, en: project.place.nameEn })], ...(project.branch === null ? [] : [[say(words.branch), say({ zh: project.branch.nameZh, en: project.branch.nameEn })] as [string, string]]), ...(project.partners.length === 0 ? [] : [[say(words.partners), project.partners.join('、')] as [string, string]]),
      [say(words.period), html`${dateText(project.fromDate, request)} ${say(words.to)} ${project.toDate === null ? say(words.ongoing) : dateText(project.toDate, request)}`],
      [say(words.served), `${hoursWord(minutesOf(project), request)}${against(project.targetHours)}${say(words.servedBy)}${fillText(say(words.people), { n: counted.volunteerCount, activities: counted.activityCount })}`],
      [say(words.beneficiaries), `${fillText(say(words.timesServed), { n: counted.beneficiaries, sessions: counted.sessionCount })}${against(project.targetServed)}${fillText(say(words.evidence), { n: counted.withEvidence })}`],
    ];
    return {
      title: project.name, trail: [...projectTrail(request), { text: project.name }],
      body: html`<div class="pub-stack"><h1>${project.name}</h1><div class="pub-lead">${paragraphs(project.purpose)}</div></div>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${stackingTable(say(words.byGrade), [{ header: say(words.grade) }, { header: say(words.served) }], GRADES.map((grade) => [say(gradeWords[grade]), hoursWord(counted.minutes[grade], request)]))}
<p class="pub-quiet">${fillText(say(words.countedOn), { on: project.on })}</p>
<p class="pub-quiet">${say(serviceCertificateWords.gradeMeans)}</p>
${project.activities.length === 0 ? null : html`<section class="pub-stack"><h2>${say(words.toJoin)}</h2><ul class="pub-list">${project.activities.map((activity) => html`<li><h3><a href="${to(`/volunteering/${activity.id}`)}">${activity.name}</a></h3><p class="pub-quiet">${dateTimeText(activity.startsAt, request)}</p></li>`)}</ul></section>`}`,
    };
  },
});

const checkForm = ({ say, to }: PageRequest, number = '') => html`<section class="pub-stack"><h2>${say(words.check)}</h2><p>${say(words.checkLead)}</p><form class="pub-form" method="get" action="${to('/volunteering/certificates')}">
${field({ id: 'number', label: say(words.number), control: html`<input id="number" name="number" type="text" required minlength="3" maxlength="40" value="${number}" autocomplete="off">` })}
<p class="pub-actions"><button class="pub-button" type="submit">${say(words.checkAct)}</button></p></form></section>`;
const checkTrail = ({ say, to }: PageRequest) => [{ text: say(words.title), href: to('/volunteering') }, { text: say(words.check) }];

const checkPage = definePage({
  path: `${PATH}/certificates`, reads: {},
  render: (_answers, request) => {
    const number = (request.query['number'] ?? '').normalize('NFKC').trim();
    return {
      title: request.say(words.check), trail: checkTrail(request), body: html`<h1>${request.say(words.check)}</h1>${checkForm(request)}`, ...(number.length >= 3 ? { redirect: request.to(`/volunteering/certificates/${encodeURIComponent(number)}`) } : {}),
    };
  },
});

const certificatePage = definePage({
  path: `${PATH}/certificates/:number`,
  absent: (request) => ({
    title: request.say(words.unknown), trail: checkTrail(request),
    body: html`<div class="pub-stack"><h1>${request.params['number'] ?? ''}</h1><div class="pub-note is-warn" role="status"><p><strong>${request.say(words.unknown)}</strong></p><p>${request.say(words.unknownNote)}</p></div></div>${checkForm(request, request.params['number'] ?? '')}`,
  }),
  reads: { certificate: { operation: verifyServiceCertificate, input: ({ params }: PageRequest) => ({ number: params['number'] ?? '' }) } },
  render: ({ certificate }, request) => {
    const { say } = request;
    const hours = (minutes: number) => fillText(say(words.hours), { n: (minutes / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 }) });
    const facts: [string, ReturnType<typeof dateText> | string][] = [
      [say(words.holder), certificate.begins === null ? say(words.hidden) : fillText(say(words.begins), { c: certificate.begins })], [say(words.period), html`${dateText(certificate.from, request)} ${say(words.to)} ${dateText(certificate.to, request)}`],
      ...GRADES.map((grade) => [say(gradeWords[grade]), hours(certificate.minutes[grade])] as [string, string]), [say(words.issuer), certificate.issuer], ...(certificate.issuedOn === null ? [] : [[say(words.issuedOn), dateText(certificate.issuedOn, request)] as [string, ReturnType<typeof dateText>]]),
    ];
    return {
      title: certificate.number, isPrivate: true, trail: checkTrail(request),
      body: html`<div class="pub-stack"><h1>${certificate.number}</h1><div class="pub-note${certificate.isInForce ? ' is-ok' : ' is-warn'}" role="status"><p><strong>${say(certificate.isInForce ? words.genuine : words.withdrawn)}</strong></p></div></div>
<dl class="pub-facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><p class="pub-quiet">${say(serviceCertificateWords.gradeMeans)}</p>`,
    };
  },
});

export const volunteeringPages: readonly PublicPage[] = [activitiesPage, projectsPage, projectPage, checkPage, certificatePage, activityPage];
