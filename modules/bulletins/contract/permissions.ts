export const bulletinsPermissions = {
  'bulletins.read': {
    zh: '查看通报', en: 'Read bulletins',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer', 'itAdministrator'],
  },
  'bulletins.draft': { zh: '起草通报和文稿', en: 'Draft bulletins and accounts', roles: ['programmeOffice'] },
  'bulletins.template': { zh: '修改文稿模板', en: 'Change templates of accounts', roles: ['programmeOffice'] },
  'bulletins.approve': { zh: '审批并印发通报', en: 'Approve and publish bulletins', roles: ['leadingGroup', 'programmeOffice'] },
} as const;
