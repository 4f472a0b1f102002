/** 我负责的队伍 · Members and activities of a team, for its leader. */
import { CalendarHeart, Plus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { DataTable, DateText, EmptyState, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { readLedTeam } from '../contract/index.ts';
import { myMessages } from './my-messages.ts';
import { planMessages } from './plan-messages.ts';
import { TeamOrders } from './team-orders.tsx';

export function LedTeamPage() {
  const t = useT(myMessages);
  const p = useT(planMessages);
  const { teamId } = useRouteParams<'teamId'>();
  const found = useRead(readLedTeam, { teamId });
  const trail = [{ text: t('mine'), to: '/my-service' }];
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('team1')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const { team, members, activities } = found.data;
  return (
    <>
      <PageHeader title={team.name} trail={trail} actions={<LinkButton kind="primary" icon={Plus} to={`/my-service/teams/${team.id}/plan`}>{t('plan')}</LinkButton>} />
      {!team.placed && <Notice tone="warn" title={t('unplaced')}>{null}</Notice>}
      <Section title={t('planned')} bare>
      <DataTable
        caption={t('planned')} result={{ ...found, data: { rows: activities, total: activities.length } }} rowKey={(row) => row.id} rowTo={(row) => `/my-service/activities/${row.id}`}
        columns={[
          { key: 'name', title: t('activity'), width: '34%', cell: (row) => <>{row.name}{row.takesSignups && <> <StateTag quiet tone="info" text={t('open')} /></>}{row.isCancelled && <> <StateTag quiet tone="held" text={p('cancelledTag')} /></>}</> }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.startsAt} style="dateTime" /> },
          { key: 'signedUp', title: t('signedUp'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.signedUp)}</span> }, { key: 'served', title: t('served'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.served)}</span> },
        ]}
        empty={<EmptyState icon={CalendarHeart} title={t('noActivities')} />}
      />
      </Section>
      <Section title={t('members', { n: members.length })} bare>
      <DataTable
        caption={t('members', { n: members.length })} result={{ ...found, data: { rows: members, total: members.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: t('volunteer'), cell: (row) => <>{row.label}{!row.isAdult && <> <StateTag quiet tone="info" text={t('minor')} /></>}</> }, { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.number}</span> },
          { key: 'minutes', title: t('minutesSum'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.minutes)}</span> },
        ]}
        empty={<EmptyState title={t('noMembers')} />}
      />
      </Section>
      <TeamOrders teamId={team.id} />
    </>
  );
}
