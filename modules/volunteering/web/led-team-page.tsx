/** 我负责的队伍 · Members and activities of a team, for its leader. */
import { useState } from 'react';
import { CalendarHeart, Plus } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { planTeamActivity, readLedTeam } from '../contract/index.ts';
import { myMessages } from './my-messages.ts';
import { projectMessages } from './project-messages.ts';
import { TeamOrders } from './team-orders.tsx';
import { useDay } from './use-day.ts';

export function LedTeamPage() {
  const t = useT(myMessages);
  const { teamId } = useRouteParams<'teamId'>();
  const found = useRead(readLedTeam, { teamId });
  const trail = [{ text: t('mine'), to: '/my-service' }];
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('team1')} trail={trail} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const { team, members, activities, projects } = found.data;
  return (
    <>
      <PageHeader title={team.name} trail={trail} actions={team.placed && <PlanAct teamId={team.id} projects={projects} />} />
      {!team.placed && <Notice tone="warn" title={t('unplaced')}>{null}</Notice>}
      <Section title={t('planned')} bare>
      <DataTable
        caption={t('planned')} result={{ ...found, data: { rows: activities, total: activities.length } }} rowKey={(row) => row.id} rowTo={(row) => `/my-service/activities/${row.id}`}
        columns={[
          { key: 'name', title: t('activity'), width: '34%', cell: (row) => <>{row.name}{row.takesSignups && <> <StateTag quiet tone="info" text={t('open')} /></>}</> }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.startsAt} style="dateTime" /> },
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

function PlanAct({ teamId, projects }: { readonly teamId: string; readonly projects: readonly { id: string; name: string }[] }) {
  const p = useT(projectMessages);
  const t = useT(myMessages);
  const go = useGo();
  const [on, setOn] = useDay();
  const [draft, setDraft] = useState({ name: '', from: '09:00', to: '11:00', capacity: '', about: '', projectId: '', takesSignups: true });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const plan = useWrite(planTeamActivity, { invalidates: ['volunteering'], done: { zh: '已发布', en: 'Planned' }, onSuccess: ({ id }) => go(`/my-service/activities/${id}`) });
  const error = (pointer: string) => fieldError(plan.problem, pointer);
  return (
    <ConfirmButton
      kind="primary" icon={Plus} label={t('plan')} question={t('planAsk')} action={t('plan')} pending={plan.pending} problem={plan.problem}
      onConfirm={() => plan.run({ teamId, name: draft.name, on, from: draft.from, to: draft.to, capacity: draft.capacity === '' ? null : Number(draft.capacity), about: draft.about.trim() === '' ? null : draft.about, projectId: draft.projectId === '' ? null : draft.projectId, takesSignups: draft.takesSignups })}
    >
      <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
      <Field label={t('on')} required error={error('/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('from')} required error={error('/from')}>{(w) => <TextInput {...w} type="time" value={draft.from} onChange={set('from')} />}</Field>
      <Field label={t('to')} required error={error('/to')}>{(w) => <TextInput {...w} type="time" value={draft.to} onChange={set('to')} />}</Field>
      {projects.length > 0 && <Field label={p('belongs')} purpose={p('belongsPurpose')} error={error('/projectId')}>{(w) => <Select {...w} value={draft.projectId} placeholder="—" choices={projects.map(({ id, name }) => ({ value: id, label: name }))} onChange={set('projectId')} />}</Field>}
      <Field label={t('capacity')} purpose={t('capacityPurpose')} error={error('/capacity')}>{(w) => <TextInput {...w} type="number" value={draft.capacity} onChange={set('capacity')} />}</Field>
      <Field label={t('about')} purpose={t('aboutPurpose')} error={error('/about')}>{(w) => <TextArea {...w} rows={3} maxLength={2_000} value={draft.about} onChange={set('about')} />}</Field>
      <Checkbox checked={draft.takesSignups} onChange={set('takesSignups')}>{t('open')}</Checkbox>
    </ConfirmButton>
  );
}
