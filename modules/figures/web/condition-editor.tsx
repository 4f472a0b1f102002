/** 条件 · A column, a comparison that its type takes, and a value. */
import { Trash2 } from 'lucide-react';
import { useT, useText } from '#platform/web/i18n.ts';
import { Checkbox, Field, IconButton, Select, TextInput } from '#platform/web/ui/index.ts';
import { operatorWords } from '../contract/index.ts';
import type { Operator } from '../domain/index.ts';
import type { ConditionDraft, Source, SourceColumn } from './figure-draft.ts';
import { figureMessages } from './figure-messages.ts';

const BY_TYPE: Readonly<Record<SourceColumn['type'] | 'place', readonly Operator[]>> = {
  text: ['is', 'isNot', 'oneOf', 'contains', 'filled', 'empty'], number: ['is', 'isNot', 'oneOf', 'least', 'most', 'above', 'below', 'filled', 'empty'], date: ['is', 'least', 'most', 'above', 'below', 'filled', 'empty'], boolean: ['is', 'isNot'], place: ['under', 'is', 'filled', 'empty'],
};

interface ConditionEditorProps {
  readonly title?: string; readonly source: Source; readonly condition: ConditionDraft; readonly error?: string | undefined; readonly onChange: (condition: ConditionDraft) => void; readonly onRemove?: { readonly label: string; readonly run: () => void };
}

export function ConditionEditor({ title, source, condition, error, onChange, onRemove }: ConditionEditorProps) {
  const t = useT(figureMessages);
  const text = useText();
  const column = source.columns.find(({ code }) => code === condition.column);
  const operators = BY_TYPE[column?.type ?? (condition.column === 'place' ? 'place' : 'text')];
  const hasValue = condition.is !== 'filled' && condition.is !== 'empty';
  const choose = (code: string) => { const type = source.columns.find((each) => each.code === code)?.type ?? (code === 'place' ? 'place' : 'text'); onChange({ ...condition, column: code, is: BY_TYPE[type][0] as Operator, value: type === 'boolean' ? 'true' : '' }); };
  return (
    <div className="lc-figure-condition" role="group" aria-label={title ?? t('conditions')}>
      <Field label={title === undefined ? t('column') : `${title} · ${t('column')}`} error={error}>{(w) => <Select {...w} value={condition.column} choices={[{ value: '', label: t('choose') }, ...source.columns.map(({ code, words }) => ({ value: code, label: text(words) })), ...(source.hasPlace ? [{ value: 'place', label: t('place') }] : [])]} onChange={choose} />}</Field>
      <Field label={t('operator')}>{(w) => <Select {...w} value={condition.is} choices={operators.map((value) => ({ value, label: text(operatorWords[value]) }))} onChange={(is) => { if (is !== '') onChange({ ...condition, is }); }} />}</Field>
      {hasValue && (
        <Field label={t('valueLabel')} {...(condition.is === 'oneOf' || column?.type === 'date' ? { purpose: t('valueHelp') } : {})}>{(w) => (
          (column?.choices.length ?? 0) > 0 && condition.is !== 'oneOf' ? <Select {...w} value={condition.value} choices={[{ value: '', label: t('choose') }, ...(column?.choices ?? []).map(({ value, words }) => ({ value, label: text(words) }))]} onChange={(value) => onChange({ ...condition, value })} />
            : column?.type === 'boolean' ? <Select {...w} value={condition.value} choices={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} onChange={(value) => onChange({ ...condition, value })} />
            : <TextInput {...w} placeholder={column?.type === 'date' ? '2026-01-01' : ''} value={condition.value} onChange={(value) => onChange({ ...condition, value })} />
        )}</Field>
      )}
      <div className="lc-row"><Checkbox checked={condition.orEmpty} onChange={(orEmpty) => onChange({ ...condition, orEmpty })}>{t('orEmpty')}</Checkbox>{onRemove !== undefined && <IconButton icon={Trash2} label={onRemove.label} onClick={onRemove.run} />}</div>
    </div>
  );
}
