/**
 * 边打边查 · The one way of choosing from a list that only the server holds whole: what is typed is asked after a moment, and what was chosen
 * keeps its name also where the list does not show it. Loaded with the first page that needs one, since what it is made of is heavy.
 */
import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Select } from 'antd';
import type { FieldWiring } from '../ui/index.ts';
import { useClear } from './clear.tsx';
import { nameOfField } from './list-name.ts';
import './typed-select.css';

/** How long the name of what was chosen need not be asked again. */
export const NAMES_FRESH_MS = 300_000;
/** So many are looked through without typing on. */
export const SHOWN = 40;

export interface TypedChoice { readonly value: string; readonly label: string }

/** What every such field takes, whatever it chooses. */
export interface PickerProps extends Partial<FieldWiring> {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** Spoken name where no label stands beside it. */
  readonly label?: string;
  readonly placeholder?: string;
}

/** The attributes by which a field and its label belong together. */
export function wiringOf({ id, label, placeholder, ...rest }: Partial<PickerProps>) {
  return {
    ...(id === undefined ? {} : { id }), ...(label === undefined ? {} : { 'aria-label': label }), ...(placeholder === undefined ? {} : { placeholder }),
    ...(rest['aria-describedby'] === undefined ? {} : { 'aria-describedby': rest['aria-describedby'] }), ...(rest['aria-invalid'] === undefined ? {} : { status: 'error' as const }),
  };
}

interface TypedSelectProps extends PickerProps {
  /** What the server found for what was typed. */
  readonly found: readonly TypedChoice[];
  /** What was chosen, once its name is known. */
  readonly chosen: TypedChoice | undefined;
  readonly loading: boolean;
  readonly onType: (typed: string) => void;
  /** Where nothing was found. */
  readonly none?: string;
}

/** The open list says which field it belongs to: the library gives it a role and no name. Looked up on every drawing, since the list that says “nothing found” is another element. */
function NamedList({ children }: { readonly children: ReactNode }) {
  const shown = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const list = shown.current?.querySelector('[role="listbox"]');
    const field = list === null || list === undefined ? null : document.querySelector<HTMLInputElement>(`[role="combobox"][aria-controls="${CSS.escape(list.id)}"]`);
    if (list !== null && list !== undefined && field !== null) list.setAttribute('aria-label', nameOfField(field));
  });
  return <div ref={shown}>{children}</div>;
}

const namedList = (menu: ReactNode) => <NamedList>{menu}</NamedList>;

/** 边打边查的选择 @example <TypedSelect {...props} found={rows.map(choiceOf)} chosen={chosen} loading={found.refreshing} onType={setTyped} /> */
export function TypedSelect({ value, onChange, found, chosen, loading, onType, none, ...rest }: TypedSelectProps) {
  const clear = useClear();
  const isShown = value === undefined || found.some((choice) => choice.value === value);
  return (
    <Select
      {...wiringOf(rest)} popupRender={namedList} className="lc-typed-select" value={value ?? null} loading={loading} allowClear={clear} showSearch={{ filterOption: false, onSearch: onType }} {...(none === undefined ? {} : { notFoundContent: none })}
      options={isShown ? [...found] : [chosen ?? { value, label: value }, ...found]} onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
    />
  );
}
