/** 新同事 · A person, a login and a role in one form: how the first people of a programme come in. */
import { useState } from 'react';
import { ArrowRight, UserPlus } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, Field, fieldError, Notice, ProblemAlert, TextInput } from '#platform/web/ui/index.ts';
import { assignRole, createLogin, createPerson, readPerson } from '../contract/index.ts';
import { loginMessages } from './login-messages.ts';
import { PasswordMaker } from './login-parts.tsx';
import { PersonSelect } from './pickers.tsx';
import './people.css';

interface NewColleagueProps {
  readonly role: 'programmeOffice' | 'inspector';
  /** Asked for by the person, once the password is written down: nothing shows it again. */
  readonly onDone: () => void;
}

/** What was done already stays done: after a refusal the rest is tried again, not everything. */
export function NewColleague({ role, onDone }: NewColleagueProps) {
  const t = useT(loginMessages);
  const [newName, setName] = useState('');
  const [knownId, setKnown] = useState<string | undefined>();
  const known = useRead(readPerson, { personId: knownId ?? '' }, { enabled: knownId !== undefined, hold: false }).data;
  const name = knownId === undefined ? newName : known?.name ?? '';
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [hasRole, setHasRole] = useState(false);
  const [made, setMade] = useState<{ readonly name: string; readonly username: string; readonly password: string } | null>(null);
  const person = useWrite(createPerson);
  const give = useWrite(assignRole);
  const login = useWrite(createLogin, { invalidates: ['people'] });
  const problem = person.problem ?? give.problem ?? login.problem;
  const run = async () => {
    const id = knownId ?? personId ?? (await person.run({ code: username, name }))?.id;
    if (id === undefined) return;
    setPersonId(id);
    if (!hasRole && (await give.run({ personId: id, roleCode: role, anchor: { kind: 'programme' } })) === undefined) return;
    setHasRole(true);
    if ((await login.run({ personId: id, username, password })) === undefined) return;
    setMade({ name, username, password });
    setPersonId(null);
    setHasRole(false);
    setName('');
    setKnown(undefined);
    setUsername('');
    setPassword('');
  };
  return (
    <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void run(); }}>
      {made !== null && <div role="status"><Notice tone="ok" title={t('colleagueMade', { name: made.name })}><p>{t('username')} <strong className="lc-number">{made.username}</strong> · {t('firstPassword')} <strong className="lc-number">{made.password}</strong></p><p>{t('colleagueOnce')}</p><Button small kind="primary" icon={ArrowRight} onClick={onDone}>{t('colleagueOn')}</Button></Notice></div>}
      <div className="lc-people-form">
        {role === 'inspector' && <div className="lc-people-whole"><Field label={t('knownPerson')} purpose={t('knownPersonPurpose')}>{(w) => <PersonSelect {...w} value={knownId} onChange={(id) => { setKnown(id); setHasRole(false); }} />}</Field></div>}
        {knownId === undefined && <Field label={t('name')} purpose={t('colleaguePurpose')} required error={fieldError(person.problem, '/name')}>{(w) => <TextInput {...w} maxLength={60} autoComplete="off" value={newName} onChange={setName} />}</Field>}
        <Field label={t('username')} purpose={t('usernamePurpose')} required error={fieldError(login.problem, '/username') ?? fieldError(person.problem, '/code')}>{(w) => <TextInput {...w} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} value={username} onChange={(next) => setUsername(next.trim().toLowerCase())} />}</Field>
        <div className="lc-people-whole"><Field label={t('firstPassword')} purpose={t('passwordRule')} required error={fieldError(login.problem, '/password')}>{(w) => <PasswordMaker wiring={w} value={password} onChange={setPassword} />}</Field></div>
      </div>
      <ProblemAlert problem={problem} fieldLabels={{ '/username': t('username'), '/password': t('firstPassword'), '/name': t('name') }} />
      <div className="lc-row"><Button type="submit" kind={made === null ? 'primary' : 'plain'} icon={UserPlus} disabled={name === '' || username === '' || password === ''} pending={person.pending || give.pending || login.pending}>{t(made === null ? 'createLogin' : 'createAnother')}</Button></div>
    </form>
  );
}
