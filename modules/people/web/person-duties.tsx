/** 个人责任 · What a person answers for today, and what they ever answered for. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { ArrowRightLeft, MapPin, Plus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, DataTable, EmptyState, LinkButton, Section, Segmented, StateTag, Tag, useTableState } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { dutyRoleWords, placeKindWords } from '#modules/places/contract/index.ts';
import { z } from 'zod';
import { listDuties } from '../contract/index.ts';
import { DutyForm, EndDutyButton } from './duty-form.tsx';
import { coverMessages } from './cover-messages.ts';
import { peopleMessages } from './messages.ts';
import { useToday } from './use-people.ts';
import type { Person } from './use-people.ts';
import { phaseOf } from './periods.ts';
import { phaseTones, usePeriodText } from './words.ts';

const viewSchema = z.object({ duties: z.enum(['now', 'all']).default('now') });

export function PersonDuties({ person }: { readonly person: Person }) {
  const t = useT(peopleMessages);
  const [{ duties: view }, setView] = useSearchState(viewSchema);
  const table = useTableState({ sorts: bothWays(['subject', 'role', 'recent']) });
  const mayManage = useCan('people.manageDuties');
  const [adding, setAdding] = useState(false);
  const found = useRead(listDuties, { personId: person.id, ...(view === 'all' ? { history: true } : {}), page: table.page, pageSize: table.pageSize, ...(table.sort === undefined ? {} : { sort: table.sort }) });
  const actions = mayManage && !adding && (
    <>
      {person.dutyCount > 0 && <LinkButton to="/hand-over" search={{ from: person.id }} icon={ArrowRightLeft}>{t('handOverAll')}</LinkButton>}
      <Button icon={Plus} onClick={() => setAdding(true)}>{t('assignDuty')}</Button>
    </>
  );
  return (
    <Section bare title={t('duties')} about={t(view === 'all' ? 'dutiesHistory' : 'dutiesAbout')} actions={actions}>
      {adding && <DutyForm personId={person.id} onClose={() => setAdding(false)} />}
      <div className="lc-row"><Segmented label={t('duties')} value={view} onChange={(duties) => { table.setPage(1); setView({ duties }); }} choices={[{ value: 'now', label: t('now') }, { value: 'all', label: t('before') }]} /></div>
      <DutyTable found={found} table={table as TableState} mayManage={mayManage} empty={<EmptyState icon={MapPin} title={t(view === 'all' ? 'noDutyHistory' : 'noDuties')} advice={t('noDutiesAdvice')} />} />
    </Section>
  );
}

interface DutyTableProps {
  readonly found: ReturnType<typeof useRead<typeof listDuties>>;
  readonly table: TableState;
  readonly mayManage: boolean;
  readonly empty: React.ReactNode;
}

function DutyTable({ found, table, mayManage, empty }: DutyTableProps) {
  const t = useT(peopleMessages);
  const text = useText();
  const today = useToday();
  const cover = useT(coverMessages);
  const periodText = usePeriodText();
  return (
    <DataTable
      caption={t('dutyList')} result={found} table={table} rowKey={(row) => row.id} empty={empty}
      columns={[
        { key: 'where', title: t('where'), sort: ['subject', '-subject'], width: '36%', cell: (row) => (row.site !== null
          ? <><AppLink to={`/sites/${row.site.id}`}>{row.site.name}</AppLink><span className="lc-people-under">{row.site.code}</span></>
          : row.place !== null && <>{text({ zh: row.place.nameZh, en: row.place.nameEn })}<span className="lc-people-under">{text(placeKindWords[row.place.kind])} · {row.place.code}</span></>) },
        { key: 'duty', title: t('duty'), sort: ['role', '-role'], cell: (row) => <><Tag>{text(dutyRoleWords[row.role])}</Tag>{row.coverFor !== null && <span className="lc-people-under">{cover('coverFor', { name: row.coverFor.name })}</span>}</> },
        { key: 'period', title: t('period'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <span className="lc-number">{periodText(row)}</span> },
        { key: 'state', title: t('state'), cell: (row) => { const phase = phaseOf(row, today); return <StateTag quiet tone={phaseTones[phase]} text={t(phase)} />; } },
        ...(mayManage ? [{ key: 'end', title: t('actions'), align: 'end' as const, cell: (row: { id: string; role: keyof typeof dutyRoleWords; present: boolean }) => (row.present ? <EndDutyButton dutyId={row.id} role={row.role} /> : null) }] : []),
      ]}
    />
  );
}
