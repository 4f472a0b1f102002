import { defineProblems } from '#platform/contract/index.ts';

export const recordsProblems = defineProblems({
  'records.definition_wrong': {
    status: 422, title: { zh: '“{field}”：{reasonZh}', en: '“{field}”: {reasonEn}' },
    advice: { zh: '请修改这一处后再保存。', en: 'Correct this and save again.' },
  },
  'records.definitions_unreadable': {
    status: 422, title: { zh: '这个文件不是台账定义：{reason}', en: 'This file holds no definitions: {reason}' },
    advice: { zh: '请用“下载定义”得到的文件修改；格式为 JSON。', en: 'Start from the file that “Download definitions” gives; the format is JSON.' },
  },
  'records.type_in_use': {
    status: 409, title: { zh: '“{field}”已有记录，类型不能再改', en: 'Records hold “{field}”, so its type stays' },
    advice: { zh: '请另加一个字段，旧字段保留。', en: 'Add another field and keep the old one.' },
  },
  'records.value_missing': {
    status: 422, title: { zh: '“{field}”必填', en: '“{field}” is required' },
    advice: { zh: '请补上再保存。', en: 'Fill it in and save again.' },
  },
  'records.value_misfit': {
    status: 422, title: { zh: '“{field}”{reasonZh}', en: '“{field}” {reasonEn}' },
    advice: { zh: '请按字段说明修改。', en: 'Correct it as the field says.' },
  },
  'records.day_in_future': {
    status: 422, title: { zh: '“{field}”在今天之后', en: '“{field}” is after today' },
    advice: { zh: '台账只记已经发生的事。', en: 'A register keeps what has happened.' },
  },
  'records.code_taken': {
    status: 409, title: { zh: '这个编号已被使用', en: 'This code is taken' },
    advice: { zh: '请换一个，或空着自动编号。', en: 'Choose another, or leave it empty.' },
  },
  'records.place_unknown': {
    status: 422, title: { zh: '没有这个区域，或不在您的范围内', en: 'No such place, or outside your area' },
    advice: { zh: '请从名单中选择自己范围内的区域。', en: 'Choose a place of your own area from the list.' },
  },
  'records.photo_unknown': {
    status: 422, title: { zh: '没有这张照片', en: 'There is no such photo' },
    advice: { zh: '请先上传，再附上。', en: 'Upload it first, then attach it.' },
  },
  'records.record_withdrawn': {
    status: 409, title: { zh: '这条记录已经撤下', en: 'This record was withdrawn' },
    advice: { zh: '撤下的记录只供查看；仍成立的请重新登记。', en: 'What was withdrawn can only be read; enter it anew if it holds after all.' },
  },
  'records.version_misfit': {
    status: 422, title: { zh: '{reasonZh}', en: '{reasonEn}' },
    advice: { zh: '请改正后再保存。', en: 'Correct it and save again.' },
  },
  'records.keeps_no_versions': {
    status: 409, title: { zh: '这本台账不保留文本版本', en: 'This register keeps no versions' },
    advice: { zh: '请在台账定义里勾选“保留文本版本”。', en: 'Choose “Keeps versions of a text” in its definition first.' },
  },
  'records.document_unknown': {
    status: 422, title: { zh: '没有这份材料', en: 'There is no such document' },
    advice: { zh: '请先上传，再附上。', en: 'Upload it first, then attach it.' },
  },
});
