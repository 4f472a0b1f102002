/** 称号与对象选择 · Ask the server while one types: name, code or pinyin initials; no list is cut off. */
import { useEffect, useState } from 'react';
import { Select } from 'antd';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import type { FieldWiring } from '#platform/web/ui/index.ts';
import { listSubjects, listTitles, readSubject, tierWords } from '../contract/index.ts';
import { honourMessages } from './messages.ts';

const TYPING_MS = 250;
const NAMES_FRESH_MS = 300_000;
const SHOWN = 40;
const style = { width: '100%', minWidth: '12rem' } as const;

export type TitleChoice = OutputOf<typeof listTitles>['rows'][number];

/** What is typed, a moment after the typing rests. */
function useTyped(): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [asked, setTyped];
}

interface TitleSelectProps extends Partial<FieldWiring> {
  readonly value: string;
  /** The row that was chosen; null when the field was emptied. */
  readonly onChange: (title: TitleChoice | null) => void;
  /** What the value means: the row's id, or its code. */
  readonly by?: 'id' | 'code';
  /** Name of the value where the list does not show it. */
  readonly chosenName?: string;
  readonly label?: string; readonly placeholder?: string;
  readonly filter?: Partial<Pick<InputOf<typeof listTitles>, 'state' | 'subjectKind' | 'tier' | 'sort'>>;
  readonly without?: (title: TitleChoice) => boolean;
}

/** 称号选择 */
export function TitleSelect({ value, onChange, by = 'id', chosenName, label, placeholder, filter = {}, without, id, ...wiring }: TitleSelectProps) {
  const t = useT(honourMessages);
  const text = useText();
  const [asked, setTyped] = useTyped();
  const found = useRead(listTitles, { ...filter, ...(asked === '' ? {} : { q: asked }), pageSize: SHOWN, sort: filter.sort ?? 'name' });
  const rows = (found.data?.rows ?? []).filter((title) => !(without?.(title) ?? false));
  const options = rows.map((title) => ({ value: title[by], label: `${text({ zh: title.nameZh, en: title.nameEn })} · ${text(tierWords[title.tier])}` }));
  const isShown = value === '' || options.some((option) => option.value === value);
  return (
    <Select
      {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { 'aria-label': label })} {...(wiring['aria-describedby'] === undefined ? {} : { 'aria-describedby': wiring['aria-describedby'] })} {...(wiring['aria-invalid'] === undefined ? {} : { status: 'error' as const })}
      style={style} value={value === '' ? null : value} placeholder={placeholder ?? t('searchTitles')} loading={found.refreshing} allowClear showSearch={{ filterOption: false, onSearch: setTyped }}
      options={isShown ? options : [{ value, label: chosenName ?? value }, ...options]} onChange={(next: string | null | undefined) => onChange(rows.find((title) => title[by] === next) ?? null)}
    />
  );
}

interface SubjectSelectProps extends Partial<FieldWiring> {
  readonly value: string; readonly onChange: (id: string) => void;
  readonly kind?: InputOf<typeof listSubjects>['kind']; readonly label?: string;
}

/** 对象选择 */
export function SubjectSelect({ value, onChange, kind, label, id, ...wiring }: SubjectSelectProps) {
  const t = useT(honourMessages);
  const [asked, setTyped] = useTyped();
  const found = useRead(listSubjects, { pageSize: SHOWN, ...(kind === undefined ? {} : { kind }), ...(asked === '' ? {} : { q: asked }) });
  const rows = found.data?.rows ?? [];
  const isShown = value === '' || rows.some((row) => row.id === value);
  const chosen = useRead(readSubject, { subjectId: value }, { enabled: !isShown, fresh_ms: NAMES_FRESH_MS }).data;
  const all = isShown || chosen === undefined ? rows : [chosen, ...rows];
  return (
    <Select
      {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { 'aria-label': label })} {...(wiring['aria-describedby'] === undefined ? {} : { 'aria-describedby': wiring['aria-describedby'] })} {...(wiring['aria-invalid'] === undefined ? {} : { status: 'error' as const })}
      style={style} value={value === '' ? null : value} placeholder={t('searchSubjects')} loading={found.refreshing} allowClear showSearch={{ filterOption: false, onSearch: setTyped }}
      options={all.map((row) => ({ value: row.id, label: `${row.label} · ${row.code}` }))} onChange={(next: string | null | undefined) => onChange(next ?? '')}
    />
  );
}
