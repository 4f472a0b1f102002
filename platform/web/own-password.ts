/** 自己的密码 · The first thing after signing in with a password that somebody else gave; the same for the office and the field. */
import { useState } from 'react';
import { ProblemError } from '#platform/contract/index.ts';
import type { ProblemBody } from '#platform/contract/index.ts';
import { defineMessages } from './i18n.ts';
import type { SessionGateway } from './session.tsx';

export const ownPasswordMessages = defineMessages({
  zh: {
    title: '设置自己的密码', about: '现在这个密码是别人给您的。换成只有自己知道的，才能继续。',
    given: '别人给您的密码', next: '新密码', repeat: '再输一遍新密码', different: '两次输入的不一样。', save: '保存并继续', other: '换一个账号登录', show: '显示密码', hide: '隐藏密码',
    rule: '至少 10 个字符，含大写字母、小写字母、数字、符号中的三类。几个词连起来好记又牢靠。', noNetwork: '现在连不上服务器，请稍后再试。',
  },
  en: {
    title: 'Set a password of your own', about: 'Somebody else gave you this password. Change it to one that only you know, then go on.',
    given: 'The password you were given', next: 'New password', repeat: 'New password once more', different: 'The two are not the same.', save: 'Save and go on', other: 'Sign in as somebody else', show: 'Show passwords', hide: 'Hide passwords',
    rule: 'At least 10 characters with three of capital letters, small letters, digits and symbols. Some words in a row are easy to keep and hard to guess.', noNetwork: 'The server cannot be reached now; please try later.',
  },
});

export interface OwnPasswordForm {
  readonly values: { readonly given: string; readonly next: string; readonly repeat: string };
  readonly set: (change: Partial<OwnPasswordForm['values']>) => void;
  readonly isPending: boolean;
  readonly isDifferent: boolean;
  readonly problem: ProblemBody | 'network' | null;
  readonly submit: () => Promise<void>;
}

/** 密码表单 · `onDone` asks who is signed in anew. */
export function useOwnPassword(gateway: SessionGateway, onDone: () => Promise<void>): OwnPasswordForm {
  const [values, setValues] = useState({ given: '', next: '', repeat: '' });
  const [isPending, setPending] = useState(false);
  const [isDifferent, setDifferent] = useState(false);
  const [problem, setProblem] = useState<ProblemBody | 'network' | null>(null);
  const submit = async () => {
    setDifferent(values.next !== values.repeat);
    if (isPending || values.next !== values.repeat) return;
    setPending(true);
    setProblem(null);
    try {
      await gateway.changePassword({ currentPassword: values.given, newPassword: values.next });
      await onDone();
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.problem : 'network');
    } finally {
      setPending(false);
    }
  };
  return { values, set: (change) => setValues({ ...values, ...change }), isPending, isDifferent, problem, submit };
}
