/** 条件 · A column, a comparison that its type takes, and a value: chosen where it can be, so that nobody has to know a code. */
import { Suspense, useId } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import { listPlaces } from '#modules/places/contract/index.ts';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useTyped } from '#platform/web/picking/typed.ts';
import { Button, Checkbox, Field, IconButton, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import type { FieldWiring } from '#platform/web/ui/index.ts';
import { listSourceValues, operatorWords } from '../contract/index.ts';
import type { Operator } from '../domain/index.ts';
import { linesOf, valuesIn } from './figure-draft.ts';
import type { ConditionDraft, Source, SourceColumn } from './figure-draft.ts';
import { figureMessages } from './figure-messages.ts';

const BY_TYPE: Readonly<Record<SourceColumn['type'] | 'place', readonly Operator[]>> = {
  text: ['is', 'isNot', 'oneOf', 'contains', 'filled', 'empty'], number: ['is', 'isNot', 'oneOf', 'least', 'most', 'above', 'below', 'filled', 'empty'], date: ['is', 'least', 'most', 'above', 'below', 'filled', 'empty'], boolean: ['is', 'isNot'], place: ['under', 'is', 'filled', 'empty'],
};
const NAMES_FRESH_MS = 300_000;
/** Fewer are ticked, more are typed. */
const TICKED_MAX = 40;

interface ConditionEditorProps {
  readonly title?: string; readonly source: Source; readonly condition: ConditionDraft; readonly error?: string | undefined; readonly onChange: (condition: ConditionDraft) => void; readonly onRemove?: { readonly label: string; readonly run: () => void };
}
interface ValueProps { readonly wiring: FieldWiring; readonly value: string; readonly onChange: (value: string) => void }

/** A definition names a place by its code, the picker by its id. */
function PlaceValue({ wiring, value, onChange }: ValueProps) {
  const places = useRead(listPlaces, {}, { fresh_ms: NAMES_FRESH_MS }).data?.rows ?? [];
  return <Suspense><PlaceSelect {...wiring} value={places.find(({ id, code }) => code === value || id === value)?.id} onChange={(id) => onChange(places.find((place) => place.id === id)?.code ?? '')} /></Suspense>;
}

/** What the column holds now is offered while one types. */
function KnownText({ wiring, value, onChange, source, column }: ValueProps & { readonly source: string; readonly column: string }) {
  const list = useId();
  const [asked, setTyped] = useTyped();
  const known = useRead(listSourceValues, { source, column, ...(asked === '' ? {} : { q: asked }) }).data?.rows ?? [];
  return (
    <>
      <TextInput {...wiring} list={list} autoComplete="off" value={value} onChange={(next) => { setTyped(next); onChange(next); }} />
      <datalist id={list}>{known.map((row) => <option key={row.value} value={row.value}>{`${row.value} (${row.rowCount})`}</option>)}</datalist>
    </>
  );
}

/** 是其中之一 · Ticked where the values are a closed or a short list, one a line where they are not. */
function SeveralValues({ source, column, condition, onChange }: { readonly source: string; readonly column: SourceColumn; readonly condition: ConditionDraft; readonly onChange: (value: string) => void }) {
  const t = useT(figureMessages);
  const text = useText();
  const isOpen = column.choices.length === 0;
  const known = useRead(listSourceValues, { source, column: column.code }, { enabled: isOpen && column.type === 'text' }).data?.rows ?? [];
  const chosen = valuesIn(condition.value);
  const choices = isOpen ? [...new Set([...known.map(({ value }) => value), ...(known.length === 0 ? [] : chosen)])].map((value) => ({ value, label: value })) : column.choices.map(({ value, words }) => ({ value, label: text(words) }));
  if (choices.length === 0 || choices.length > TICKED_MAX) return <Field label={t('valueLabel')} purpose={t('valuesHelp')}>{(w) => <TextArea {...w} rows={3} value={condition.value} onChange={onChange} />}</Field>;
  return (
    <fieldset className="lc-figure-values">
      <legend>{t('valueLabel')}</legend>
      {choices.map(({ value, label }) => <Checkbox key={value} checked={chosen.includes(value)} onChange={(on) => onChange(linesOf(on ? [...chosen, value] : chosen.filter((each) => each !== value)))}>{label}</Checkbox>)}
    </fieldset>
  );
}

function OneValue({ wiring, source, condition, column, onChange }: ValueProps & { readonly source: Source; readonly condition: ConditionDraft; readonly column: SourceColumn | undefined }) {
  const t = useT(figureMessages);
  const text = useText();
  const { value } = condition;
  if (column === undefined) return condition.column === 'place' ? <PlaceValue wiring={wiring} value={value} onChange={onChange} /> : <TextInput {...wiring} value={value} onChange={onChange} />;
  if (column.choices.length > 0) return <Select {...wiring} value={value} choices={[{ value: '', label: t('choose') }, ...column.choices.map((choice) => ({ value: choice.value, label: text(choice.words) }))]} onChange={onChange} />;
  switch (column.type) {
    case 'boolean': return <Select {...wiring} value={value} choices={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} onChange={onChange} />;
    case 'text': return <KnownText wiring={wiring} value={value} onChange={onChange} source={source.code} column={column.code} />;
    case 'number': return <TextInput {...wiring} inputMode="decimal" value={value} onChange={onChange} />;
    default: return <TextInput {...wiring} placeholder="2026-01-01" value={value} onChange={onChange} />;
  }
}

export function ConditionEditor({ title, source, condition, error, onChange, onRemove }: ConditionEditorProps) {
  const t = useT(figureMessages);
  const text = useText();
  const column = source.columns.find(({ code }) => code === condition.column);
  const operators = BY_TYPE[column?.type ?? (condition.column === 'place' ? 'place' : 'text')];
  const hasValue = condition.is !== 'filled' && condition.is !== 'empty';
  const isSeveral = condition.is === 'oneOf' && column !== undefined;
  const choose = (code: string) => { const type = source.columns.find((each) => each.code === code)?.type ?? (code === 'place' ? 'place' : 'text'); onChange({ ...condition, column: code, is: BY_TYPE[type][0] as Operator, value: type === 'boolean' ? 'true' : '' }); };
  const set = (value: string) => onChange({ ...condition, value });
  return (
    <div className="lc-figure-condition" role="group" aria-label={title ?? t('conditions')}>
      <Field label={title === undefined ? t('column') : `${title} · ${t('column')}`} error={error}>{(w) => <Select {...w} value={condition.column} choices={[{ value: '', label: t('choose') }, ...source.columns.map(({ code, words }) => ({ value: code, label: text(words) })), ...(source.hasPlace ? [{ value: 'place', label: t('place') }] : [])]} onChange={choose} />}</Field>
      <Field label={t('operator')}>{(w) => <Select {...w} value={condition.is} choices={operators.map((value) => ({ value, label: text(operatorWords[value]) }))} onChange={(is) => { if (is !== '') onChange({ ...condition, is, value: is === 'oneOf' || condition.is === 'oneOf' ? '' : condition.value }); }} />}</Field>
      {hasValue && isSeveral && <SeveralValues source={source.code} column={column} condition={condition} onChange={set} />}
      {hasValue && !isSeveral && <Field label={t('valueLabel')} {...(column?.type === 'date' ? { purpose: t('dayHelp') } : {})}>{(w) => <OneValue wiring={w} source={source} condition={condition} column={column} value={condition.value} onChange={set} />}</Field>}
      <div className="lc-row"><Checkbox checked={condition.orEmpty} onChange={(orEmpty) => onChange({ ...condition, orEmpty })}>{t('orEmpty')}</Checkbox>{onRemove !== undefined && <IconButton icon={Trash2} label={onRemove.label} onClick={onRemove.run} />}</div>
    </div>
  );
}

interface ConditionsProps { readonly title: string; readonly source: Source; readonly conditions: readonly ConditionDraft[]; readonly least?: number; readonly error?: (at: number) => string | undefined; readonly onChange: (conditions: readonly ConditionDraft[]) => void; readonly onAdd: () => void }

/** 一组条件 · All of them hold. @param least of which so many stay */
export function ConditionList({ title, source, conditions, least = 0, error, onChange, onAdd }: ConditionsProps) {
  const t = useT(figureMessages);
  return (
    <>
      {conditions.map((condition, at) => (
        <ConditionEditor
          key={condition.key} {...(least === 0 ? {} : { title })} source={source} condition={condition} error={error?.(at)} onChange={(next) => onChange(conditions.map((each, index) => (index === at ? next : each)))}
          {...(conditions.length > least ? { onRemove: { label: t(least === 0 ? 'removeCondition' : 'removeShareCondition', { n: at + 1 }), run: () => onChange(conditions.filter((_each, index) => index !== at)) } } : {})}
        />
      ))}
      <div className="lc-row"><Button icon={Plus} onClick={onAdd}>{least === 0 ? t('addCondition') : t('addShareCondition')}</Button></div>
    </>
  );
}
