/** 人员表单 · Creating a person, and changing one. */
import { Suspense, useState } from 'react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, LinkButton, PageHeader, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { createPerson, updatePerson } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';
import type { Person } from './use-people.ts';
import './people.css';

interface Draft { readonly name: string; readonly title: string; readonly organisationId: string | undefined }

function NameFields({ draft, problem, onChange }: { readonly draft: Draft; readonly problem: ProblemBody | null; readonly onChange: (next: Partial<Draft>) => void }) {
  const t = useT(peopleMessages);
  return (
    <>
      <Field label={t('nameFull')} purpose={t('namePurpose')} required error={fieldError(problem, '/name')}>{(w) => <TextInput {...w} maxLength={60} autoComplete="off" value={draft.name} onChange={(name) => onChange({ name })} />}</Field>
      <Field label={t('title')} purpose={t('titlePurpose')} error={fieldError(problem, '/title')}>{(w) => <TextInput {...w} maxLength={80} autoComplete="off" value={draft.title} onChange={(title) => onChange({ title })} />}</Field>
      <Field label={t('organisation')} purpose={t('organisationPurpose')} error={fieldError(problem, '/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={(organisationId) => onChange({ organisationId })} /></Suspense>}</Field>
    </>
  );
}

const fieldsOf = (draft: Draft) => ({ name: draft.name, title: draft.title.trim() === '' ? null : draft.title, organisationId: draft.organisationId ?? null });

/** 新建人员 */
export function NewPersonPage() {
  const t = useT(peopleMessages);
  const go = useGo();
  const [draft, setDraft] = useState<Draft>({ name: '', title: '', organisationId: undefined });
  const [code, setCode] = useState('');
  const [validFrom, setValidFrom] = useState('');
  const create = useWrite(createPerson, { invalidates: ['people'], done: { zh: '人员已建立', en: 'Person created' }, onSuccess: ({ id }) => go(`/persons/${id}`) });
  return (
    <>
      <PageHeader title={t('newPerson')} trail={[{ text: t('persons'), to: '/persons' }]} />
      <Section>
        <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void create.run({ code, ...fieldsOf(draft), ...(validFrom === '' ? {} : { validFrom }) }); }}>
          <div className="lc-people-form">
            <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(create.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} autoComplete="off" value={code} onChange={setCode} />}</Field>
            <NameFields draft={draft} problem={create.problem} onChange={(next) => setDraft({ ...draft, ...next })} />
            <Field label={t('validFrom')} purpose={t('validFromPurpose')} error={fieldError(create.problem, '/validFrom')}>{(w) => <TextInput {...w} type="date" value={validFrom} onChange={setValidFrom} />}</Field>
          </div>
          <ProblemAlert problem={create.problem} fieldLabels={{ '/name': t('name'), '/code': t('code') }} />
          <div className="lc-row"><Button type="submit" kind="primary" pending={create.pending}>{t('create')}</Button><LinkButton to="/persons">{t('cancel')}</LinkButton></div>
        </form>
      </Section>
    </>
  );
}

/** 修改人员 */
export function EditPerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const t = useT(peopleMessages);
  const [draft, setDraft] = useState<Draft>({ name: person.name, title: person.title ?? '', organisationId: person.organisation?.id });
  const [validTo, setValidTo] = useState(person.validTo ?? '');
  const save = useWrite(updatePerson, { invalidates: ['people'], done: { zh: '已保存', en: 'Saved' }, onSuccess: onClose });
  return (
    <Section title={t('edit')}>
      <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void save.run({ personId: person.id, ...fieldsOf(draft), validTo: validTo === '' ? null : validTo }); }}>
        <div className="lc-people-form">
          <NameFields draft={draft} problem={save.problem} onChange={(next) => setDraft({ ...draft, ...next })} />
          <Field label={t('leaveDay')} purpose={t('leaveDayPurpose')} error={fieldError(save.problem, '/validTo')}>{(w) => <TextInput {...w} type="date" value={validTo} onChange={setValidTo} />}</Field>
        </div>
        <ProblemAlert problem={save.problem} fieldLabels={{ '/name': t('name'), '/validTo': t('leaveDay') }} />
        <div className="lc-row"><Button type="submit" kind="primary" pending={save.pending}>{t('save')}</Button><Button onClick={onClose}>{t('cancel')}</Button></div>
      </form>
    </Section>
  );
}
