/** 对象页 · One subject with its awards, its consent, and what is sealed. */
import { useState } from 'react';
import { FileSignature, Pencil } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { useDay } from './use-day.ts';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, Tag, TextInput } from '#platform/web/ui/index.ts';
import { consentWords, readSubject, readSubjectDetails, recordConsent, standingWords, subjectKindWords } from '../contract/index.ts';
import { CONSENTS } from '../domain/index.ts';
import type { Consent } from '../domain/index.ts';
import { honourMessages } from './messages.ts';
import { subjectMessages } from './subject-messages.ts';
import { SuccessionAct } from './succession-act.tsx';
import type { Proposal } from './succession-act.tsx';
import { standingTones } from './words.ts';

type Known = OutputOf<typeof readSubject>;

export function SubjectPage() {
  const t = useT(honourMessages);
  const s = useT(subjectMessages);
  const text = useText();
  const { subjectId } = useRouteParams<'subjectId'>();
  const [mayRegister, mayOpen] = [useCan('honours.register'), useCan('honours.readDetails')];
  const found = useRead(readSubject, { subjectId });
  const subject = found.data;
  if (subject === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('subject')} trail={[{ text: t('subjects'), to: '/honour-subjects' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={subject.label} trail={[{ text: t('subjects'), to: '/honour-subjects' }]} beside={<><Tag>{text(subjectKindWords[subject.kind])}</Tag>{subject.validTo !== null && <StateTag tone="held" text={t('gone')} />}</>} actions={mayRegister && subject.validTo === null && <><LinkButton icon={Pencil} to={`/honour-subjects/${subject.id}/edit`}>{s('editShort')}</LinkButton><SuccessionAct key={JSON.stringify(proposalOf(subject))} subject={subject} {...(proposalOf(subject) === undefined ? {} : { proposal: proposalOf(subject) as Proposal })} /><ConsentAct subject={subject} /></>} />
      {subject.placeChange !== null && <PlaceChanged change={subject.placeChange} />}
      <div className="lc-split">
        <div className="lc-stack">
          <DataTable
            caption={t('awards')} result={{ ...found, data: { rows: subject.awards, total: subject.awards.length } }} rowKey={(row) => row.id} rowTo={(row) => `/awards/${row.id}`}
            columns={[
              { key: 'title', title: t('title'), cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) }, { key: 'standing', title: t('standing'), cell: (row) => <StateTag quiet tone={standingTones[row.standing]} text={standingWords[row.standing]} /> },
              { key: 'from', title: t('from'), cell: (row) => <DateText value={row.from} /> }, { key: 'number', title: t('number'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.number}</span> },
            ]}
            empty={<EmptyState title={t('noAwards')} />}
          />
        </div>
        <div className="lc-stack">
          <Section>
            <KeyValue columns={1} facts={[
              { label: t('code'), value: <span className="lc-number">{subject.code}</span> }, { label: t('place'), value: subject.place === null ? null : text({ zh: subject.place.nameZh, en: subject.place.nameEn }) },
              { label: t('consent'), value: <>{text(consentWords[subject.consent])}{subject.consentOn !== null && <> · <DateText value={subject.consentOn} />{subject.consentNote !== null && <> · {subject.consentNote}</>}</>}</> },
              ...(subject.kind === 'person' ? [{ label: t('isAdult'), value: subject.isAdult ? t('isAdult') : !subject.isAgeKnown ? t('refusal_age_unknown') : subject.bornOn === null ? t('underAge') : <DateText value={subject.bornOn} /> }] : []),
              ...(subject.succeededBy === null ? [] : [{ label: t('succeededBy'), value: <AppLink to={`/honour-subjects/${subject.succeededBy.id}`}>{subject.succeededBy.label}</AppLink> }]),
            ]} />
          </Section>
          {mayOpen && subject.hasDetails && <SealedDetails subjectId={subject.id} />}
        </div>
      </div>
    </>
  );
}

/** A merger goes to the one place its area went to, a new name stays with the subject; of a split, or where nothing is known, a person decides. */
function proposalOf({ placeChange }: Known): Proposal | undefined {
  if (placeChange === null) return undefined;
  const [only] = placeChange.successors;
  return {
    succession: placeChange.change === 'closed' ? 'merged' : placeChange.change, on: placeChange.on, label: placeChange.change === 'renamed' ? placeChange.placeZh : '',
    successorId: placeChange.change === 'merged' && placeChange.successors.length === 1 ? only?.id ?? '' : '',
  };
}

function PlaceChanged({ change }: { readonly change: NonNullable<Known['placeChange']> }) {
  const t = useT(subjectMessages);
  const text = useText();
  const place = text({ zh: change.placeZh, en: change.placeEn });
  const to = change.places.map((each) => text({ zh: each.nameZh, en: each.nameEn })).join('、');
  return (
    <Notice tone="warn" title={t(({ renamed: 'placeRenamed', merged: 'placeMerged', split: 'placeSplit', closed: 'placeClosed' } as const)[change.change], { place, to })}>
      {change.on !== null && <p><DateText value={change.on} /></p>}
      <ul className="lc-honours-rules">{change.fates.map((each) => <li key={each.number}>{text({ zh: each.titleZh, en: each.titleEn })} · {each.number}：{t(each.fate === 'carries' ? 'fateCarries' : 'fateEnds')}</li>)}</ul>
      <p>{t(change.change === 'renamed' ? 'placeRenamedAdvice' : change.successors.length === 0 ? 'placeWithoutSuccessor' : change.change === 'merged' ? 'placeMergedAdvice' : 'placeSplitAdvice')}</p>
    </Notice>
  );
}

/** Opened by a press, so that nobody reads it in passing. */
function SealedDetails({ subjectId }: { readonly subjectId: string }) {
  const t = useT(honourMessages);
  const [isOpen, setOpen] = useState(false);
  const details = useRead(readSubjectDetails, { subjectId }, { enabled: isOpen });
  return (
    <Section title={t('details')} actions={!isOpen && <Button onClick={() => setOpen(true)}>{t('seeDetails')}</Button>}>
      {details.problem !== null && <ProblemAlert problem={details.problem} />}
      {details.data !== undefined && <KeyValue columns={1} facts={[{ label: t('houseNumber'), value: details.data.houseNumber }, { label: t('contact'), value: details.data.contact }, { label: t('guardian'), value: details.data.guardian }]} />}
    </Section>
  );
}

function ConsentAct({ subject }: { readonly subject: Known }) {
  const t = useT(honourMessages);
  const text = useText();
  const [consent, setConsent] = useState<Consent>('given');
  const [on, setOn] = useDay();
  const [note, setNote] = useState('');
  const record = useWrite(recordConsent, { invalidates: ['honours'], done: { zh: '已记录', en: 'Recorded' } });
  return (
    <ConfirmButton icon={FileSignature} label={t('recordConsent')} question={t('recordConsentAsk')} action={t('recordConsent')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ subjectId: subject.id, consent, on, note })}>
      <Field label={t('consent')} required>{(w) => <Select {...w} value={consent} choices={CONSENTS.filter((each) => each !== 'notAsked').map((each) => ({ value: each, label: text(consentWords[each]) }))} onChange={(each) => { if (each !== '') setConsent(each); }} />}</Field>
      <Field label={t('consentOn')} required error={fieldError(record.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('consentNote')} purpose={t('consentNotePurpose')} required error={fieldError(record.problem, '/note')}>{(w) => <TextInput {...w} maxLength={300} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}
