/** 人员选择 · Asks the server while one types: name, code or pinyin initials. */
import { useEffect, useState } from 'react';
import { Select } from 'antd';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import type { FieldWiring } from '#platform/web/ui/index.ts';
import { listPersons, readPerson } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';

const TYPING_MS = 250;
const NAMES_FRESH_MS = 300_000;
const SHOWN = 30;
const style = { width: '100%' } as const;

export interface PersonSelectProps extends Partial<FieldWiring> {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  /** Spoken name where no label stands beside it. */
  readonly label?: string;
  readonly placeholder?: string;
  /** Only holders of this role. */
  readonly role?: string;
}

/** 人员选择 */
export function PersonSelect({ value, onChange, label, placeholder, role, id, ...wiring }: PersonSelectProps) {
  const t = useT(peopleMessages);
  const text = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRead(listPersons, { ...(asked === '' ? {} : { q: asked }), ...(role === undefined ? {} : { role }), pageSize: SHOWN });
  const chosen = useRead(readPerson, { personId: value ?? '' }, { enabled: value !== undefined, fresh_ms: NAMES_FRESH_MS }).data;
  const rows = found.data?.rows ?? [];
  const all = value !== undefined && chosen !== undefined && !rows.some((row) => row.id === chosen.id) ? [chosen, ...rows] : rows;
  return (
    <Select
      {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { 'aria-label': label })} placeholder={placeholder ?? t('nameCodeInitials')}
      {...(wiring['aria-describedby'] === undefined ? {} : { 'aria-describedby': wiring['aria-describedby'] })}
      style={style} value={value ?? null} loading={found.refreshing} allowClear showSearch={{ filterOption: false, onSearch: setTyped }}
      options={all.map((person) => ({
        value: person.id,
        label: [person.name, person.organisation === null ? person.title : text({ zh: person.organisation.nameZh, en: person.organisation.nameEn }), person.code].filter((part) => part !== null).join(' · '),
      }))}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}
