/** 查找一户 · A household or person of the register, found by label, code or pinyin. */
import { useState } from 'react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Field, Segmented, Select, TextInput } from '#platform/web/ui/index.ts';
import { listSubjects, subjectKindWords } from '#modules/honours/contract/index.ts';
import { pointsMessages } from './messages.ts';

interface SubjectFieldProps { readonly value: string; readonly onChange: (id: string, placeId: string | null) => void; readonly error?: string | undefined }

export function SubjectField({ value, onChange, error }: SubjectFieldProps) {
  const t = useT(pointsMessages);
  const text = useText();
  const [kind, setKind] = useState<'household' | 'person'>('household');
  const [q, setQ] = useState('');
  const found = useRead(listSubjects, { kind, pageSize: 50, ...(q.trim() === '' ? {} : { q }) });
  const choices = (found.data?.rows ?? []).map((row) => ({ value: row.id, label: [row.label, row.place === null ? null : text({ zh: row.place.nameZh, en: row.place.nameEn }), row.code].filter((part) => part !== null).join(' · ') }));
  return (
    <div className="lc-stack">
      <Segmented label={t('holderKind')} value={kind} choices={(['household', 'person'] as const).map((each) => ({ value: each, label: text(subjectKindWords[each]) }))} onChange={(next) => { setKind(next); onChange('', null); }} />
      <div className="lc-grid">
        <Field label={t('search')} purpose={t('searchPurpose')}>{(w) => <TextInput {...w} type="search" maxLength={60} value={q} onChange={setQ} />}</Field>
        <Field label={t('subject')} purpose={t('subjectPurpose')} required error={error}>{(w) => <Select {...w} value={value} placeholder="—" choices={choices} onChange={(id) => onChange(id, found.data?.rows.find((row) => row.id === id)?.place?.id ?? null)} />}</Field>
      </div>
    </div>
  );
}
