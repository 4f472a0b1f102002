/** 现场登录 · In the app itself; for the same person after a session ended, or for whoever takes the phone. */
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { Eye, EyeOff, LogIn, UsersRound } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/contract/index.ts';
import { useT } from '../i18n.ts';
import { usePreferences } from '../preferences.ts';
import type { ServerConfig, SessionGateway } from '../session.tsx';
import { SealMark } from '../shell/seal-mark.tsx';
import { fieldMessages } from './messages.ts';
import { BigButton, Note } from './ui.tsx';

interface SignInProps {
  readonly gateway: SessionGateway;
  readonly signIn: (input: { username: string; password: string }) => Promise<void>;
  /** Whose session ended; anybody when left out. */
  readonly forPerson?: { readonly name: string; readonly username: string };
  /** Records of others on this phone. */
  readonly othersWaiting: number;
  readonly onDone?: () => void;
}

type Trouble = ProblemBody | 'network' | null;

function useForm({ signIn, forPerson, onDone }: SignInProps) {
  const [values, setValues] = useState({ username: forPerson?.username ?? '', password: '' });
  const [isPending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const submit = async (input: { username: string; password: string }) => {
    if (isPending) return;
    setPending(true);
    setTrouble(null);
    try {
      await signIn(input);
      onDone?.();
    } catch (error) {
      setTrouble(error instanceof ProblemError ? error.problem : 'network');
    } finally {
      setPending(false);
    }
  };
  return { values, setValues, isPending, trouble, submit };
}

/** 登录表单 */
export function SignInForm(props: SignInProps) {
  const t = useT(fieldMessages);
  const { values, setValues, isPending, trouble, submit } = useForm(props);
  const [visible, setVisible] = useState(false);
  return (
    <div className="lcf-stack">
      <form className="lcf-stack" onSubmit={(event: FormEvent) => { event.preventDefault(); void submit(values); }}>
        {trouble === 'network' && <Note tone="warn" alert title={t('signInNoNetwork')}><p>{t('signInNoNetworkAbout')}</p></Note>}
        {trouble !== null && trouble !== 'network' && <Note tone="danger" alert title={trouble.title}><p>{trouble.detail ?? trouble.advice}</p></Note>}
        <label className="lcf-input-label">
          <span>{t('username')}</span>
          <input className="lcf-input" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required value={values.username} onChange={(event) => setValues({ ...values, username: event.target.value })} />
        </label>
        <label className="lcf-input-label">
          <span>{t('password')}</span>
          <input className="lcf-input" name="password" type={visible ? 'text' : 'password'} autoComplete="current-password" required value={values.password} onChange={(event) => setValues({ ...values, password: event.target.value })} />
        </label>
        <button type="button" className="lcf-link" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {visible ? <EyeOff size="1.2em" aria-hidden="true" /> : <Eye size="1.2em" aria-hidden="true" />}{t(visible ? 'hidePassword' : 'showPassword')}
        </button>
        <BigButton type="submit" look="main" icon={LogIn} aria-busy={isPending}>{t('signIn')}</BigButton>
      </form>
      <DemoLogins gateway={props.gateway} onPick={(login) => void submit(login)} />
    </div>
  );
}

function DemoLogins({ gateway, onPick }: { readonly gateway: SessionGateway; readonly onPick: (login: { username: string; password: string }) => void }) {
  const t = useT(fieldMessages);
  const { locale } = usePreferences();
  const [config, setConfig] = useState<ServerConfig | null>(null);
  useEffect(() => { void gateway.config().then(setConfig, () => undefined); }, [gateway]);
  if (config === null || config.demoLogins.length === 0) return null;
  return (
    <details className="lcf-fold">
      <summary>{t('demoTitle')}</summary>
      <p className="lcf-quiet">{t('demoAbout')}</p>
      {config.demoLogins[0] !== undefined && <p className="lcf-quiet">{t('demoPassword', { password: config.demoLogins[0].password })}</p>}
      <ul className="lcf-rows">
        {config.demoLogins.map(({ username, password, roleZh, roleEn, about }) => (
          <li key={username}><button type="button" className="lcf-row" onClick={() => onPick({ username, password })}><strong>{locale === 'en' ? roleEn : roleZh}</strong>{about !== undefined && <span className="lcf-quiet">{locale === 'en' ? about.en : about.zh}</span>}<span className="lcf-quiet">{t('username')} {username}</span></button></li>
        ))}
      </ul>
    </details>
  );
}

/** 登录屏 */
export function SignInScreen(props: SignInProps) {
  const t = useT(fieldMessages);
  return (
    <main className="lcf-sign-in">
      <div className="lcf-sign-in-mark"><SealMark size={64} /><p>{t('app')}</p></div>
      <h1>{t('signInTitle')}</h1>
      <p className="lcf-quiet">{t('signInAbout')}</p>
      {props.othersWaiting > 0 && <div className="lcf-note lc-tone-warn"><UsersRound size="1.5em" aria-hidden="true" /><p>{t('othersWait', { n: props.othersWaiting })}</p></div>}
      <SignInForm {...props} />
    </main>
  );
}
