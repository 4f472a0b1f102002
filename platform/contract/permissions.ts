/** What the platform itself lets people do, and the roles that hold it by default. */
export const platformPermissions = {
  'platform.readAudit': { zh: '查看审计记录', en: 'Read the audit', roles: ['programmeOffice', 'itAdministrator'] },
} as const;
