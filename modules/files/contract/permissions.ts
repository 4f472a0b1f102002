/** 权限 · Who may hand in photos and who may look at them; how far one sees follows from the case or site they belong to. */
const staff = ['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'siteLeader', 'liaison', 'inspector', 'communityOfficer'] as const;

export const filesPermissions = {
  'files.upload': { zh: '上传照片和文件', en: 'Upload photos and documents', roles: [...staff] },
  'files.read': { zh: '查看照片和文件', en: 'See photos and documents', roles: [...staff, 'leadingGroup'] },
} as const;
