/** 账号部件 · State of a login and what an administrator may do to it. */
import { useState } from 'react';
import { Dices } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, Field, ProblemAlert, StateTag, TextInput } from '#platform/web/ui/index.ts';
import type { FieldWiring } from '#platform/web/ui/index.ts';
import { disableLogin, resetPassword, unlockLogin } from '../contract/index.ts';
import type { listLogins } from '../contract/index.ts';
import { loginMessages } from './login-messages.ts';
import { newPassword } from './new-password.ts';

export type Login = OutputOf<typeof listLogins>['rows'][number];

/** Evenly distributed: draws that would favour small numbers are thrown away. */
function pickBelow(below: number): number {
  const limit = Math.floor(2 ** 32 / below) * below;
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < limit) return drawn % below;
  }
}

export function LoginState({ login }: { readonly login: Login }) {
  const t = useT(loginMessages);
  if (login.disabled) return <StateTag tone="held" text={t('disabled')} />;
  return login.locked ? <StateTag tone="danger" text={t('locked')} /> : <StateTag quiet tone="ok" text={t('active')} />;
}

/** 新密码输入 · In plain sight: the administrator has to read it out. */
export function PasswordMaker({ value, onChange, wiring }: { readonly value: string; readonly onChange: (value: string) => void; readonly wiring: FieldWiring }) {
  const t = useT(loginMessages);
  return (
    <span className="lc-people-password">
      <TextInput {...wiring} autoComplete="off" spellCheck={false} maxLength={200} value={value} onChange={onChange} />
      <Button icon={Dices} onClick={() => onChange(newPassword(pickBelow))}>{t('generate')}</Button>
    </span>
  );
}

function ResetPassword({ login }: { readonly login: Login }) {
  const t = useT(loginMessages);
  const [password, setPassword] = useState('');
  const reset = useWrite(resetPassword, { invalidates: ['people'], done: { zh: '密码已重置，其会话已结束', en: 'Password reset, sessions ended' }, onSuccess: () => setPassword('') });
  return (
    <ConfirmButton small kind="quiet" label={t('reset')} question={t('resetAsk', { name: login.person.name })} action={t('reset')} pending={reset.pending} problem={reset.problem} onConfirm={() => reset.run({ personId: login.person.id, password })}>
      <p>{t('resetNote')}</p>
      <Field label={t('newPassword')} purpose={t('passwordRule')} required>{(w) => <PasswordMaker wiring={w} value={password} onChange={setPassword} />}</Field>
    </ConfirmButton>
  );
}

export function LoginActions({ login }: { readonly login: Login }) {
  const t = useT(loginMessages);
  const personId = login.person.id;
  const unlock = useWrite(unlockLogin, { invalidates: ['people'], done: { zh: '已解锁', en: 'Unlocked' } });
  const disable = useWrite(disableLogin, { invalidates: ['people'], done: { zh: '账号已停用', en: 'Login disabled' } });
  const enable = useWrite(disableLogin, { invalidates: ['people'], done: { zh: '账号已恢复', en: 'Login enabled' } });
  return (
    <>
      <span className="lc-row">
        {login.locked && <Button small pending={unlock.pending} onClick={() => void unlock.run({ personId })}>{t('unlock')}</Button>}
        <ResetPassword login={login} />
        {login.disabled
          ? <Button small kind="quiet" pending={enable.pending} onClick={() => void enable.run({ personId, disabled: false })}>{t('enable')}</Button>
          : <ConfirmButton small kind="quiet" label={t('disable')} question={t('disableAsk', { name: login.person.name })} action={t('disable')} pending={disable.pending} problem={disable.problem} onConfirm={() => disable.run({ personId, disabled: true })}><p>{t('disableNote')}</p></ConfirmButton>}
      </span>
      <ProblemAlert problem={unlock.problem ?? enable.problem} />
    </>
  );
}
