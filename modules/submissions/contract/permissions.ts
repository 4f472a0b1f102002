export const submissionsPermissions = {
  'submissions.read': { zh: '查看申报任务和材料', en: 'Read requests for material and what was submitted', roles: ['programmeOffice', 'leadingGroup', 'departmentCoordinator', 'liaison'] },
  'submissions.manage': { zh: '下达申报任务、审核材料', en: 'Set requests for material, review it', roles: ['programmeOffice'] },
  'submissions.submit': { zh: '报送申报材料', en: 'Submit material', roles: ['programmeOffice', 'departmentCoordinator', 'liaison'] },
} as const;
