/** 账本与异常 · The proof of the ledger, and what a person should look at. */
import { useState } from 'react';
import { ShieldCheck } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, DataTable, EmptyState, Field, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { ledgerFaultWords, readSignals, signalWords, verifyAccounts } from '../contract/index.ts';
import { quarterDays, quarterOf } from '../domain/index.ts';
import { pointsMessages } from './messages.ts';
import { useDay } from './use-day.ts';
import './points.css';

export function CheckPage() {
  const t = useT(pointsMessages);
  return <><PageHeader title={t('check')} about={t('checkAbout')} /><Ledger /><Signals /></>;
}

function Ledger() {
  const t = useT(pointsMessages);
  const text = useText();
  const [isAsked, setAsked] = useState(false);
  const proof = useRead(verifyAccounts, {}, { enabled: isAsked });
  const found = proof.data;
  return (
    <Section title={t('ledger')} actions={!isAsked && <Button icon={ShieldCheck} onClick={() => setAsked(true)}>{t('verify')}</Button>}>
      <div className="lc-stack" aria-live="polite">
        <ProblemAlert problem={proof.problem} />
        {isAsked && found === undefined && proof.problem === null && <Skeleton lines={2} />}
        {found === undefined ? !isAsked && <p className="lc-quiet">{t('headNote')}</p> : (
          <>
            <Notice tone={found.isSound ? 'ok' : 'danger'} title={found.isSound ? t('sound') : t('unsound', { n: found.differenceCount })}>
              {t('soundLine', { transfers: numberText(found.transferCount), entries: numberText(found.entryCount), accounts: numberText(found.accountCount), blocks: numberText(found.blockCount) })}
            </Notice>
            {found.differences.length > 0 && <ul>{found.differences.map(({ fault, at }) => <li key={`${fault} ${at}`}>{text(ledgerFaultWords[fault])} <span className="lc-quiet lc-points-hash">{at}</span></li>)}</ul>}
            <p><span className="lc-quiet">{t('head')}</span> <code className="lc-points-hash">{found.headHash}</code></p>
            <p className="lc-quiet">{t('headNote')}</p>
          </>
        )}
      </div>
    </Section>
  );
}

function Signals() {
  const t = useT(pointsMessages);
  const text = useText();
  const [to, setTo] = useDay();
  const [picked, setFrom] = useState('');
  const from = picked === '' && to !== '' ? quarterDays(quarterOf(to)).from : picked;
  const signals = useRead(readSignals, { from, to }, { enabled: from !== '' && to !== '' });
  return (
    <Section title={t('signals')} about={signals.data === undefined ? undefined : t('deedsChecked', { deeds: numberText(signals.data.deedCount), redemptions: numberText(signals.data.redemptionCount) })}>
      <div className="lc-stack">
        <div className="lc-row lc-no-print"><Field label={t('since')}>{(w) => <TextInput {...w} type="date" value={from} onChange={setFrom} />}</Field><Field label={t('until')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field></div>
        <DataTable
          caption={t('signals')} whole result={{ data: signals.data === undefined ? undefined : { rows: signals.data.signals, total: signals.data.signals.length }, problem: signals.problem }} rowKey={(row) => `${row.kind} ${row.personNames.join()}`}
          columns={[
            { key: 'what', title: t('what'), width: '46%', cell: (row) => text(signalWords[row.kind]) }, { key: 'who', title: t('who'), cell: (row) => row.personNames.join(' · ') },
            { key: 'count', title: t('howMany'), align: 'end', cell: (row) => <span className="lc-number">{t('ofMany', { n: numberText(row.count), of: numberText(row.of) })}</span> },
          ]}
          empty={<EmptyState icon={ShieldCheck} title={t('noSignals')} />}
        />
      </div>
    </Section>
  );
}
