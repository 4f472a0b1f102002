/** 项目页 · One project: money, work, milestones, photos, and what of it does not go together. */
import { Pencil } from 'lucide-react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, KeyValue, LinkButton, Notice, PageHeader, PhotoStrip, ProblemAlert, RatioBar, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { photoRoleWords, projectKindWords, projectStateWords, readProject } from '../contract/index.ts';
import { PHOTO_ROLES } from '../domain/index.ts';
import { MoneyAct, PhotoAct, StateActs, WithdrawWork, WorkAct } from './project-acts.tsx';
import { projectMessages } from './project-messages.ts';
import { projectTones, quantityText, wanText } from './project-words.ts';
import './plans.css';

type Known = OutputOf<typeof readProject>;

export function ProjectPage() {
  const t = useT(projectMessages);
  const text = useText();
  const { projectId } = useRouteParams<'projectId'>();
  const mayManage = useCan('plans.manage');
  const found = useRead(readProject, { projectId });
  const project = found.data;
  if (project === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('project')} trail={[{ text: t('projects'), to: '/projects' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const named = (each: { nameZh: string; nameEn: string } | null) => (each === null ? null : text({ zh: each.nameZh, en: each.nameEn }));
  return (
    <>
      <PageHeader
        title={project.name} trail={[{ text: t('projects'), to: '/projects' }]} beside={<StateTag tone={projectTones[project.state]} text={projectStateWords[project.state]} />}
        actions={mayManage && <><LinkButton icon={Pencil} to={`/projects/${project.id}/edit`}>{t('edit')}</LinkButton><StateActs project={project} /></>}
      />
      {project.doubts.length > 0 && <Notice tone="warn" title={t('doubts')}><ul className="lc-notice-list">{project.doubts.map((doubt) => <li key={doubt.zh}>{text({ zh: doubt.zh, en: doubt.en })}</li>)}</ul></Notice>}
      <Section>
        <KeyValue facts={[
          { label: t('code'), value: <span className="lc-number">{project.code}</span> }, { label: t('kind'), value: text(projectKindWords[project.kind]) }, { label: t('plan'), value: project.plan === null ? null : <AppLink to={`/plans/${project.plan.id}`}>{named(project.plan)}</AppLink> }, { label: t('place'), value: named(project.place) }, { label: t('organisation'), value: named(project.organisation) }, { label: t('contractor'), value: project.contractor },
          { label: t('households'), value: project.households === null ? null : t('householdsN', { n: project.households }) }, { label: t('starts'), value: <DateText value={project.startsOn} /> }, { label: t('ends'), value: <DateText value={project.endsOn} /> }, { label: t('finished'), value: project.finishedOn === null ? null : <DateText value={project.finishedOn} /> },
          { label: t('reason'), value: project.stateReason }, { label: t('about'), wide: true, value: project.about === '' ? null : project.about },
        ]} />
      </Section>
      <Money project={project} mayManage={mayManage} />
      <Work project={project} />
      <Section title={t('milestones')} bare>
        <DataTable
          caption={t('milestones')} whole result={{ data: { rows: project.milestones, total: project.milestones.length } }} rowKey={(row) => row.id}
          columns={[{ key: 'name', title: t('milestone'), cell: (row) => row.name }, { key: 'due', title: t('due'), cell: (row) => <DateText value={row.dueOn} /> }, { key: 'done', title: t('done'), cell: (row) => (row.doneOn === null ? <span className="lc-quiet">{t('notDone')}</span> : <DateText value={row.doneOn} />) }]}
          empty={<EmptyState title={t('noMilestones')} advice={t('workAbout')} />}
        />
      </Section>
      <Photos project={project} />
    </>
  );
}

function Money({ project, mayManage }: { readonly project: Known; readonly mayManage: boolean }) {
  const t = useT(projectMessages);
  const text = useText();
  const nameOf = (code: string) => { const source = project.sources.find((each) => each.code === code); return source === undefined ? code : text({ zh: source.nameZh, en: source.nameEn }); };
  const rows = [...project.funding.map((line) => ({ ...line, key: `${line.source}/${line.year}`, label: nameOf(line.source) })), ...(project.funding.length === 0 ? [] : [{ ...project.money, key: 'total', label: t('total'), year: null, source: '' }])];
  const amount = (fen: number) => <span className="lc-number">{wanText(fen)}</span>;
  return (
    <Section title={t('money')} about={t('fundingAbout')} bare actions={mayManage && <MoneyAct project={project} />}>
      <DataTable
        caption={t('money')} whole result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.key}
        columns={[
          { key: 'source', title: t('source'), cell: (row) => row.label }, { key: 'year', title: t('year'), cell: (row) => row.year ?? '' },
          { key: 'planned', title: t('planned'), align: 'end', cell: (row) => amount(row.planned) }, { key: 'arrived', title: t('arrived'), align: 'end', cell: (row) => amount(row.arrived) }, { key: 'spent', title: t('spent'), align: 'end', cell: (row) => amount(row.spent) },
        ]}
        empty={<EmptyState title={t('noMoney')} advice={t('fundingAbout')} />}
      />
    </Section>
  );
}

function Work({ project }: { readonly project: Known }) {
  const t = useT(projectMessages);
  const mayDeliver = useCan('plans.deliver');
  return (
    <Section title={t('work')} about={t('workAbout')}>
      <div className="lc-stack">
        {project.measures.length === 0 && <p className="lc-quiet">{t('noWork')}</p>}
        {project.measures.map((measure) => {
          const last = measure.readings.find(({ withdrawal }) => withdrawal === null);
          return (
            <section key={measure.id} aria-label={measure.name} className="lc-stack">
              <div className="lc-row"><strong>{measure.name}</strong><span className="lc-number">{t('of', { done: quantityText(last?.value ?? 0), planned: quantityText(measure.planned), unit: measure.unit })}</span>{mayDeliver && project.state !== 'dropped' && <WorkAct project={project} measure={measure} />}</div>
              <RatioBar ratio={{ numerator: Math.round((last?.value ?? 0) * 100), denominator: Math.round(measure.planned * 100) }} partsBeside />
              {measure.readings.length > 0 && (
                <DataTable
                  caption={measure.name} whole result={{ data: { rows: measure.readings, total: measure.readings.length } }} rowKey={(row) => row.id}
                  columns={[
                    { key: 'on', title: t('on'), cell: (row) => <DateText value={row.on} /> }, { key: 'value', title: t('value'), align: 'end', cell: (row) => <span className="lc-number">{quantityText(row.value)} {measure.unit}</span> },
                    { key: 'source', title: t('sourceOf'), cell: (row) => (row.withdrawal === null ? row.source : <span className="lc-quiet">{t('withdrawn', { reason: row.withdrawal.reason, by: row.withdrawal.by })}</span>) }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => row.by },
                    ...(mayDeliver ? [{ key: 'acts', title: '', cell: (row: Known['measures'][number]['readings'][number]) => (row.withdrawal === null ? <WithdrawWork reading={row} /> : null) }] : []),
                  ]}
                  empty={<EmptyState title={t('noWork')} advice={t('workAbout')} />}
                />
              )}
            </section>
          );
        })}
      </div>
    </Section>
  );
}

function Photos({ project }: { readonly project: Known }) {
  const t = useT(projectMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const mayDeliver = useCan('plans.deliver');
  return (
    <Section title={t('beforeAfter')} actions={mayDeliver && <PhotoAct project={project} />}>
      {project.photos.length === 0 ? <p className="lc-quiet">{t('noPhotos')}</p> : (
        <div className="lc-stack">
          {PHOTO_ROLES.map((role) => { const photos = project.photos.filter((photo) => photo.role === role); return photos.length === 0 ? null : <div key={role}><p>{text(photoRoleWords[role])}</p><PhotoStrip label={text(photoRoleWords[role])} photos={photos.map((photo) => ({ url: urlOf(readFile, { fileId: photo.id }), thumbnailUrl: urlOf(readThumbnail, { fileId: photo.id }), alt: t('photoOf', { name: project.name }), ...(photo.note === null ? {} : { note: photo.note }) }))} /></div>; })}
        </div>
      )}
    </Section>
  );
}
