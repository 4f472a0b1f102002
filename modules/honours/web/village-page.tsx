/** 本村家庭 · For a village secretary with a phone: claims that wait, then the households, each with its consent. */
import { Suspense, useState } from 'react';
import { Check, FileSignature, Home, Inbox, Undo2, UserPlus } from 'lucide-react';
import { PlaceSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, Checkbox, ConfirmButton, DateText, EmptyState, Field, fieldError, FilterBar, PageHeader, Pager, ProblemAlert, Section, Segmented, Select, Skeleton, StateTag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { acceptVillageClaim, consentFormWords, consentWords, exportVillageClaims, listSubjects, listVillageClaims, nominationStateWords, recordHouseholdConsent, registerHousehold, returnVillageClaim } from '../contract/index.ts';
import { CONSENT_FORMS, CONSENTS } from '../domain/index.ts';
import type { Consent, ConsentForm } from '../domain/index.ts';
import { useDay } from './use-day.ts';
import { villageMessages } from './village-messages.ts';
import { nominationTones } from './words.ts';
import './honours.css';

type Claim = OutputOf<typeof listVillageClaims>['rows'][number];
type Household = OutputOf<typeof listSubjects>['rows'][number];
const WRITES = { invalidates: ['honours'], done: { zh: '已保存', en: 'Saved' } };
const consentTones = { notAsked: 'neutral', given: 'ok', refused: 'danger', withdrawn: 'danger' } as const;
const NEW = 'new';

export function VillagePage() {
  const t = useT(villageMessages);
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={<AddHousehold />} />
      <div className="lc-stack"><Claims /><Households /></div>
    </>
  );
}

