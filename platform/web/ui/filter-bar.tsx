/** 筛选栏 · The filters of a list, all in the address. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { ChevronDown, Search, X } from 'lucide-react';
import { useT } from '../i18n.ts';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Checkbox, Select } from './field.tsx';
import type { Choice } from './field.tsx';
import { isPeriod } from './filter-period.ts';
import { uiMessages } from './messages.ts';
import type { TableState } from './table-state.ts';

/** What picks one of a list that only the server holds whole; loaded with the first list that has one. */
export type FilterPicker = React.ComponentType<{ readonly value: string; readonly onChange: (value: string | undefined) => void; readonly label: string; readonly placeholder: string }>;

/** 筛选项 · `text` searches as one types, `one` picks a value, `many` several, `date` a day, `picked` one that is looked for on the server. A day named `…from` and the `…to` that follows it are one period and stay together. */
export type FilterSpec<Name extends string> =
  | { readonly name: Name; readonly kind: 'text'; readonly label: string }
  | { readonly name: Name; readonly kind: 'date'; readonly label: string }
  | { readonly name: Name; readonly kind: 'picked'; readonly label: string; readonly Picker: FilterPicker }
  | { readonly name: Name; readonly kind: 'one' | 'many'; readonly label: string; readonly choices: readonly Choice[] };

interface FilterBarProps<Name extends string> {
  readonly table: TableState<Name>;
  readonly filters: readonly FilterSpec<Name>[];
  readonly children?: React.ReactNode;
}

const TYPING_MS = 300;

/** 筛选栏 · @example <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: '编号或描述' }, …]} /> */
export function FilterBar<Name extends string>({ table, filters, children }: FilterBarProps<Name>) {
  const t = useT(uiMessages);
  const set = (name: Name, value: string | undefined) => table.setFilters({ [name]: value } as Partial<Record<Name, string | undefined>>);
  return (
    <div className="lc-filter-bar lc-no-print" role="search" aria-label={t('filters')}>
      {filters.map((filter, at) => {
        const value = table.filters[filter.name] ?? '';
        const [before, after] = [filters[at - 1], filters[at + 1]];
        if (before !== undefined && isPeriod(before, filter)) return null;
        if (after !== undefined && isPeriod(filter, after)) {
          return <span key={filter.name} className="lc-filter-days">{[filter, after].map(({ name, label }) => <DayFilter key={name} label={label} value={table.filters[name] ?? ''} onChange={(day) => set(name, day)} />)}</span>;
        }
        if (filter.kind === 'text') return <TypedFilter key={filter.name} label={filter.label} value={value} onChange={(text) => set(filter.name, text)} />;
        if (filter.kind === 'date') return <DayFilter key={filter.name} label={filter.label} value={value} onChange={(day) => set(filter.name, day)} />;
        if (filter.kind === 'picked') return <span key={filter.name} className="lc-filter-picked"><Suspense><filter.Picker label={filter.label} placeholder={t('labelled', { label: filter.label, value: t('any') })} value={value} onChange={(next) => set(filter.name, next)} /></Suspense></span>;
        if (filter.kind === 'one') return <Select key={filter.name} aria-label={filter.label} placeholder={t('labelled', { label: filter.label, value: t('any') })} choices={filter.choices} value={value} onChange={(next) => set(filter.name, next)} />;
        return <ManyFilter key={filter.name} label={filter.label} choices={filter.choices} value={value} onChange={(next) => set(filter.name, next)} />;
      })}
      {table.filtered && <Button kind="quiet" icon={X} onClick={table.clearFilters}>{t('clearFilters')}</Button>}
      {children}
    </div>
  );
}

/** Its words in sight above it: two days side by side look the same. */
function DayFilter({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return <label className="lc-filter-day"><span>{label}</span><input type="date" className="lc-input" value={value} onChange={(event) => onChange(event.target.value)} /></label>;
}

function TypedFilter({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed by other means (clear, back): show what it says.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      onChange(text.trim());
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <span className="lc-search">
      <Search size="1.1em" aria-hidden="true" />
      <input type="search" className="lc-input" placeholder={label} aria-label={label} value={text} onChange={(event) => setText(event.target.value)} />
    </span>
  );
}

function ManyFilter({ label, choices, value, onChange }: { label: string; choices: readonly Choice[]; value: string; onChange: (value: string) => void }) {
  const t = useT(uiMessages);
  const chosen = value === '' ? [] : value.split(',');
  const first = choices.find((choice) => choice.value === chosen[0]);
  const shown = chosen.length === 0 ? t('any') : chosen.length === 1 && first !== undefined ? first.label : t('chosen', { count: chosen.length });
  const toggle = (each: string, on: boolean) => onChange(choices.map((choice) => choice.value).filter((v) => (v === each ? on : chosen.includes(v))).join(','));
  return (
    <Disclosure buttonClass="lc-button lc-button-plain lc-filter-many" label={<><span>{t('labelled', { label, value: shown })}</span><ChevronDown size="1em" aria-hidden="true" /></>}>
      {() => (
        <div className="lc-filter-choices" role="group" aria-label={label}>
          {choices.map((choice) => (
            <Checkbox key={choice.value} checked={chosen.includes(choice.value)} onChange={(on) => toggle(choice.value, on)}>
              {choice.label}{choice.count !== undefined && <span className="lc-count">{choice.count}</span>}
            </Checkbox>
          ))}
        </div>
      )}
    </Disclosure>
  );
}
