/** 下达与修改任务 */
import { Suspense, useState } from 'react';
import { Save, X } from 'lucide-react';
import { PersonSelect } from '#modules/people/web/index.ts';
import { OrganisationSelect } from '#modules/places/web/index.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createPlanTask, readPlan, readPlanTask, updatePlanTask } from '../contract/index.ts';
import { StandardsChosen } from './standards-chosen.tsx';
import { taskPlanMessages } from './task-messages.ts';
import './plans.css';

type Plan = OutputOf<typeof readPlan>;
type Known = OutputOf<typeof readPlanTask>;
const NOTHING = '00000000-0000-0000-0000-000000000000';

export function NewTaskPage() {
  const { planId } = useRouteParams<'planId'>();
  return <Loaded planId={planId} />;
}

export function EditTaskPage() {
  const t = useT(taskPlanMessages);
  const { taskId } = useRouteParams<'taskId'>();
  const found = useRead(readPlanTask, { taskId });
  if (found.data !== undefined) return <Loaded planId={found.data.plan.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} trail={[{ text: t('tasks'), to: '/plan-tasks' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function Loaded({ planId, known }: { readonly planId: string; readonly known?: Known }) {
  const t = useT(taskPlanMessages);
  const found = useRead(readPlan, { planId: planId === '' ? NOTHING : planId });
  if (found.data !== undefined) return <TaskForm key={known?.id ?? planId} plan={found.data} {...(known === undefined ? {} : { known })} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('add')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function Helpers({ ids, onChange }: { readonly ids: readonly string[]; readonly onChange: (ids: readonly string[]) => void }) {
  const t = useT(taskPlanMessages);
  const text = useText();
  const rows = useRead(listOrganisations, {}).data?.rows ?? [];
  const nameOf = (id: string) => { const row = rows.find((each) => each.id === id); return row === undefined ? id : text({ zh: row.nameZh, en: row.nameEn }); };
  return (
    <>
      {ids.map((id) => <div key={id} className="lc-row"><span>{nameOf(id)}</span><IconButton icon={X} label={t('dropHelper', { unit: nameOf(id) })} onClick={() => onChange(ids.filter((each) => each !== id))} /></div>)}
      <Field label={t('addHelper')}>{(w) => <Suspense><OrganisationSelect {...w} value={undefined} onChange={(id) => { if (id !== undefined && !ids.includes(id)) onChange([...ids, id]); }} /></Suspense>}</Field>
    </>
  );
}

function TaskForm({ plan, known }: { readonly plan: Plan; readonly known?: Known }) {
  const t = useT(taskPlanMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({ code: '', name: known?.name ?? '', startsOn: known?.startsOn ?? '', dueOn: known?.dueOn ?? '', evidence: known?.evidence ?? '', targetId: known?.target?.id ?? '' });
  const [organisationId, setOrganisation] = useState(known?.lead.id);
  const [ownerId, setOwner] = useState(known?.owner?.id);
  const [helperIds, setHelpers] = useState<readonly string[]>(known?.helpers.map(({ id }) => id) ?? []);
  const [standards, setStandards] = useState(known?.serves.filter(({ via }) => via === null).map(({ via: _via, ...each }) => each) ?? []);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createPlanTask, { invalidates: ['plans'], done: { zh: '已下达', en: 'Set' }, onSuccess: ({ id }) => go(`/plan-tasks/${id}`) });
  const update = useWrite(updatePlanTask, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/plan-tasks/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const error = (pointer: string) => fieldError(problem, pointer);
  const facts = {
    name: draft.name, organisationId: organisationId ?? NOTHING, helperIds: [...helperIds], ownerId: ownerId ?? null, startsOn: draft.startsOn === '' ? null : draft.startsOn, dueOn: draft.dueOn, evidence: draft.evidence, targetId: draft.targetId === '' ? null : draft.targetId, standardIds: standards.map(({ id }) => id),
  };
  const save = () => void (known === undefined ? create.run({ ...facts, planId: plan.id, code: draft.code }) : update.run({ ...facts, taskId: known.id, version: known.version }));
  const back = known === undefined ? `/plans/${plan.id}` : `/plan-tasks/${known.id}`;
  return (
    <>
      <PageHeader title={t(known === undefined ? 'add' : 'edit')} trail={[{ text: t('plans'), to: '/plans' }, { text: text({ zh: plan.nameZh, en: plan.nameEn }), to: `/plans/${plan.id}` }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} purpose={t('codePurpose')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('task')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={200} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('lead')} required error={error('/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={organisationId} onChange={setOrganisation} /></Suspense>}</Field>
              <Field label={t('owner')} purpose={t('ownerPurpose')} error={error('/ownerId')}>{(w) => <Suspense><PersonSelect {...w} value={ownerId} onChange={setOwner} /></Suspense>}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('starts')} purpose={t('startsPurpose')} error={error('/startsOn')}>{(w) => <TextInput {...w} type="date" value={draft.startsOn} onChange={set('startsOn')} />}</Field>
              <Field label={t('due')} required error={error('/dueOn')}>{(w) => <TextInput {...w} type="date" value={draft.dueOn} onChange={set('dueOn')} />}</Field>
              <Field label={t('target')} error={error('/targetId')}>{(w) => <Select {...w} value={draft.targetId} choices={[{ value: '', label: t('noTarget') }, ...plan.targets.map((row) => ({ value: row.id, label: row.name }))]} onChange={set('targetId')} />}</Field>
            </div>
            <Field label={t('evidence')} purpose={t('evidencePurpose')} error={error('/evidence')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={draft.evidence} onChange={set('evidence')} />}</Field>
          </div>
        </Section>
        <Section title={t('helpers')}><div className="lc-stack"><Helpers ids={helperIds} onChange={setHelpers} />{error('/helperIds') !== undefined && <p className="lc-field-error" role="alert">{error('/helperIds')}</p>}</div></Section>
        <Section title={t('standards')} about={t('standardsPurpose')}>
          <div className="lc-stack">
            <StandardsChosen chosen={standards} onChange={(next) => setStandards(next.map((each) => ({ ...each, edition: { code: '', ...each.edition } })))} />
            <Suspense><BurdenPreview kind="plans.task" about={{ self: known?.id, organisationId, helperIds, standardIds: facts.standardIds, evidence: draft.evidence }} /></Suspense>
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(back)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
