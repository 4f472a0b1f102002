/** 我的账号 · Who one is here, one's password, and where one is signed in. */
import { useState } from 'react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, DataTable, DateText, Field, fieldError, KeyValue, PageHeader, ProblemAlert, Section, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { changePassword, endSession, listSessions, myAbilities, whoAmI } from '../contract/index.ts';
import { loginMessages } from './login-messages.ts';
import './people.css';

export function AccountPage() {
  const t = useT(loginMessages);
  return (
    <>
      <PageHeader title={t('account')} about={t('accountAbout')} />
      <Identity />
      <ChangePassword />
      <Sessions />
    </>
  );
}

function Identity() {
  const t = useT(loginMessages);
  const text = useText();
  const me = useRead(myAbilities, {}).data;
  const login = useRead(whoAmI, {}).data;
  const organisation = me?.organisationNameZh ?? null;
  return (
    <Section>
      <KeyValue
        columns={3}
        facts={[
          { label: t('name'), value: me?.name }, { label: t('username'), value: login && <code>{login.username}</code> }, { label: t('title'), value: me?.title },
          { label: t('organisation'), value: organisation === null ? null : text({ zh: organisation, en: me?.organisationNameEn ?? organisation }) },
          { label: t('roles'), value: me?.roles.map((role) => text({ zh: role.nameZh, en: role.nameEn })).join(' · ') },
        ]}
      />
    </Section>
  );
}

function ChangePassword() {
  const t = useT(loginMessages);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [compared, setCompared] = useState(false);
  const different = next !== repeated;
  const forget = () => { setCurrent(''); setNext(''); setRepeated(''); setCompared(false); };
  const change = useWrite(changePassword, { invalidates: [listSessions], done: { zh: '密码已修改，其他会话已结束', en: 'Password changed, other sessions ended' }, onSuccess: forget });
  const submit = () => {
    setCompared(true);
    if (!different) void change.run({ currentPassword: current, newPassword: next });
  };
  const secret = { type: 'password', maxLength: 200 } as const;
  return (
    <Section title={t('changePassword')} about={t('changeNote')}>
      <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <div className="lc-people-form">
          <div className="lc-people-whole"><Field label={t('currentPassword')} purpose={t('currentPurpose')} required error={fieldError(change.problem, '/currentPassword')}>{(w) => <TextInput {...w} {...secret} autoComplete="current-password" value={current} onChange={setCurrent} />}</Field></div>
          <Field label={t('newPassword')} purpose={t('passwordRule')} required error={fieldError(change.problem, '/newPassword')}>{(w) => <TextInput {...w} {...secret} autoComplete="new-password" value={next} onChange={setNext} />}</Field>
          <Field label={t('repeat')} purpose={t('repeatPurpose')} required error={compared && different ? t('different') : undefined}>{(w) => <TextInput {...w} {...secret} autoComplete="new-password" value={repeated} onChange={setRepeated} />}</Field>
        </div>
        <ProblemAlert problem={change.problem} fieldLabels={{ '/currentPassword': t('currentPassword'), '/newPassword': t('newPassword') }} />
        <div className="lc-row"><Button type="submit" kind="primary" disabled={current === '' || next === '' || repeated === ''} pending={change.pending}>{t('save')}</Button></div>
      </form>
    </Section>
  );
}

function Sessions() {
  const t = useT(loginMessages);
  const sessions = useRead(listSessions, {});
  const rows = sessions.data?.rows ?? [];
  return (
    <Section bare title={t('sessions')} about={t('sessionsAbout')}>
      <DataTable
        caption={t('sessionList')} result={{ ...sessions, data: sessions.data === undefined ? undefined : { rows, total: rows.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'which', title: t('sessions'), cell: (row) => (row.current ? <StateTag tone="ok" text={t('thisSession')} /> : t('otherSession')) },
          { key: 'started', title: t('started'), cell: (row) => <DateText value={row.createdAt} style="dateTime" /> },
          { key: 'seen', title: t('lastSeen'), cell: (row) => <DateText value={row.lastSeenAt} style="dateTime" /> },
          { key: 'expires', title: t('expires'), wideOnly: true, cell: (row) => <DateText value={row.expiresAt} style="dateTime" /> },
          { key: 'end', title: t('actions'), align: 'end', cell: (row) => (row.current ? <span className="lc-quiet">{t('here')}</span> : <EndSession sessionId={row.id} />) },
        ]}
      />
    </Section>
  );
}

function EndSession({ sessionId }: { readonly sessionId: string }) {
  const t = useT(loginMessages);
  const end = useWrite(endSession, { invalidates: [listSessions], done: { zh: '会话已结束', en: 'Session ended' } });
  return <ConfirmButton small kind="quiet" label={t('end')} question={t('endAsk')} action={t('end')} pending={end.pending} problem={end.problem} onConfirm={() => end.run({ sessionId })}><p>{t('endNote')}</p></ConfirmButton>;
}
