/**
 * 表单 · A light set of form controls on native elements. Every field states its purpose (DESIGN.md §8: we ask for
 * nothing without saying why). For date ranges, trees and long searchable lists take the controls of Ant Design.
 */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useT } from '../i18n.ts';
import { classes } from './classes.ts';
import { uiMessages } from './messages.ts';
import { useWrongField } from './wrong-fields.ts';

/** 字段接线 · What a field hands to its control so that label, purpose and error are read out together. */
export interface FieldWiring {
  readonly 'id': string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'required'?: true;
}

interface FieldProps {
  readonly label: string;
  /** Why we ask; shown under the label. */
  readonly purpose?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly children: (wiring: FieldWiring) => ReactNode;
}

/**
 * 字段 · Label, purpose, control and error as one.
 *
 * @example <Field label="说明" purpose="责任单位据此整改" error={fieldError(problem, '/note')}>{(w) => <TextArea {...w} value={…} onChange={…} />}</Field>
 */
export function Field({ label, purpose, error, required, children }: FieldProps) {
  const id = useId();
  const t = useT(uiMessages);
  useWrongField(id, label, error);
  const described = classes(purpose !== undefined && `${id}-purpose`, error !== undefined && `${id}-error`);
  return (
    <div className={classes('lc-field', error !== undefined && 'lc-field-wrong')}>
      <label htmlFor={id} className="lc-field-label">
        {label}
        {required && <span className="lc-field-mark">{t('required')}</span>}
      </label>
      {purpose !== undefined && <p id={`${id}-purpose`} className="lc-field-purpose">{purpose}</p>}
      {children({ id, ...(described === '' ? {} : { 'aria-describedby': described }), ...(error === undefined ? {} : { 'aria-invalid': true }), ...(required ? { required: true } : {}) })}
      {error !== undefined && <p id={`${id}-error`} className="lc-field-error" role="alert">{error}</p>}
    </div>
  );
}

type Changed<Props> = Omit<Props, 'onChange'> & { readonly onChange: (value: string) => void };

/** 单行输入 */
export function TextInput({ onChange, className, ...rest }: Changed<InputHTMLAttributes<HTMLInputElement>>) {
  return <input type="text" {...rest} className={classes('lc-input', className)} onChange={(event) => onChange(event.target.value)} />;
}

/** 多行输入 */
export function TextArea({ onChange, className, ...rest }: Changed<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return <textarea rows={4} {...rest} className={classes('lc-input lc-textarea', className)} onChange={(event) => onChange(event.target.value)} />;
}

/** 选项 */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** A count beside the label, where the list knows it. */
  readonly count?: number;
}

/** 下拉选择 · A native list: fast, on a phone the system's own wheel. `placeholder` adds an empty first choice. */
export function Select<Value extends string>({ choices, value, placeholder, onChange, className, ...rest }: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | '';
  readonly placeholder?: string;
  readonly onChange: (value: Value | '') => void;
}) {
  return (
    <span className={classes('lc-select', className)}>
      <select {...rest} value={value} onChange={(event) => onChange(event.target.value as Value | '')}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>{choice.count === undefined ? choice.label : `${choice.label} (${choice.count})`}</option>
        ))}
      </select>
    </span>
  );
}

/** 勾选框 */
export function Checkbox({ checked, onChange, children, disabled }: { readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly children: ReactNode; readonly disabled?: boolean }) {
  return (
    <label className="lc-check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

/** 分段选择 · Two to five exclusive choices, all visible. */
export function Segmented<Value extends string>({ label, choices, value, onChange }: { readonly label: string; readonly choices: readonly Choice<Value>[]; readonly value: Value; readonly onChange: (value: Value) => void }) {
  const name = useId();
  return (
    <fieldset className="lc-segmented">
      <legend className="lc-visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes('lc-segment', choice.value === value && 'lc-segment-on')}>
          <input type="radio" className="lc-visually-hidden" name={name} value={choice.value} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
          {choice.count !== undefined && <span className="lc-count">{choice.count}</span>}
        </label>
      ))}
    </fieldset>
  );
}
