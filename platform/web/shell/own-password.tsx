/** 设密页 · Between signing in and everything else, while the password is one that somebody else gave. */
import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { fieldError } from '../ui/index.ts';
import { useT } from '../i18n.ts';
import { ownPasswordMessages, useOwnPassword } from '../own-password.ts';
import { useGateway, useSession, useSignIn } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import { Notice, ProblemAlert } from '../ui/problem-alert.tsx';
import { SealMark } from './seal-mark.tsx';
import { QuickSwitches } from './top-bar.tsx';

/** 设密页 */
export function OwnPasswordPage() {
  const t = useT(ownPasswordMessages);
  const { session, retry } = useSession();
  const { signOut } = useSignIn();
  const { values, set, isPending, isDifferent, problem, submit } = useOwnPassword(useGateway(), async () => { await retry(); });
  const [visible, setVisible] = useState(false);
  const told = problem === 'network' ? null : problem;
  const secret = { type: visible ? 'text' : 'password', maxLength: 200, required: true } as const;
  return (
    <main className="lc-sign-in-main lc-own-password">
      <div className="lc-sign-in-bar"><span className="lc-own-password-mark"><SealMark size={40} /></span><QuickSwitches /></div>
      <div className="lc-sign-in-frame">
        <h1>{t('title')}</h1>
        <p>{t('about')}</p>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          {told !== null && <ProblemAlert problem={told} fieldLabels={{ '/currentPassword': t('given'), '/newPassword': t('next') }} />}
          {problem === 'network' && <div role="alert"><Notice tone="warn" title={t('noNetwork')} /></div>}
          <input type="text" name="username" autoComplete="username" value={session?.username ?? ''} readOnly hidden />
          <Field label={t('given')} error={fieldError(told, '/currentPassword')}>{(w) => <TextInput {...w} {...secret} autoComplete="current-password" value={values.given} onChange={(given) => set({ given })} />}</Field>
          <Field label={t('next')} purpose={t('rule')} error={fieldError(told, '/newPassword')}>{(w) => <TextInput {...w} {...secret} autoComplete="new-password" value={values.next} onChange={(next) => set({ next })} />}</Field>
          <Field label={t('repeat')} error={isDifferent ? t('different') : undefined}>{(w) => <TextInput {...w} {...secret} autoComplete="new-password" value={values.repeat} onChange={(repeat) => set({ repeat })} />}</Field>
          <Button kind="quiet" icon={visible ? EyeOff : Eye} onClick={() => setVisible(!visible)}>{t(visible ? 'hide' : 'show')}</Button>
          <Button kind="primary" type="submit" pending={isPending}>{t('save')}</Button>
          <Button kind="quiet" onClick={() => void signOut()}>{t('other')}</Button>
        </form>
      </div>
    </main>
  );
}
