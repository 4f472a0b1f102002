/** 荣誉页面 · Office pages of this module. */
import { ArrowUpFromLine, Award, ClipboardCheck, Gavel, Home, Medal, Star, Users, Vote } from 'lucide-react';
import type { GlanceSource } from '#platform/web/glance.ts';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/selection-rounds', title: { zh: '评选', en: 'Selections' }, permission: 'honours.read', nav: { group: 'honours', order: 1, icon: Vote }, load: () => import('./rounds-page.tsx').then((module) => module.RoundsPage) },
  { path: '/selection-rounds/new', title: { zh: '发起评选', en: 'Start a selection' }, permission: 'honours.runRounds', load: () => import('./round-form-page.tsx').then((module) => module.RoundFormPage) },
  { path: '/selection-rounds/$roundId/edit', title: { zh: '变更评选', en: 'Change a selection' }, permission: 'honours.runRounds', load: () => import('./round-edit-page.tsx').then((module) => module.RoundEditPage) },
  { path: '/selection-rounds/$roundId/titles/$titleId/shortlist', title: { zh: '初评入围', en: 'Shortlist' }, permission: 'honours.readJury', load: () => import('./shortlist-page.tsx').then((module) => module.ShortlistPage) },
  { path: '/selection-rounds/$roundId', title: { zh: '评选', en: 'Selection' }, permission: 'honours.read', load: () => import('./round-page.tsx').then((module) => module.RoundPage) },
  { path: '/selection-rounds/$roundId/seats', title: { zh: '名额分配', en: 'Seats' }, permission: 'honours.read', load: () => import('./round-seats-page.tsx').then((module) => module.RoundSeatsPage) },
  { path: '/my-star-board', title: { zh: '评星', en: 'Stars' }, permission: 'honours.keepHouseholds', nav: { group: 'honours', order: 0.5, icon: Star, daily: { permission: 'honours.keepHouseholds', unless: 'honours.runRounds' } }, load: () => import('./my-star-board-page.tsx').then((module) => module.MyStarBoardPage) },
  { path: '/apportionment', title: { zh: '名额分配计算', en: 'Share out seats' }, permission: 'honours.read', load: () => import('./apportionment-page.tsx').then((module) => module.ApportionmentPage) },
  { path: '/selection-rounds/$roundId/import', title: { zh: '导入申报名单', en: 'Import nominations' }, permission: 'honours.nominate', load: () => import('./nominations-page.tsx').then((module) => module.NominationsPage) },
  { path: '/selection-rounds/$roundId/sheets', title: { zh: '打分表', en: 'Sheets' }, permission: 'honours.judge', load: () => import('./sheets-page.tsx').then((module) => module.SheetsPage) },
  { path: '/selection-rounds/$roundId/villages', title: { zh: '各村评议', en: 'Villages' }, permission: 'honours.read', load: () => import('./villages-page.tsx').then((module) => module.VillagesPage) },
  { path: '/selection-rounds/$roundId/villages/$placeId/stars', title: { zh: '批量评议', en: 'Many households at once' }, permission: 'honours.read', load: () => import('./star-board-page.tsx').then((module) => module.StarBoardPage) },
  { path: '/selection-rounds/$roundId/places/$placeId/negatives', title: { zh: '负面清单签字', en: 'Negative items' }, permission: 'honours.read', load: () => import('./negatives-page.tsx').then((module) => module.NegativesPage) },
  { path: '/selection-rounds/$roundId/towns', title: { zh: '各乡镇审批', en: 'Towns' }, permission: 'honours.read', load: () => import('./towns-page.tsx').then((module) => module.TownsPage) },
  { path: '/selection-rounds/$roundId/towns/$placeId', title: { zh: '乡镇审批', en: 'Township approval' }, permission: 'honours.read', load: () => import('./town-page.tsx').then((module) => module.TownPage) },
  { path: '/selection-rounds/$roundId/departments', title: { zh: '部门联审', en: 'Departments' }, permission: 'honours.read', load: () => import('./departments-page.tsx').then((module) => module.DepartmentsPage) },
  { path: '/selection-rounds/$roundId/departments/$code', title: { zh: '联审部门', en: 'Department' }, permission: 'honours.check', load: () => import('./department-page.tsx').then((module) => module.DepartmentPage) },
  { path: '/selection-rounds/$roundId/departments/$code/import', title: { zh: '导入联审意见', en: 'Import answers' }, permission: 'honours.check', load: () => import('./department-import-page.tsx').then((module) => module.ImportDepartmentAnswersPage) },
  { path: '/candidates/$candidateId', title: { zh: '候选', en: 'Candidate' }, permission: 'honours.read', load: () => import('./candidate-page.tsx').then((module) => module.CandidatePage) },
  { path: '/titles', publicTwin: '/honours', title: { zh: '称号', en: 'Titles' }, permission: 'honours.read', nav: { group: 'honours', order: 2, icon: Award }, load: () => import('./titles-page.tsx').then((module) => module.TitlesPage) },
  { path: '/titles/catalogues', title: { zh: '称号目录', en: 'Title catalogues' }, permission: 'honours.manageTitles', load: () => import('./catalogues-page.tsx').then((module) => module.CataloguesPage) },
  { path: '/titles/new', title: { zh: '新建称号', en: 'New title' }, permission: 'honours.manageTitles', load: () => import('./title-form-page.tsx').then((module) => module.NewTitlePage) },
  { path: '/titles/$titleId', publicTwin: '/honours/titles/$titleId', title: { zh: '称号', en: 'Title' }, permission: 'honours.read', load: () => import('./title-page.tsx').then((module) => module.TitlePage) },
  { path: '/titles/$titleId/edit', title: { zh: '修改规则', en: 'Edit the rules of a title' }, permission: 'honours.manageTitles', load: () => import('./title-form-page.tsx').then((module) => module.EditTitlePage) },
  { path: '/titles/$titleId/import', title: { zh: '导入名单', en: 'Import a list' }, permission: 'honours.register', load: () => import('./import-page.tsx').then((module) => module.ImportAwardsPage) },
  { path: '/awards', publicTwin: '/honours', title: { zh: '荣誉台账', en: 'Awards' }, permission: 'honours.read', nav: { group: 'honours', order: 3, icon: Medal }, load: () => import('./awards-page.tsx').then((module) => module.AwardsPage) },
  { path: '/awards/import', title: { zh: '导入名单', en: 'Import a list' }, permission: 'honours.register', load: () => import('./import-choice-page.tsx').then((module) => module.ImportChoicePage) },
  { path: '/award-certificates', title: { zh: '证书与奖牌', en: 'Certificates and plaques' }, permission: 'honours.register', load: () => import('./certificates-page.tsx').then((module) => module.CertificatesPage) },
  { path: '/awards/$awardId', title: { zh: '荣誉', en: 'Award' }, permission: 'honours.read', load: () => import('./award-page.tsx').then((module) => module.AwardPage) },
  { path: '/re-reviews', title: { zh: '复查', en: 'Re-reviews' }, permission: 'honours.read', nav: { group: 'honours', order: 4, icon: ClipboardCheck }, load: () => import('./reviews-page.tsx').then((module) => module.ReviewsPage) },
  { path: '/re-reviews/$reReviewId', title: { zh: '复查', en: 'Re-review' }, permission: 'honours.read', load: () => import('./review-page.tsx').then((module) => module.ReviewPage) },
  { path: '/re-reviews/$reReviewId/import', title: { zh: '导入复查结论', en: 'Import results' }, permission: 'honours.review', load: () => import('./review-import-page.tsx').then((module) => module.ImportReviewResultsPage) },
  { path: '/village-households', title: { zh: '本村家庭', en: 'Households of my village' }, permission: 'honours.keepHouseholds', nav: { group: 'honours', order: 9, icon: Home }, load: () => import('./village-page.tsx').then((module) => module.VillagePage) },
  { path: '/withdrawals', title: { zh: '撤销程序', en: 'Withdrawals' }, permission: 'honours.read', nav: { group: 'honours', order: 7, icon: Gavel }, load: () => import('./withdrawals-page.tsx').then((module) => module.WithdrawalsPage) },
  { path: '/withdrawals/$withdrawalId', title: { zh: '撤销程序', en: 'Withdrawal' }, permission: 'honours.read', load: () => import('./withdrawal-page.tsx').then((module) => module.WithdrawalPage) },
  { path: '/honour-subjects', title: { zh: '对象名册', en: 'Subjects' }, permission: 'honours.read', nav: { group: 'honours', order: 5, icon: Users }, load: () => import('./subjects-page.tsx').then((module) => module.SubjectsPage) },
  { path: '/honour-subjects/new', title: { zh: '登记对象', en: 'Register a subject' }, permission: 'honours.register', load: () => import('./subject-form-page.tsx').then((module) => module.SubjectFormPage) },
  { path: '/honour-subjects/$subjectId', title: { zh: '对象', en: 'Subject' }, permission: 'honours.read', load: () => import('./subject-page.tsx').then((module) => module.SubjectPage) },
  { path: '/honour-subjects/$subjectId/edit', title: { zh: '修改对象', en: 'Change a subject' }, permission: 'honours.register', load: () => import('./subject-edit-page.tsx').then((module) => module.SubjectEditPage) },
  { path: '/nominations', publicTwin: '/nominations', title: { zh: '公开推荐收件', en: 'Nominations received' }, permission: 'honours.runRounds', load: () => import('./nominations-inbox-page.tsx').then((module) => module.NominationsInboxPage) },
  { path: '/nominations/$nominationId', title: { zh: '公开推荐', en: 'Nomination' }, permission: 'honours.runRounds', load: () => import('./nomination-page.tsx').then((module) => module.NominationPage) },
  { path: '/recommendations', title: { zh: '向上推荐', en: 'Recommendations upward' }, permission: 'honours.read', nav: { group: 'honours', order: 6, icon: ArrowUpFromLine }, load: () => import('./recommendations-page.tsx').then((module) => module.RecommendationsPage) },
  { path: '/recommendations/due', title: { zh: '可向上推荐', en: 'May go up' }, permission: 'honours.read', load: () => import('./upward-due-page.tsx').then((module) => module.UpwardDuePage) },
  { path: '/recommendations/new', title: { zh: '登记推荐', en: 'Record a recommendation' }, permission: 'honours.recommend', load: () => import('./recommendation-form-page.tsx').then((module) => module.RecommendationFormPage) },
  { path: '/recommendations/import', title: { zh: '导入推荐台账', en: 'Import recommendations' }, permission: 'honours.recommend', load: () => import('./recommendations-page.tsx').then((module) => module.ImportRecommendationsPage) },
  { path: '/recommendations/$recommendationId', title: { zh: '推荐', en: 'Recommendation' }, permission: 'honours.read', load: () => import('./recommendation-page.tsx').then((module) => module.RecommendationPage) },
];

/** 概览数字 */
export const glances: readonly GlanceSource[] = [{ key: 'honours', order: 1, permission: 'honours.read', label: { zh: '评选表彰', en: 'Honours' }, load: () => import('./glance.tsx').then((module) => module.HonoursGlance) }];
