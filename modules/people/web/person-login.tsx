/** 人员的账号 · On the person's page, for those who keep logins. */
import { useState } from 'react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, DateText, Field, fieldError, KeyValue, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { createLogin, listLogins } from '../contract/index.ts';
import { loginMessages } from './login-messages.ts';
import { LoginActions, LoginState, PasswordMaker } from './login-parts.tsx';
import type { Person } from './use-people.ts';

export function PersonLogin({ person }: { readonly person: Person }) {
  const t = useT(loginMessages);
  const found = useRead(listLogins, { q: person.code, pageSize: 50 }, { enabled: person.hasLogin });
  const login = found.data?.rows.find((row) => row.person.id === person.id);
  if (!person.hasLogin) return <Section title={t('login')} about={t('noLoginAdvice')}><CreateLogin personId={person.id} /></Section>;
  return (
    <Section title={t('login')} about={t('loginAbout')} actions={login && <LoginActions login={login} />}>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {login && (
        <KeyValue
          columns={3}
          facts={[
            { label: t('username'), value: <code>{login.username}</code> }, { label: t('state'), value: <LoginState login={login} /> },
            { label: t('lastSeen'), value: login.lastSeenAt === null ? t('never') : <DateText value={login.lastSeenAt} style="dateTime" /> },
            { label: t('failed'), value: String(login.failedCount) }, { label: t('created'), value: <DateText value={login.createdAt} /> },
            ...(login.locked ? [{ label: t('lockedUntil'), value: <DateText value={login.lockedUntil} style="dateTime" /> }] : []),
          ]}
        />
      )}
    </Section>
  );
}

function CreateLogin({ personId }: { readonly personId: string }) {
  const t = useT(loginMessages);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const create = useWrite(createLogin, { invalidates: ['people'], done: { zh: '账号已建立', en: 'Login created' } });
  return (
    <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void create.run({ personId, username, password }); }}>
      <div className="lc-people-form">
        <Field label={t('username')} purpose={t('usernamePurpose')} required error={fieldError(create.problem, '/username')}>{(w) => <TextInput {...w} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={60} value={username} onChange={setUsername} />}</Field>
        <Field label={t('firstPassword')} purpose={t('passwordRule')} required error={fieldError(create.problem, '/password')}>{(w) => <PasswordMaker wiring={w} value={password} onChange={setPassword} />}</Field>
      </div>
      <ProblemAlert problem={create.problem} fieldLabels={{ '/username': t('username'), '/password': t('firstPassword') }} />
      <div className="lc-row"><Button type="submit" kind="primary" disabled={username === '' || password === ''} pending={create.pending}>{t('createLogin')}</Button></div>
    </form>
  );
}
