/** 志愿服务页面 · Office pages of this module. */
import { CalendarCheck, CalendarHeart, ClipboardList, FolderHeart, HandHeart, HeartHandshake, Landmark, ScrollText, ShoppingBag, UsersRound } from 'lucide-react';
import type { GlanceSource } from '#platform/web/glance.ts';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'volunteering.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/volunteers', title: { zh: '志愿者', en: 'Volunteers' }, permission: READ, nav: { group: 'volunteering', order: 1, icon: HandHeart }, load: () => import('./volunteers-page.tsx').then((module) => module.VolunteersPage) },
  { path: '/volunteers/new', title: { zh: '登记志愿者', en: 'Register a volunteer' }, permission: 'volunteering.register', load: () => import('./volunteer-form-page.tsx').then((module) => module.NewVolunteerPage) },
  { path: '/volunteers/import', title: { zh: '导入志愿者', en: 'Import volunteers' }, permission: 'volunteering.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportVolunteersPage) },
  { path: '/volunteer-applications', title: { zh: '志愿者登记申请', en: 'Applications of volunteers' }, permission: 'volunteering.register', load: () => import('./applications-page.tsx').then((module) => module.ApplicationsPage) },
  { path: '/volunteers/$volunteerId', title: { zh: '志愿者', en: 'Volunteer' }, permission: READ, load: () => import('./volunteer-page.tsx').then((module) => module.VolunteerPage) },
  { path: '/volunteers/$volunteerId/edit', title: { zh: '修改志愿者', en: 'Change a volunteer' }, permission: 'volunteering.register', load: () => import('./volunteer-form-page.tsx').then((module) => module.EditVolunteerPage) },
  { path: '/volunteer-teams', title: { zh: '志愿服务队伍', en: 'Volunteer teams' }, permission: READ, nav: { group: 'volunteering', order: 2, icon: UsersRound }, load: () => import('./teams-page.tsx').then((module) => module.TeamsPage) },
  { path: '/volunteer-teams/new', title: { zh: '新建队伍', en: 'Found a team' }, permission: 'volunteering.manage', load: () => import('./team-form-page.tsx').then((module) => module.NewTeamPage) },
  { path: '/volunteer-teams/import', title: { zh: '导入队伍', en: 'Import teams' }, permission: 'volunteering.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportTeamsPage) },
  { path: '/volunteer-teams/$teamId', title: { zh: '队伍', en: 'Team' }, permission: READ, load: () => import('./team-page.tsx').then((module) => module.TeamPage) },
  { path: '/volunteer-teams/$teamId/edit', title: { zh: '修改队伍', en: 'Change a team' }, permission: 'volunteering.manage', load: () => import('./team-form-page.tsx').then((module) => module.EditTeamPage) },
  { path: '/volunteer-activities', title: { zh: '志愿活动', en: 'Activities' }, permission: READ, nav: { group: 'volunteering', order: 4, icon: CalendarHeart }, load: () => import('./activities-page.tsx').then((module) => module.ActivitiesPage) },
  { path: '/volunteer-activities/new', title: { zh: '发布活动', en: 'Plan an activity' }, permission: 'volunteering.manage', load: () => import('./activity-form-page.tsx').then((module) => module.NewActivityPage) },
  { path: '/volunteer-activities/$activityId', title: { zh: '活动', en: 'Activity' }, permission: READ, load: () => import('./activity-page.tsx').then((module) => module.ActivityPage) },
  { path: '/volunteer-projects', publicTwin: '/volunteering/projects', title: { zh: '志愿服务项目', en: 'Volunteer projects' }, permission: READ, nav: { group: 'volunteering', order: 3, icon: FolderHeart }, load: () => import('./projects-page.tsx').then((module) => module.VolunteerProjectsPage) },
  { path: '/volunteer-projects/new', title: { zh: '新建志愿服务项目', en: 'Begin a volunteer project' }, permission: 'volunteering.manage', load: () => import('./project-form-page.tsx').then((module) => module.NewVolunteerProjectPage) },
  { path: '/volunteer-projects/import', title: { zh: '导入志愿服务项目', en: 'Import volunteer projects' }, permission: 'volunteering.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportProjectsPage) },
  { path: '/volunteer-projects/$projectId', title: { zh: '志愿服务项目', en: 'Volunteer project' }, permission: READ, load: () => import('./project-page.tsx').then((module) => module.VolunteerProjectPage) },
  { path: '/volunteer-projects/$projectId/edit', title: { zh: '修改志愿服务项目', en: 'Change a volunteer project' }, permission: 'volunteering.manage', load: () => import('./project-form-page.tsx').then((module) => module.EditVolunteerProjectPage) },
  { path: '/volunteer-facilities', title: { zh: '文明实践中心、所、站', en: 'Practice centres' }, permission: READ, nav: { group: 'volunteering', order: 9, icon: Landmark }, load: () => import('./facilities-page.tsx').then((module) => module.FacilitiesPage) },
  { path: '/volunteer-facilities/import', title: { zh: '导入文明实践中心、所、站', en: 'Import facilities' }, permission: 'volunteering.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportFacilitiesPage) },
  { path: '/service-records', title: { zh: '服务记录', en: 'Service records' }, permission: READ, nav: { group: 'volunteering', order: 5, icon: ClipboardList }, load: () => import('./service-page.tsx').then((module) => module.ServicePage) },
  { path: '/my-service', title: { zh: '我的志愿服务', en: 'My service' }, nav: { group: 'volunteering', order: 0, icon: HeartHandshake }, load: () => import('./my-service-page.tsx').then((module) => module.MyServicePage) },
  { path: '/my-service/join', title: { zh: '可以报名的活动', en: 'Activities to join' }, load: () => import('./join-page.tsx').then((module) => module.JoinPage) },
  { path: '/my-service/activities/$activityId', title: { zh: '活动与报名', en: 'Activity' }, load: () => import('./my-activity-page.tsx').then((module) => module.MyActivityPage) },
  { path: '/my-service/activities/$activityId/edit', title: { zh: '修改活动', en: 'Change an activity' }, load: () => import('./activity-form-page.tsx').then((module) => module.EditActivityPage) },
  { path: '/my-service/activities/$activityId/screen', title: { zh: '签到屏', en: 'Check-in screen' }, load: () => import('./check-in-screen-page.tsx').then((module) => module.CheckInScreenPage) },
  { path: '/service-orders', title: { zh: '点单派单', en: 'Orders of service' }, permission: READ, nav: { group: 'volunteering', order: 8, icon: ShoppingBag }, load: () => import('./orders-page.tsx').then((module) => module.OrdersPage) },
  { path: '/service-certificates', title: { zh: '服务证明', en: 'Certificates of service' }, permission: READ, nav: { group: 'volunteering', order: 7, icon: ScrollText }, load: () => import('./service-certificates-page.tsx').then((module) => module.ServiceCertificatesPage) },
  { path: '/service-certificate-requests', title: { zh: '服务证明的申请', en: 'Certificates asked for' }, permission: READ, load: () => import('./certificate-requests.tsx').then((module) => module.CertificateRequestsPage) },
  { path: '/service-certificates/$certificateId', title: { zh: '服务证明', en: 'Certificate of service' }, load: () => import('./service-certificate-page.tsx').then((module) => module.ServiceCertificatePage) },
  { path: '/service-sessions', title: { zh: '服务场次', en: 'Sessions' }, permission: READ, nav: { group: 'volunteering', order: 6, icon: CalendarCheck }, load: () => import('./sessions-page.tsx').then((module) => module.SessionsPage) },
  { path: '/service-sessions/import', title: { zh: '导入场次', en: 'Import sessions' }, permission: 'volunteering.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportSessionsPage) },
  { path: '/service-rules', title: { zh: '服务记录规则', en: 'Rules for records' }, permission: READ, load: () => import('./service-rules-page.tsx').then((module) => module.ServiceRulesPage) },
  { path: '/service-bans', title: { zh: '禁录决定', en: 'Bans' }, permission: 'volunteering.ban', load: () => import('./bans-page.tsx').then((module) => module.BansPage) },
  { path: '/service-corrections', title: { zh: '更正申请', en: 'Corrections' }, permission: READ, load: () => import('./corrections-page.tsx').then((module) => module.CorrectionsPage) },
  { path: '/service-records/import', title: { zh: '导入签到表', en: 'Import attendance sheets' }, permission: 'volunteering.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportAttendancePage) },
  { path: '/my-service/teams/$teamId', title: { zh: '我负责的队伍', en: 'A team I lead' }, load: () => import('./led-team-page.tsx').then((module) => module.LedTeamPage) },
  { path: '/my-service/teams/$teamId/plan', title: { zh: '发布活动', en: 'Plan an activity' }, load: () => import('./activity-form-page.tsx').then((module) => module.PlanTeamActivityPage) },
];

/** 概览数字 */
export const glances: readonly GlanceSource[] = [{ key: 'volunteering', order: 2, permission: 'volunteering.read', label: { zh: '志愿服务', en: 'Volunteering' }, load: () => import('./glance.tsx').then((module) => module.VolunteeringGlance) }];
