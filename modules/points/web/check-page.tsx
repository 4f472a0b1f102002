/** 账本与异常 · The proof of the ledger, and what a person should look at. */
import { useState } from 'react';
import { SearchCheck, ShieldCheck } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, DataTable, EmptyState, FilterBar, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import { exportSignals, findSignals, ledgerFaultWords, listSignals, signalStateWords, signalWords, verifyAccounts } from '../contract/index.ts';
import { SIGNAL_KINDS, SIGNAL_STATES } from '../domain/index.ts';
import type { SignalKind, SignalState } from '../domain/index.ts';
import { pointsMessages } from './messages.ts';
import { signalMessages } from './signal-messages.ts';
import { signalTones } from './words.ts';
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
  const s = useT(signalMessages);
  const text = useText();
  const mayFind = useCan('points.settleSignals');
  const table = useTableState({ filters: ['state', 'kind', 'from', 'to'], sorts: bothWays(['recent', 'count']) });
  const asked = { ...(table.filters as { state?: SignalState; kind?: SignalKind; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listSignals, { ...asked, page: table.page, pageSize: table.pageSize });
  const find = useWrite(findSignals, { invalidates: ['points'], done: { zh: '已查找', en: 'Looked through' } });
  return (
    <Section title={t('signals')} about={found.data === undefined ? undefined : s('open', { n: found.data.openCount })} actions={mayFind && <Button icon={SearchCheck} pending={find.pending} onClick={() => void find.run({})}>{s('find')}</Button>}>
      <div className="lc-stack">
        <ProblemAlert problem={find.problem} />
        <FilterBar table={table} filters={[
          { name: 'state', kind: 'one', label: t('state'), choices: SIGNAL_STATES.map((value) => ({ value, label: text(signalStateWords[value]) })) }, { name: 'kind', kind: 'one', label: t('what'), choices: SIGNAL_KINDS.map((value) => ({ value, label: text(signalWords[value]) })) },
          { name: 'from', kind: 'date', label: t('since') }, { name: 'to', kind: 'date', label: t('until') },
        ]} />
        <DataTable
          caption={t('signals')} result={found} table={table} tools={<ListExport operation={exportSignals} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/points-signals/${row.id}`}
          columns={[
            { key: 'what', title: t('what'), width: '34%', cell: (row) => <>{text(signalWords[row.kind])}{row.isAgain && <> <Tag>{s('again')}</Tag></>}</> }, { key: 'span', title: s('span'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <span className="lc-number">{row.span}</span> }, { key: 'who', title: t('who'), cell: (row) => row.personNames.join(' · ') },
            { key: 'count', title: t('howMany'), sort: ['count', '-count'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{t('ofMany', { n: numberText(row.count), of: numberText(row.of) })}</span> }, { key: 'state', title: t('state'), cell: (row) => <StateTag tone={signalTones[row.state]} text={signalStateWords[row.state]} /> },
            { key: 'by', title: s('decidedBy'), wideOnly: true, cell: (row) => row.decidedByName ?? <span className="lc-quiet">—</span> },
          ]}
          empty={<EmptyState icon={ShieldCheck} title={t('noSignals')} advice={s('noneAdvice')} />}
        />
      </div>
    </Section>
  );
}
