/** 候选页 · Every condition with its answer, the signatures, and the stars of a household. */
import { useState } from 'react';
import { ArrowUpFromLine, PenLine, Trash2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Segmented, Skeleton, StateTag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { candidateStateWords, groupCandidate, overrideFinding, readCandidate, readSelectionRound, recordCheck, removeCandidate, sourceWords } from '../contract/index.ts';
import { maySetAside } from '../domain/index.ts';
import { departmentMessages } from './department-messages.ts';
import { GroupFields } from './group-fields.tsx';
import type { Groups } from './group-fields.tsx';
import { Material } from './material.tsx';
import { recommendationMessages } from './recommendation-messages.ts';
import { roundMessages } from './round-messages.ts';
import { candidateTones } from './round-words.ts';
import { StarSheet } from './star-sheet.tsx';
import { useDay } from './use-day.ts';

type Known = OutputOf<typeof readCandidate>;

export function CandidatePage() {
  const [t, r] = [useT(roundMessages), useT(recommendationMessages)];
  const text = useText();
  const mayRecommend = useCan('honours.recommend');
  const { candidateId } = useRouteParams<'candidateId'>();
  const found = useRead(readCandidate, { candidateId });
  const candidate = found.data;
  if (candidate === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('candidate')} trail={[{ text: t('rounds'), to: '/selection-rounds' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={candidate.subject.label} trail={[{ text: t('rounds'), to: '/selection-rounds' }, { text: candidate.roundName, to: `/selection-rounds/${candidate.roundId}` }]} about={text({ zh: candidate.titleZh, en: candidate.titleEn })}
        beside={<StateTag tone={candidateTones[candidate.state]} text={candidateStateWords[candidate.state]} />} actions={<>{mayRecommend && <LinkButton icon={ArrowUpFromLine} to="/recommendations/new" search={{ subjectId: candidate.subject.id, candidateId: candidate.id }}>{r('recommend')}</LinkButton>}{candidate.acts.includes('remove') && <Remove candidate={candidate} />}</>}
      />
      <div className="lc-split">
        <div className="lc-stack">
          {candidate.claimedStars !== null && <StarSheet candidateId={candidate.id} />}
          <Findings candidate={candidate} />
          {candidate.checks.length > 0 && <Checks candidate={candidate} />}
          <Material candidate={candidate} />
        </div>
        <div className="lc-stack">
          <Section>
            <KeyValue columns={1} facts={[
              { label: t('subject'), value: <AppLink to={`/honour-subjects/${candidate.subject.id}`}>{candidate.subject.label}</AppLink> }, { label: t('place'), value: candidate.placeZh === null ? null : text({ zh: candidate.placeZh, en: candidate.placeEn ?? candidate.placeZh }) },
              { label: t('number'), value: candidate.blindNumber === null ? null : String(candidate.blindNumber) }, { label: t('source'), value: candidate.fedBy === null ? text(sourceWords[candidate.source]) : <>{text(sourceWords[candidate.source])} · <AppLink to={`/awards/${candidate.fedBy.awardId}`}>{text({ zh: candidate.fedBy.titleZh, en: candidate.fedBy.titleEn })}</AppLink></> }, { label: t('nominatedBy'), value: <>{candidate.nominatedByName} · <DateText value={candidate.nominatedAt} /></> },
              { label: t('groups'), value: candidate.groups.length === 0 ? null : <GroupsSaid candidate={candidate} /> }, { label: t('summary'), value: candidate.summary },
              ...(candidate.reason === null ? [] : [{ label: t('insideReason'), value: candidate.reason }]), ...(candidate.awardId === null ? [] : [{ label: t('award'), value: <AppLink to={`/awards/${candidate.awardId}`}>{t('award')}</AppLink> }]),
            ]} />
          </Section>
        </div>
      </div>
    </>
  );
}

function GroupsSaid({ candidate }: { readonly candidate: Known }) {
  const t = useT(roundMessages);
  const text = useText();
  return (
    <div className="lc-stack">
      {candidate.groups.map((row) => <span key={row.dimension}>{text(row)}：{row.groupZh === null ? <StateTag quiet tone="warn" text={t('groupUnsaid')} /> : text({ zh: row.groupZh, en: row.groupEn ?? row.groupZh })}</span>)}
      {candidate.acts.includes('group') && <div><SayGroups candidate={candidate} /></div>}
    </div>
  );
}

function SayGroups({ candidate }: { readonly candidate: Known }) {
  const t = useT(roundMessages);
  const title = useRead(readSelectionRound, { roundId: candidate.roundId }).data?.titles.find(({ id }) => id === candidate.titleId);
  const [said, setSaid] = useState<Groups>(Object.fromEntries(candidate.groups.map(({ dimension, group }) => [dimension, group ?? ''])));
  const group = useWrite(groupCandidate, { invalidates: ['honours'], done: { zh: '已填写', en: 'Saved' } });
  return (
    <ConfirmButton small icon={PenLine} label={t('sayGroups')} question={t('sayGroupsAsk', { name: candidate.subject.label })} action={t('saveGroups')} pending={group.pending} problem={group.problem} onConfirm={() => group.run({ candidateId: candidate.id, groups: { ...said } })}>
      <GroupFields title={title} value={said} onChange={setSaid} />
    </ConfirmButton>
  );
}

function Findings({ candidate }: { readonly candidate: Known }) {
  const [t, d] = [useT(roundMessages), useT(departmentMessages)];
  const text = useText();
  const byDepartments = candidate.checks.some(({ kind }) => kind === 'department');
  const tones = { met: 'ok', unmet: 'danger', open: 'warn' } as const;
  return (
    <Section title={t('findings')} bare>
      <DataTable
        caption={t('findings')} result={{ data: { rows: candidate.findings, total: candidate.findings.length }, problem: null, refreshing: false }} rowKey={(row) => row.key}
        columns={[
          { key: 'what', title: t('finding'), width: '46%', cell: (row) => <>{text(row)}{row.of !== null && <span className="lc-quiet"> · {t('countOf', { count: row.count ?? 0, of: row.of })}</span>}{row.day !== null && <span className="lc-quiet"> · <DateText value={row.day} /></span>}{row.titles.length > 0 && <p className="lc-small lc-quiet">{row.titles.join('、')}</p>}</> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={row.override !== null || row.isAdvice ? 'held' : tones[row.state]} text={row.isAdvice ? d('advice') : row.state === 'open' && row.code === 'negative' ? t(byDepartments ? 'awaitsDepartments' : 'awaitsSignature') : t(row.state)} /> },
          { key: 'override', title: t('override'), cell: (row) => (row.override !== null ? <span className="lc-small">{t('overriddenBy', { name: row.override.byName, reason: row.override.reason })}</span> : maySetAside(row) && candidate.acts.includes('override') ? <Override candidateId={candidate.id} findingKey={row.key} /> : null) },
        ]}
      />
    </Section>
  );
}

function Override({ candidateId, findingKey }: { readonly candidateId: string; readonly findingKey: string }) {
  const t = useT(roundMessages);
  const [reason, setReason] = useState('');
  const override = useWrite(overrideFinding, { invalidates: ['honours'], done: { zh: '已放行', en: 'Set aside' } });
  return (
    <ConfirmButton small label={t('override')} question={t('overrideAsk')} action={t('override')} pending={override.pending} problem={override.problem} onConfirm={() => override.run({ candidateId, findingKey, reason })}>
      <p>{t('overrideNote')}</p>
      <Field label={t('reason')} required>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Checks({ candidate }: { readonly candidate: Known }) {
  const [t, d] = [useT(roundMessages), useT(departmentMessages)];
  const text = useText();
  const said = (row: Known['checks'][number]): string => (row.said === null ? t('notSaid') : row.kind === 'negative' ? t(row.said ? 'happened' : 'notHappened') : t(row.said ? 'yes' : 'no'));
  return (
    <Section title={t('checks')} bare>
      <DataTable
        caption={t('checks')} result={{ data: { rows: candidate.checks, total: candidate.checks.length }, problem: null, refreshing: false }} rowKey={(row) => `${row.kind}/${row.code}`}
        columns={[
          { key: 'what', title: t('finding'), width: '40%', cell: (row) => text(row) },
          { key: 'said', title: t('state'), cell: (row) => <StateTag quiet tone={row.said === null ? 'neutral' : (row.said === (row.kind !== 'negative') ? 'ok' : 'danger')} text={said(row)} /> },
          { key: 'signed', title: t('signedOn'), wideOnly: true, cell: (row) => (row.signedOn === null ? <span className="lc-quiet">—</span> : <>{row.document === null ? <>{row.signedByName} · <DateText value={row.signedOn} /></> : d('onPaperBy', { document: row.document, name: row.signedByName ?? '' })}{row.reason !== null && <p className="lc-small lc-quiet">{row.reason}</p>}</>) },
          ...(candidate.acts.includes('check') ? [{ key: 'act', title: '', cell: ({ kind, ...row }: Known['checks'][number]) => (kind === 'department' ? null : <Check candidateId={candidate.id} check={{ ...row, kind }} />) }] : []),
        ]}
      />
    </Section>
  );
}

function Check({ candidateId, check }: { readonly candidateId: string; readonly check: Omit<Known['checks'][number], 'kind'> & { readonly kind: 'declared' | 'negative' } }) {
  const t = useT(roundMessages);
  const text = useText();
  const isNegative = check.kind === 'negative';
  const [answer, setAnswer] = useState<'yes' | 'no'>(isNegative ? 'no' : 'yes');
  const [signedOn, setSigned] = useDay();
  const [happenedOn, setHappened] = useState('');
  const [note, setNote] = useState('');
  const record = useWrite(recordCheck, { invalidates: ['honours'], done: { zh: '已记录', en: 'Recorded' } });
  const run = () => record.run({ candidateId, kind: check.kind, code: check.code, said: answer === 'yes', signedOn, happenedOn: isNegative && answer === 'yes' ? happenedOn : null, note: note === '' ? null : note });
  return (
    <ConfirmButton small icon={PenLine} label={t('check')} question={t('checkAsk', { name: text(check) })} action={t('check')} pending={record.pending} problem={record.problem} onConfirm={run}>
      <Segmented label={text(check)} value={answer} choices={[{ value: 'yes', label: t(isNegative ? 'happened' : 'yes') }, { value: 'no', label: t(isNegative ? 'notHappened' : 'no') }]} onChange={setAnswer} />
      <Field label={t('signedOn')} required error={fieldError(record.problem, '/signedOn')}>{(w) => <TextInput {...w} type="date" value={signedOn} onChange={setSigned} />}</Field>
      {isNegative && answer === 'yes' && <Field label={t('happenedOn')} required error={fieldError(record.problem, '/happenedOn')}>{(w) => <TextInput {...w} type="date" value={happenedOn} onChange={setHappened} />}</Field>}
      <Field label={t('note')} purpose={t('notePurpose')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={note} onChange={setNote} />}</Field>
    </ConfirmButton>
  );
}

function Remove({ candidate }: { readonly candidate: Known }) {
  const t = useT(roundMessages);
  const [reason, setReason] = useState('');
  const remove = useWrite(removeCandidate, { invalidates: ['honours'], done: { zh: '已撤下', en: 'Removed' } });
  return (
    <ConfirmButton kind="danger" icon={Trash2} label={t('remove')} question={t('removeAsk')} action={t('remove')} pending={remove.pending} problem={remove.problem} onConfirm={() => remove.run({ candidateId: candidate.id, reason })}>
      <Field label={t('reason')} required>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
