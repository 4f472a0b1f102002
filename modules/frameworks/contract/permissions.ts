export const frameworksPermissions = {
  'frameworks.read': {
    zh: '查看测评体系', en: 'Read frameworks',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer', 'volunteer', 'resident', 'itAdministrator'],
  },
  'frameworks.manage': { zh: '导入和管理测评体系', en: 'Import and manage frameworks', roles: ['programmeOffice'] },
} as const;
