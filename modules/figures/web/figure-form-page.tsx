/** 定义数字 · Rows, conditions, how they are put together; tried before it is saved. */
import { useState } from 'react';
import { z } from 'zod';
import { FlaskConical, Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useGo, useRouteParams, useSearchState } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { aggregateWords, listFigures, listSources, readFigure, saveFigure } from '../contract/index.ts';
import { isRatio } from '../domain/index.ts';
import type { Aggregate } from '../domain/index.ts';
import { ConditionEditor, ConditionList } from './condition-editor.tsx';
import { definitionOf, draftOf, emptyCondition, grows, isOfFigures } from './figure-draft.ts';
import type { FigureDraft, Source } from './figure-draft.ts';
import { figureMessages } from './figure-messages.ts';
import { valueText } from './value.tsx';
import './figures.css';

type Known = OutputOf<typeof readFigure>;
type Saved = OutputOf<typeof saveFigure>;
type Set = (change: Partial<FigureDraft>) => void;

const copied = z.object({ from: z.uuid().optional() });

/** `?from=` begins with what another figure says: twelve figures of one register differ in a condition. */
export function NewFigurePage() {
  const [{ from }] = useSearchState(copied);
  const found = useRead(readFigure, { figureId: from ?? '' }, { enabled: from !== undefined });
  if (from === undefined || found.problem !== null) return <FigureForm />;
  return found.data === undefined ? <Skeleton height="30rem" /> : <FigureForm key={from} like={found.data} />;
}

export function EditFigurePage() {
  const t = useT(figureMessages);
  const { figureId } = useRouteParams<'figureId'>();
  const found = useRead(readFigure, { figureId });
  if (found.data !== undefined) return <FigureForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editFigure')} trail={[{ text: t('figures'), to: '/figures' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function FigureForm({ known, like }: { readonly known?: Known; readonly like?: Known }) {
  const t = useT(figureMessages);
  const text = useText();
  const go = useGo();
  const sources = useRead(listSources, {}).data?.rows ?? [];
  const [draft, setDraft] = useState((): FigureDraft => (like === undefined ? draftOf(known) : { ...draftOf(like), code: '' }));
  const [tried, setTried] = useState<Saved | null>(null);
  const set: Set = (change) => { setDraft({ ...draft, ...change }); setTried(null); };
  const save = useWrite(saveFigure, { invalidates: ['figures'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/figures/${id}`) });
  const input = () => ({ code: draft.code, version: known?.version ?? 0, labelZh: draft.labelZh, labelEn: draft.labelEn, unit: draft.unit, scopeNote: draft.scopeNote, definition: definitionOf(sources, draft) });
  const source = sources.find(({ code }) => code === draft.source);
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newFigure' : 'editFigure')} about={t('formAbout')} trail={[{ text: t('figures'), to: '/figures' }, ...(known === undefined ? [] : [{ text: text({ zh: known.labelZh, en: known.labelEn }), to: `/figures/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void save.run(input()); }}>
        <ProblemAlert problem={save.problem} />
        <Section>
          <div className="lc-stack">
            <div className="lc-grid">
              {known === undefined && <Field label={t('code')} purpose={t('codeHelp')} required error={fieldError(save.problem, '/code')}>{(w) => <TextInput {...w} maxLength={100} value={draft.code} onChange={(code) => set({ code })} />}</Field>}
              <Field label={t('labelZh')} required error={fieldError(save.problem, '/labelZh')}>{(w) => <TextInput {...w} maxLength={120} value={draft.labelZh} onChange={(labelZh) => set({ labelZh })} />}</Field>
              <Field label={t('labelEn')} error={fieldError(save.problem, '/labelEn')}>{(w) => <TextInput {...w} maxLength={160} value={draft.labelEn} onChange={(labelEn) => set({ labelEn })} />}</Field>
              <Field label={t('unit')} purpose={t('unitHelp')} required error={fieldError(save.problem, '/unit')}>{(w) => <TextInput {...w} maxLength={20} value={draft.unit} onChange={(unit) => set({ unit })} />}</Field>
            </div>
            <Field label={t('scope')} purpose={t('scopeHelp')}>{(w) => <TextArea {...w} rows={2} maxLength={1_000} value={draft.scopeNote} onChange={(scopeNote) => set({ scopeNote })} />}</Field>
          </div>
        </Section>
        <Section>
          <div className="lc-grid">
            <Field label={t('aggregate')} error={fieldError(save.problem, '/definition/aggregate')}>{(w) => <Select {...w} value={draft.kind} choices={Object.entries(aggregateWords).map(([value, words]) => ({ value: value as Aggregate['kind'], label: text(words) }))} onChange={(kind) => { if (kind !== '') set({ kind }); }} />}</Field>
            {!isOfFigures(draft.kind) && <Field label={t('source')} required error={fieldError(save.problem, '/definition/source')}>{(w) => <Select {...w} value={draft.source} choices={[{ value: '', label: t('choose') }, ...sources.map(({ code, words }) => ({ value: code, label: text(words) }))]} onChange={(code) => set({ source: code, where: [], column: '', numerator: '', denominator: '', of: emptyCondition(), ofs: [emptyCondition()] })} />}</Field>}
            <AggregateFields draft={draft} source={source} set={set} error={(name) => fieldError(save.problem, `/definition/aggregate/${name}`)} />
          </div>
        </Section>
        {draft.kind === 'share' && source !== undefined && <Section title={t('shareOf')} about={t('shareOfAbout')}><div className="lc-stack"><ConditionList title={t('shareOf')} least={1} source={source} conditions={draft.ofs} onChange={(ofs) => set({ ofs })} onAdd={() => set({ ofs: [...draft.ofs, emptyCondition()] })} /></div></Section>}
        {!isOfFigures(draft.kind) && source !== undefined && <Conditions draft={draft} source={source} set={set} error={(at) => fieldError(save.problem, `/definition/where/${at}`)} />}
        <Relation draft={draft} own={known?.code} set={set} error={fieldError(save.problem, '/definition')} />
        {tried !== null && <Notice tone={tried.outcome === 'computed' ? 'ok' : 'warn'} title={tried.outcome === 'computed' ? t('tried', { value: valueText(tried.value, tried.denominator !== null && isRatio(draft.unit) ? 'ratio' : 'sum'), unit: isRatio(draft.unit) ? '' : draft.unit, rows: tried.rowCount }) : t('triedNone', { why: t(tried.outcome) })} />}
        <div className="lc-row">
          <Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button><Button icon={FlaskConical} pending={save.pending} onClick={({ currentTarget: { form } }) => { if (form?.reportValidity() !== false) void save.run(input(), { dryRun: true }).then((answer) => setTried(answer ?? null)); }}>{t('tryIt')}</Button>
          <Button kind="quiet" onClick={() => go(known === undefined ? '/figures' : `/figures/${known.id}`)}>{t('cancel')}</Button>
        </div>
      </form>
    </>
  );
}

