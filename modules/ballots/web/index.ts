/** 公众投票页面 · Office pages of this module. */
import { Vote } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/ballots', publicTwin: '/ballots', title: { zh: '公众投票', en: 'Public ballots' }, permission: 'ballots.read', nav: { group: 'honours', order: 8, icon: Vote }, load: () => import('./ballots-page.tsx').then((module) => module.BallotsPage) },
  { path: '/ballots/new', title: { zh: '起草投票', en: 'Draft a ballot' }, permission: 'ballots.draft', load: () => import('./ballot-form-page.tsx').then((module) => module.BallotFormPage) },
  { path: '/sms-outbox', title: { zh: '短信发件箱', en: 'Outbox of text messages' }, permission: 'ballots.readOutbox', load: () => import('./outbox-page.tsx').then((module) => module.OutboxPage) },
  { path: '/ballots/$ballotId', publicTwin: '/ballots/$ballotId', title: { zh: '公众投票', en: 'Ballot' }, permission: 'ballots.read', load: () => import('./ballot-page.tsx').then((module) => module.BallotPage) },
  { path: '/ballots/$ballotId/edit', title: { zh: '修改投票', en: 'Change a ballot' }, permission: 'ballots.draft', load: () => import('./ballot-form-page.tsx').then((module) => module.BallotFormPage) },
  { path: '/ballots/$ballotId/codes', title: { zh: '投票码', en: 'Codes' }, permission: 'ballots.draft', load: () => import('./codes-page.tsx').then((module) => module.CodesPage) },
  { path: '/ballots/$ballotId/papers', title: { zh: '印纸质选票', en: 'Print paper ballots' }, permission: 'ballots.draft', load: () => import('./printed-papers-page.tsx').then((module) => module.PrintedPapersPage) },
  { path: '/ballots/$ballotId/paper', title: { zh: '纸质选票', en: 'Paper ballots' }, permission: 'ballots.enterPaper', load: () => import('./paper-page.tsx').then((module) => module.PaperPage) },
];
