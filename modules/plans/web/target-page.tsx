/** 目标页 · One target: its value phase by phase, and every reading with its source. */
import { useState } from 'react';
import { ListPlus, Pencil, Ruler, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, RatioText, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readTarget, recordReading, withdrawReading } from '../contract/index.ts';
import { plansMessages } from './messages.ts';
import { StepView } from './step-view.tsx';
import { amountText } from './words.ts';
import './plans.css';

type Known = OutputOf<typeof readTarget>;
const INVALIDATES = ['plans'];

export function TargetPage() {
  const t = useT(plansMessages);
  const text = useText();
  const { targetId } = useRouteParams<'targetId'>();
  const mayManage = useCan('plans.manage');
  const found = useRead(readTarget, { targetId });
  const target = found.data;
  if (target === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('target')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={target.name} trail={[{ text: t('plans'), to: '/plans' }, { text: text({ zh: target.plan.nameZh, en: target.plan.nameEn }), to: `/plans/${target.plan.id}` }]}
        actions={mayManage && <>{target.plan.state !== 'ended' && <LinkButton icon={Pencil} to={`/plan-targets/${target.id}/edit`}>{t('edit')}</LinkButton>}{target.plan.state !== 'draft' && <RecordAct target={target} />}</>}
      />
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{target.code}</span> }, { label: t('unit'), value: target.unit }, { label: t('baseline'), value: target.baseline === null ? null : `${amountText(target.baseline.value, target.unit)} (${target.baseline.on})` },
          ...target.phases.map((phase) => ({ label: phase.name, value: <StepView target={target} phaseId={phase.id} /> })),
          { label: t('standards'), wide: true, value: target.standards.length === 0 ? null : <ul>{target.standards.map((each) => <li key={each.id}>{each.code} {text({ zh: each.nameZh, en: each.nameEn })} <span className="lc-quiet lc-small">{text({ zh: each.edition.titleZh, en: each.edition.titleEn })}</span></li>)}</ul> },
        ]} />
      </Section>
      <Section title={t('readings')} about={t('readingsAbout')} bare>
        <DataTable
          caption={t('readings')} whole result={{ data: { rows: target.readings, total: target.readings.length } }} rowKey={(row) => row.id}
          columns={[
            { key: 'on', title: t('on'), cell: (row) => <DateText value={row.on} /> },
            { key: 'value', title: t('value'), align: 'end', cell: (row) => <span className="lc-number lc-plans-amount">{amountText(row.value, target.unit)}{row.denominator !== null && <> <RatioText partsOnly ratio={{ numerator: row.numerator ?? 0, denominator: row.denominator }} /></>}</span> },
            { key: 'source', title: t('source'), cell: (row) => (row.withdrawal === null ? row.source : <span className="lc-quiet">{t('withdrawn', { reason: row.withdrawal.reason, by: row.withdrawal.by })}</span>) },
            { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.recordedBy },
            ...(mayManage ? [{ key: 'acts', title: '', cell: (row: Known['readings'][number]) => (row.withdrawal === null ? <WithdrawAct reading={row} /> : null) }] : []),
          ]}
          empty={<EmptyState icon={Ruler} title={t('noReadings')} advice={t('noReadingsAdvice')} />}
        />
      </Section>
    </>
  );
}

function RecordAct({ target }: { readonly target: Known }) {
  const t = useT(plansMessages);
  const [draft, setDraft] = useState({ on: target.today, value: '', numerator: '', denominator: '', source: '' });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const record = useWrite(recordReading, { invalidates: INVALIDATES, done: { zh: '已登记', en: 'Recorded' } });
  const number = (value: string) => (value === '' ? null : Number(value));
  const isShare = target.unit === '%';
  const given = isShare ? { numerator: number(draft.numerator), denominator: number(draft.denominator) } : { value: number(draft.value) };
  const error = (pointer: string) => fieldError(record.problem, pointer);
  return (
    <ConfirmButton kind="primary" icon={ListPlus} label={t('record')} question={t('recordAsk')} action={t('record')} pending={record.pending} problem={record.problem} onConfirm={() => record.run({ targetId: target.id, on: draft.on, source: draft.source, ...given })}>
      <Field label={t('on')} required error={error('/on')}>{(w) => <TextInput {...w} type="date" value={draft.on} onChange={set('on')} />}</Field>
      {isShare ? (
        <>
          <Field label={t('numerator')} purpose={t('partsPurpose')} required error={error('/numerator')}>{(w) => <TextInput {...w} type="number" value={draft.numerator} onChange={set('numerator')} />}</Field>
          <Field label={t('denominator')} required error={error('/denominator')}>{(w) => <TextInput {...w} type="number" value={draft.denominator} onChange={set('denominator')} />}</Field>
        </>
      ) : <Field label={t('value')} required error={error('/value')}>{(w) => <TextInput {...w} type="number" step="0.01" value={draft.value} onChange={set('value')} />}</Field>}
      <Field label={t('source')} purpose={t('sourcePurpose')} required error={error('/source')}>{(w) => <TextInput {...w} maxLength={200} value={draft.source} onChange={set('source')} />}</Field>
    </ConfirmButton>
  );
}

function WithdrawAct({ reading }: { readonly reading: Known['readings'][number] }) {
  const t = useT(plansMessages);
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawReading, { invalidates: INVALIDATES, done: { zh: '已撤回', en: 'Withdrawn' } });
  return (
    <ConfirmButton small kind="danger" icon={Undo2} label={t('withdraw')} question={t('withdrawAsk', { on: reading.on })} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ readingId: reading.id, reason })}>
      <Field label={t('reason')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
