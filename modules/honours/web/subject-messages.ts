/** 对象用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const subjectMessages = defineMessages({
  zh: {
    edit: '修改对象', editShort: '修改', save: '保存', organisation: '所属单位', openSealed: '查看并修改加密信息', sealedPurpose: '加密保存，仅有权限的人可见', changed: '这条记录刚被别人修改', changedNote: '现在是下面这样。您写的还在，没有覆盖任何内容：请选择怎样继续。', takeTheirs: '用最新的，放弃我写的', keepMine: '用我写的，再保存',
    placeRenamed: '所在区域已更名为“{place}”', placeMerged: '“{place}”已撤销，并入“{to}”', placeSplit: '“{place}”已撤销，拆分到：{to}', placeClosed: '“{place}”已撤销', fateCarries: '按规则延续', fateEnds: '按规则终止', placeRenamedAdvice: '请点“更名、合并、拆分”登记新名称和依据；不改名称的，写原名称登记即可。', placeMergedAdvice: '请点“更名、合并、拆分”登记承接的对象和依据；称号按各自的规则延续或终止，不会自动改变。', placeSplitAdvice: '称号随哪一部分，请按文件决定后点“更名、合并、拆分”登记。', placeWithoutSuccessor: '承接的区域还没有登记为对象，或没有写明归入哪里：请先登记承接的对象，再点“更名、合并、拆分”。',
    carriedFrom: '延续自', carriedTo: '延续到',
  },
  en: {
    edit: 'Change a subject', editShort: 'Change', save: 'Save', organisation: 'Organisation', openSealed: 'Show and change what is sealed', sealedPurpose: 'Kept sealed, for those who may', changed: 'Somebody changed this record just now', changedNote: 'It stands like this. What you wrote is still here and nothing was overwritten: choose how to go on.', takeTheirs: 'Take theirs, drop mine', keepMine: 'Keep mine, then save',
    placeRenamed: 'Its place is now called “{place}”', placeMerged: '“{place}” was closed and went to “{to}”', placeSplit: '“{place}” was closed and split into: {to}', placeClosed: '“{place}” was closed', fateCarries: 'carried on by its rule', fateEnds: 'ends by its rule', placeRenamedAdvice: 'Record the new name and its document under “New name, merger, split”; to keep the name, record it as it is.', placeMergedAdvice: 'Record the successor and the document under “New name, merger, split”; each title is carried on or ends by its rule, and nothing changes by itself.', placeSplitAdvice: 'Which part the titles go with is for the document to say: record it under “New name, merger, split”.', placeWithoutSuccessor: 'The place it went to is no subject yet, or nobody said where it went: register the successor first, then “New name, merger, split”.',
    carriedFrom: 'Carried over from', carriedTo: 'Carried over to',
  },
});
