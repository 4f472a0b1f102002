/** 新建账号 · Choose somebody from the list of persons, then user name and first password; who is not on the list is added there first. */
import { useState } from 'react';
import { UserPlus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Field, LinkButton, PageHeader, Section } from '#platform/web/ui/index.ts';
import { readPerson } from '../contract/index.ts';
import { loginMessages } from './login-messages.ts';
import { PersonLogin } from './person-login.tsx';
import { PersonSelect } from './pickers.tsx';

export function NewLoginPage() {
  const t = useT(loginMessages);
  const mayAdd = useCan('people.managePersons');
  const [personId, setPersonId] = useState<string | undefined>();
  const person = useRead(readPerson, { personId: personId ?? '' }, { enabled: personId !== undefined, hold: false }).data;
  return (
    <>
      <PageHeader title={t('newLogin')} about={t('newLoginAbout')} trail={[{ text: t('logins'), to: '/logins' }]} actions={mayAdd && <LinkButton icon={UserPlus} to="/persons/new">{t('newPerson')}</LinkButton>} />
      <Section title={t('whose')}><Field label={t('person')} purpose={t('whosePurpose')} required>{(w) => <PersonSelect {...w} value={personId} onChange={setPersonId} />}</Field></Section>
      {person !== undefined && <PersonLogin key={person.id} person={person} />}
      {person !== undefined && <div className="lc-row"><LinkButton to={`/persons/${person.id}`}>{t('rolesNext', { name: person.name })}</LinkButton></div>}
    </>
  );
}
