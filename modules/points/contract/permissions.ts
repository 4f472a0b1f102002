export const pointsPermissions = {
  'points.read': { zh: '查看积分账户', en: 'Read points accounts', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer', 'itAdministrator'] },
  'points.verify': { zh: '核验积分账本', en: 'Verify the ledger', roles: ['programmeOffice', 'leadingGroup', 'itAdministrator'] },
  'points.settleSignals': { zh: '查找和处理积分异常', en: 'Look for signals and decide about them', roles: ['programmeOffice', 'leadingGroup'] },
  'points.post': { zh: '直接过账（对接系统）', en: 'Post transfers, for connected systems', roles: ['connectedSystem'] },
  'points.draftRules': { zh: '起草积分规则', en: 'Draft rule books', roles: ['programmeOffice'] },
  'points.approveRules': { zh: '批准积分规则', en: 'Put rule books in force', roles: ['programmeOffice', 'leadingGroup'] },
  'points.record': { zh: '记分', en: 'Record deeds', roles: ['programmeOffice', 'communityOfficer'] },
  'points.review': { zh: '评议和更正记分', en: 'Review and correct deeds', roles: ['programmeOffice', 'zoneCoordinator', 'communityOfficer'] },
  'points.settleObjections': { zh: '处理记分异议', en: 'Settle objections to deeds', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer'] },
  'points.publish': { zh: '公开积分榜', en: 'Show the points board to everybody', roles: ['programmeOffice'] },
  'points.settle': { zh: '年终结算', en: 'Settle the points of a year', roles: ['programmeOffice'] },
  'points.keepTime': { zh: '定时封存账本、释放到期预留、公示期满入账', en: 'Seal the ledger, let go expired holds and post deeds by the clock', roles: ['itAdministrator'] },
} as const;
