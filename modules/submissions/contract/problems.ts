import { defineProblems } from '#platform/contract/index.ts';

export const submissionsProblems = defineProblems({
  'submissions.code_taken': {
    status: 409, title: { zh: '这个任务编码已被使用', en: 'This code of a request is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another code.' },
  },
  'submissions.edition_unknown': {
    status: 422, title: { zh: '没有这个版本的测评体系', en: 'There is no such edition' },
    advice: { zh: '请从名单中选择。', en: 'Choose one from the list.' },
  },
  'submissions.standard_unknown': {
    status: 422, title: { zh: '有的测评标准不在这个任务里', en: 'A standard is not among those asked for' },
    advice: { zh: '任务只要求本版本的测评标准；材料只对应任务要求本单位报送的标准。', en: 'A request asks for standards of its edition; material serves standards asked of the unit.' },
  },
  'submissions.organisation_unknown': {
    status: 422, title: { zh: '没有这个单位', en: 'There is no such unit' },
    advice: { zh: '请从名单中选择。', en: 'Choose one from the list.' },
  },
  'submissions.need_twice': {
    status: 422, title: { zh: '同一单位的同一标准写了两次', en: 'A standard is asked of a unit twice' },
    advice: { zh: '请合并成一行。', en: 'Make them one row.' },
  },
  'submissions.nothing_asked': {
    status: 422, title: { zh: '有一行文件和图片都是 0 件', en: 'A row asks for no document and no picture' },
    advice: { zh: '每行至少要求一件，或删去这一行。', en: 'Ask for one at least, or leave the row out.' },
  },
  'submissions.due_in_window': {
    status: 422, title: { zh: '截止日早于时段的最后一天', en: 'The due day is before the last day of the window' },
    advice: { zh: '时段结束后才能报齐，请把截止日定在其后。', en: 'Material can be complete once the window is over: set a later day.' },
  },
  'submissions.outside_window': {
    status: 422, title: { zh: '材料日期 {day} 不在申报时段 {from} 至 {to} 内', en: '{day} is not within the window of {from} to {to}' },
    advice: { zh: '请改用时段内的材料；日期写错的请改正。', en: 'Submit what lies within it, or correct the day.' },
  },
  'submissions.caption_missing': {
    status: 422, title: { zh: '图片说明缺“{elementZh}”', en: 'The caption lacks “{elementEn}”' },
    advice: { zh: '图片说明须写清时间、地点、人物、主题、背景、事由。', en: 'A caption says day, place, people, theme, background and occasion.' },
  },
  'submissions.document_number_missing': {
    status: 422, title: { zh: '文件没有文号', en: 'The document has no number' },
    advice: { zh: '没有文号的写“无文号”。', en: 'Write “none” where it has none.' },
  },
  'submissions.file_unknown': {
    status: 422, title: { zh: '没有这个文件', en: 'There is no such file' },
    advice: { zh: '请先上传，再报送；“图片”类只收照片，PDF、Word 请选“文件”类。', en: 'Upload it first; a picture takes photos alone, PDF and Word files belong to documents.' },
  },
  'submissions.state_wrong': {
    status: 409, title: { zh: '材料现在的状态不能这样办', en: 'The state of this piece does not allow it' },
    advice: { zh: '待审核的才能审核，退回的才能重报，已通过的不能撤回；任务只能在开放和结束之间切换。', en: 'What waits can be reviewed, what was returned submitted again, what was accepted not taken back; a request is open or closed.' },
  },
  'submissions.request_closed': {
    status: 409, title: { zh: '申报任务已结束', en: 'The request is closed' },
    advice: { zh: '结束后不再收材料，也不再改要求；确有必要的，请创建办重新开放。', en: 'Nothing more is taken and nothing is changed; the office can open it again.' },
  },
  'submissions.need_in_use': {
    status: 409, title: { zh: '“{standard}”已经有材料，不能从要求里删去', en: '“{standard}” has material and cannot be left out' },
    advice: { zh: '请保留这一行，可以改件数。', en: 'Keep the row; how many it asks can be changed.' },
  },
  'submissions.not_reusable': {
    status: 409, title: { zh: '这件材料不能沿用到这里', en: 'This piece cannot be taken over here' },
    advice: { zh: '须是本单位已通过的同类材料，日期在申报时段内，标准相同或由体系对照表对应。请从“可沿用”里选择，或另行报送。', en: 'It has to be of this unit and kind, accepted, within the window, and its standard the same or linked by the crosswalk. Choose one that is offered, or submit a piece of its own.' },
  },
  'submissions.taken_already': {
    status: 409, title: { zh: '这件材料已经沿用到这个任务', en: 'This piece was taken over into this request already' },
    advice: { zh: '一件材料在一个任务里只算一次；要改的，请撤回后重新沿用。', en: 'A piece counts once in a request; take it back first to take it over in another way.' },
  },
  'submissions.reviewer_submitted': {
    status: 409, title: { zh: '报送的人不能审核自己报的材料', en: 'Whoever submitted a piece does not review it' },
    advice: { zh: '请另一人审核。', en: 'Let somebody else review it.' },
  },
  'submissions.reason_missing': {
    status: 422, title: { zh: '退回须写明理由', en: 'A return says why' },
    advice: { zh: '写清缺什么、怎么改。', en: 'Say what is missing and how to put it right.' },
  },
});
