/** 计划轮次 · The form is kept as a draft on this device; the seed is explained in plain words and never stored. */
import { Suspense, useState } from 'react';
import { Shuffle, Trash2 } from 'lucide-react';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { listEditions } from '#modules/frameworks/contract/index.ts';
import { listSiteTypes, readProgramme } from '#modules/places/contract/index.ts';
import { percentText } from '#kernel/ratio.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { Button, CodeText, EmptyState, Field, fieldError, LinkButton, Notice, PageHeader, ProblemAlert, Section, Segmented, Select, TextInput } from '#platform/web/ui/index.ts';
import type { FieldWiring } from '#platform/web/ui/index.ts';
import { listRounds, planRound } from '../contract/index.ts';
import { seedCommitment } from '../domain/index.ts';
import { inspectionMessages } from './messages.ts';
import { emptyPlan, planFrom, planInput, withDates } from './plan-draft.ts';
import type { PlanDraft } from './plan-draft.ts';
import { useDraft } from '#platform/web/draft.ts';
import './inspections.css';

const SEED_LENGTH_MIN = 8;

export function PlanPage() {
  const t = useT(inspectionMessages);
  const editions = useRead(listEditions, {});
  const inForce = editions.data?.rows.filter((row) => row.state === 'inForce');
  return (
    <>
      <PageHeader title={t('plan')} about={t('planAbout')} trail={[{ text: t('title'), to: '/rounds' }]} />
      <ProblemAlert problem={editions.problem} onRetry={editions.reload} />
      {inForce?.length === 0
        ? <Section><EmptyState title={t('noEditions')} advice={t('noEditionsAdvice')} action={<LinkButton to="/frameworks" kind="primary">{t('toFrameworks')}</LinkButton>} /></Section>
        : <PlanForm editions={inForce ?? []} />}
    </>
  );
}

interface EditionChoice {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

function PlanForm({ editions }: { readonly editions: readonly EditionChoice[] }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const go = useGo();
  const draft = useDraft<PlanDraft>('plan-round', emptyPlan, planFrom);
  const [seedBy, setSeedBy] = useState<'server' | 'me'>('server');
  const [seed, setSeed] = useState('');
  const rounds = useRead(listRounds, { pageSize: 100 }).data?.rows ?? [];
  const plan = useWrite(planRound, {
    invalidates: ['inspections'], done: { zh: '已计划，承诺值已公布', en: 'Planned; the commitment is published' },
    onSuccess: (output) => { draft.clear(); go(`/rounds/${output.id}`); },
  });
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 60_000 }).data?.today ?? '';
  const shown = withDates(draft.value, today);
  const editionId = draft.value.editionId || (editions[0]?.id ?? '');
  const previousRoundId = draft.value.previousRoundId ?? rounds.find((row) => row.observationCount > 0)?.id ?? '';
  const ready = seedBy === 'server' || seed.trim().length >= SEED_LENGTH_MIN;
  const submit = () => plan.run(planInput({ ...shown, editionId, previousRoundId }, seedBy === 'me' ? seedCommitment(seed.trim()) : undefined));
  const field = (name: keyof PlanDraft, label: string, purpose: string, control?: (wiring: FieldWiring) => React.ReactNode, more: { readonly required?: boolean; readonly type?: string } = { required: true }) => (
    <Field label={label} purpose={purpose} error={fieldError(plan.problem, `/${name}`)} {...(more.required ? { required: true } : {})}>
      {control ?? ((wiring) => <TextInput {...wiring} type={more.type ?? 'text'} value={shown[name] ?? ''} onChange={(value) => draft.set((before) => ({ ...before, [name]: value }))} />)}
    </Field>
  );
  const labels = { '/nameZh': t('name'), '/nameEn': t('nameEn'), '/code': t('code'), '/editionId': t('edition'), '/startsOn': t('startsOn'), '/endsOn': t('endsOn'), '/sampleSize': t('sampleSize') };
  return (
    <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); if (ready) void submit(); }}>
      <Section>
        <div className="lc-inspections-form">
          {field('nameZh', t('name'), t('namePurpose'))}
          {field('nameEn', t('nameEn'), t('nameEnPurpose'), undefined, {})}
          {field('code', t('code'), t('codePurpose'))}
          {field('editionId', t('edition'), t('editionPurpose'), (wiring) => <Select {...wiring} value={editionId} choices={editions.map((row) => ({ value: row.id, label: text({ zh: row.titleZh, en: row.titleEn }) }))} onChange={(value) => draft.set((before) => ({ ...before, editionId: value }))} />)}
          {field('startsOn', t('startsOn'), t('datesPurpose'), undefined, { required: true, type: 'date' })}
          {field('endsOn', t('endsOn'), t('datesPurpose'), undefined, { required: true, type: 'date' })}
          <SampleSize value={draft.value.sampleSize} error={fieldError(plan.problem, '/sampleSize')} onChange={(value) => draft.set((before) => ({ ...before, sampleSize: value }))} />
          {field('previousRoundId', t('previousRound'), t('previousPurpose'), (wiring) => <Select {...wiring} value={previousRoundId} placeholder={t('none')} choices={rounds.map((row) => ({ value: row.id, label: text({ zh: row.nameZh, en: row.nameEn }) }))} onChange={(value) => draft.set((before) => ({ ...before, previousRoundId: value }))} />, {})}
        </div>
      </Section>
      <Suspense><BurdenPreview kind="inspections.round" about={{ editionId, sampleSize: Number(shown.sampleSize) }} /></Suspense>
      <SeedSection by={seedBy} onBy={setSeedBy} seed={seed} onSeed={setSeed} />
      <ProblemAlert problem={plan.problem} fieldLabels={labels} />
      <div className="lc-row">
        <Button kind="primary" type="submit" pending={plan.pending} disabled={!ready}>{t('submitPlan')}</Button>
        <Button kind="quiet" icon={Trash2} onClick={draft.clear}>{t('discardDraft')}</Button>
        <span className="lc-quiet lc-small">{t('draftKept')}</span>
      </div>
    </form>
  );
}

