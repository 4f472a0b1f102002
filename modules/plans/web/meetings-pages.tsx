/** 会议与议定事项 · Both lists. */
import { Suspense } from 'react';
import { ListChecks, Plus, Presentation } from 'lucide-react';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { decisionStateWords, exportDecisions, exportMeetings, listDecisions, listMeetings, meetingKindWords } from '../contract/index.ts';
import { DECISION_STATES, MEETING_KINDS } from '../domain/index.ts';
import type { DecisionState, MeetingKind } from '../domain/index.ts';
import { DecisionActs } from './decision-acts.tsx';
import { decisionTones } from './decision-words.ts';
import { meetingMessages } from './meeting-messages.ts';
import './plans.css';

export function MeetingsPage() {
  const t = useT(meetingMessages);
  const text = useText();
  const mayManage = useCan('plans.manage');
  const table = useTableState({ filters: ['q', 'kind'], sorts: bothWays(['recent', 'title']) });
  const asked = { ...(table.filters as { q?: string; kind?: MeetingKind }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listMeetings, { ...asked, page: table.page, pageSize: table.pageSize });
  const add = mayManage ? <LinkButton kind="primary" icon={Plus} to="/meetings/new">{t('add')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('meetings')} about={t('meetingsAbout')} actions={<>{add}<LinkButton icon={ListChecks} to="/decisions">{t('all')}</LinkButton></>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'kind', kind: 'one', label: t('kind'), choices: MEETING_KINDS.map((kind) => ({ value: kind, label: text(meetingKindWords[kind]) })) }]} />
      <DataTable
        caption={t('meetings')} result={found} table={table} tools={<ListExport operation={exportMeetings} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/meetings/${row.id}`}
        columns={[
          { key: 'title', title: t('title'), sort: ['title', '-title'], width: '40%', cell: (row) => row.title }, { key: 'heldOn', title: t('heldOn'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.heldOn} /> }, { key: 'kind', title: t('kind'), cell: (row) => text(meetingKindWords[row.kind]) },
          { key: 'chair', title: t('chair'), wideOnly: true, cell: (row) => row.chair?.name ?? '—' }, { key: 'decisions', title: t('decisions'), cell: (row) => t('openOf', { open: row.openCount, all: row.decisionCount }) },
        ]}
        empty={<EmptyState icon={Presentation} title={t('none')} advice={t('noneAdvice')} {...(add === undefined ? {} : { action: add })} />}
      />
    </>
  );
}

export function DecisionsPage() {
  const t = useT(meetingMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state', 'organisationId', 'overdue'], sorts: bothWays(['due', 'meeting']) });
  const { overdue, ...filters } = table.filters;
  const asked = { ...(filters as { q?: string; state?: DecisionState; organisationId?: string }), ...(overdue === 'true' ? { overdue: true } : {}), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listDecisions, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('decisions')} about={t('decisionsAbout')} trail={[{ text: t('meetings'), to: '/meetings' }]} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchDecision') }, { name: 'state', kind: 'one', label: t('state'), choices: DECISION_STATES.map((state) => ({ value: state, label: text(decisionStateWords[state]) })) }]}>
        <span className="lc-plans-filter"><Suspense><OrganisationSelect label={t('unit')} placeholder={t('anyUnit')} value={table.filters.organisationId} onChange={(id) => table.setFilters({ organisationId: id })} /></Suspense></span>
        <Checkbox checked={overdue === 'true'} onChange={(on) => table.setFilters({ overdue: on ? 'true' : undefined })}>{t('onlyLate')}</Checkbox>
      </FilterBar>
      <DataTable
        caption={t('decisions')} result={found} table={table} tools={<ListExport operation={exportDecisions} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'words', title: t('decision'), width: '36%', cell: (row) => row.words }, { key: 'meeting', title: t('meeting'), sort: ['meeting', '-meeting'], cell: (row) => (row.meeting.title === '' ? '—' : <AppLink to={`/meetings/${row.meeting.id}`}>{row.meeting.title}</AppLink>) },
          { key: 'unit', title: t('unit'), cell: (row) => text({ zh: row.organisation.nameZh, en: row.organisation.nameEn }) }, { key: 'due', title: t('due'), sort: ['due', '-due'], cell: (row) => <DateText value={row.dueOn} /> },
          { key: 'state', title: t('state'), cell: (row) => <span className="lc-row"><StateTag quiet tone={decisionTones[row.state]} text={decisionStateWords[row.state]} />{row.isOverdue && <StateTag tone="danger" text={t('late')} />}</span> }, { key: 'acts', title: '', cell: (row) => <DecisionActs decision={row} /> },
        ]}
        empty={<EmptyState icon={ListChecks} title={t('noDecisions')} advice={t('noDecisionsAdvice')} />}
      />
    </>
  );
}
