import { defineProblems } from '#platform/contract/index.ts';

export const bulletinsProblems = defineProblems({
  'bulletins.act_not_allowed': {
    status: 409, title: { zh: '通报现在是“{state}”，不能做这一步', en: 'The bulletin is “{state}”; this step is not open' },
    advice: { zh: '请刷新查看最新状态。', en: 'Reload to see where it stands.' },
  },
  'bulletins.drafter_cannot_approve': {
    status: 403, title: { zh: '起草人不能审批自己的通报', en: 'Whoever drafted a bulletin cannot approve it' },
    advice: { zh: '请由另一位有权限的同志审批。', en: 'Another person with the permission has to approve it.' },
  },
  'bulletins.round_not_closed': {
    status: 409, title: { zh: '本轮还没有结束', en: 'The round is not closed yet' },
    advice: { zh: '请先结束轮次，再起草通报。', en: 'Close the round first, then draft its bulletin.' },
  },
  'bulletins.published_is_frozen': {
    status: 409, title: { zh: '已印发的通报不能更改', en: 'A published bulletin cannot be changed' },
    advice: { zh: '如有错误，请撤回并另发更正。', en: 'If it is wrong, withdraw it and publish a correction.' },
  },
});
