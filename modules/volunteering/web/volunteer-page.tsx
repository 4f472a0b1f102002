/** 志愿者页 · One volunteer, the teams they belong to, and what is sealed. */
import { Suspense, useState } from 'react';
import { Link2, LogOut, Pencil, UsersRound } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { PersonSelect } from '#modules/people/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { connectVolunteer, joinTeam, leaveTeam, listBans, listTeams, readServiceFigures, readStar, readVolunteer, readVolunteerDetails } from '../contract/index.ts';
import { BanAct } from './ban-act.tsx';
import { banMessages } from './ban-messages.ts';
import { volunteeringMessages } from './messages.ts';
import { AskCertificateAct } from './certificate-requests.tsx';
import { DraftCertificateAct } from './draft-certificate-act.tsx';
import { StarLine } from './star-line.tsx';
import { HoursByGrade } from './hours-by-grade.tsx';
import { useNameOf } from './names.ts';
import { useDay } from './use-day.ts';

type Known = OutputOf<typeof readVolunteer>;
const INVALIDATES = ['volunteering'];
const TEAMS_OFFERED = 200;

export function VolunteerPage() {
  const t = useT(volunteeringMessages);
  const nameOf = useNameOf();
  const { volunteerId } = useRouteParams<'volunteerId'>();
  const [mayRegister, mayOpen, mayManage] = [useCan('volunteering.register'), useCan('volunteering.readDetails'), useCan('volunteering.manage')];
  const b = useT(banMessages);
  const mayBan = useCan('volunteering.ban');
  const banned = useRead(listBans, { volunteerId, now: 'yes' }, { enabled: mayBan }).data?.rows[0];
  const found = useRead(readVolunteer, { volunteerId });
  const figures = useRead(readServiceFigures, { volunteerId }).data;
  const star = useRead(readStar, { volunteerId }).data;
  const volunteer = found.data;
  if (volunteer === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('volunteer')} trail={[{ text: t('volunteers'), to: '/volunteers' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={volunteer.label} trail={[{ text: t('volunteers'), to: '/volunteers' }]} beside={<>{!volunteer.isAdult && <StateTag tone="info" text={t('minor')} />}{volunteer.leftOn !== null && <StateTag tone="held" text={t('gone')} />}{banned !== undefined && <AppLink to={`/service-bans?q=${encodeURIComponent(volunteer.number)}`}><StateTag tone="warn" text={b('blocks')} /></AppLink>}</>}
        actions={mayRegister && <><LinkButton icon={Pencil} to={`/volunteers/${volunteer.id}/edit`}>{t('edit')}</LinkButton><AskCertificateAct volunteerId={volunteer.id} registeredOn={volunteer.registeredOn} />{mayManage && <><ConnectAct volunteer={volunteer} /><DraftCertificateAct volunteerId={volunteer.id} registeredOn={volunteer.registeredOn} /></>}{mayBan && banned === undefined && <BanAct volunteerId={volunteer.id} />}{volunteer.leftOn === null && <JoinAct volunteer={volunteer} />}</>}
      />
      <div className="lc-split">
        <div className="lc-stack">
          <DataTable
            caption={t('memberships')} result={{ ...found, data: { rows: volunteer.memberships, total: volunteer.memberships.length } }} rowKey={(row) => row.id}
            columns={[
              { key: 'team', title: t('team'), cell: (row) => <AppLink to={`/volunteer-teams/${row.team.id}`}>{row.team.name}</AppLink> }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.from} /> },
              { key: 'to', title: t('to'), cell: (row) => (row.to === null ? <>{t('stillThere')}{mayRegister && <> <LeaveAct volunteer={volunteer} membership={row} /></>}</> : <DateText value={row.to} />) },
            ]}
            empty={<EmptyState title={t('noTeams')} />}
          />
          {figures !== undefined && <HoursByGrade figures={figures} withShare={false} />}
          {star !== undefined && <StarLine star={star} />}
        </div>
        <div className="lc-stack">
          <Section>
            <KeyValue columns={1} facts={[
              { label: t('number'), value: <span className="lc-number">{volunteer.number}</span> }, { label: t('place'), value: nameOf(volunteer.place) }, { label: t('organisation'), value: nameOf(volunteer.organisation) },
              { label: t('registeredOn'), value: <DateText value={volunteer.registeredOn} /> }, ...(volunteer.leftOn === null ? [] : [{ label: t('leftOn'), value: <DateText value={volunteer.leftOn} /> }]),
              ...(volunteer.guardianAgreedOn === null ? [] : [{ label: t('guardianAgreedOn'), value: <DateText value={volunteer.guardianAgreedOn} /> }]),
            ]} />
          </Section>
          {mayOpen && volunteer.hasDetails && <SealedDetails volunteerId={volunteer.id} />}
        </div>
      </div>
    </>
  );
}

