/** 人员页 · One person: office, roles, duties now and before, and the login for those who keep logins. */
import { useState } from 'react';
import { PencilLine } from 'lucide-react';
import { useInvalidate, useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useAbilities } from '#platform/web/session.tsx';
import { Button, KeyValue, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Tag } from '#platform/web/ui/index.ts';
import { dutyRoleWords } from '#modules/places/contract/index.ts';
import { readPerson } from '../contract/index.ts';
import { CoverNotice } from './cover-page.tsx';
import { peopleMessages } from './messages.ts';
import { PersonDuties } from './person-duties.tsx';
import { EditPerson } from './person-form.tsx';
import { PersonLogin } from './person-login.tsx';
import { PersonRoles } from './person-roles.tsx';
import { useToday } from './use-people.ts';
import type { Person } from './use-people.ts';
import { usePeriodText } from './words.ts';
import './people.css';

export function PersonPage() {
  const t = useT(peopleMessages);
  const { personId } = useRouteParams<'personId'>();
  const person = useRead(readPerson, { personId });
  const invalidate = useInvalidate();
  useLiveEvents(['duties'], () => void invalidate(['people']));
  if (person.data === undefined) return person.problem === null ? <Skeleton lines={6} /> : <><PageHeader title={t('person')} trail={[{ text: t('persons'), to: '/persons' }]} /><ProblemAlert problem={person.problem} onRetry={person.reload} /></>;
  return <PersonView key={personId} person={person.data} />;
}

function PersonView({ person }: { readonly person: Person }) {
  const t = useT(peopleMessages);
  const can = useAbilities();
  const today = useToday();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PageHeader
        title={person.name} trail={[{ text: t('persons'), to: '/persons' }]}
        beside={<><Tag>{person.code}</Tag>{person.validTo !== null && <StateTag tone="held" text={t(person.validTo > today ? 'leaving' : 'left')} />}</>}
        actions={can('people.managePersons') && !editing && <Button icon={PencilLine} onClick={() => setEditing(true)}>{t('edit')}</Button>}
      />
      <CoverNotice personId={person.id} />
      {editing ? <EditPerson person={person} onClose={() => setEditing(false)} /> : <PersonFacts person={person} />}
      <PersonRoles person={person} />
      <PersonDuties person={person} />
      {can('people.manageLogins') && <PersonLogin person={person} />}
    </>
  );
}

function PersonFacts({ person }: { readonly person: Person }) {
  const t = useT(peopleMessages);
  const text = useText();
  const periodText = usePeriodText();
  return (
    <Section title={t('facts')}>
      <KeyValue
        columns={3}
        facts={[
          { label: t('title'), value: person.title },
          { label: t('organisation'), value: person.organisation === null ? null : <AppLink to="/persons" search={{ organisationId: person.organisation.id }}>{text({ zh: person.organisation.nameZh, en: person.organisation.nameEn })}</AppLink> },
          { label: t('validity'), value: <span className="lc-number">{periodText({ from: person.validFrom, to: person.validTo })}</span> },
          { label: t('duties'), value: person.duties.length === 0 ? t('dutiesNone') : person.duties.map(({ role, count }) => `${text(dutyRoleWords[role])} ${count}`).join(' · ') },
          { label: t('login'), value: t(person.hasLogin ? 'hasLogin' : 'noLogin') },
        ]}
      />
    </Section>
  );
}
