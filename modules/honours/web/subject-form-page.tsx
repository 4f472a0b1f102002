/** 登记对象 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Select, TextInput } from '#platform/web/ui/index.ts';
import { createSubject, subjectKindWords } from '../contract/index.ts';
import { SUBJECT_KINDS } from '../domain/index.ts';
import type { SubjectKind } from '../domain/index.ts';
import { honourMessages } from './messages.ts';

export function SubjectFormPage() {
  const t = useT(honourMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({ kind: 'household' as SubjectKind, code: '', label: '', placeId: undefined as string | undefined, houseNumber: '', contact: '', guardian: '', isAdult: false, bornOn: '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createSubject, { invalidates: ['honours'], done: { zh: '已登记', en: 'Registered' }, onSuccess: ({ id }) => go(`/honour-subjects/${id}`) });
  const given = (value: string) => (value.trim() === '' ? null : value);
  const save = () => void create.run({
    kind: draft.kind, code: draft.code, label: draft.label, placeId: draft.placeId ?? null, houseNumber: draft.kind === 'household' ? given(draft.houseNumber) : null, contact: given(draft.contact), guardian: given(draft.guardian),
    isAdult: draft.kind === 'person' && draft.isAdult, bornOn: draft.kind === 'person' && !draft.isAdult ? given(draft.bornOn) : null,
  });
  return (
    <>
      <PageHeader title={t('newSubject')} trail={[{ text: t('subjects'), to: '/honour-subjects' }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={create.problem} />
            <div className="lc-grid">
              <Field label={t('kind')} required>{(w) => <Select {...w} value={draft.kind} choices={SUBJECT_KINDS.map((kind) => ({ value: kind, label: text(subjectKindWords[kind]) }))} onChange={(kind) => { if (kind !== '') set('kind')(kind); }} />}</Field>
              <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(create.problem, '/code')}>{(w) => <TextInput {...w} maxLength={80} value={draft.code} onChange={set('code')} />}</Field>
            </div>
            <Field label={t('label')} purpose={t('labelPurpose')} required error={fieldError(create.problem, '/label')}>{(w) => <TextInput {...w} maxLength={120} value={draft.label} onChange={set('label')} />}</Field>
            <Field label={t('place')} purpose={t('placeCodePurpose')} error={fieldError(create.problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
            {draft.kind === 'household' && <Field label={t('houseNumber')} purpose={t('houseNumberPurpose')}>{(w) => <TextInput {...w} maxLength={60} value={draft.houseNumber} onChange={set('houseNumber')} />}</Field>}
            {draft.kind === 'person' && (
              <>
                <p className="lc-quiet lc-small">{t('isAdultPurpose')}</p>
                <Checkbox checked={draft.isAdult} onChange={set('isAdult')}>{t('isAdult')}</Checkbox>
                {!draft.isAdult && <Field label={t('bornOn')} purpose={t('bornOnPurpose')} error={fieldError(create.problem, '/bornOn')}>{(w) => <TextInput {...w} type="date" value={draft.bornOn} onChange={set('bornOn')} />}</Field>}
                {!draft.isAdult && <Field label={t('guardian')}>{(w) => <TextInput {...w} maxLength={120} value={draft.guardian} onChange={set('guardian')} />}</Field>}
              </>
            )}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={create.pending}>{t('register')}</Button><Button kind="quiet" onClick={() => go('/honour-subjects')}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
