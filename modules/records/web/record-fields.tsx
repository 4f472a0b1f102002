/** 记录字段 · The form of a record, made from the definition of its register; the same for entering and correcting. */
import { lazy, Suspense } from 'react';
import type { RefObject } from 'react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { PlaceSelect } from '#modules/places/web/index.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { Field, fieldError, Select, TextArea, TextInput } from '#platform/web/ui/index.ts';
import type { readRegister } from '../contract/index.ts';
import { recordMessages } from './messages.ts';

const RecordSelect = lazy(async () => ({ default: (await import('./record-select.tsx')).RecordSelect }));

export type FieldOf = OutputOf<typeof readRegister>['definition']['fields'][number];
/** What is typed, by field; numbers are read when it is sent. */
export type Typed = Readonly<Record<string, string>>;

const LONG = 60;

/** Values as the operation takes them; what is no number stays text, and is refused in words. */
export function sentValues(fields: readonly FieldOf[], typed: Typed): Record<string, string | number | null> {
  return Object.fromEntries(fields.map(({ code, type }) => {
    const text = (typed[code] ?? '').trim();
    const number = Number(text.replaceAll(',', ''));
    return [code, text === '' ? null : type === 'number' && Number.isFinite(number) ? number : text];
  }));
}

interface RecordFieldsProps {
  readonly fields: readonly FieldOf[];
  readonly typed: Typed;
  readonly onChange: (code: string, value: string) => void;
  readonly problem: ProblemBody | null;
  readonly first?: RefObject<HTMLDivElement | null>;
}

export function RecordFields({ fields, typed, onChange, problem, first }: RecordFieldsProps) {
  const t = useT(recordMessages);
  const text = useText();
  return (
    <div className="lc-grid" ref={first}>
      {fields.map((field) => {
        const value = typed[field.code] ?? '';
        const set = (next: string | undefined) => onChange(field.code, next ?? '');
        const name = text({ zh: field.zh, en: field.en });
        return (
          <Field key={field.code} label={field.unit === null ? name : `${name}（${field.unit}）`} {...(field.purpose === null ? {} : { purpose: field.purpose })} required={field.required} error={fieldError(problem, `/values/${field.code}`)}>
            {(w) => {
              switch (field.type) {
                case 'choice': return <Select {...w} value={value} choices={[{ value: '', label: t('choose') }, ...field.choices.map((choice) => ({ value: choice.code, label: text({ zh: choice.zh, en: choice.en }) }))]} onChange={set} />;
                case 'place': return <Suspense><PlaceSelect {...w} value={value === '' ? undefined : value} onChange={set} /></Suspense>;
                case 'record': return <Suspense><RecordSelect {...w} register={field.register ?? ''} value={value === '' ? undefined : value} onChange={set} /></Suspense>;
                case 'date': return <TextInput {...w} type="date" value={value} onChange={set} />;
                case 'number': return <TextInput {...w} inputMode="decimal" value={value} onChange={set} />;
                case 'link': return <TextInput {...w} type="url" value={value} onChange={set} />;
                default: return value.length > LONG ? <TextArea {...w} rows={2} value={value} onChange={set} /> : <TextInput {...w} value={value} onChange={set} />;
              }
            }}
          </Field>
        );
      })}
    </div>
  );
}
