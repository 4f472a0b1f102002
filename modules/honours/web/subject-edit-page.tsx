/** 修改对象 · What is sealed is opened by a press and changed only then; what somebody else changed meanwhile is shown before anything is overwritten. */
import { Suspense, useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { Button, Checkbox, Field, fieldError, KeyValue, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readSubject, readSubjectDetails, updateSubject } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import { subjectMessages } from './subject-messages.ts';

type Known = OutputOf<typeof readSubject>;
interface Draft { label: string; placeId: string | undefined; organisationId: string | undefined; isAdult: boolean; bornOn: string }
type Sealed = Record<'houseNumber' | 'contact' | 'guardian', string>;

const draftOf = (known: Known): Draft => ({ label: known.label, placeId: known.place?.id, organisationId: known.organisation?.id, isAdult: known.isAdult, bornOn: known.bornOn ?? '' });
const given = (value: string): string | null => (value.trim() === '' ? null : value);

export function SubjectEditPage() {
  const t = useT(honourMessages);
  const { subjectId } = useRouteParams<'subjectId'>();
  const found = useRead(readSubject, { subjectId });
  const known = found.data;
  const trail = [{ text: t('subjects'), to: '/honour-subjects' }, { text: known?.label ?? t('subject'), to: `/honour-subjects/${subjectId}` }];
  return (
    <>
      <PageHeader title={useT(subjectMessages)('edit')} trail={trail} />
      {known === undefined ? (found.problem === null ? <Skeleton height="24rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />) : <EditForm known={known} reload={found.reload} />}
    </>
  );
}

/** What another person made of the record since it was opened here, and the two ways on. */
function ChangedMeanwhile({ known, onTheirs, onMine }: { readonly known: Known; readonly onTheirs: () => void; readonly onMine: () => void }) {
  const [t, h] = [useT(subjectMessages), useT(honourMessages)];
  const text = useText();
  return (
    <Notice tone="warn" title={t('changed')}>
      <p>{t('changedNote')}</p>
      <KeyValue columns={1} facts={[{ label: h('label'), value: known.label }, { label: h('place'), value: known.place === null ? null : text({ zh: known.place.nameZh, en: known.place.nameEn }) }, { label: t('organisation'), value: known.organisation === null ? null : text({ zh: known.organisation.nameZh, en: known.organisation.nameEn }) }]} />
      <div className="lc-row"><Button onClick={onTheirs}>{t('takeTheirs')}</Button><Button onClick={onMine}>{t('keepMine')}</Button></div>
    </Notice>
  );
}

function EditForm({ known, reload }: { readonly known: Known; readonly reload: () => void }) {
  const [t, h] = [useT(subjectMessages), useT(honourMessages)];
  const go = useGo();
  const mayOpen = useCan('honours.readDetails');
  const [base, setBase] = useState(known);
  const [draft, setDraft] = useState(() => draftOf(known));
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const set = <Name extends keyof Draft>(name: Name) => (value: Draft[Name]) => setDraft({ ...draft, [name]: value });
  const update = useWrite(updateSubject, { invalidates: ['honours'], done: { zh: '已修改', en: 'Changed' }, onSuccess: ({ id }) => go(`/honour-subjects/${id}`) });
  const isPerson = known.kind === 'person';
  const save = async () => {
    const birthday = isPerson && mayOpen && !draft.isAdult ? { bornOn: given(draft.bornOn) } : {};
    const opened = sealed === null ? {} : { houseNumber: given(sealed.houseNumber), contact: given(sealed.contact), guardian: given(sealed.guardian) };
    const saved = await update.run({ subjectId: known.id, version: base.version, label: draft.label, placeId: draft.placeId ?? null, organisationId: draft.organisationId ?? null, isAdult: isPerson && draft.isAdult, ...birthday, ...opened });
    if (saved === undefined) reload();
  };
  const isChanged = known.version !== base.version;
  const settle = (next: Draft) => { update.clear(); setDraft(next); setBase(known); };
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {isChanged && !update.pending && <ChangedMeanwhile known={known} onTheirs={() => settle(draftOf(known))} onMine={() => settle(draft)} />}
      <Section>
        <div className="lc-stack">
          {!isChanged && <ProblemAlert problem={update.problem} />}
          <Field label={h('label')} purpose={h('labelPurpose')} required error={fieldError(update.problem, '/label')}>{(w) => <TextInput {...w} maxLength={120} value={draft.label} onChange={set('label')} />}</Field>
          <div className="lc-grid">
            <Field label={h('place')} purpose={h('placeCodePurpose')} error={fieldError(update.problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
            <Field label={t('organisation')} error={fieldError(update.problem, '/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={draft.organisationId} onChange={set('organisationId')} /></Suspense>}</Field>
          </div>
          {isPerson && <Checkbox checked={draft.isAdult} onChange={set('isAdult')}>{h('isAdult')}</Checkbox>}
          {isPerson && mayOpen && !draft.isAdult && <Field label={h('bornOn')} purpose={h('bornOnPurpose')} error={fieldError(update.problem, '/bornOn')}>{(w) => <TextInput {...w} type="date" value={draft.bornOn} onChange={set('bornOn')} />}</Field>}
          {mayOpen && <SealedFields known={known} value={sealed} onChange={setSealed} withGuardian={isPerson && !draft.isAdult} />}
          <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={update.pending} disabled={isChanged}>{t('save')}</Button><Button kind="quiet" onClick={() => go(`/honour-subjects/${known.id}`)}>{h('cancel')}</Button></div>
        </div>
      </Section>
    </form>
  );
}

function SealedFields({ known, value, onChange, withGuardian }: { readonly known: Known; readonly value: Sealed | null; readonly onChange: (next: Sealed) => void; readonly withGuardian: boolean }) {
  const [t, h] = [useT(subjectMessages), useT(honourMessages)];
  const [isAsked, setAsked] = useState(false);
  const details = useRead(readSubjectDetails, { subjectId: known.id }, { enabled: isAsked });
  const now = value ?? (details.data === undefined ? null : { houseNumber: details.data.houseNumber ?? '', contact: details.data.contact ?? '', guardian: details.data.guardian ?? '' });
  if (now === null) return <div className="lc-stack"><ProblemAlert problem={details.problem} /><div><Button onClick={() => setAsked(true)}>{t('openSealed')}</Button></div></div>;
  const set = (name: keyof Sealed) => (text: string) => onChange({ ...now, [name]: text });
  return (
    <div className="lc-grid">
      {known.kind === 'household' && <Field label={h('houseNumber')} purpose={h('houseNumberPurpose')}>{(w) => <TextInput {...w} maxLength={60} value={now.houseNumber} onChange={set('houseNumber')} />}</Field>}
      <Field label={h('contact')} purpose={t('sealedPurpose')}>{(w) => <TextInput {...w} maxLength={120} value={now.contact} onChange={set('contact')} />}</Field>
      {withGuardian && <Field label={h('guardian')} purpose={t('sealedPurpose')}>{(w) => <TextInput {...w} maxLength={120} value={now.guardian} onChange={set('guardian')} />}</Field>}
    </div>
  );
}