/** Opened by a press, so that nobody reads it in passing. */
function SealedDetails({ volunteerId }: { readonly volunteerId: string }) {
  const t = useT(volunteeringMessages);
  const [isOpen, setOpen] = useState(false);
  const details = useRead(readVolunteerDetails, { volunteerId }, { enabled: isOpen });
  return (
    <Section title={t('details')} actions={!isOpen && <Button onClick={() => setOpen(true)}>{t('seeDetails')}</Button>}>
      {details.problem !== null && <ProblemAlert problem={details.problem} />}
      {details.data !== undefined && <KeyValue columns={1} facts={[{ label: t('contact'), value: details.data.contact }, { label: t('guardian'), value: details.data.guardian }, { label: t('identityNumber'), value: t(details.data.hasIdentityNumber ? 'identityThere' : 'identityNone') }]} />}
    </Section>
  );
}

function JoinAct({ volunteer }: { readonly volunteer: Known }) {
  const t = useT(volunteeringMessages);
  const [teamId, setTeam] = useState('');
  const [from, setFrom] = useDay();
  const teams = useRead(listTeams, { pageSize: TEAMS_OFFERED, sort: 'name' }).data?.rows ?? [];
  const join = useWrite(joinTeam, { invalidates: INVALIDATES, done: { zh: '已加入', en: 'Joined' } });
  return (
    <ConfirmButton icon={UsersRound} label={t('joinTeam')} question={t('joinAsk')} action={t('joinTeam')} pending={join.pending} problem={join.problem} onConfirm={() => join.run({ volunteerId: volunteer.id, teamId, from })}>
      <Field label={t('team')} required error={fieldError(join.problem, '/teamId')}>{(w) => <Select {...w} value={teamId} choices={[{ value: '', label: '—' }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} onChange={setTeam} />}</Field>
      <Field label={t('from')} required error={fieldError(join.problem, '/from')}>{(w) => <TextInput {...w} type="date" value={from} onChange={setFrom} />}</Field>
    </ConfirmButton>
  );
}

function ConnectAct({ volunteer }: { readonly volunteer: Known }) {
  const t = useT(volunteeringMessages);
  const [personId, setPerson] = useState<string | undefined>(undefined);
  const connect = useWrite(connectVolunteer, { invalidates: INVALIDATES, done: { zh: '已关联', en: 'Connected' } });
  return (
    <ConfirmButton icon={Link2} label={t('connect')} question={t('connectAsk')} action={t('connect')} pending={connect.pending} problem={connect.problem} onConfirm={() => connect.run({ volunteerId: volunteer.id, personId: personId ?? null })}>
      <p>{t('connectNote')}</p>
      <Field label={t('person')} error={fieldError(connect.problem, '/personId')}>{(w) => <Suspense><PersonSelect {...w} value={personId} onChange={setPerson} /></Suspense>}</Field>
    </ConfirmButton>
  );
}

function LeaveAct({ volunteer, membership }: { readonly volunteer: Known; readonly membership: Known['memberships'][number] }) {
  const t = useT(volunteeringMessages);
  const [to, setTo] = useDay();
  const leave = useWrite(leaveTeam, { invalidates: INVALIDATES, done: { zh: '已离队', en: 'Left' } });
  return (
    <ConfirmButton icon={LogOut} label={t('leaveTeam')} question={t('leaveAsk', { team: membership.team.name })} action={t('leaveTeam')} pending={leave.pending} problem={leave.problem} onConfirm={() => leave.run({ volunteerId: volunteer.id, membershipId: membership.id, to })}>
      <Field label={t('until')} purpose={t('untilPurpose')} required error={fieldError(leave.problem, '/to')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field>
    </ConfirmButton>
  );
}
