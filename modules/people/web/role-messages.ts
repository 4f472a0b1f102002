/** 角色与权限用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const roleMessages = defineMessages({
  zh: {
    title: '角色与权限', importRoles: '导入分配', exportRoles: '导出分配', about: '每个角色能做什么。权限只说能不能做，能在哪里做由分配角色时的范围决定。改动从下一次操作起生效。', aboutRead: '每个角色能做什么。只有系统管理员可以修改。', permission: '权限', role: '角色', allRoles: '所有角色', words: '权限名称或代码', holders: '{n} 人', holdersOf: '谁是{role}', holderList: '担任者名单', holderSearch: '姓名、编号或拼音首字母', holdersAbout: '现在担任这个角色的人和各自的范围。', noHolders: '现在没有人担任', noHoldersAdvice: '在人员页面分配角色。', openPersons: '打开人员', person: '人员', anchor: '范围', period: '期限',
    may: '可以', mayNot: '不可以', cell: '{role}：{permission}', changed: '{n} 处改动还没有保存', save: '保存', saveAsk: '保存 {n} 处权限改动？', saveNote: '保存后从下一次操作起生效，并写进审计记录。', discard: '放弃改动', none: '没有匹配的权限', noneAdvice: '换个词，或清除筛选。', matrix: '角色与权限表', showMatrix: '回到全部角色',
  },
  en: {
    title: 'Roles and permissions', importRoles: 'Import holders', exportRoles: 'Export holders', about: 'What each role may do. A permission says whether; where is said by the reach of the assignment. Changes hold from the next request on.', aboutRead: 'What each role may do. Only the IT administrator may change it.', permission: 'Permission', role: 'Role', allRoles: 'All roles', words: 'Permission or code', holders: 'held by {n}', holdersOf: 'Holders: {role}', holderList: 'List of holders', holderSearch: 'Name, code or pinyin initials', holdersAbout: 'Who holds this role now, and where.', noHolders: 'Nobody holds it now', noHoldersAdvice: 'Assign roles on the pages of persons.', openPersons: 'Open persons', person: 'Person', anchor: 'Reach', period: 'Period',
    may: 'may', mayNot: 'may not', cell: '{role}: {permission}', changed: 'Changes not saved yet: {n}', save: 'Save', saveAsk: 'Save these changes of permissions ({n})?', saveNote: 'They hold from the next request on and go into the audit.', discard: 'Discard changes', none: 'No such permission', noneAdvice: 'Try other words, or clear the filters.', matrix: 'Roles and permissions', showMatrix: 'Back to all roles',
  },
});
