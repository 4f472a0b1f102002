/** 权限 · Default holders of the rights over cases; rows of a programme may say otherwise. */
export const casesPermissions = {
  'cases.read': {
    zh: '查看案件', en: 'See cases',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer'],
  },
  'cases.report': {
    zh: '上报案件', en: 'Report cases',
    roles: ['programmeOffice', 'zoneCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer'],
  },
  'cases.register': { zh: '立案', en: 'Register cases', roles: ['programmeOffice', 'zoneCoordinator'] },
  'cases.dispatch': { zh: '交办案件', en: 'Dispatch cases', roles: ['programmeOffice', 'zoneCoordinator'] },
  'cases.rectify': { zh: '接收、整改、退回案件', en: 'Accept, fix and return cases', roles: ['departmentCoordinator', 'siteLeader', 'liaison'] },
  'cases.verify': { zh: '核查整改', en: 'Verify fixes', roles: ['programmeOffice', 'zoneCoordinator', 'inspector'] },
  'cases.discuss': {
    zh: '在案件里留言', en: 'Leave messages on cases',
    roles: ['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer'],
  },
  'cases.manage': { zh: '管理案件（作废、挂账、批准延期、工作日历）', en: 'Manage cases (void, shelve, approve extensions, calendar)', roles: ['programmeOffice'] },
  'cases.export': {
    zh: '导出问题台账', en: 'Export the register of cases',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison'],
  },
  'cases.showBoard': { zh: '会议室大屏', en: 'Show the meeting-room board', roles: ['programmeOffice', 'leadingGroup'] },
} as const;
