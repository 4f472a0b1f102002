export const scoringPermissions = {
  'scoring.read': {
    zh: '查看得分', en: 'Read scores',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'itAdministrator'],
  },
  'scoring.manage': { zh: '核对得分、设置排名规则、组织综合测评', en: 'Check scores, set ranking rules, run evaluations', roles: ['programmeOffice'] },
  'scoring.negative': { zh: '查看和登记负面清单', en: 'Read and record the negative list', roles: ['programmeOffice', 'leadingGroup'] },
} as const;
