/** 登录页 · User name and password, refusals in plain words, and on a demo installation a login for every role. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ArrowRight, Eye, EyeOff } from 'lucide-react';
import { progressText } from '#platform/contract/index.ts';
import type { ProblemBody } from '#platform/contract/index.ts';
import { problemOf } from '../client.tsx';
import { useText, useT } from '../i18n.ts';
import { usePreferences } from '../preferences.ts';
import { useServerConfig, useSignIn } from '../session.tsx';
import type { DemoLogin } from '../session.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Field, TextInput } from '../ui/field.tsx';
import { Notice, ProblemAlert } from '../ui/problem-alert.tsx';
import { CityDrawing } from './city-drawing.tsx';
import { shellMessages } from './messages.ts';
import { SealMark } from './seal-mark.tsx';
import { QuickSwitches } from './top-bar.tsx';

interface SignInState {
  readonly username: string;
  readonly password: string;
}

function useSignInForm() {
  const { signIn } = useSignIn();
  const [values, setValues] = useState<SignInState>({ username: '', password: '' });
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const submit = async (input: SignInState) => {
    if (pending !== null) return;
    setPending(input.username);
    setProblem(null);
    try {
      await signIn(input);
    } catch (error) {
      setProblem(problemOf(error));
      setPending(null);
    }
  };
  return { values, setValues, pending, problem, submit };
}

function DemoLogins({ logins, pending, onPick }: { logins: readonly DemoLogin[]; pending: string | null; onPick: (login: DemoLogin) => void }) {
  const t = useT(shellMessages);
  const text = useText();
  const { locale } = usePreferences();
  return (
    <section className="lc-demo-logins" aria-labelledby="demo-logins">
      <h2 id="demo-logins">{t('demoTitle')}</h2>
      <p className="lc-small lc-quiet">{t('demoAbout')}</p>
      {logins[0] !== undefined && <p className="lc-small">{t('demoPassword', { password: logins[0].password })}</p>}
      <ul>
        {logins.map((login) => (
          <li key={login.username}>
            <button type="button" className="lc-demo-login" aria-busy={pending === login.username || undefined} onClick={() => onPick(login)}>
              <strong>{locale === 'en' ? login.roleEn : login.roleZh}</strong>
              {login.about !== undefined && <span>{text(login.about)}</span>}
              <span>{t('demoUsername', { username: login.username })}</span>
              <ArrowRight size="1.05em" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 登录页 */
export function SignInPage() {
  const t = useT(shellMessages);
  const text = useText();
  const config = useServerConfig();
  const { values, setValues, pending, problem, submit } = useSignInForm();
  const [visible, setVisible] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(values);
  };
  const onPick = (login: DemoLogin) => {
    const filled = { username: login.username, password: login.password };
    setValues(filled);
    void submit(filled);
  };
  return (
    <div className="lc-sign-in">
      <aside className="lc-sign-in-side" aria-hidden="true">
        <CityDrawing />
        <div className="lc-sign-in-words">
          <SealMark size={72} />
          <p className="lc-sign-in-product">{t('productLong')}</p>
          <p className="lc-sign-in-motto">{t('motto')}</p>
        </div>
      </aside>
      <main className="lc-sign-in-main">
        <div className="lc-sign-in-bar"><span className="lc-sign-in-small-mark"><SealMark size={40} /></span><QuickSwitches /></div>
        <div className="lc-sign-in-frame">
          <h1>{t('signInTitle')}</h1>
          <form className="lc-stack" onSubmit={onSubmit}>
            {problem !== null && (problem.status === 423
              ? <div role="alert"><Notice tone="warn" title={problem.title}><p>{problem.detail ?? problem.advice}</p></Notice></div>
              : <ProblemAlert problem={problem} />)}
            <Field label={t('username')}>
              {(wiring) => <TextInput {...wiring} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required value={values.username} onChange={(username) => setValues({ ...values, username })} />}
            </Field>
            <Field label={t('password')}>
              {(wiring) => (
                <span className="lc-password">
                  <TextInput {...wiring} name="password" type={visible ? 'text' : 'password'} autoComplete="current-password" required value={values.password} onChange={(password) => setValues({ ...values, password })} />
                  <IconButton icon={visible ? EyeOff : Eye} label={t(visible ? 'hidePassword' : 'showPassword')} aria-pressed={visible} onClick={() => setVisible(!visible)} />
                </span>
              )}
            </Field>
            <Button kind="primary" type="submit" pending={pending !== null}>{t('signIn')}</Button>
            <p className="lc-small lc-quiet">{t('signInHelp')}</p>
          </form>
          {config?.ready === false && <p className="lc-loading-data" role="status"><span className="lc-spinner" aria-hidden="true" />{t('loadingData', { doing: config.doing === null ? '…' : text(progressText(config.doing)) })}</p>}
          {config?.demo === true && config.demoLogins.length > 0 && <DemoLogins logins={config.demoLogins} pending={pending} onPick={onPick} />}
        </div>
        {config !== undefined && <p className="lc-sign-in-foot">{t('product')} · {t('version', { version: config.version })}</p>}
      </main>
    </div>
  );
}
