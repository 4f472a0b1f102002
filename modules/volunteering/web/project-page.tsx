/** 志愿服务项目页 · One project: what it is for, what it reached of what, and what was held. */
import { useState } from 'react';
import { CalendarCheck, CalendarHeart, Flag, Pause, Pencil, Play } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, KeyValue, LinkButton, PageHeader, ProblemAlert, Section, Skeleton, StateTag, StatTile, TextArea } from '#platform/web/ui/index.ts';
import { gradeWords, serviceCertificateWords, listActivities, listSessions, moveProject, projectStateWords, readProject } from '../contract/index.ts';
import { GRADES, projectMoves, reached } from '../domain/index.ts';
import type { ProjectState } from '../domain/index.ts';
import { hoursText } from './hours.ts';
import { useNameOf } from './names.ts';
import { projectMessages } from './project-messages.ts';
import { minutesOf, projectTone } from './projects-page.tsx';

type Known = OutputOf<typeof readProject>;
const SHOWN = 20;
const HOUR_MINUTES = 60;
const shareText = (share: number): string => `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })}%`;

export function VolunteerProjectPage() {
  const t = useT(projectMessages);
  const text = useText();
  const nameOf = useNameOf();
  const { projectId } = useRouteParams<'projectId'>();
  const mayManage = useCan('volunteering.manage');
  const found = useRead(readProject, { projectId });
  const project = found.data;
  if (project === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('project')} trail={[{ text: t('projects'), to: '/volunteer-projects' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const { counted } = project;
  const minutes = minutesOf(counted.minutes);
  const against = (value: number, target: number | null) => { const share = reached(value, target); return share === null || target === null ? t('noTarget') : t('ofTarget', { target: numberText(target), share: shareText(share) }); };
  return (
    <>
      <PageHeader
        title={project.name} trail={[{ text: t('projects'), to: '/volunteer-projects' }]} beside={<StateTag tone={projectTone[project.state]} text={text(projectStateWords[project.state])} />}
        actions={mayManage && project.state !== 'ended' && <>{projectMoves(project.state).map((to) => <MoveAct key={to} project={project} to={to} />)}<LinkButton icon={Pencil} to={`/volunteer-projects/${project.id}/edit`}>{t('change')}</LinkButton></>}
      />
      <div className="lc-tiles">
        <StatTile label={t('hours')} value={hoursText(minutes)} note={`${against(minutes / HOUR_MINUTES, project.targetHours)} · ${t('heldNote', { people: counted.volunteerCount, activities: counted.activityCount })}`} />
        <StatTile label={t('beneficiaries')} value={counted.beneficiaries} note={`${against(counted.beneficiaries, project.targetServed)} · ${t('servedNote', { sessions: counted.sessionCount, evidence: counted.withEvidence })}`} />
      </div>
      <Section>
        <p>{project.purpose}</p>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{project.code}</span> }, { label: t('branch'), value: nameOf(project.branch) }, { label: t('team'), value: <AppLink to={`/volunteer-teams/${project.team.id}`}>{project.team.name}</AppLink> }, { label: t('place'), value: nameOf(project.place) },
          { label: t('partners'), value: project.partners.length === 0 ? '—' : project.partners.map(nameOf).join(text({ zh: '、', en: ', ' })) }, { label: t('from'), value: <DateText value={project.fromDate} /> }, { label: t('to'), value: project.toDate === null ? t('ongoing') : <DateText value={project.toDate} /> },
          ...(project.outcome === null ? [] : [{ label: t('outcome'), value: project.outcome }]),
        ]} />
      </Section>
      <Section title={t('byGrade')}>
        <p className="lc-quiet lc-small">{t('countedOn', { on: project.on })}</p>
        <KeyValue facts={GRADES.map((grade) => ({ label: text(gradeWords[grade]), value: <span className="lc-number">{t('hour', { n: hoursText(counted.minutes[grade]) })}</span> }))} />
        <p className="lc-quiet lc-small">{text(serviceCertificateWords.gradeMeans)}</p>
      </Section>
      <ProjectActivities projectId={project.id} />
      <ProjectSessions projectId={project.id} />
    </>
  );
}

function ProjectActivities({ projectId }: { readonly projectId: string }) {
  const t = useT(projectMessages);
  const found = useRead(listActivities, { projectId, pageSize: SHOWN });
  return (
    <Section title={t('projectActivities')} bare actions={(found.data?.total ?? 0) > SHOWN && <LinkButton kind="quiet" to="/volunteer-activities" search={{ projectId }}>{t('allActivities')}</LinkButton>}>
      <DataTable
        caption={t('projectActivities')} result={found} rowKey={(row) => row.id} rowTo={(row) => `/volunteer-activities/${row.id}`}
        columns={[
          { key: 'name', title: t('activity'), width: '40%', cell: (row) => row.name }, { key: 'day', title: t('day'), cell: (row) => <DateText value={row.startsAt} style="dateTime" /> }, { key: 'people', title: t('people'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.volunteerCount)}</span> },
          { key: 'minutes', title: t('minutes'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{hoursText(row.minutes)}</span> },
        ]}
        empty={<EmptyState icon={CalendarHeart} title={t('noActivities')} advice={t('noActivitiesAdvice')} />}
      />
    </Section>
  );
}

function ProjectSessions({ projectId }: { readonly projectId: string }) {
  const t = useT(projectMessages);
  const found = useRead(listSessions, { projectId, pageSize: SHOWN });
  return (
    <Section title={t('projectSessions')} bare actions={(found.data?.total ?? 0) > SHOWN && <LinkButton kind="quiet" to="/service-sessions" search={{ projectId }}>{t('allSessions')}</LinkButton>}>
      <DataTable
        caption={t('projectSessions')} result={found} rowKey={(row) => row.id}
        columns={[
          { key: 'subject', title: t('subject'), width: '40%', cell: (row) => row.subject }, { key: 'day', title: t('day'), cell: (row) => <DateText value={row.heldOn} /> }, { key: 'beneficiaries', title: t('beneficiaries'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.beneficiaries)}</span> },
          { key: 'evidence', title: t('evidence'), wideOnly: true, cell: (row) => row.evidence ?? <span className="lc-quiet">—</span> },
        ]}
        empty={<EmptyState icon={CalendarCheck} title={t('noSessions')} advice={t('noSessionsAdvice')} />}
      />
    </Section>
  );
}

const ACTS = { open: { icon: Play, label: 'open', ask: 'openAsk', note: 'openNote' }, paused: { icon: Pause, label: 'pause', ask: 'pauseAsk', note: 'pauseNote' }, ended: { icon: Flag, label: 'end', ask: 'endAsk', note: 'endNote' } } as const;

function MoveAct({ project, to }: { readonly project: Known; readonly to: ProjectState }) {
  const t = useT(projectMessages);
  const [outcome, setOutcome] = useState('');
  const move = useWrite(moveProject, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' } });
  if (to === 'draft') return null;
  const act = ACTS[to];
  return (
    <ConfirmButton {...(to === 'open' ? { kind: 'primary' as const } : {})} icon={act.icon} label={t(act.label)} question={t(act.ask)} action={t(act.label)} pending={move.pending} problem={move.problem} onConfirm={() => move.run({ projectId: project.id, to, outcome: to === 'ended' ? outcome : null })}>
      <p>{t(act.note)}</p>
      {to === 'ended' && <Field label={t('outcome')} purpose={t('outcomePurpose')} required error={fieldError(move.problem, '/outcome')}>{(w) => <TextArea {...w} rows={4} maxLength={1_000} value={outcome} onChange={setOutcome} />}</Field>}
    </ConfirmButton>
  );
}
