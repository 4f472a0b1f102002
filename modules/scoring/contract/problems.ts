import { defineProblems } from '#platform/contract/index.ts';

export const scoringProblems = defineProblems({
  'scoring.evaluation_code_taken': {
    status: 409, title: { zh: '这个测评编码已被使用', en: 'This code of an evaluation is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another code.' },
  },
  'scoring.evaluation_frozen': {
    status: 409, title: { zh: '测评结果已冻结，不能再改', en: 'The evaluation is frozen and stays as it is' },
    advice: { zh: '以后的变化会列在“冻结后的变化”里；确需更正的，另建一次测评并说明。', en: 'What changes later is listed as drift; to correct it, begin another evaluation and say why.' },
  },
  'scoring.evaluation_incomplete': {
    status: 422, title: { zh: '有 {count} 个地区缺分项：{names}', en: '{count} areas have parts missing: {names}' },
    advice: { zh: '请补齐分项；确实没有的，勾选“缺项也冻结”，缺项会写明。', en: 'Enter what is missing; where there is none, freeze with gaps: they are named.' },
  },
  'scoring.edition_unknown': {
    status: 422, title: { zh: '没有这个测评体系版本', en: 'There is no such edition' },
    advice: { zh: '请从列表中选择。', en: 'Choose one of the list.' },
  },
  'scoring.round_unfit': {
    status: 422, title: { zh: '这个轮次不能用', en: 'This round cannot be used' },
    advice: { zh: '实地部分要用同一体系版本的、已结束的轮次；没有时分项由文件录入。', en: 'The field part takes a closed round on the same edition; without one it is entered from a document.' },
  },
  'scoring.request_unfit': {
    status: 422, title: { zh: '这个申报任务不能用', en: 'This request for material cannot be used' },
    advice: { zh: '材料部分要用同一体系版本的申报任务；没有时分项由文件录入。', en: 'The material part takes a request on the same edition; without one it is entered from a document.' },
  },
  'scoring.survey_unfit': {
    status: 422, title: { zh: '这份问卷不能用', en: 'This survey cannot be used' },
    advice: { zh: '问卷部分要用已开放或已结束的、有计入指数的题目的问卷；没有时分项由文件录入。', en: 'The questionnaire part takes a survey that is open or closed and has questions that count for an index; without one it is entered from a document.' },
  },
  'scoring.area_unfit': {
    status: 422, title: { zh: '第 {row} 个地区不对', en: 'Area {row} does not fit' },
    advice: { zh: '每个地区要么选本项目的一个区域，要么写名称，且只列一次。', en: 'An area is a place of the programme or a name, and stands once.' },
  },
  'scoring.area_undeclared': {
    status: 422, title: { zh: '没有写明“{name}”依据的文件', en: 'No document lists “{name}”' },
    advice: { zh: '本项目没有的地区只能填名称，请写明哪份文件列了它；本项目有的，请直接选。', en: 'An area that the programme does not hold is named by a document: say which. Choose those that it holds.' },
  },
  'scoring.linked_unfit': {
    status: 422, title: { zh: '这次测评不能作关联体系的来源', en: 'This evaluation cannot stand for the linked system' },
    advice: { zh: '先写明关联体系的前置条件和占比，再选另一体系的、已冻结的测评；没有的，按文件录入。', en: 'Say what the linked system asks and counts, then choose a frozen evaluation of another framework; where there is none, enter its scores from a document.' },
  },
  'scoring.linked_observations_unfit': {
    status: 422, title: { zh: '不能计入关联体系的观测', en: 'Observations of linked frameworks cannot be counted' },
    advice: { zh: '先选实地部分所用的轮次：关联体系的观测只补本轮的点位；起始日期不晚于测评的结束日期。', en: 'Choose the round of the field part first: they complete what was seen at its sites; their first day is no later than the end of the evaluation.' },
  },
  'scoring.group_mixed': {
    status: 422, title: { zh: '“{group}”组里的地区不是同一类', en: 'The areas of group “{group}” are not of one kind' },
    advice: { zh: '片区和片区比，镇和镇比：不同类的请分到不同的组。', en: 'Zones stand beside zones and towns beside towns: put other kinds into another group.' },
  },
  'scoring.cycle_unfit': {
    status: 422, title: { zh: '此前各年的测评不能用', en: 'The evaluations of the earlier years cannot be used' },
    advice: { zh: '须是已冻结的、期间更早的测评，由早到晚排列，年数少于年度权重的个数。', en: 'They are frozen, of earlier periods, the first year first, and fewer than there are year weights.' },
  },
  'scoring.dates_unfit': {
    status: 422, title: { zh: '结束日期早于开始日期', en: 'The last day is before the first' },
    advice: { zh: '请检查期间。', en: 'Check the period.' },
  },
  'scoring.component_counted': {
    status: 409, title: { zh: '这个分项由系统里的记录计算，不能录入', en: 'This part is counted from records and cannot be entered' },
    advice: { zh: '要改用文件的，请先在测评里取消它的来源（轮次、申报任务或问卷）。', en: 'To enter it from a document, take its source (round, request or survey) out of the evaluation first.' },
  },
  'scoring.negative_item_unknown': {
    status: 422, title: { zh: '这个版本的负面清单没有这一项', en: 'The negative list of this edition has no such item' },
    advice: { zh: '请从列表中选择。', en: 'Choose one of the list.' },
  },
  'scoring.negative_withdrawn': {
    status: 409, title: { zh: '这条记录已经撤销', en: 'This entry was withdrawn' },
    advice: { zh: '撤销的记录只供查看。', en: 'What was withdrawn can only be read.' },
  },
  'scoring.happened_later': {
    status: 422, title: { zh: '发生日期在今天之后', en: 'It is dated after today' },
    advice: { zh: '请检查日期。', en: 'Check the date.' },
  },
});
