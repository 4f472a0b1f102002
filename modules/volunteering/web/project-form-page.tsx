/** 新建与修改志愿服务项目 */
import { Suspense, useState } from 'react';
import { Plus, Save, Trash2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createProject, listBranches, listTeams, readProject, updateProject } from '../contract/index.ts';
import { useNameOf } from './names.ts';
import { projectMessages } from './project-messages.ts';
import { useDay } from './use-day.ts';

type Known = OutputOf<typeof readProject>;
const TEAMS_OFFERED = 200;
const PARTNERS_MAX = 30;

export function NewVolunteerProjectPage() {
  return <ProjectForm />;
}

export function EditVolunteerProjectPage() {
  const t = useT(projectMessages);
  const { projectId } = useRouteParams<'projectId'>();
  const found = useRead(readProject, { projectId });
  if (found.data !== undefined) return <ProjectForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('projects'), to: '/volunteer-projects' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function ProjectForm({ known }: { readonly known?: Known }) {
  const t = useT(projectMessages);
  const nameOf = useNameOf();
  const go = useGo();
  const [today] = useDay();
  const branches = useRead(listBranches, {}).data?.rows ?? [];
  const teams = useRead(listTeams, { pageSize: TEAMS_OFFERED, sort: 'name' }).data?.rows ?? [];
  const [draft, setDraft] = useState({
    code: '', name: known?.name ?? '', purpose: known?.purpose ?? '', branch: known?.branch?.code ?? '', teamId: known?.team.id ?? '', placeId: known?.place.id, fromDate: known?.fromDate ?? '', toDate: known?.toDate ?? '',
    targetServed: known?.targetServed == null ? '' : String(known.targetServed), targetHours: known?.targetHours == null ? '' : String(known.targetHours),
  });
  const [partners, setPartners] = useState<readonly (string | undefined)[]>(known?.partners.map(({ id }) => id) ?? []);
  const set = <Name extends keyof typeof draft>(name: Name) => (value: (typeof draft)[Name]) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createProject, { invalidates: ['volunteering'], done: { zh: '已新建', en: 'Begun' }, onSuccess: ({ id }) => go(`/volunteer-projects/${id}`) });
  const update = useWrite(updateProject, { invalidates: ['volunteering'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/volunteer-projects/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const error = (pointer: string) => fieldError(problem, pointer);
  const facts = {
    name: draft.name, purpose: draft.purpose, branch: draft.branch === '' ? null : draft.branch, teamId: draft.teamId, placeId: draft.placeId ?? '', partnerIds: partners.filter((id) => id !== undefined), fromDate: draft.fromDate === '' ? today : draft.fromDate, toDate: draft.toDate === '' ? null : draft.toDate,
    targetServed: draft.targetServed === '' ? null : Number(draft.targetServed), targetHours: draft.targetHours === '' ? null : Number(draft.targetHours),
  };
  const save = () => void (known === undefined ? create.run({ ...facts, code: draft.code }) : update.run({ ...facts, projectId: known.id, version: known.version }));
  const back = known === undefined ? '/volunteer-projects' : `/volunteer-projects/${known.id}`;
  return (
    <>
      <PageHeader title={t(known === undefined ? 'add' : 'edit')} trail={[{ text: t('projects'), to: '/volunteer-projects' }, ...(known === undefined ? [] : [{ text: known.name, to: back }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} purpose={t('codePurpose')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('branch')} error={error('/branch')}>{(w) => <Select {...w} value={draft.branch} choices={[{ value: '', label: '—' }, ...branches.map((branch) => ({ value: branch.code, label: nameOf({ ...branch }) }))]} onChange={set('branch')} />}</Field>
              <Field label={t('team')} required error={error('/teamId')}>{(w) => <Select {...w} value={draft.teamId} choices={[{ value: '', label: '—' }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} onChange={set('teamId')} />}</Field>
              <Field label={t('place')} required error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={draft.placeId} onChange={set('placeId')} /></Suspense>}</Field>
            </div>
            <Field label={t('purpose')} purpose={t('purposePurpose')} required error={error('/purpose')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={draft.purpose} onChange={set('purpose')} />}</Field>
            <div className="lc-grid">
              <Field label={t('from')} required error={error('/fromDate')}>{(w) => <TextInput {...w} type="date" value={facts.fromDate} onChange={set('fromDate')} />}</Field>
              <Field label={t('to')} purpose={t('toPurpose')} error={error('/toDate')}>{(w) => <TextInput {...w} type="date" value={draft.toDate} onChange={set('toDate')} />}</Field>
              <Field label={t('targetServed')} purpose={t('targetServedPurpose')} error={error('/targetServed')}>{(w) => <TextInput {...w} type="number" value={draft.targetServed} onChange={set('targetServed')} />}</Field>
              <Field label={t('targetHours')} purpose={t('targetHoursPurpose')} error={error('/targetHours')}>{(w) => <TextInput {...w} type="number" value={draft.targetHours} onChange={set('targetHours')} />}</Field>
            </div>
            {partners.map((partnerId, at) => (
              <div className="lc-row" key={at}>
                <Field label={t('partners')} error={error(`/partnerIds/${at}`)}>{(w) => <Suspense><OrganisationSelect {...w} value={partnerId} onChange={(id) => setPartners(partners.map((known1, place) => (place === at ? id : known1)))} /></Suspense>}</Field>
                <IconButton icon={Trash2} label={t('removePartner', { n: at + 1 })} onClick={() => setPartners(partners.filter((_, place) => place !== at))} />
              </div>
            ))}
            {partners.length < PARTNERS_MAX && <div className="lc-row"><Button icon={Plus} onClick={() => setPartners([...partners, undefined])}>{t('addPartner')}</Button></div>}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
