/** 新增与修改目标 */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { createTarget, directionWords, readPlan, readTarget, updateTarget } from '../contract/index.ts';
import { DIRECTIONS } from '../domain/index.ts';
import type { Direction } from '../domain/index.ts';
import { plansMessages } from './messages.ts';
import { StandardsChosen } from './standards-chosen.tsx';

type Known = OutputOf<typeof readTarget>;
interface Ground { readonly plan: { readonly id: string; readonly nameZh: string; readonly nameEn: string }; readonly phases: Known['phases'] }

export function NewTargetPage() {
  const t = useT(plansMessages);
  const { planId } = useRouteParams<'planId'>();
  const found = useRead(readPlan, { planId });
  const plan = found.data;
  if (plan !== undefined) return <TargetForm key={plan.id} ground={{ plan, phases: plan.phases }} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('addTarget')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

export function EditTargetPage() {
  const t = useT(plansMessages);
  const { targetId } = useRouteParams<'targetId'>();
  const found = useRead(readTarget, { targetId });
  if (found.data !== undefined) return <TargetForm key={found.data.id} ground={found.data} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editTarget')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function TargetForm({ ground, known }: { readonly ground: Ground; readonly known?: Known }) {
  const t = useT(plansMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({ code: '', name: known?.name ?? '', unit: known?.unit ?? '', baseline: known?.baseline == null ? '' : String(known.baseline.value), baselineOn: known?.baseline?.on ?? '' });
  const [direction, setDirection] = useState<Direction>(known?.direction ?? 'atLeast');
  const [standards, setStandards] = useState(known?.standards ?? []);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(Object.fromEntries((known?.steps ?? []).map((step) => [step.phaseId, String(step.target)])));
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createTarget, { invalidates: ['plans'], done: { zh: '已新增', en: 'Added' }, onSuccess: ({ id }) => go(`/plan-targets/${id}`) });
  const update = useWrite(updateTarget, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/plan-targets/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const given = ground.phases.filter(({ id }) => (values[id] ?? '') !== '');
  const facts = {
    name: draft.name, unit: draft.unit, direction, baseline: draft.baseline === '' ? null : { on: draft.baselineOn, value: Number(draft.baseline) }, standardIds: standards.map(({ id }) => id), values: given.map(({ id }) => ({ phaseId: id, value: Number(values[id]) })),
  };
  const save = () => void (known === undefined ? create.run({ ...facts, planId: ground.plan.id, code: draft.code }) : update.run({ ...facts, targetId: known.id, version: known.version }));
  const error = (pointer: string) => fieldError(problem, pointer);
  return (
    <>
      <PageHeader title={t(known === undefined ? 'addTarget' : 'editTarget')} trail={[{ text: t('plans'), to: '/plans' }, { text: text({ zh: ground.plan.nameZh, en: ground.plan.nameEn }), to: `/plans/${ground.plan.id}` }]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} purpose={t('codePurpose')} required error={error('/code')}>{(w) => <TextInput {...w} maxLength={60} value={draft.code} onChange={set('code')} />}</Field>}
              <Field label={t('name')} required error={error('/name')}>{(w) => <TextInput {...w} maxLength={120} value={draft.name} onChange={set('name')} />}</Field>
              <Field label={t('unit')} purpose={t('unitPurpose')} required error={error('/unit')}>{(w) => <TextInput {...w} maxLength={20} value={draft.unit} onChange={set('unit')} />}</Field>
              <Field label={t('direction')} error={error('/direction')}>{(w) => <Select {...w} value={direction} choices={DIRECTIONS.map((each) => ({ value: each, label: text(directionWords[each]) }))} onChange={(value) => setDirection(value as Direction)} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('baseline')} error={error('/baseline/value') ?? error('/baseline')}>{(w) => <TextInput {...w} type="number" step="0.01" value={draft.baseline} onChange={set('baseline')} />}</Field>
              <Field label={t('baselineOn')} error={error('/baseline/on')}>{(w) => <TextInput {...w} type="date" value={draft.baselineOn} onChange={set('baselineOn')} />}</Field>
            </div>
          </div>
        </Section>
        <Section title={t('values')} about={t('valuesPurpose')}>
          <div className="lc-grid">
            {ground.phases.map((phase) => <Field key={phase.id} label={phase.name} error={error(`/values/${given.indexOf(phase)}/value`)}>{(w) => <TextInput {...w} type="number" step="0.01" value={values[phase.id] ?? ''} onChange={(value) => setValues({ ...values, [phase.id]: value })} />}</Field>)}
          </div>
        </Section>
        <Section title={t('standards')} about={t('standardsPurpose')}>
          <div className="lc-stack">
            <StandardsChosen chosen={standards} onChange={setStandards} />
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? `/plans/${ground.plan.id}` : `/plan-targets/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}
