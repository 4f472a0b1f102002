export const figuresPermissions = {
  'figures.proofread': { zh: '校核稿件中的数字', en: 'Proofread the numbers of a manuscript', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer', 'itAdministrator'] },
  'figures.read': { zh: '查看数字和它背后的记录', en: 'Read figures and the rows behind them', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer'] },
  'figures.define': { zh: '定义数字', en: 'Define figures', roles: ['programmeOffice'] },
  'figures.publish': { zh: '公布并冻结数字', en: 'Publish and freeze figures', roles: ['programmeOffice', 'leadingGroup'] },
} as const;
