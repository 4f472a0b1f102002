/** 权限 · Default holders of the rights over places and sites; rows of a programme may say otherwise. */
export const placesPermissions = {
  'places.read': {
    zh: '查看点位与区域', en: 'See sites and places',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer', 'itAdministrator'],
  },
  'places.export': {
    zh: '导出点位', en: 'Export sites',
    roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison'],
  },
  'places.manageSites': { zh: '维护点位', en: 'Keep sites', roles: ['programmeOffice', 'zoneCoordinator'] },
  'places.managePlaces': { zh: '绘制与维护区域', en: 'Draw and keep places', roles: ['programmeOffice', 'zoneCoordinator'] },
  'places.manage': { zh: '导入区域，维护单位、点位类型', en: 'Import places, keep organisations and site types', roles: ['programmeOffice'] },
} as const;
