/** 起草与修改计划 */
import { useState } from 'react';
import { Plus, Save, Trash2 } from 'lucide-react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { createPlan, listPlans, readPlan, updatePlan } from '../contract/index.ts';
import { plansMessages } from './messages.ts';
import './plans.css';

type Known = OutputOf<typeof readPlan>;
interface PhaseDraft { readonly id?: string; readonly name: string; readonly goal: string; readonly startsOn: string; readonly endsOn: string }
const NO_PHASE: PhaseDraft = { name: '', goal: '', startsOn: '', endsOn: '' };

export function NewPlanPage() {
  return <PlanForm />;
}

export function EditPlanPage() {
  const t = useT(plansMessages);
  const { planId } = useRouteParams<'planId'>();
  const found = useRead(readPlan, { planId });
  if (found.data !== undefined) return <PlanForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editPlan')} trail={[{ text: t('plans'), to: '/plans' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function PlanForm({ known }: { readonly known?: Known }) {
  const t = useT(plansMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState({ code: '', nameZh: known?.nameZh ?? '', nameEn: known?.nameEn ?? '', summary: known?.summary ?? '', document: known?.document ?? '', startsOn: known?.startsOn ?? '', endsOn: known?.endsOn ?? '' });
  const [partOf, setPartOf] = useState(known?.partOf?.id ?? '');
  const others = useRead(listPlans, { pageSize: 200 }).data?.rows.filter(({ id, partOf: of }) => id !== known?.id && of === null) ?? [];
  const [phases, setPhases] = useState<readonly PhaseDraft[]>(known?.phases ?? [NO_PHASE]);
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const create = useWrite(createPlan, { invalidates: ['plans'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => go(`/plans/${id}`) });
  const update = useWrite(updatePlan, { invalidates: ['plans'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/plans/${id}`) });
  const { problem, pending } = known === undefined ? create : update;
  const { code, ...rest } = draft;
  const facts = { ...rest, partOfId: partOf === '' ? null : partOf, document: draft.document === '' ? null : draft.document, phases: [...phases] };
  const save = () => void (known === undefined ? create.run({ ...facts, code }) : update.run({ ...facts, planId: known.id, version: known.version }));
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newPlan' : 'editPlan')} trail={[{ text: t('plans'), to: '/plans' }, ...(known === undefined ? [] : [{ text: text({ zh: known.nameZh, en: known.nameEn }), to: `/plans/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <Section>
          <div className="lc-stack">
            <ProblemAlert problem={problem} />
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} required error={fieldError(problem, '/code')}>{(w) => <TextInput {...w} maxLength={60} value={code} onChange={set('code')} />}</Field>}
              <Field label={t('nameZh')} required error={fieldError(problem, '/nameZh')}>{(w) => <TextInput {...w} maxLength={120} value={draft.nameZh} onChange={set('nameZh')} />}</Field>
              <Field label={t('nameEn')} error={fieldError(problem, '/nameEn')}>{(w) => <TextInput {...w} maxLength={120} value={draft.nameEn} onChange={set('nameEn')} />}</Field>
              <Field label={t('partOf')} purpose={t('partOfPurpose')} error={fieldError(problem, '/partOfId')}>{(w) => <Select {...w} value={partOf} choices={[{ value: '', label: t('partOfNone') }, ...others.map((row) => ({ value: row.id, label: text({ zh: row.nameZh, en: row.nameEn }) }))]} onChange={setPartOf} />}</Field>
              <Field label={t('document')} purpose={t('documentPurpose')} error={fieldError(problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={draft.document} onChange={set('document')} />}</Field>
            </div>
            <div className="lc-grid">
              <Field label={t('starts')} required error={fieldError(problem, '/startsOn')}>{(w) => <TextInput {...w} type="date" value={draft.startsOn} onChange={set('startsOn')} />}</Field>
              <Field label={t('ends')} required error={fieldError(problem, '/endsOn')}>{(w) => <TextInput {...w} type="date" value={draft.endsOn} onChange={set('endsOn')} />}</Field>
            </div>
            <Field label={t('summary')} purpose={t('summaryPurpose')} error={fieldError(problem, '/summary')}>{(w) => <TextArea {...w} rows={4} maxLength={2000} value={draft.summary} onChange={set('summary')} />}</Field>
          </div>
        </Section>
        <Section title={t('phases')} actions={<Button icon={Plus} onClick={() => setPhases([...phases, NO_PHASE])}>{t('addPhase')}</Button>}>
          <div className="lc-stack">
            {phases.map((phase, at) => (
              <PhaseFields key={phase.id ?? at} at={at} phase={phase} problem={problem} onChange={(next) => setPhases(phases.map((each, index) => (index === at ? next : each)))} onDrop={() => setPhases(phases.filter((_each, index) => index !== at))} />
            ))}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/plans' : `/plans/${known.id}`)}>{t('cancel')}</Button></div>
          </div>
        </Section>
      </form>
    </>
  );
}

function PhaseFields({ at, phase, problem, onChange, onDrop }: { readonly at: number; readonly phase: PhaseDraft; readonly problem: ProblemBody | null; readonly onChange: (phase: PhaseDraft) => void; readonly onDrop: () => void }) {
  const t = useT(plansMessages);
  const set = (name: keyof PhaseDraft) => (value: string) => onChange({ ...phase, [name]: value });
  const error = (name: string) => fieldError(problem, `/phases/${at}/${name}`);
  return (
    <fieldset className="lc-stack lc-plans-phase">
      <legend>{t('phase', { n: at + 1 })}</legend>
      <div className="lc-grid">
        <Field label={t('phaseName')} required error={error('name')}>{(w) => <TextInput {...w} maxLength={60} value={phase.name} onChange={set('name')} />}</Field>
        <Field label={t('starts')} required error={error('startsOn')}>{(w) => <TextInput {...w} type="date" value={phase.startsOn} onChange={set('startsOn')} />}</Field>
        <Field label={t('ends')} required error={error('endsOn')}>{(w) => <TextInput {...w} type="date" value={phase.endsOn} onChange={set('endsOn')} />}</Field>
        <Field label={t('goal')} error={error('goal')}>{(w) => <TextInput {...w} maxLength={500} value={phase.goal} onChange={set('goal')} />}</Field>
      </div>
      <div className="lc-row"><Button kind="quiet" small icon={Trash2} onClick={onDrop}>{t('dropPhase')}</Button></div>
    </fieldset>
  );
}
