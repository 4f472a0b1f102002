/** 登记关爱对象 · What is asked, and whether the situations make somebody eligible, said while they are ticked. */
import { Suspense, useState } from 'react';
import { UserPlus } from 'lucide-react';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { listSituations, readScheme, registerRecipient } from '../contract/index.ts';
import { eligibility } from '../domain/index.ts';
import './care.css';
import { careMessages } from './messages.ts';
import { SituationBoxes } from './situation-boxes.tsx';

type Scheme = OutputOf<typeof readScheme>;
const given = (value: string): string | null => (value.trim() === '' ? null : value.trim());

export function RegisterPage() {
  const t = useT(careMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const found = useRead(readScheme, { schemeId });
  if (found.data !== undefined) return <RecipientForm scheme={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('registerTitle')} trail={[{ text: t('schemes'), to: '/care' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function Explained({ scheme, chosen }: { readonly scheme: Scheme; readonly chosen: readonly string[] }) {
  const t = useT(careMessages);
  const text = useText();
  const names = new Map((useRead(listSituations, {}).data?.rows ?? []).map((row) => [row.code, text({ zh: row.nameZh, en: row.nameEn })]));
  const of = (codes: readonly string[]) => codes.map((code) => names.get(code) ?? code).join(text({ zh: '、', en: ', ' }));
  const answer = eligibility(chosen, { all: scheme.needsAll, any: scheme.needsAny });
  return (
    <Notice tone={answer.isEligible ? 'ok' : 'info'} title={t(answer.isEligible ? 'eligible' : 'notEligible')}>
      {answer.met.length > 0 && <p>{t('met', { what: of(answer.met) })}</p>}{answer.missing.length > 0 && <p>{t('missing', { what: of(answer.missing) })}</p>}{answer.alternatives.length > 0 && <p>{t('oneOf', { what: of(answer.alternatives) })}</p>}
    </Notice>
  );
}

function RecipientForm({ scheme }: { readonly scheme: Scheme }) {
  const t = useT(careMessages);
  const go = useGo();
  const situations = useRead(listSituations, {}).data?.rows ?? [];
  const [draft, setDraft] = useState({ label: '', placeId: undefined as string | undefined, organisationId: undefined as string | undefined, situations: [] as string[], isUnder14: false, agreesToName: false, houseNumber: '', contact: '', identityNumber: '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const register = useWrite(registerRecipient, { invalidates: ['care'], done: { zh: '已登记', en: 'Registered' }, onSuccess: ({ id }) => go(`/care-recipients/${id}`) });
  const error = (pointer: string) => fieldError(register.problem, pointer);
  const save = () => void register.run({
    schemeId: scheme.id, label: draft.label, placeId: draft.placeId ?? null, organisationId: draft.organisationId ?? null, situations: draft.situations, isUnder14: draft.isUnder14, agreesToName: draft.agreesToName && !draft.isUnder14,
    houseNumber: given(draft.houseNumber), contact: given(draft.contact), identityNumber: given(draft.identityNumber),
  });
  return (
    <>
      <PageHeader title={t('registerTitle')} about={scheme.whoText} trail={[{ text: t('schemes'), to: '/care' }, { text: scheme.name, to: `/care/${scheme.id}` }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={register.problem} />
            <Field label={t('label')} purpose={t('labelPurpose')} required error={error('/label')}>{(w) => <TextInput {...w} maxLength={60} value={draft.label} onChange={set('label')} />}</Field>
            <div className="lc-grid">
              <Field label={t('place')} purpose={t('placePurpose')} error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
              <Field label={t('organisation')} purpose={t('placePurpose')} error={error('/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={set('organisationId')} /></Suspense>}</Field>
            </div>
            <SituationBoxes legend={t('situations')} purpose={t('needsPurpose')} situations={situations} chosen={draft.situations} onChange={set('situations')} />
            <Explained scheme={scheme} chosen={draft.situations} />
            <div className="lc-grid">
              <Field label={t('houseNumber')} purpose={t('housePurpose')} required={scheme.byHousehold} error={error('/houseNumber')}>{(w) => <TextInput {...w} maxLength={60} value={draft.houseNumber} onChange={set('houseNumber')} />}</Field>
              <Field label={t('contact')} purpose={t('contactPurpose')} error={error('/contact')}>{(w) => <TextInput {...w} maxLength={60} value={draft.contact} onChange={set('contact')} />}</Field>
              <Field label={t('identity')} purpose={t('identityPurpose')} error={error('/identityNumber')}>{(w) => <TextInput {...w} maxLength={40} value={draft.identityNumber} onChange={set('identityNumber')} />}</Field>
            </div>
            <Checkbox checked={draft.isUnder14} onChange={set('isUnder14')}>{t('under14')}</Checkbox>
            <Checkbox checked={draft.agreesToName && !draft.isUnder14} disabled={draft.isUnder14} onChange={set('agreesToName')}>{t('agrees')}</Checkbox>
            <div className="lc-row"><Button kind="primary" type="submit" icon={UserPlus} pending={register.pending}>{t('register')}</Button><Button kind="quiet" onClick={() => go(`/care/${scheme.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