function SampleSize({ value, error, onChange }: { readonly value: string; readonly error: string | undefined; readonly onChange: (value: string) => void }) {
  const t = useT(inspectionMessages);
  const total = useRead(listSiteTypes, {}, { fresh_ms: 60_000 }).data?.rows.reduce((sum, type) => sum + type.siteCount, 0);
  const wanted = Math.trunc(Number(value)) || 0;
  const purpose = total === undefined ? undefined : t('samplePurpose', { total: numberText(total), n: numberText(wanted), share: percentText({ numerator: Math.max(0, wanted), denominator: total }) });
  return (
    <Field label={t('sampleSize')} required error={error} {...(purpose === undefined ? {} : { purpose })}>
      {(wiring) => <TextInput {...wiring} type="number" inputMode="numeric" min={1} max={20_000} value={value} onChange={onChange} />}
    </Field>
  );
}

function SeedSection({ by, onBy, seed, onSeed }: { readonly by: 'server' | 'me'; readonly onBy: (by: 'server' | 'me') => void; readonly seed: string; readonly onSeed: (seed: string) => void }) {
  const t = useT(inspectionMessages);
  return (
    <Section title={t('seedTitle')}>
      <p className="lc-text">{t('seedExplain')}</p>
      <Segmented label={t('seedTitle')} value={by} onChange={onBy} choices={[{ value: 'server', label: t('seedServer') }, { value: 'me', label: t('seedMine') }]} />
      {by === 'server'
        ? <p className="lc-quiet">{t('seedServerNote')}</p>
        : (
          <>
            <Notice tone="warn"><p>{t('seedMineNote')}</p></Notice>
            <div className="lc-inspections-seed">
              <Field label={t('seedText')} purpose={t('seedTextPurpose')} required>{(wiring) => <TextInput {...wiring} value={seed} autoComplete="off" spellCheck={false} maxLength={200} onChange={onSeed} />}</Field>
              <Button icon={Shuffle} onClick={() => onSeed(crypto.randomUUID())}>{t('makeSeed')}</Button>
            </div>
            {seed.trim().length >= SEED_LENGTH_MIN && <p>{t('seedMade')} <CodeText value={seedCommitment(seed.trim())} /></p>}
          </>
        )}
    </Section>
  );
}
