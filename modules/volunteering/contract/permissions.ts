export const volunteeringPermissions = {
  'volunteering.read': { zh: '查看志愿者与队伍', en: 'Read volunteers and teams', roles: ['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer'] },
  'volunteering.register': { zh: '登记志愿者', en: 'Register volunteers', roles: ['programmeOffice', 'communityOfficer'] },
  'volunteering.readDetails': { zh: '查看志愿者的加密信息', en: 'Read what is sealed of a volunteer', roles: ['programmeOffice', 'communityOfficer'] },
  'volunteering.manage': { zh: '管理志愿服务队伍', en: 'Manage volunteer teams', roles: ['programmeOffice'] },
  'volunteering.ban': { zh: '决定和解除禁录', en: 'Decide on bans for falsified hours', roles: ['programmeOffice'] },
} as const;
