/** 案件列表 · Every case in reach; filters in the address, several handled at once, the register as a file. */
import { useState } from 'react';
import { ClipboardList, MessageSquarePlus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useAbilities } from '#platform/web/session.tsx';
import { ExportButton } from '#platform/web/tasks/export-button.tsx';
import { EmptyState, LinkButton, PageHeader, StateTag } from '#platform/web/ui/index.ts';
import { countCases, exportCases } from '../contract/index.ts';
import { OPEN_CASE_STATES } from '../domain/index.ts';
import { BulkBar } from './bulk.tsx';
import { CaseFilters, useCaseTable } from './case-filters.tsx';
import type { CaseTable } from './case-filters.tsx';
import { CasesTable } from './cases-table.tsx';
import { caseMessages } from './messages.ts';
import { useCasesLive } from './use-cases.ts';
import type { CaseRow } from './use-cases.ts';
import { caseStates } from './words.ts';
import './cases.css';

/** What still asks something of somebody stands first. */
const SHOWN_STATES = [...OPEN_CASE_STATES, 'closed', 'declined', 'voided'] as const;

export function CaseListPage() {
  const t = useT(caseMessages);
  const can = useAbilities();
  const table = useCaseTable();
  const total = useRead(countCases, table.filters, { enabled: can('cases.export') }).data?.total;
  const [chosen, setChosen] = useState<ReadonlyMap<string, CaseRow>>(new Map());
  useCasesLive();
  const report = can('cases.report') ? <LinkButton to="/report-case" kind="primary" icon={MessageSquarePlus}>{t('report')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader
        title={t('title')} about={t('about')}
        actions={<>{can('cases.export') && <ExportButton operation={exportCases} input={table.filters} rowCount={total ?? 0}>{t('register')}</ExportButton>}{report}</>}
      />
      <CaseCounts table={table} />
      <CaseFilters table={table} />
      <BulkBar chosen={[...chosen.values()]} onDone={() => setChosen(new Map())} />
      <CasesTable
        table={table} {...(can('cases.dispatch') || can('cases.verify') ? { chosen, onChoose: setChosen } : {})}
        empty={<EmptyState icon={ClipboardList} title={t('noCases')} advice={t('noCasesAdvice')} action={<>{report}{can('inspections.dispatch') && <LinkButton to="/findings">{t('seeFindings')}</LinkButton>}</>} />}
      />
    </>
  );
}

/** 计数 · Where the cases of this filter stand; each count opens its rows. */
function CaseCounts({ table }: { readonly table: CaseTable }) {
  const t = useT(caseMessages);
  const text = useText();
  const { state, overdue, mine, ...rest } = table.filters;
  const counts = useRead(countCases, rest).data;
  if (counts === undefined || counts.total === 0) return null;
  const byState = new Map(counts.byState.map((each) => [each.state, each.count]));
  const now = (on: boolean) => (on ? { 'data-on': true } : {});
  return (
    <nav className="lc-cases-counts" aria-label={t('byState')}>
      <AppLink to="/cases" search={rest} {...now(state === undefined && overdue === undefined && mine === undefined)}>{t('all')}<b>{numberText(counts.total)}</b></AppLink>
      {counts.mine > 0 && <AppLink to="/cases" search={{ ...rest, mine: 'true' }} {...now(mine === 'true')}>{t('mine')}<b>{numberText(counts.mine)}</b></AppLink>}
      <AppLink to="/cases" search={{ ...rest, overdue: 'true' }} {...now(overdue === 'true')}><StateTag tone={counts.overdue > 0 ? 'danger' : 'neutral'} text={t('overdue')} quiet /><b>{numberText(counts.overdue)}</b></AppLink>
      {SHOWN_STATES.filter((each) => (byState.get(each) ?? 0) > 0).map((each) => (
        <AppLink key={each} to="/cases" search={{ ...rest, state: each }} {...now(state === each)}><StateTag tone={caseStates[each].tone} text={text(caseStates[each].text)} quiet /><b>{numberText(byState.get(each))}</b></AppLink>
      ))}
    </nav>
  );
}
