export const carePermissions = {
  'care.read': { zh: '查看关爱行动与名单', en: 'Read care schemes and lists', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer', 'liaison'] },
  'care.register': { zh: '登记关爱对象', en: 'Register recipients of care', roles: ['programmeOffice', 'communityOfficer', 'liaison'] },
  'care.deliver': { zh: '发放关爱物品', en: 'Hand over benefits', roles: ['programmeOffice', 'communityOfficer', 'liaison'] },
  'care.readDetails': { zh: '查看关爱对象的称呼与加密信息', en: 'Read names and what is sealed of recipients', roles: ['programmeOffice', 'communityOfficer', 'liaison'] },
  'care.manage': { zh: '管理关爱行动、名单与库存', en: 'Manage care schemes, lists and stock', roles: ['programmeOffice'] },
} as const;
