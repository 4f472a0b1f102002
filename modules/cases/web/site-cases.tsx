/** 点位的案件 · The newest cases of one site, on its page. */
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, LinkButton, Section, StateTag } from '#platform/web/ui/index.ts';
import { listCases } from '../contract/index.ts';
import { DeadlineCell } from './cases-table.tsx';
import { caseMessages } from './messages.ts';
import { caseStates } from './words.ts';
import './cases.css';

const SHOWN = 8;

export function SiteCases({ siteId }: { readonly siteId: string }) {
  const t = useT(caseMessages);
  const canRead = useCan('cases.read');
  const cases = useRead(listCases, { siteId, pageSize: SHOWN, sort: 'recent' }, { enabled: canRead });
  if (!canRead) return null;
  const total = cases.data?.total ?? 0;
  return (
    <Section title={t('casesHere')} bare actions={total > 0 && <LinkButton small to="/cases" search={{ siteId }}>{t('allOf', { n: total })}</LinkButton>}>
      <DataTable
        caption={t('casesHere')} result={cases} rowKey={(row) => row.id} rowTo={(row) => `/cases/${row.id}`} rowTone={(row) => (row.overdueMinutes === null ? undefined : 'danger')}
        columns={[
          { key: 'title', title: t('case'), width: '40%', cell: (row) => <>{row.title}<span className="lc-cases-under lc-number">{row.number}</span></> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={caseStates[row.state].tone} text={caseStates[row.state].text} /> },
          { key: 'reported', title: t('reportedAt'), cell: (row) => <DateText value={row.reportedAt} /> },
          { key: 'deadline', title: t('deadline'), cell: (row) => <DeadlineCell row={row} /> },
        ]}
        empty={<EmptyState title={t('noCasesHere')} />}
      />
    </Section>
  );
}
