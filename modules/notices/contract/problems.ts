import { defineProblems } from '#platform/contract/index.ts';

export const noticesProblems = defineProblems({
  'notices.act_not_allowed': {
    status: 409, title: { zh: '公示现在是“{state}”，不能做这一步', en: 'The notice is “{state}”; this step is not open' },
    advice: { zh: '请刷新查看最新状态。', en: 'Reload to see where it stands.' },
  },
  'notices.changed_meanwhile': {
    status: 409, title: { zh: '公示刚被别人改过', en: 'Somebody has just changed this notice' },
    advice: { zh: '请刷新查看最新内容，再决定。', en: 'Reload to read the latest, then decide.' },
  },
  'notices.drafter_cannot_publish': {
    status: 403, title: { zh: '起草或修改过公示的人不能发布它', en: 'Whoever wrote or changed a notice cannot publish it' },
    advice: { zh: '请由另一位有权限的同志核对后发布。', en: 'Another person with the permission has to check and publish it.' },
  },
  'notices.handler_cannot_resolve': {
    status: 403, title: { zh: '起草公示的人、推荐其中对象的人不能处理对它的异议', en: 'Whoever wrote a notice, or put forward what it shows, cannot resolve an objection to it' },
    advice: { zh: '请由另一位有权限的同志核实处理，如领导小组成员。', en: 'Another person with the permission has to look into it, such as one of the leading group.' },
  },
  'notices.consent_missing': {
    status: 422, title: { zh: '含个人姓名的公示须先确认本人同意', en: 'A notice that names persons needs their consent first' },
    advice: { zh: '请在草稿中确认已取得同意、不含未满14周岁的未成年人，并写明同意如何取得。', en: 'Confirm in the draft that they agreed and that no child under fourteen is named, and say how they agreed.' },
  },
  'notices.names_unanswered': {
    status: 422, title: { zh: '还没有说明名单里有没有个人姓名', en: 'Nobody has said whether the list names persons' },
    advice: { zh: '请在草稿中选“有”或“没有”；有的，还须确认本人同意。', en: 'Choose yes or no in the draft; if it does, confirm their consent as well.' },
  },
  'notices.names_in_list': {
    status: 422, title: { zh: '名单有“{heading}”一列，却写着没有个人姓名', en: 'The list has a column “{heading}”, yet is said to name nobody' },
    advice: { zh: '请在草稿中改选“有”并确认本人同意，或改正列名。', en: 'Choose yes in the draft and confirm their consent, or correct the heading.' },
  },
  'notices.starts_in_past': {
    status: 422, title: { zh: '起始日已经过去', en: 'The first day has passed' },
    advice: { zh: '请修改起始日，或留空以发布当日为起始日。', en: 'Change the first day, or leave it empty to start on the day of publication.' },
  },
  'notices.list_uneven': {
    status: 422, title: { zh: '名单的列数不一致', en: 'The rows of the list differ in width' },
    advice: { zh: '请让每一行与表头的列数相同。', en: 'Give every row as many cells as there are headings.' },
  },
  'notices.period_runs': {
    status: 409, title: { zh: '公示期还没有结束', en: 'The period is not over yet' },
    advice: { zh: '期满后再结束；确需提前终止的，请撤回并说明理由。', en: 'Close it after its last day; to stop earlier, withdraw it with a reason.' },
  },
  'notices.objection_open': {
    status: 409, title: { zh: '还有 {count} 条异议没有处理', en: '{count} objection(s) are still open' },
    advice: { zh: '请先逐条处理异议，再结束公示。', en: 'Resolve each objection before closing the notice.' },
  },
  'notices.objection_resolved': {
    status: 409, title: { zh: '这条异议已经处理过', en: 'This objection was resolved already' },
    advice: { zh: '请刷新查看处理结果。', en: 'Reload to see how.' },
  },
  'notices.period_over': {
    status: 409, title: { zh: '现在不在公示期内', en: 'The notice is not in its period now' },
    advice: { zh: '公示期内才能在这里提出异议；其他情况请按公示上的联系方式反映。', en: 'Objections are taken here during the period only; otherwise use the contact given in the notice.' },
  },
  'notices.name_required': {
    status: 422, title: { zh: '这份公示的异议须写明姓名', en: 'An objection to this notice needs a name' },
    advice: { zh: '请填写姓名；姓名加密保存，只有处理异议的人能看到。', en: 'Give your name; it is kept sealed and seen only by those who handle objections.' },
  },
  'notices.form_stale': {
    status: 422, title: { zh: '表单已过期或提交得太快', en: 'The form is too old, or was sent too fast' },
    advice: { zh: '内容还在，请检查后再提交一次。', en: 'Your words are still there: check them and send again.' },
  },
  'notices.too_many_objections': {
    status: 429, title: { zh: '这份公示收到的异议太多，暂停网上接收', en: 'Too many objections to this notice; the form is paused' },
    advice: { zh: '请按公示上的电话或地址反映。', en: 'Use the telephone or address given in the notice.' },
  },
});
