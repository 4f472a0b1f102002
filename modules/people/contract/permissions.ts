/** 权限 · Default holders of the rights over persons, logins, roles and duties; rows of a programme may say otherwise. */
export const peoplePermissions = {
  'people.read': {
    zh: '查看人员与责任', en: 'See persons and duties',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer', 'itAdministrator'],
  },
  'people.managePersons': { zh: '维护人员', en: 'Keep persons', roles: ['programmeOffice', 'itAdministrator'] },
  'people.manageDuties': { zh: '安排责任（点位长、责任单位、联络员）', en: 'Assign duties', roles: ['programmeOffice', 'zoneCoordinator'] },
  'people.coverOwnSites': { zh: '外出时请人代管自己的点位', en: 'Leave one’s own sites to a deputy while away', roles: ['siteLeader'] },
  'people.assignRoles': { zh: '分配角色', en: 'Assign roles', roles: ['programmeOffice', 'itAdministrator'] },
  'people.manageRoles': { zh: '设置角色的权限', en: 'Set what roles may do', roles: ['itAdministrator'] },
  'people.manageLogins': { zh: '管理账号', en: 'Manage logins', roles: ['itAdministrator'] },
} as const;
