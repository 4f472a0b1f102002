/** 对象用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const subjectMessages = defineMessages({
  zh: {
    edit: '修改对象', editShort: '修改', save: '保存', organisation: '所属单位', openSealed: '查看并修改加密信息', sealedPurpose: '加密保存，仅有权限的人可见', changed: '这条记录刚被别人修改', changedNote: '现在是下面这样。您写的还在，没有覆盖任何内容：请选择怎样继续。', takeTheirs: '用最新的，放弃我写的', keepMine: '用我写的，再保存',
    carriedFrom: '延续自', carriedTo: '延续到',
  },
  en: {
    edit: 'Change a subject', editShort: 'Change', save: 'Save', organisation: 'Organisation', openSealed: 'Show and change what is sealed', sealedPurpose: 'Kept sealed, for those who may', changed: 'Somebody changed this record just now', changedNote: 'It stands like this. What you wrote is still here and nothing was overwritten: choose how to go on.', takeTheirs: 'Take theirs, drop mine', keepMine: 'Keep mine, then save',
    carriedFrom: 'Carried over from', carriedTo: 'Carried over to',
  },
});
