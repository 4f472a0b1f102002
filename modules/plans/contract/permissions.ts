export const plansPermissions = {
  'plans.read': { zh: '查看计划、任务和项目', en: 'Read plans, tasks and projects', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'liaison', 'communityOfficer'] },
  'plans.manage': { zh: '管理计划、任务和项目', en: 'Manage plans, tasks and projects', roles: ['programmeOffice'] },
  'plans.deliver': { zh: '交付计划任务、登记例行活动', en: 'Deliver tasks of plans, record routines', roles: ['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'liaison', 'communityOfficer'] },
} as const;
