/** 队伍页 · One team and who belongs to it today. */
import { Pencil } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { readTeam } from '../contract/index.ts';
import { volunteeringMessages } from './messages.ts';
import { useNameOf } from './names.ts';
import { TeamDeeds } from './team-deeds.tsx';
import { noVolunteers, VolunteersTable } from './volunteers-table.tsx';

export function TeamPage() {
  const t = useT(volunteeringMessages);
  const nameOf = useNameOf();
  const { teamId } = useRouteParams<'teamId'>();
  const mayManage = useCan('volunteering.manage');
  const found = useRead(readTeam, { teamId });
  const team = found.data;
  if (team === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('team')} trail={[{ text: t('teams'), to: '/volunteer-teams' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader title={team.name} trail={[{ text: t('teams'), to: '/volunteer-teams' }]} beside={team.dissolvedOn !== null && <StateTag tone="held" text={t('dissolved')} />} actions={mayManage && <LinkButton icon={Pencil} to={`/volunteer-teams/${team.id}/edit`}>{t('edit')}</LinkButton>} />
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{team.code}</span> }, { label: t('branch'), value: nameOf(team.branch) }, { label: t('place'), value: nameOf(team.place) }, { label: t('organisation'), value: nameOf(team.organisation) },
          { label: t('leader'), value: team.leader?.name ?? '—' }, { label: t('foundedOn'), value: <DateText value={team.foundedOn} /> }, ...(team.dissolvedOn === null ? [] : [{ label: t('dissolvedOn'), value: <DateText value={team.dissolvedOn} /> }]),
          { label: t('members'), value: <span className="lc-number">{numberText(team.memberCount)}</span> },
        ]} />
      </Section>
      <TeamDeeds teamId={team.id} />
      <VolunteersTable teamId={team.id} empty={noVolunteers(t('noMembers'), t('noMembersAdvice'))} />
    </>
  );
}