function AggregateFields({ draft, source, set, error }: { readonly draft: FigureDraft; readonly source: Source | undefined; readonly set: Set; readonly error: (name: string) => string | undefined }) {
  const t = useT(figureMessages);
  const text = useText();
  const figures = useRead(listFigures, { pageSize: 200 }, { enabled: isOfFigures(draft.kind) }).data?.rows ?? [];
  const columns = (numbers: boolean) => [{ value: '', label: t('choose') }, ...(source?.columns ?? []).filter(({ type }) => !numbers || type === 'number').map(({ code, words }) => ({ value: code, label: text(words) })), ...(numbers || source?.hasPlace !== true ? [] : [{ value: 'place', label: t('place') }])];
  const others = [{ value: '', label: t('choose') }, ...figures.filter(({ kind }) => kind !== 'ratio' && kind !== 'rank').map(({ code, labelZh, labelEn }) => ({ value: code, label: text({ zh: labelZh, en: labelEn }) }))];
  const one = (name: 'column' | 'numerator' | 'denominator', label: string, choices: readonly { value: string; label: string }[]) => <Field label={label} required error={error(name)}>{(w) => <Select {...w} value={draft[name]} choices={choices} onChange={(value) => set({ [name]: value })} />}</Field>;
  switch (draft.kind) {
    case 'count': return null;
    case 'distinct': return one('column', t('sumColumn'), columns(false));
    case 'sum': return one('column', t('sumColumn'), columns(true));
    case 'ratioOfSums': return <>{one('numerator', t('numerator'), columns(true))}{one('denominator', t('denominator'), columns(true))}</>;
    case 'ratioOfFigures': return <>{one('numerator', t('numerator'), others)}{one('denominator', t('denominator'), others)}</>;
    case 'changeOfFigures': return <>{one('numerator', t('changeNow'), others)}{one('denominator', t('changeBefore'), others)}</>;
    case 'sumOfFigures': return <SumOf figures={draft.figures} choices={others.slice(1)} onChange={(chosen) => set({ figures: chosen })} />;
    case 'share': return null;
    case 'rank': return (
      <>
        {one('column', t('rankColumn'), columns(true))}
        <Field label={t('best')}>{(w) => <Select {...w} value={draft.best} choices={[{ value: 'highest', label: t('highest') }, { value: 'lowest', label: t('lowest') }]} onChange={(best) => { if (best !== '') set({ best }); }} />}</Field>
        {source !== undefined && <ConditionEditor title={t('self')} source={source} condition={draft.of} onChange={(of) => set({ of })} />}
      </>
    );
    default: return null;
  }
}

