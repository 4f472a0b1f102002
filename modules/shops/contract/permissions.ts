export const shopsPermissions = {
  'shops.read': { zh: '查看爱心超市', en: 'Read shops', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer', 'shopKeeper'] },
  'shops.serve': { zh: '办理超市兑换、登记服务户', en: 'Serve at the counter and register households', roles: ['programmeOffice', 'communityOfficer', 'shopKeeper'] },
  'shops.keepStock': { zh: '办理入库、出库', en: 'Keep stock', roles: ['programmeOffice', 'communityOfficer', 'shopKeeper'] },
  'shops.review': { zh: '冲销兑换', en: 'Reverse redemptions', roles: ['programmeOffice', 'zoneCoordinator', 'communityOfficer'] },
  'shops.manage': { zh: '管理爱心超市、物品和价目', en: 'Manage shops, goods and prices', roles: ['programmeOffice'] },
} as const;
