/** 对象变更 · A new name, a merger or a split; what becomes of its titles follows their rules. */
import { Suspense, useState } from 'react';
import { Replace } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Checkbox, ConfirmButton, Field, fieldError, Select, TextInput } from '#platform/web/ui/index.ts';
import { listSubjects, successionWords, succeedSubject } from '../contract/index.ts';
import type { readSubject } from '../contract/index.ts';
import { SUCCESSIONS } from '../domain/index.ts';
import type { Succession } from '../domain/index.ts';
import { honourMessages } from './messages.ts';
import { SubjectSelect } from './pickers.tsx';
import { useDay } from './use-day.ts';

/** What the change of a place proposes: nothing where a person decides. */
export interface Proposal { readonly succession: Succession; readonly on: string | null; readonly label: string; readonly successorId: string }

export function SuccessionAct({ subject, proposal }: { readonly subject: OutputOf<typeof readSubject>; readonly proposal?: Proposal }) {
  const t = useT(honourMessages);
  const text = useText();
  const [succession, setSuccession] = useState<Succession>(proposal?.succession ?? 'renamed');
  const [today, setPicked] = useDay();
  const [changedOn, setChanged] = useState(proposal?.on ?? '');
  const [on, setOn] = changedOn === '' ? [today, setPicked] as const : [changedOn, setChanged] as const;
  const [label, setLabel] = useState(proposal?.label ?? '');
  const [document, setDocument] = useState('');
  const [isFiled, setFiled] = useState(true);
  const [successorId, setSuccessor] = useState(proposal?.successorId ?? '');
  const succeed = useWrite(succeedSubject, { invalidates: ['honours'], done: { zh: '已记录', en: 'Recorded' } });
  const [others, setOthers] = useState<readonly string[]>([]);
  const more = succession === 'renamed' ? { label } : { successorId, ...(succession === 'split' ? { otherIds: [...others] } : {}) };
  return (
    <ConfirmButton {...(proposal === undefined ? {} : { kind: 'primary' as const })} icon={Replace} label={t('change')} question={t('changeAsk')} action={t('change')} pending={succeed.pending} problem={succeed.problem} onConfirm={() => succeed.run({ subjectId: subject.id, version: subject.version, succession, on, filed: isFiled, document, ...more })}>
      <Field label={t('succession')} required>{(w) => <Select {...w} value={succession} choices={SUCCESSIONS.map((each) => ({ value: each, label: text(successionWords[each]) }))} onChange={(each) => { if (each !== '') setSuccession(each); }} />}</Field>
      <Field label={t('on')} purpose={t('onPurpose')} required error={fieldError(succeed.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      {succession === 'renamed'
        ? <><Field label={t('newLabel')} required error={fieldError(succeed.problem, '/label')}>{(w) => <TextInput {...w} maxLength={120} value={label} onChange={setLabel} />}</Field><Checkbox checked={isFiled} onChange={setFiled}>{t('filed')}</Checkbox></>
        : <SuccessorField subject={subject} value={successorId} onChange={setSuccessor} error={fieldError(succeed.problem, '/successorId')} />}
      {succession === 'split' && [...others, ''].map((value, at) => <Field key={at} label={t('otherPart')} purpose={t('otherPartPurpose')} error={fieldError(succeed.problem, `/otherIds/${at}`)}>{(w) => <Suspense><SubjectSelect {...w} kind={subject.kind} without={[subject.id, successorId, ...others.filter((each) => each !== value)]} value={value} onChange={(id) => setOthers(id === '' ? others.filter((_each, place) => place !== at) : [...others.slice(0, at), id, ...others.slice(at + 1)])} /></Suspense>}</Field>)}
      <Field label={t('document')} purpose={t('documentPurpose')} required error={fieldError(succeed.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
    </ConfirmButton>
  );
}

function SuccessorField({ subject, value, onChange, error }: { readonly subject: OutputOf<typeof readSubject>; readonly value: string; readonly onChange: (id: string) => void; readonly error: string | undefined }) {
  const t = useT(honourMessages);
  const [q, setQ] = useState('');
  const found = useRead(listSubjects, { kind: subject.kind, pageSize: 50, ...(q.trim() === '' ? {} : { q }) });
  const proposed = (subject.placeChange?.successors ?? []).map(({ id, label }) => ({ value: id, label }));
  const others = (found.data?.rows ?? []).filter(({ id }) => id !== subject.id).map(({ id, label, code }) => ({ value: id, label: `${label} · ${code}` }));
  const choices = [...proposed, ...others.filter(({ value: id }) => proposed.every((each) => each.value !== id))];
  return (
    <>
      <Field label={t('searchSubject')}>{(w) => <TextInput {...w} type="search" value={q} onChange={setQ} />}</Field>
      <Field label={t('successor')} purpose={t('successorPurpose')} required error={error}>{(w) => <Select {...w} value={value} placeholder="—" choices={choices} onChange={onChange} />}</Field>
    </>
  );
}
