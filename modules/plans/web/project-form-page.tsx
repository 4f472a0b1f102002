/** 新增与修改项目 */
import { Suspense, useState } from 'react';
import { Plus, Save, Trash2 } from 'lucide-react';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createProject, listPlans, projectKindWords, readProject, updateProject } from '../contract/index.ts';
import { PROJECT_KINDS } from '../domain/index.ts';
import type { ProjectKind } from '../domain/index.ts';
import { projectMessages } from './project-messages.ts';
import './plans.css';

type Known = OutputOf<typeof readProject>;
interface MeasureDraft { readonly id?: string; readonly name: string; readonly unit: string; readonly planned: string }
interface MilestoneDraft { readonly name: string; readonly dueOn: string; readonly doneOn: string }

export function NewProjectPage() {
  return <ProjectForm />;
}

export function EditProjectPage() {
  const t = useT(projectMessages);
  const { projectId } = useRouteParams<'projectId'>();
  const found = useRead(readProject, { projectId });
  if (found.data !== undefined) return <ProjectForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('projects'), to: '/projects' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function ProjectForm({ known }: { readonly known?: Known }) {
  const t = useT(projectMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({
    code: '', name: known?.name ?? '', kind: known?.kind ?? 'renewal' as ProjectKind, planId: known?.plan?.id ?? '', contractor: known?.contractor ?? '', about: known?.about ?? '', households: known?.households == null ? '' : String(known.households), startsOn: known?.startsOn ?? '', endsOn: known?.endsOn ?? '',
  });
  const [placeId, setPlace] = useState(known?.place?.id);
  const [organisationId, setOrganisation] = useState(known?.organisation?.id);
  const [measures, setMeasures] = useState<readonly MeasureDraft[]>(known?.measures.map(({ id, name, unit, planned }) => ({ id, name, unit, planned: String(planned) })) ?? []);
  const [milestones, setMilestones] = useState<readonly MilestoneDraft[]>(known?.milestones.map(({ name, dueOn, doneOn }) => ({ name, dueOn, doneOn: doneOn ?? '' })) ?? []);
  const plans = useRead(listPlans, { pageSize: 200 }).data?.rows ?? [];
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createProject, { invalidates: ['plans'], done: { zh: '已新增', en: 'Added' }, onSuccess: ({ id }) => go(`/projects/${id}`) });
  const update = useWrite(updateProject, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/projects/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const error = (pointer: string) => fieldError(problem, pointer);
  const facts = {
    name: draft.name, kind: draft.kind, planId: draft.planId === '' ? null : draft.planId, placeId: placeId ?? null, organisationId: organisationId ?? null, contractor: draft.contractor.trim() === '' ? null : draft.contractor, about: draft.about, households: draft.households === '' ? null : Number(draft.households), startsOn: draft.startsOn, endsOn: draft.endsOn,
    measures: measures.map(({ id, name, unit, planned }) => ({ ...(id === undefined ? {} : { id }), name, unit, planned: Number(planned) })), milestones: milestones.map(({ name, dueOn, doneOn }) => ({ name, dueOn, doneOn: doneOn === '' ? null : doneOn })),
  };
  const save = () => void (known === undefined ? create.run({ ...facts, code: draft.code }) : update.run({ ...facts, projectId: known.id, version: known.version }));
  const back = known === undefined ? '/projects' : `/projects/${known.id}`;
  return (
    <>
      <PageHeader title={t(known === undefined ? 'add' : 'edit')} trail={[{ text: t('projects'), to: '/projects' }, ...(known === undefined ? [] : [{ text: known.name, to: back }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={200} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('kind')}>{(w) => <Select {...w} value={draft.kind} choices={PROJECT_KINDS.map((kind) => ({ value: kind, label: text(projectKindWords[kind]) }))} onChange={set('kind')} />}</Field>
              <Field label={t('plan')} error={error('/planId')}>{(w) => <Select {...w} value={draft.planId} choices={[{ value: '', label: t('noPlan') }, ...plans.map((plan) => ({ value: plan.id, label: text({ zh: plan.nameZh, en: plan.nameEn }) }))]} onChange={set('planId')} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('place')} error={error('/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={placeId} onChange={setPlace} /></Suspense>}</Field>
              <Field label={t('organisation')} error={error('/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={organisationId} onChange={setOrganisation} /></Suspense>}</Field>
              <Field label={t('contractor')} error={error('/contractor')}>{(w) => <TextInput {...w} maxLength={120} value={draft.contractor} onChange={set('contractor')} />}</Field>
              <Field label={t('households')} error={error('/households')}>{(w) => <TextInput {...w} type="number" value={draft.households} onChange={set('households')} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('starts')} required error={error('/startsOn')}>{(w) => <TextInput {...w} type="date" value={draft.startsOn} onChange={set('startsOn')} />}</Field>
              <Field label={t('ends')} required error={error('/endsOn')}>{(w) => <TextInput {...w} type="date" value={draft.endsOn} onChange={set('endsOn')} />}</Field>
            </div>
            <Field label={t('about')} error={error('/about')}>{(w) => <TextArea {...w} rows={3} maxLength={2000} value={draft.about} onChange={set('about')} />}</Field>
          </div>
        </Section>
        <Section title={t('work')} actions={<Button icon={Plus} onClick={() => setMeasures([...measures, { name: '', unit: '', planned: '' }])}>{t('addMeasure')}</Button>}>
          <div className="lc-stack">{measures.map((measure, at) => {
            const change = (part: Partial<MeasureDraft>) => setMeasures(measures.map((each, index) => (index === at ? { ...each, ...part } : each)));
            return (
              <div key={measure.id ?? at} className="lc-grid">
                <Field label={t('measure')} required error={error(`/measures/${at}/name`)}>{(w) => <TextInput {...w} maxLength={60} value={measure.name} onChange={(name) => change({ name })} />}</Field>
                <Field label={t('unit')} required error={error(`/measures/${at}/unit`)}>{(w) => <TextInput {...w} maxLength={20} value={measure.unit} onChange={(unit) => change({ unit })} />}</Field>
                <Field label={t('planned')} required error={error(`/measures/${at}/planned`)}>{(w) => <TextInput {...w} type="number" step="0.01" value={measure.planned} onChange={(planned) => change({ planned })} />}</Field>
                <IconButton icon={Trash2} label={t('dropMeasure')} onClick={() => setMeasures(measures.filter((_each, index) => index !== at))} />
              </div>
            );
          })}</div>
        </Section>
        <Section title={t('milestones')} actions={<Button icon={Plus} onClick={() => setMilestones([...milestones, { name: '', dueOn: '', doneOn: '' }])}>{t('addMilestone')}</Button>}>
          <div className="lc-stack">
            {milestones.map((milestone, at) => {
              const change = (part: Partial<MilestoneDraft>) => setMilestones(milestones.map((each, index) => (index === at ? { ...each, ...part } : each)));
              return (
                <div key={at} className="lc-grid">
                  <Field label={t('milestone')} required error={error(`/milestones/${at}/name`)}>{(w) => <TextInput {...w} maxLength={80} value={milestone.name} onChange={(name) => change({ name })} />}</Field>
                  <Field label={t('due')} required error={error(`/milestones/${at}/dueOn`)}>{(w) => <TextInput {...w} type="date" value={milestone.dueOn} onChange={(dueOn) => change({ dueOn })} />}</Field>
                  <Field label={t('done')} error={error(`/milestones/${at}/doneOn`)}>{(w) => <TextInput {...w} type="date" value={milestone.doneOn} onChange={(doneOn) => change({ doneOn })} />}</Field>
                  <IconButton icon={Trash2} label={t('dropMilestone')} onClick={() => setMilestones(milestones.filter((_each, index) => index !== at))} />
                </div>
              );
            })}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
