export const recordsPermissions = {
  'records.read': { zh: '查看台账', en: 'Read registers', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer'] },
  'records.keep': { zh: '登记台账', en: 'Keep registers', roles: ['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer'] },
  'records.define': { zh: '定义台账', en: 'Define registers', roles: ['programmeOffice'] },
} as const;
