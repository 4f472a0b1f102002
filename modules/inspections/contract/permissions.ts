export const inspectionsPermissions = {
  'inspections.read': {
    zh: '查看督查轮次和观测', en: 'Read rounds and observations',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer', 'itAdministrator'],
  },
  'inspections.manage': { zh: '组织轮次、抽样、分派', en: 'Plan rounds, draw and assign', roles: ['programmeOffice'] },
  'inspections.record': { zh: '现场记录观测', en: 'Record observations', roles: ['inspector', 'programmeOffice'] },
  'inspections.dispatch': { zh: '把问题交办为案件', en: 'Dispatch findings as cases', roles: ['programmeOffice', 'zoneCoordinator'] },
} as const;