function Claims() {
  const t = useT(villageMessages);
  const text = useText();
  const [all, setAll] = useState(false);
  const asked = all ? {} : { state: 'received' as const };
  const found = useRead(listVillageClaims, { ...asked, pageSize: 50 });
  return (
    <Section title={t(all ? 'allClaims' : 'claims')} actions={<><Button kind="quiet" onClick={() => setAll(!all)}>{t(all ? 'showWaiting' : 'showAll')}</Button><ListExport operation={exportVillageClaims} input={asked} total={found.data?.total} /></>}>
      <ProblemAlert problem={found.problem} />
      {found.data === undefined ? <Skeleton height="8rem" /> : found.data.total === 0 ? <EmptyState icon={Inbox} title={t('claimsNone')} advice={t('claimsNoneAdvice')} /> : (
        <ul className="lc-honours-board">
          {found.data.rows.map((claim) => (
            <li key={claim.id}>
              <p className="lc-honours-board-name">{claim.nominee} <span className="lc-quiet lc-small">{text({ zh: claim.titleZh, en: claim.titleEn })} · <DateText value={claim.receivedAt} /></span> <StateTag quiet tone={nominationTones[claim.state]} text={nominationStateWords[claim.state]} /></p>
              {claim.words !== null && <p>{claim.words}</p>}
              {claim.stars.length > 0 && <ul className="lc-honours-said" aria-label={t('stars')}>{claim.stars.map((star) => <li key={star.code}>{text(star)}{star.words !== null && <span className="lc-quiet">：{star.words}</span>}</li>)}</ul>}
              {claim.state === 'received' && <div className="lc-row">{claim.mayAccept ? <Accept claim={claim} /> : <p className="lc-quiet lc-small">{t('closed')}</p>}<SendBack claim={claim} /></div>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Accept({ claim }: { readonly claim: Claim }) {
  const t = useT(villageMessages);
  const [chosen, setChosen] = useState(claim.households[0]?.id ?? NEW);
  const [houseNumber, setHouse] = useState('');
  const [sameName, setSame] = useState(false);
  const accept = useWrite(acceptVillageClaim, WRITES);
  const fresh = { houseNumber: houseNumber.trim() === '' ? null : houseNumber, sameName };
  return (
    <ConfirmButton kind="primary" icon={Check} label={t('accept')} question={t('acceptAsk', { name: claim.nominee })} action={t('accept')} pending={accept.pending} problem={accept.problem} onConfirm={() => accept.run({ nominationId: claim.id, ...(chosen === NEW ? fresh : { subjectId: chosen }) })}>
      <Field label={t('household')} required>{(w) => <Select {...w} value={chosen} choices={[...claim.households.map(({ id, code, label }) => ({ value: id, label: `${label} · ${code}` })), { value: NEW, label: t('newHousehold') }]} onChange={setChosen} />}</Field>
      {chosen === NEW && <Field label={t('houseNumber')} purpose={t('houseNumberPurpose')} error={fieldError(accept.problem, '/houseNumber')}>{(w) => <TextInput {...w} maxLength={60} value={houseNumber} onChange={setHouse} />}</Field>}
      {chosen === NEW && claim.households.length > 0 && <Checkbox checked={sameName} onChange={setSame}>{t('sameName')}</Checkbox>}
    </ConfirmButton>
  );
}

function SendBack({ claim }: { readonly claim: Claim }) {
  const t = useT(villageMessages);
  const [reason, setReason] = useState('');
  const back = useWrite(returnVillageClaim, WRITES);
  return (
    <ConfirmButton icon={Undo2} label={t('back')} question={t('backAsk', { name: claim.nominee })} action={t('back')} pending={back.pending} problem={back.problem} onConfirm={() => back.run({ nominationId: claim.id, reason })}>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(back.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Households() {
  const t = useT(villageMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'consent'], sorts: bothWays(['label', 'code']) });
  const found = useRead(listSubjects, { kind: 'household', sort: 'label', ...(table.filters as { q?: string; consent?: Consent }), page: table.page, pageSize: table.pageSize });
  return (
    <Section title={t('households')}>
      <div className="lc-stack">
        <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'consent', kind: 'one', label: t('consentFilter'), choices: CONSENTS.map((consent) => ({ value: consent, label: text(consentWords[consent]) })) }]} />
        <ProblemAlert problem={found.problem} />
        {found.data === undefined ? <Skeleton height="20rem" /> : found.data.total === 0 ? <EmptyState icon={Home} title={t('none')} advice={t('noneAdvice')} /> : (
          <ul className="lc-honours-board">
            {found.data.rows.map((row) => (
              <li key={row.id}>
                <p className="lc-honours-board-name"><AppLink to={`/honour-subjects/${row.id}`}>{row.label}</AppLink> <span className="lc-quiet lc-small">{row.code}{row.place !== null && <> · {text({ zh: row.place.nameZh, en: row.place.nameEn })}</>}</span></p>
                <div className="lc-row"><StateTag quiet tone={consentTones[row.consent]} text={consentWords[row.consent]} />{row.consentOn !== null && <span className="lc-quiet lc-small"><DateText value={row.consentOn} /></span>}<RecordConsent household={row} /></div>
              </li>
            ))}
          </ul>
        )}
        {found.data !== undefined && <Pager table={table} total={found.data.total} />}
      </div>
    </Section>
  );
}

function RecordConsent({ household }: { readonly household: Household }) {
  const t = useT(villageMessages);
  const text = useText();
  const [consent, setConsent] = useState<'given' | 'refused' | 'withdrawn'>(household.consent === 'given' ? 'withdrawn' : 'given');
  const [on, setOn] = useDay();
  const [form, setForm] = useState<ConsentForm>('signed');
  const [note, setNote] = useState('');
  const record = useWrite(recordHouseholdConsent, WRITES);
  return (
    <ConfirmButton icon={FileSignature} label={t('record')} question={t('recordAsk', { name: household.label })} action={t('record')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ subjectId: household.id, consent, on, form, note })}>
      <Segmented label={t('answer')} value={consent} choices={(['given', 'refused', 'withdrawn'] as const).map((each) => ({ value: each, label: t(each) }))} onChange={setConsent} />
      {consent === 'withdrawn' && <p>{t('told')}</p>}
      <Field label={t('on')} required error={fieldError(record.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Segmented label={t('form')} value={form} choices={CONSENT_FORMS.map((each) => ({ value: each, label: text(consentFormWords[each]) }))} onChange={setForm} />
      <Field label={t('note')} purpose={t('notePurpose')} error={fieldError(record.problem, '/note')}>{(w) => <TextInput {...w} maxLength={200} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}

function AddHousehold() {
  const t = useT(villageMessages);
  const empty = { placeId: undefined as string | undefined, label: '', houseNumber: '', contact: '', sameName: false };
  const [draft, setDraft] = useState(empty);
  const add = useWrite(registerHousehold, { ...WRITES, onSuccess: () => setDraft({ ...empty, placeId: draft.placeId }) });
  const given = (value: string): string | null => (value.trim() === '' ? null : value);
  const isAlike = add.problem?.code === 'honours.household_alike';
  return (
    <ConfirmButton kind="primary" icon={UserPlus} label={t('add')} question={t('addAsk')} action={t('add')} pending={add.pending} problem={add.problem} onConfirm={() => add.run({ placeId: draft.placeId ?? '', label: draft.label, houseNumber: given(draft.houseNumber), contact: given(draft.contact), sameName: draft.sameName })}>
      <Field label={t('place')} required error={fieldError(add.problem, '/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={(placeId) => setDraft({ ...draft, placeId })} /></Suspense>}</Field>
      <Field label={t('label')} purpose={t('labelPurpose')} required error={fieldError(add.problem, '/label')}>{(w) => <TextInput {...w} maxLength={120} value={draft.label} onChange={(label) => setDraft({ ...draft, label })} />}</Field>
      {(isAlike || draft.sameName) && <Checkbox checked={draft.sameName} onChange={(sameName) => setDraft({ ...draft, sameName })}>{t('sameName')}</Checkbox>}
      <Field label={t('houseNumber')} purpose={t('houseNumberPurpose')} error={fieldError(add.problem, '/houseNumber')}>{(w) => <TextInput {...w} maxLength={60} value={draft.houseNumber} onChange={(houseNumber) => setDraft({ ...draft, houseNumber })} />}</Field>
      <Field label={t('contact')} purpose={t('contactPurpose')} error={fieldError(add.problem, '/contact')}>{(w) => <TextInput {...w} maxLength={120} value={draft.contact} onChange={(contact) => setDraft({ ...draft, contact })} />}</Field>
    </ConfirmButton>
  );
}
