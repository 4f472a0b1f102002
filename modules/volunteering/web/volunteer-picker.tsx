/** 查找志愿者 · One volunteer of the register, found by name, number or pinyin: nobody knows numbers by heart. */
import { useState } from 'react';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Field, Select, TextInput } from '#platform/web/ui/index.ts';
import { listVolunteers } from '../contract/index.ts';
import { useNameOf } from './names.ts';
import { serviceMessages } from './service-messages.ts';

const SHOWN = 20;

/** `value` is the number of the volunteer; empty until one is chosen. */
export function VolunteerPicker({ value, onChange, error }: { readonly value: string; readonly onChange: (number: string) => void; readonly error?: string | undefined }) {
  const t = useT(serviceMessages);
  const nameOf = useNameOf();
  const [q, setQ] = useState('');
  const found = useRead(listVolunteers, { pageSize: SHOWN, sort: 'number', ...(q.trim() === '' ? {} : { q: q.trim() }) }).data;
  const choices = (found?.rows ?? []).map((row) => ({ value: row.number, label: [row.label, row.number, ...(row.place === null ? [] : [nameOf(row.place)])].join(' · ') }));
  const known = value === '' || choices.some((choice) => choice.value === value) ? choices : [{ value, label: value }, ...choices];
  const more = (found?.total ?? 0) - choices.length;
  return (
    <>
      <Field label={t('findVolunteer')} purpose={t('findVolunteerPurpose')}>{(w) => <TextInput {...w} type="search" maxLength={60} value={q} onChange={setQ} />}</Field>
      <Field label={t('pickVolunteer')} purpose={more > 0 ? t('volunteersMore', { n: more }) : t('pickVolunteerPurpose')} required error={error}>{(w) => <Select {...w} value={value} placeholder="—" choices={known} onChange={onChange} />}</Field>
    </>
  );
}
