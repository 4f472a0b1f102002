/** 超期未改 · For whoever looks after other people's cases: what is late in their area, the latest first, and whom to ask about it. */
import { listCases } from '#modules/cases/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, DeadlineText, LinkButton, Section } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

const SHOWN = 5;

export function OverdueSection({ overview: { cases } }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const text = useText();
  const late = useRead(listCases, { overdue: 'true', sort: 'deadline', pageSize: SHOWN }, { enabled: (cases?.overdue ?? 0) > 0 });
  if (cases === undefined || cases.overdue === 0) return null;
  return (
    <Section title={t('lateHere')} bare actions={<LinkButton small kind="quiet" to="/cases" search={{ overdue: 'true', sort: 'deadline' }}>{t('allDuties', { n: numberText(cases.overdue) })}</LinkButton>}>
      <DataTable
        caption={t('lateHere')} result={late} rowKey={(row) => row.id} rowTo={(row) => `/cases/${row.id}`} rowTone={() => 'danger'}
        columns={[
          { key: 'case', title: t('lateCase'), width: '46%', cell: (row) => <>{row.title}<span className="lc-home-under"><span className="lc-number">{row.number}</span></span></> },
          { key: 'who', title: t('lateWho'), cell: (row) => <>{row.organisationNameZh === null ? '—' : text({ zh: row.organisationNameZh, en: row.organisationNameEn ?? row.organisationNameZh })}{row.siteLeaderName !== null && <span className="lc-home-under">{row.siteLeaderName}</span>}</> },
          { key: 'since', title: t('lateSince'), cell: (row) => (row.deadlineAt === null ? '—' : <DeadlineText at={row.deadlineAt} />) },
        ]}
      />
    </Section>
  );
}
