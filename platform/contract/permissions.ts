/** What the platform itself lets people do, and the roles that hold it by default. */
export const platformPermissions = {
  'platform.readAudit': { zh: '查看审计记录', en: 'Read the audit', roles: ['programmeOffice', 'itAdministrator'] },
  'platform.shareViews': { zh: '共享列表视图', en: 'Share views of lists', roles: ['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'itAdministrator'] },
  'platform.undoBulkActs': { zh: '撤销他人的批量操作', en: 'Take back bulk acts of others', roles: ['programmeOffice'] },
  'platform.prepare': { zh: '开办项目（第一小时指引）', en: 'Prepare a programme (the first hour)', roles: ['programmeOffice', 'itAdministrator'] },
} as const;
