/** 会议页 · One meeting: who was there, its minutes, and what it decided. */
import { ListChecks, Pencil } from 'lucide-react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DataTable, DateText, EmptyState, KeyValue, LinkButton, PageHeader, PhotoStrip, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { decisionStateWords, meetingKindWords, readMeeting } from '../contract/index.ts';
import { DecisionActs, DecisionForm } from './decision-acts.tsx';
import { decisionTones } from './decision-words.ts';
import { meetingMessages } from './meeting-messages.ts';
import './plans.css';

export function MeetingPage() {
  const t = useT(meetingMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const { meetingId } = useRouteParams<'meetingId'>();
  const mayManage = useCan('plans.manage');
  const found = useRead(readMeeting, { meetingId });
  const meeting = found.data;
  if (meeting === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('meeting')} trail={[{ text: t('meetings'), to: '/meetings' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const unit = (each: { nameZh: string; nameEn: string }) => text({ zh: each.nameZh, en: each.nameEn });
  return (
    <>
      <PageHeader title={meeting.title} trail={[{ text: t('meetings'), to: '/meetings' }]} actions={mayManage && <LinkButton icon={Pencil} to={`/meetings/${meeting.id}/edit`}>{t('edit')}</LinkButton>} />
      <Section>
        <KeyValue facts={[
          { label: t('heldOn'), value: <DateText value={meeting.heldOn} /> }, { label: t('kind'), value: text(meetingKindWords[meeting.kind]) }, { label: t('venue'), value: meeting.venue }, { label: t('chair'), value: meeting.chair?.name ?? null }, { label: t('plan'), value: meeting.plan === null ? null : <AppLink to={`/plans/${meeting.plan.id}`}>{unit(meeting.plan)}</AppLink> }, { label: t('document'), value: meeting.document },
          { label: t('units'), wide: true, value: meeting.units.length === 0 ? null : meeting.units.map(unit).join('、') }, { label: t('persons'), wide: true, value: meeting.persons.length === 0 ? null : meeting.persons.map(({ name }) => name).join('、') },
          { label: t('minutes'), wide: true, value: meeting.minutes === '' ? null : <span className="lc-plans-lead">{meeting.minutes}</span> },
        ]} />
        {meeting.fileIds.length > 0 && <PhotoStrip label={t('files')} photos={meeting.fileIds.map((fileId) => ({ url: urlOf(readFile, { fileId }), thumbnailUrl: urlOf(readThumbnail, { fileId }), alt: t('fileOf', { title: meeting.title }) }))} />}
      </Section>
      <Section title={t('decisions')} about={t('decisionsAbout')} bare actions={mayManage && <DecisionForm key={meeting.decisions.length} meetingId={meeting.id} />}>
        <DataTable
          caption={t('decisions')} whole result={{ data: { rows: meeting.decisions, total: meeting.decisions.length } }} rowKey={(row) => row.id}
          columns={[
            { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.number}</span> }, { key: 'words', title: t('decision'), width: '36%', cell: (row) => <>{row.words}{row.note !== null && <p className="lc-quiet lc-small">{row.note}</p>}</> }, { key: 'unit', title: t('unit'), cell: (row) => unit(row.organisation) },
            { key: 'due', title: t('due'), cell: (row) => <DateText value={row.dueOn} /> }, { key: 'task', title: t('task'), wideOnly: true, cell: (row) => (row.task === null ? '—' : <AppLink to={`/plan-tasks/${row.task.id}`}>{row.task.code}</AppLink>) },
            { key: 'state', title: t('state'), cell: (row) => <span className="lc-row"><StateTag quiet tone={decisionTones[row.state]} text={decisionStateWords[row.state]} />{row.isOverdue && <StateTag tone="danger" text={t('late')} />}</span> }, { key: 'acts', title: '', cell: (row) => <DecisionActs decision={row} /> },
          ]}
          empty={<EmptyState icon={ListChecks} title={t('noDecisions')} advice={t('noDecisionsAdvice')} />}
        />
      </Section>
    </>
  );
}