/** 几个数字相加 · Ticked one by one. */
function SumOf({ figures, choices, onChange }: { readonly figures: readonly string[]; readonly choices: readonly { readonly value: string; readonly label: string }[]; readonly onChange: (figures: readonly string[]) => void }) {
  const t = useT(figureMessages);
  return (
    <fieldset className="lc-figure-values">
      <legend>{t('addedUp')}</legend>
      {choices.map(({ value, label }) => <Checkbox key={value} checked={figures.includes(value)} onChange={(on) => onChange(on ? [...figures, value] : figures.filter((each) => each !== value))}>{label}</Checkbox>)}
    </fieldset>
  );
}

/** 整体与部分 · Which figure this one is a part of; the rules hold them against each other. */
function Relation({ draft, own, set, error }: { readonly draft: FigureDraft; readonly own: string | undefined; readonly set: Set; readonly error: string | undefined }) {
  const t = useT(figureMessages);
  const text = useText();
  const figures = useRead(listFigures, { pageSize: 200 }).data?.rows ?? [];
  const choices = figures.filter(({ kind, code }) => kind !== 'ratio' && kind !== 'rank' && code !== own).map(({ code, labelZh, labelEn }) => ({ value: code, label: text({ zh: labelZh, en: labelEn }) }));
  const hasWhole = !isOfFigures(draft.kind) && draft.kind !== 'rank' && (choices.length > 0 || draft.whole !== '');
  if (!hasWhole && !grows(draft.kind)) return null;
  return (
    <Section title={t('relation')}>
      <div className="lc-stack">
        {hasWhole && <Field label={t('partOf')} purpose={t('partOfHelp')} error={error}>{(w) => <Select {...w} value={draft.whole} choices={[{ value: '', label: t('ofNothing') }, ...choices]} onChange={(whole) => set({ whole })} />}</Field>}
        {hasWhole && draft.whole !== '' && <Checkbox checked={draft.complete} onChange={(complete) => set({ complete })}>{t('complete')}</Checkbox>}
        {grows(draft.kind) && <Checkbox checked={draft.isCumulative} onChange={(isCumulative) => set({ isCumulative })}>{t('isCumulative')}</Checkbox>}
      </div>
    </Section>
  );
}

function Conditions({ draft, source, set, error }: { readonly draft: FigureDraft; readonly source: Source; readonly set: Set; readonly error: (at: number) => string | undefined }) {
  const t = useT(figureMessages);
  return (
    <Section title={t('conditions')}>
      <div className="lc-stack">
        <ConditionList title={t('conditions')} source={source} conditions={draft.where} error={error} onChange={(where) => set({ where })} onAdd={() => set({ where: [...draft.where, emptyCondition()] })} />
        <div className="lc-grid">
          {source.hasDay && <Field label={t('from')} purpose={t('periodHelp')}>{(w) => <TextInput {...w} type="date" value={draft.from} onChange={(from) => set({ from })} />}</Field>}
          {source.hasDay && <Field label={t('to')}>{(w) => <TextInput {...w} type="date" value={draft.to} onChange={(to) => set({ to })} />}</Field>}
          <Field label={t('asOf')} purpose={t('asOfHelp')}>{(w) => <TextInput {...w} type="date" value={draft.asOf} onChange={(asOf) => set({ asOf })} />}</Field>
        </div>
      </div>
    </Section>
  );
}
