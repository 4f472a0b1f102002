/** 现场设密 · A password of one's own before the first record. */
import { useState } from 'react';
import { Check, Eye, EyeOff } from 'lucide-react';
import { useT } from '../i18n.ts';
import { ownPasswordMessages, useOwnPassword } from '../own-password.ts';
import type { SessionGateway } from '../session.tsx';
import { SealMark } from '../shell/seal-mark.tsx';
import { BigButton, Note } from './ui.tsx';

interface OwnPasswordProps {
  readonly gateway: SessionGateway;
  readonly onDone: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** 设密屏 */
export function OwnPasswordScreen({ gateway, onDone, signOut }: OwnPasswordProps) {
  const t = useT(ownPasswordMessages);
  const { values, set, isPending, isDifferent, problem, submit } = useOwnPassword(gateway, onDone);
  const [visible, setVisible] = useState(false);
  const line = (name: 'given' | 'next' | 'repeat', autoComplete: string) => (
    <label className="lcf-input-label">
      <span>{t(name)}</span>
      <input className="lcf-input" type={visible ? 'text' : 'password'} autoComplete={autoComplete} required maxLength={200} value={values[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </label>
  );
  return (
    <main className="lcf-sign-in">
      <div className="lcf-sign-in-mark"><SealMark size={64} /></div>
      <h1>{t('title')}</h1>
      <p className="lcf-quiet">{t('about')}</p>
      <form className="lcf-stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {problem === 'network' && <Note tone="warn" alert title={t('noNetwork')} />}
        {problem !== null && problem !== 'network' && <Note tone="danger" alert title={problem.title}><p>{problem.detail ?? problem.advice}</p></Note>}
        {isDifferent && <Note tone="danger" alert title={t('different')} />}
        {line('given', 'current-password')}
        {line('next', 'new-password')}
        <p className="lcf-quiet">{t('rule')}</p>
        {line('repeat', 'new-password')}
        <button type="button" className="lcf-link" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {visible ? <EyeOff size="1.2em" aria-hidden="true" /> : <Eye size="1.2em" aria-hidden="true" />}{t(visible ? 'hide' : 'show')}
        </button>
        <BigButton type="submit" look="main" icon={Check} aria-busy={isPending}>{t('save')}</BigButton>
        <BigButton onClick={() => void signOut()}>{t('other')}</BigButton>
      </form>
    </main>
  );
}
