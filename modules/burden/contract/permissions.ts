export const burdenPermissions = {
  'burden.read': { zh: '查看减负计量', en: 'Read the burden meter', roles: ['programmeOffice', 'leadingGroup'] },
  'burden.manage': { zh: '设定每项用时、公布减负计量', en: 'Set minutes an item and publish the burden meter', roles: ['programmeOffice'] },
} as const;
