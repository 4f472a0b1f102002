import { defineProblems } from '#platform/contract/index.ts';

export const inspectionsProblems = defineProblems({
  'inspections.round_code_taken': {
    status: 409, title: { zh: '已有编码为 {code} 的轮次', en: 'There is already a round with the code {code}' },
    advice: { zh: '请换一个编码。', en: 'Choose another code.' },
  },
  'inspections.act_not_allowed': {
    status: 409, title: { zh: '现在是“{stateZh}”，不能做这一步', en: 'It is “{stateEn}”; this step is not open' },
    advice: { zh: '请刷新查看轮次的进度。', en: 'Reload to see where the round stands.' },
  },
  'inspections.draw_refused': {
    status: 422, title: { zh: '做不到：{reasonZh}', en: 'Not possible: {reasonEn}' },
    advice: { zh: '请检查点位、样本量、种子和督查员。', en: 'Check the sites, the sample size, the seed and the inspectors.' },
  },
  'inspections.draw_still_secret': {
    status: 409, title: { zh: '本轮还没有结束，抽样记录暂不公开', en: 'The round is not over; its draw is not public yet' },
    advice: { zh: '为免走漏风声，抽中的点位在本轮结束后公布；承诺值现在就可以抄录，届时核验。', en: 'So that nobody is warned, the drawn sites are published when the round is closed. Note the commitment now and verify it then.' },
  },
  'inspections.seed_not_committed': {
    status: 422, title: { zh: '种子与事先公布的承诺值不符', en: 'The seed does not match the commitment published before' },
    advice: { zh: '请使用公布承诺值时的那个种子。', en: 'Use the seed whose commitment was published.' },
  },
  'inspections.site_not_drawn': {
    status: 422, title: { zh: '这个点位不在本轮样本里', en: 'This site is not in the sample of the round' },
    advice: { zh: '请从本轮的点位清单里选。', en: 'Choose a site from the round’s list.' },
  },
  'inspections.not_your_site': {
    status: 403, title: { zh: '这个点位不是分给您的', en: 'This site is not assigned to you' },
    advice: { zh: '请联系创建办改派，或检查您自己的清单。', en: 'Ask the programme office to assign it to you, or check your own list.' },
  },
  'inspections.inspector_out_of_reach': {
    status: 422, title: { zh: '这位督查员管不到其中 {count} 个点位', en: 'This inspector does not reach {count} of the sites' },
    advice: { zh: '请选能到这些点位的督查员，或先调整其负责的片区。', en: 'Choose an inspector who reaches them, or change the area they cover first.' },
  },
  'inspections.edition_not_usable': {
    status: 422, title: { zh: '这个体系版本还不能用于督查', en: 'This edition cannot be used for a round' },
    advice: { zh: '请选一个已启用、且有检查项的版本。', en: 'Choose an edition that is in force and has check items.' },
  },
  'inspections.dates_out_of_order': {
    status: 422, title: { zh: '结束日期早于开始日期', en: 'The round ends before it starts' },
    advice: { zh: '请改正日期。', en: 'Correct the dates.' },
  },
  'inspections.category_unknown': {
    status: 422, title: { zh: '检查项的案件类别“{code}”在本项目里没有', en: 'The check item’s case category “{code}” does not exist in this programme' },
    advice: { zh: '请先在案件类别里增加它。', en: 'Add it to the case categories first.' },
  },
  'inspections.too_many_rows': {
    status: 422, title: { zh: '超过 {max} 条，一个文件放不下', en: 'More than {max} {max:row does|rows do} not fit one file' },
    advice: { zh: '请按片区或点位分开导出。', en: 'Export by zone or by site.' },
  },
  'inspections.observation_invalid': {
    status: 422, title: { zh: '有 {count} 条观测填得不对', en: '{count} {count:observation is|observations are} not right' },
    advice: { zh: '第一处：{firstZh}。请修改标出的每一项；其他内容没有丢失。', en: 'The first: {firstEn}. Correct those marked; nothing else is lost.' },
  },
  'inspections.observation_conflict': {
    status: 409, title: { zh: '有 {count} 项检查在您离线时已被改过', en: '{count} {count:check was|checks were} changed while you were offline' },
    advice: { zh: '最近由{who}记录。请对照两边的内容，选择保留哪一个；两边都没有丢失。', en: 'Last recorded by {who}. Compare both sides and choose which one to keep; neither is lost.' },
  },
  'inspections.photo_not_found': {
    status: 422, title: { zh: '有照片还没有传上来', en: 'A photo has not arrived yet' },
    advice: { zh: '请等照片上传完成后再提交。', en: 'Wait until the photos are uploaded, then submit again.' },
  },
  'inspections.nothing_to_dispatch': {
    status: 422, title: { zh: '没有待交办的问题', en: 'There is no finding to dispatch' },
    advice: { zh: '请检查筛选条件；问题可能已被交办。', en: 'Check the filter; the findings may have been dispatched already.' },
  },
  'inspections.round_incomplete': {
    status: 409, title: { zh: '还有 {count} 个点位没有查完', en: '{count} {count:site is|sites are} not finished yet' },
    advice: { zh: '请先完成，或在结束时选择“带缺项结束”并说明原因。', en: 'Finish them first, or close with gaps and give the reason.' },
  },
});
