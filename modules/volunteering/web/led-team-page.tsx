/** 我负责的队伍 · Members and activities of a team, for its leader. */
import { useState } from 'react';
import { CalendarHeart, Plus } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { dateText, numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { matchesWords } from '#platform/web/pinyin.ts';
import { Button, DataTable, DateText, EmptyState, FilterBar, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, useNow, useTableState } from '#platform/web/ui/index.ts';
import { readLedTeam } from '../contract/index.ts';
import { hoursText } from './hours.ts';
import { myMessages } from './my-messages.ts';
import { planMessages } from './plan-messages.ts';
import { TeamOrders } from './team-orders.tsx';

const ACTIVITIES_FIRST = 10;
const MEMBERS_A_PAGE = 20;

/** What is to be done now stands first: today's activities and orders, then what was planned, then who belongs. */
export function LedTeamPage() {
  const t = useT(myMessages);
  const now = useNow();
  const [all, setAll] = useState(false);
  const { teamId } = useRouteParams<'teamId'>();
  const found = useRead(readLedTeam, { teamId });
  const trail = [{ text: t('mine'), to: '/my-service' }];
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('team1')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const { team, members, activities } = found.data;
  const today = dateText(new Date(now).toISOString(), 'en');
  const isToday = ({ startsAt }: { readonly startsAt: string }): boolean => dateText(startsAt, 'en') === today;
  const [todays, others] = [activities.filter(isToday), activities.filter((activity) => !isToday(activity))];
  return (
    <>
      <PageHeader title={team.name} trail={trail} actions={<LinkButton kind="primary" icon={Plus} to={`/my-service/teams/${team.id}/plan`}>{t('plan')}</LinkButton>} />
      {!team.placed && <Notice tone="warn" title={t('unplaced')}>{null}</Notice>}
      {todays.length > 0 && <Section title={t('today')} bare><TeamActivities caption={t('today')} found={found} rows={todays} /></Section>}
      <TeamOrders teamId={team.id} />
      <Section title={t('planned')} bare>
        <TeamActivities caption={t('planned')} found={found} rows={all ? others : others.slice(0, ACTIVITIES_FIRST)} />
        {!all && others.length > ACTIVITIES_FIRST && <div className="lc-row lc-no-print"><Button kind="quiet" onClick={() => setAll(true)}>{t('showAll', { n: others.length })}</Button></div>}
      </Section>
      <TeamMembers members={members} found={found} />
    </>
  );
}

type Led = OutputOf<typeof readLedTeam>;
type Found = ReturnType<typeof useRead<typeof readLedTeam>>;

function TeamActivities({ caption, found, rows }: { readonly caption: string; readonly found: Found; readonly rows: Led['activities'] }) {
  const t = useT(myMessages);
  const p = useT(planMessages);
  return (
    <DataTable
      caption={caption} result={{ ...found, data: { rows, total: rows.length } }} rowKey={(row) => row.id} rowTo={(row) => `/my-service/activities/${row.id}`}
      columns={[
        { key: 'name', title: t('activity'), width: '34%', cell: (row) => <>{row.name}{row.takesSignups && <> <StateTag quiet tone="info" text={t('open')} /></>}{row.isCancelled && <> <StateTag quiet tone="held" text={p('cancelledTag')} /></>}</> }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.startsAt} style="dateTime" /> },
        { key: 'signedUp', title: t('signedUp'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.signedUp)}</span> }, { key: 'served', title: t('served'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.served)}</span> },
      ]}
      empty={<EmptyState icon={CalendarHeart} title={t('noActivities')} />}
    />
  );
}

/** They come in one answer, and are shown a page at a time: on a phone each member is a card. */
function TeamMembers({ members, found }: { readonly members: Led['members']; readonly found: Found }) {
  const t = useT(myMessages);
  const table = useTableState({ filters: ['q'], pageSize: MEMBERS_A_PAGE });
  const wanted = members.filter((member) => matchesWords(table.filters.q ?? '', [member.label, member.number]));
  const first = (table.page - 1) * table.pageSize;
  return (
    <Section title={t('members', { n: members.length })} bare>
      {members.length > MEMBERS_A_PAGE && <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchMember') }]} />}
      <DataTable
        caption={t('members', { n: members.length })} table={table} result={{ ...found, data: { rows: wanted.slice(first, first + table.pageSize), total: wanted.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: t('volunteer'), cell: (row) => <>{row.label}{!row.isAdult && <> <StateTag quiet tone="info" text={t('minor')} /></>}</> }, { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.number}</span> },
          { key: 'minutes', title: t('minutesSum'), align: 'end', cell: (row) => <span className="lc-number">{hoursText(row.minutes)}</span> },
        ]}
        empty={<EmptyState title={t('noMembers')} />}
      />
    </Section>
  );
}
