export const scoringPermissions = {
  'scoring.read': {
    zh: '查看得分', en: 'Read scores',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'itAdministrator'],
  },
  'scoring.manage': { zh: '核对得分、设置排名规则', en: 'Check scores, set ranking rules', roles: ['programmeOffice'] },
} as const;
