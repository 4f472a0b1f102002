export const surveysPermissions = {
  'surveys.read': { zh: '查看问卷调查', en: 'Read surveys', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer'] },
  'surveys.enter': { zh: '录入答卷', en: 'Enter answers', roles: ['programmeOffice', 'zoneCoordinator', 'communityOfficer'] },
  'surveys.manage': { zh: '设计和开闭问卷', en: 'Draw up, open and close surveys', roles: ['programmeOffice'] },
} as const;
