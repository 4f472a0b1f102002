/** 点位责任 · Who answers for one site today and who did before; a part of the site's page. */
import { useState } from 'react';
import { Plus, UserRoundX } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, DataTable, EmptyState, Section, StateTag } from '#platform/web/ui/index.ts';
import { dutyRoleWords } from '#modules/places/contract/index.ts';
import type { readSite } from '#modules/places/contract/index.ts';
import { DutyForm, EndDutyButton } from './duty-form.tsx';
import { coverMessages } from './cover-messages.ts';
import { peopleMessages } from './messages.ts';
import { useToday } from './use-people.ts';
import { phaseOf } from './periods.ts';
import { phaseTones, usePeriodText } from './words.ts';

type Duty = OutputOf<typeof readSite>['duties'][number];

/** 点位责任 */
export function SiteDuties({ siteId, duties, closed = false }: { readonly siteId: string; readonly duties: readonly Duty[]; readonly closed?: boolean }) {
  const t = useT(peopleMessages);
  const mayManage = useCan('people.manageDuties') && !closed;
  const [adding, setAdding] = useState(false);
  const [history, setHistory] = useState(false);
  const shown = history ? duties : duties.filter((duty) => duty.present);
  const former = duties.length - duties.filter((duty) => duty.present).length;
  return (
    <Section
      bare title={t('siteDuties')} about={t('siteDutiesAbout')}
      actions={(
        <>
          {former > 0 && <Button aria-pressed={history} onClick={() => setHistory(!history)}>{t(history ? 'now' : 'formerHolders')}</Button>}
          {mayManage && !adding && <Button icon={Plus} onClick={() => setAdding(true)}>{t('assignDuty')}</Button>}
        </>
      )}
    >
      {adding && <DutyForm siteId={siteId} onClose={() => setAdding(false)} />}
      <HolderTable duties={shown} mayManage={mayManage} />
    </Section>
  );
}

function HolderTable({ duties, mayManage }: { readonly duties: readonly Duty[]; readonly mayManage: boolean }) {
  const t = useT(peopleMessages);
  const text = useText();
  const today = useToday();
  const cover = useT(coverMessages);
  const periodText = usePeriodText();
  return (
    <DataTable
      caption={t('dutyList')} result={{ data: { rows: duties, total: duties.length } }} rowKey={(row) => row.id}
      columns={[
        { key: 'duty', title: t('duty'), width: '20%', cell: (row) => text(dutyRoleWords[row.role]) },
        { key: 'holder', title: t('holder'), cell: (row) => (row.person !== null ? <><AppLink to={`/persons/${row.person.id}`}>{row.person.name}</AppLink>{row.coverFor !== null && <span className="lc-people-under">{cover('coverFor', { name: row.coverFor.name })}</span>}</> : row.organisation !== null ? text({ zh: row.organisation.nameZh, en: row.organisation.nameEn }) : t('unassigned')) },
        { key: 'period', title: t('period'), cell: (row) => <span className="lc-number">{periodText(row)}</span> },
        { key: 'state', title: t('state'), cell: (row) => { const phase = phaseOf(row, today); return <StateTag quiet tone={phaseTones[phase]} text={t(phase)} />; } },
        ...(mayManage ? [{ key: 'end', title: t('actions'), align: 'end' as const, cell: (row: Duty) => (row.present ? <EndDutyButton dutyId={row.id} role={row.role} /> : null) }] : []),
      ]}
      empty={<EmptyState icon={UserRoundX} title={t('noSiteDuties')} advice={t('noSiteDutiesAdvice')} />}
    />
  );
}
