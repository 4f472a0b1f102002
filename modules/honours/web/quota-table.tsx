/** 名额核对 · Each rule against the list, with its sum; a broken one is set aside only with a reason. */
import { useState } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, Field, Section, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { overrideQuota, readQuotas } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import { CoverageGaps, namesOf, QuotaRooms } from './quota-conflicts.tsx';
import { useQuotaText } from './quota-text.ts';
import { shareText } from './rules-view.tsx';

type Finding = OutputOf<typeof readQuotas>['findings'][number];

export function QuotaTable({ roundId, isOpen, showsList }: { readonly roundId: string; readonly isOpen: boolean; readonly showsList: boolean }) {
  const t = useT(roundMessages);
  const mayOverride = useCan('honours.override');
  const found = useRead(readQuotas, { roundId });
  const rows = found.data?.findings ?? [];
  const rooms = <><CoverageGaps coverage={found.data?.coverage ?? []} /><QuotaRooms rooms={found.data?.rooms ?? []} /></>;
  if (rows.length === 0) return null;
  if (!showsList) return rooms;
  return (
    <Section title={t('quotas')} bare>
      {isOpen && rooms}
      <DataTable
        caption={t('quotas')} result={{ ...found, data: found.data === undefined ? undefined : { rows, total: rows.length } }} rowKey={(row) => row.key} rowTone={(row) => (row.ok || row.isOverridden ? undefined : 'warn')}
        columns={[
          { key: 'rule', title: t('quotas'), width: '40%', cell: (row) => <RuleText finding={row} /> },
          { key: 'count', title: t('candidates'), align: 'end', cell: (row) => <span className="lc-number">{t('quotaCount', { count: row.count })}{row.of === null ? '' : ` / ${row.of}`}</span> },
          { key: 'limit', title: t('seats'), cell: (row) => [row.least === null ? '' : t('quotaLeast', { n: row.least }), row.most === null ? '' : t('quotaMost', { n: row.most })].filter((part) => part !== '').join(' · ') },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={row.ok ? 'ok' : row.isOverridden ? 'held' : 'warn'} text={t(row.ok ? 'quotaOk' : row.isOverridden ? 'quotaOverridden' : 'quotaBroken')} /> },
          ...(mayOverride && isOpen ? [{ key: 'act', title: '', cell: (row: Finding) => (row.ok || row.isOverridden ? null : <Override roundId={roundId} finding={row} />) }] : []),
        ]}
      />
    </Section>
  );
}

/** The rule as it was set, and which group it is held against. */
function RuleText({ finding }: { readonly finding: Finding }) {
  const t = useT(roundMessages);
  const text = useText();
  const quotaText = useQuotaText();
  return <>{quotaText(finding.quota)}{finding.groupZh !== null && finding.kind !== 'groupShareMost' && <span className="lc-quiet"> · {text({ zh: finding.groupZh, en: finding.groupEn ?? finding.groupZh })}</span>}{finding.quota.kind === 'groupsCoveredLeast' && finding.of !== null && <span className="lc-quiet"> · {t('coverSteps', { of: finding.of, share: shareText(finding.quota.least), least: finding.least ?? 0, count: finding.count })}{finding.uncovered.length > 0 && ` ${t('uncovered', { names: namesOf(finding.uncovered.map((each) => text(each))) })}`}</span>}{finding.dimension !== null && finding.group === null && !(finding.kind === 'groupsCoveredLeast' && finding.of !== null) && <span className="lc-quiet"> · {t('groupUnsaid')}</span>}</>;
}

function Override({ roundId, finding }: { readonly roundId: string; readonly finding: Finding }) {
  const t = useT(roundMessages);
  const [reason, setReason] = useState('');
  const override = useWrite(overrideQuota, { invalidates: ['honours'], done: { zh: '已放行', en: 'Set aside' } });
  return (
    <ConfirmButton small label={t('override')} question={t('overrideAsk')} action={t('override')} pending={override.pending} problem={override.problem} onConfirm={() => override.run({ roundId, key: finding.key, reason })}>
      <p>{t('overrideNote')}</p>
      <Field label={t('reason')} required>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
