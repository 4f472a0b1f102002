/** 快速登记 · One after another by keyboard: Enter saves, the cursor goes back to the first field, and what repeats stays. */
import { useRef, useState } from 'react';
import { Eraser, Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useDraft } from '#platform/web/draft.ts';
import { useT } from '#platform/web/i18n.ts';
import { Button, Field, fieldError, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { enterRecord } from '../contract/index.ts';
import type { readRegister } from '../contract/index.ts';
import { KnownValues } from './known-values.tsx';
import { recordMessages } from './messages.ts';
import { RecordFields, sentValues } from './record-fields.tsx';
import type { Typed } from './record-fields.tsx';

type Register = OutputOf<typeof readRegister>;

function asTyped(found: unknown): Typed | null {
  return typeof found === 'object' && found !== null && Object.values(found).every((value) => typeof value === 'string') ? found as Typed : null;
}

/** What the next record most likely shares with this one: its day, its place, its choices. */
function carriedOver({ definition }: Register, typed: Typed): Typed {
  return Object.fromEntries(definition.fields.filter(({ type }) => type === 'date' || type === 'place' || type === 'choice').map(({ code }) => [code, typed[code] ?? '']));
}

export function QuickEntry({ register }: { readonly register: Register }) {
  const t = useT(recordMessages);
  const { fields } = register.definition;
  const draft = useDraft<Typed>(`records.${register.code}`, {}, asTyped);
  const [code, setCode] = useState('');
  const first = useRef<HTMLDivElement>(null);
  const enter = useWrite(enterRecord, {
    invalidates: ['records', 'figures'], done: { zh: '已登记', en: 'Entered' },
    onSuccess: () => {
      draft.set((typed) => carriedOver(register, typed));
      setCode('');
      first.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    },
  });
  return (
    <Section title={t('quick')} about={t('quickAbout')}>
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void enter.run({ registerId: register.id, code: code.trim() === '' ? null : code, values: sentValues(fields, draft.value) }); }}>
        <ProblemAlert problem={enter.problem} fieldLabels={Object.fromEntries(fields.map((field) => [`/values/${field.code}`, field.zh]))} />
        {draft.restored && Object.values(draft.value).some((value) => value !== '') && <p className="lc-quiet lc-small">{t('draftRestored')}</p>}
        <KnownValues register={register} typed={draft.value} onTake={(values) => draft.set((typed) => ({ ...typed, ...values }))} />
        <RecordFields fields={fields} typed={draft.value} onChange={(field, value) => draft.set((typed) => ({ ...typed, [field]: value }))} problem={enter.problem} first={first} />
        <div className="lc-grid"><Field label={t('code')} purpose={t('codePurpose')} error={fieldError(enter.problem, '/code')}>{(w) => <TextInput {...w} maxLength={60} value={code} onChange={setCode} />}</Field></div>
        <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={enter.pending}>{t('saveEntry')}</Button><Button kind="quiet" icon={Eraser} onClick={() => { draft.clear(); setCode(''); enter.clear(); }}>{t('clearDraft')}</Button></div>
      </form>
    </Section>
  );
}
