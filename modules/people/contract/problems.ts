import { defineProblems } from '#platform/contract/index.ts';

export const peopleProblems = defineProblems({
  'people.wrong_password': {
    status: 401,
    title: { zh: '用户名或密码不对', en: 'The user name or the password is wrong' },
    advice: { zh: '请检查后再试；还可以试 {left} 次。', en: 'Check both and try again; {left} tries are left.' },
  },
  'people.login_locked': {
    status: 423,
    title: { zh: '这个账号暂时锁定', en: 'This login is locked for now' },
    advice: { zh: '密码连续输错次数太多，请 {minutes} 分钟后再试，或请管理员解锁。', en: 'Too many wrong passwords; try again in {minutes} minutes, or ask the administrator to unlock it.' },
  },
});
