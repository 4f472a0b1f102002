/** 一条异常提示 · What is behind it, and what a person decides about it. */
import { useState } from 'react';
import { ListChecks, Scale } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, LinkButton, Notice, PageHeader, ProblemAlert, Section, Segmented, Skeleton, StateTag, Tag, TextArea, Timeline } from '#platform/web/ui/index.ts';
import { readSignal, settleSignal, signalStateWords, signalWords } from '../contract/index.ts';
import { pointsMessages } from './messages.ts';
import { signalMessages } from './signal-messages.ts';
import { signalTones, signed } from './words.ts';
import './points.css';

type Signal = OutputOf<typeof readSignal>;

export function SignalPage() {
  const t = useT(pointsMessages);
  const s = useT(signalMessages);
  const text = useText();
  const { signalId } = useRouteParams<'signalId'>();
  const mayDecide = useCan('points.settleSignals');
  const found = useRead(readSignal, { signalId });
  const signal = found.data;
  const trail = [{ text: t('check'), to: '/points-check' }];
  if (signal === undefined) return <><PageHeader title={t('signals')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} />{found.problem === null && <Skeleton lines={8} />}</>;
  return (
    <>
      <PageHeader
        title={text(signalWords[signal.kind])} about={<>{signal.personNames.join(' · ')} · <span className="lc-number">{signal.span}</span> · {t('ofMany', { n: numberText(signal.count), of: numberText(signal.of) })}</>} trail={trail} beside={<StateTag tone={signalTones[signal.state]} text={signalStateWords[signal.state]} />}
        actions={<>{signal.kind !== 'withoutSlip' && <LinkButton icon={ListChecks} to="/deeds">{s('toDeeds')}</LinkButton>}{mayDecide && signal.mayDecide && <Decide signal={signal} />}</>}
      />
      {mayDecide && signal.state === 'open' && !signal.mayDecide && <Notice tone="info" title={s('isOwn')} />}
      <Section title={s('facts')} about={signal.facts.length < signal.count ? s('shownOf', { n: signal.facts.length }) : undefined}>
        <DataTable
          caption={s('facts')} whole result={{ data: { rows: signal.facts, total: signal.facts.length } }} rowKey={(row) => row.id}
          columns={[
            { key: 'label', title: t('household'), width: '22%', cell: (row) => row.subjectLabel }, { key: 'what', title: t('rule'), width: '28%', cell: (row) => <>{row.what}{row.isNew && <> <Tag>{s('newFact')}</Tag></>}</> }, { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className="lc-number">{signed(row.points)}</span> },
            { key: 'at', title: s('at'), cell: (row) => <DateText value={row.at} style="dateTime" /> }, { key: 'by', title: s('byWhom'), cell: (row) => row.byName ?? '—' }, { key: 'reviewer', title: s('reviewedBy'), wideOnly: true, cell: (row) => row.reviewedByName ?? <span className="lc-quiet">—</span> },
          ]}
        />
      </Section>
      <Section title={s('decisions')}>
        {signal.decisions.length === 0 ? <EmptyState icon={Scale} title={s('noDecisions')} /> : <Timeline label={s('decisions')} events={signal.decisions.map((each) => ({ id: each.at, at: each.at, title: text(signalStateWords[each.outcome]), by: each.byName, note: <>{each.reason} <span className="lc-quiet">{s('lookedAt', { n: each.factCount })}</span></> }))} />}
      </Section>
    </>
  );
}

function Decide({ signal }: { readonly signal: Signal }) {
  const s = useT(signalMessages);
  const [outcome, setOutcome] = useState<'explained' | 'confirmed'>('explained');
  const [reason, setReason] = useState('');
  const send = useWrite(settleSignal, { invalidates: ['points'], done: { zh: '已写明', en: 'Written down' } });
  return (
    <ConfirmButton kind="primary" icon={Scale} label={s('decide')} question={s('decideAsk')} action={s('decide')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ signalId: signal.id, outcome, reason, seenCount: signal.count })}>
      <div className="lc-stack">
        <p>{s('decideNote')}</p>
        <Segmented label={s('outcome')} value={outcome} onChange={(value) => setOutcome(value as typeof outcome)} choices={[{ value: 'explained', label: s('explain') }, { value: 'confirmed', label: s('confirm') }]} />
        <Field label={s('reason')} purpose={s('reasonPurpose')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
      </div>
    </ConfirmButton>
  );
}
