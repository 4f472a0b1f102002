/** 登记与修改志愿者 */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readVolunteer, registerVolunteer, updateVolunteer } from '../contract/index.ts';
import { volunteeringMessages } from './messages.ts';

type Known = OutputOf<typeof readVolunteer>;
const given = (value: string): string | null => (value.trim() === '' ? null : value.trim());

export function NewVolunteerPage() {
  return <VolunteerForm />;
}

export function EditVolunteerPage() {
  const t = useT(volunteeringMessages);
  const { volunteerId } = useRouteParams<'volunteerId'>();
  const found = useRead(readVolunteer, { volunteerId });
  if (found.data !== undefined) return <VolunteerForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editVolunteer')} trail={[{ text: t('volunteers'), to: '/volunteers' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function VolunteerForm({ known }: { readonly known?: Known }) {
  const t = useT(volunteeringMessages);
  const go = useGo();
  const [draft, setDraft] = useState({
    label: known?.label ?? '', placeId: known?.place?.id, organisationId: known?.organisation?.id, isAdult: known?.isAdult ?? true, guardian: '', guardianAgreedOn: known?.guardianAgreedOn ?? '', contact: '', identityNumber: '', leftOn: known?.leftOn ?? '',
  });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const create = useWrite(registerVolunteer, { invalidates: ['volunteering'], done: { zh: '已登记', en: 'Registered' }, onSuccess: ({ id }) => go(`/volunteers/${id}`) });
  const update = useWrite(updateVolunteer, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/volunteers/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const facts = { label: draft.label, placeId: draft.placeId ?? null, organisationId: draft.organisationId ?? null, isAdult: draft.isAdult, guardianAgreedOn: draft.isAdult ? null : given(draft.guardianAgreedOn) };
  const save = () => void (known === undefined
    ? create.run({ ...facts, guardian: draft.isAdult ? null : given(draft.guardian), contact: given(draft.contact), identityNumber: given(draft.identityNumber) })
    : update.run({ ...facts, volunteerId: known.id, version: known.version, leftOn: given(draft.leftOn), ...(draft.isAdult || given(draft.guardian) === null ? {} : { guardian: draft.guardian }), ...(given(draft.contact) === null ? {} : { contact: draft.contact }) }));
  const kept = known === undefined ? '' : ` · ${t('sealedKept')}`;
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newVolunteer' : 'editVolunteer')} trail={[{ text: t('volunteers'), to: '/volunteers' }, ...(known === undefined ? [] : [{ text: known.label, to: `/volunteers/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            {known === undefined && <p className="lc-quiet">{t('loginNote')}</p>}
            <Field label={t('label')} purpose={t('labelPurpose')} required error={fieldError(problem, '/label')}>{(w) => <TextInput {...w} maxLength={60} value={draft.label} onChange={set('label')} />}</Field>
            <div className="lc-grid">
              <Field label={t('place')} purpose={t('placePurpose')} error={fieldError(problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
              <Field label={t('organisation')} purpose={t('placePurpose')} error={fieldError(problem, '/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={set('organisationId')} /></Suspense>}</Field>
            </div>
            <Checkbox checked={draft.isAdult} onChange={set('isAdult')}>{t('isAdult')}</Checkbox>
            {!draft.isAdult && (
              <div className="lc-grid">
                <Field label={t('guardian')} purpose={`${t('guardianPurpose')}${kept}`} required={known === undefined} error={fieldError(problem, '/guardian')}>{(w) => <TextInput {...w} maxLength={60} value={draft.guardian} onChange={set('guardian')} />}</Field>
                <Field label={t('guardianAgreedOn')} purpose={t('guardianAgreedOnPurpose')} required error={fieldError(problem, '/guardianAgreedOn')}>{(w) => <TextInput {...w} type="date" value={draft.guardianAgreedOn} onChange={set('guardianAgreedOn')} />}</Field>
              </div>
            )}
            <Field label={t('contact')} purpose={`${t('contactPurpose')}${kept}`}>{(w) => <TextInput {...w} maxLength={60} value={draft.contact} onChange={set('contact')} />}</Field>
            {known === undefined && <Field label={t('identityNumber')} purpose={t('identityPurpose')} error={fieldError(problem, '/identityNumber')}>{(w) => <TextInput {...w} maxLength={40} value={draft.identityNumber} onChange={set('identityNumber')} />}</Field>}
            {known !== undefined && <Field label={t('leftOn')} purpose={t('leftOnPurpose')} error={fieldError(problem, '/leftOn')}>{(w) => <TextInput {...w} type="date" value={draft.leftOn} onChange={set('leftOn')} />}</Field>}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t(known === undefined ? 'register' : 'save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/volunteers' : `/volunteers/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
