export const noticesPermissions = {
  'notices.read': { zh: '查看公示', en: 'Read notices', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer', 'itAdministrator'] },
  'notices.draft': { zh: '起草公示', en: 'Draft notices', roles: ['programmeOffice'] },
  'notices.publish': { zh: '发布、结束和撤回公示', en: 'Publish, close and withdraw notices', roles: ['programmeOffice', 'leadingGroup'] },
  'notices.handleObjections': { zh: '查看和处理公示异议', en: 'Read and resolve objections to notices', roles: ['programmeOffice', 'leadingGroup'] },
} as const;
