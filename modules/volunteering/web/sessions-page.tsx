/** 服务场次 · Sessions, and the sums of exactly the rows that are listed. */
import { Suspense, useState } from 'react';
import { CalendarCheck, Plus, Upload } from 'lucide-react';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, Select, StatTile, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportSessions, listSessions, listTeams, readSessionFigures, recordSession } from '../contract/index.ts';
import { useFacilityChoices } from './facilities-page.tsx';
import { facilityMessages } from './facility-messages.ts';
import { useNameOf } from './names.ts';
import { projectMessages } from './project-messages.ts';
import { useProjectChoices } from './projects-page.tsx';
import { sessionMessages } from './session-messages.ts';
import { useDay } from './use-day.ts';

const TEAMS_OFFERED = 200;

export function SessionsPage() {
  const t = useT(sessionMessages);
  const p = useT(projectMessages);
  const f = useT(facilityMessages);
  const facilities = useFacilityChoices();
  const projects = useProjectChoices();
  const nameOf = useNameOf();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['q', 'teamId', 'projectId', 'facilityId', 'from', 'to'], sorts: bothWays(['held', 'code', 'participants', 'beneficiaries']) });
  const filter = table.filters as { q?: string; teamId?: string; projectId?: string; facilityId?: string; from?: string; to?: string };
  const asked = { ...filter, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listSessions, { ...asked, page: table.page, pageSize: table.pageSize });
  const sums = useRead(readSessionFigures, filter).data;
  const teams = useRead(listTeams, { pageSize: TEAMS_OFFERED, sort: 'name' }).data?.rows ?? [];
  const choices = teams.map((team) => ({ value: team.id, label: team.name }));
  return (
    <>
      <PageHeader title={t('sessions')} about={t('about')} actions={mayManage && <><LinkButton icon={Upload} to="/service-sessions/import">{t('importIt')}</LinkButton><RecordAct teams={choices} projects={projects} facilities={facilities} /></>} />
      {sums !== undefined && (
        <div className="lc-tiles">
          <StatTile label={t('count')} value={sums.sessions} note={sums.firstOn === null ? t('span', { on: sums.on }) : t('countNote', { teams: sums.teams, from: sums.firstOn, to: sums.lastOn ?? sums.on })} />
          <StatTile label={t('participants')} value={sums.participants} note={t('withEvidence', { n: numberText(sums.withEvidence) })} />
          <StatTile label={t('beneficiaries')} value={sums.beneficiaries} note={t('times')} />
        </div>
      )}
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'teamId', kind: 'one', label: t('team'), choices }, ...(projects.length === 0 ? [] : [{ name: 'projectId' as const, kind: 'one' as const, label: p('belongs'), choices: projects }]), ...(facilities.length === 0 ? [] : [{ name: 'facilityId' as const, kind: 'one' as const, label: f('facility'), choices: facilities }]), { name: 'from', kind: 'date', label: t('from') }, { name: 'to', kind: 'date', label: t('to') }]} />
      <DataTable
        caption={t('sessions')} result={found} table={table} tools={<ListExport operation={exportSessions} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'subject', title: t('subject'), width: '26%', cell: (row) => row.subject }, { key: 'code', title: t('code'), sort: ['code', '-code'], wideOnly: true, cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> }, { key: 'team', title: t('team'), wideOnly: true, cell: (row) => row.team.name },
          { key: 'place', title: t('place'), wideOnly: true, cell: (row) => nameOf(row.place) }, { key: 'held', title: t('heldOn'), sort: ['held', '-held'], greatestFirst: true, cell: (row) => <DateText value={row.heldOn} /> },
          { key: 'participants', title: t('participants'), sort: ['participants', '-participants'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.participants)}</span> },
          { key: 'beneficiaries', title: t('beneficiaries'), sort: ['beneficiaries', '-beneficiaries'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.beneficiaries)}</span> },
          { key: 'facility', title: f('facility'), wideOnly: true, cell: (row) => row.facility?.name ?? <span className="lc-quiet">—</span> },
          { key: 'evidence', title: t('evidence'), wideOnly: true, cell: (row) => row.evidence ?? <span className="lc-quiet">—</span> },
        ]}
        empty={<EmptyState icon={CalendarCheck} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

type Choices = readonly { value: string; label: string }[];

function RecordAct({ teams, projects, facilities }: { readonly teams: Choices; readonly projects: Choices; readonly facilities: Choices }) {
  const p = useT(projectMessages);
  const f = useT(facilityMessages);
  const t = useT(sessionMessages);
  const [heldOn, setHeldOn] = useDay();
  const [draft, setDraft] = useState({ code: '', subject: '', teamId: '', placeId: undefined as string | undefined, participants: '', beneficiaries: '0', evidence: '', projectId: '', facilityId: '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const record = useWrite(recordSession, { invalidates: ['volunteering'], done: { zh: '已登记', en: 'Recorded' } });
  const error = (pointer: string) => fieldError(record.problem, pointer);
  const save = () => record.run({ code: draft.code, subject: draft.subject, teamId: draft.teamId, placeId: draft.placeId ?? '', heldOn, participants: Number(draft.participants), beneficiaries: Number(draft.beneficiaries), evidence: draft.evidence.trim() === '' ? null : draft.evidence, projectId: draft.projectId === '' ? null : draft.projectId, facilityId: draft.facilityId === '' ? null : draft.facilityId });
  return (
    <ConfirmButton kind="primary" icon={Plus} label={t('record')} question={t('recordAsk')} action={t('record')} pending={record.pending} problem={record.problem} onConfirm={save}>
      <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>
      <Field label={t('subject')} required error={error('/subject')}>{(w) => <TextInput {...w} maxLength={120} value={draft.subject} onChange={set('subject')} />}</Field>
      <Field label={t('team')} required error={error('/teamId')}>{(w) => <Select {...w} value={draft.teamId} choices={[{ value: '', label: '—' }, ...teams]} onChange={set('teamId')} />}</Field>
      <Field label={t('place')} required error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
      <Field label={t('heldOn')} required error={error('/heldOn')}>{(w) => <TextInput {...w} type="date" value={heldOn} onChange={setHeldOn} />}</Field>
      <Field label={t('participants')} required error={error('/participants')}>{(w) => <TextInput {...w} type="number" value={draft.participants} onChange={set('participants')} />}</Field>
      <Field label={t('beneficiaries')} required error={error('/beneficiaries')}>{(w) => <TextInput {...w} type="number" value={draft.beneficiaries} onChange={set('beneficiaries')} />}</Field>
      <Field label={t('evidence')} purpose={t('evidencePurpose')} error={error('/evidence')}>{(w) => <TextInput {...w} maxLength={200} value={draft.evidence} onChange={set('evidence')} />}</Field>
      {projects.length > 0 && <Field label={p('belongs')} purpose={p('belongsPurpose')} error={error('/projectId')}>{(w) => <Select {...w} value={draft.projectId} placeholder="—" choices={projects} onChange={set('projectId')} />}</Field>}
      {facilities.length > 0 && <Field label={f('facility')} purpose={f('facilityPurpose')} error={error('/facilityId')}>{(w) => <Select {...w} value={draft.facilityId} placeholder="—" choices={facilities} onChange={set('facilityId')} />}</Field>}
    </ConfirmButton>
  );
}
