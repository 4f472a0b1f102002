/** 申请更正 · Of a record of one's own, with what came of it. */
import { useState } from 'react';
import { PenLine } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { askCorrection } from '../contract/index.ts';
import type { readMyService } from '../contract/index.ts';
import { correctionMessages } from './correction-messages.ts';

type Mine = OutputOf<typeof readMyService>['records'][number];

export function CorrectionAct({ record }: { readonly record: Mine }) {
  const t = useT(correctionMessages);
  const [draft, setDraft] = useState({ from: '', to: '', reason: '' });
  const set = <Name extends keyof typeof draft>(name: Name) => (value: string) => setDraft({ ...draft, [name]: value });
  const ask = useWrite(askCorrection, { invalidates: ['volunteering'], done: { zh: '已提出', en: 'Asked' } });
  if (record.correction !== null) return <span className="lc-quiet lc-small">{record.correction.state === 'asked' ? t('asked') : t(record.correction.state, { answer: record.correction.answer ?? '' })}</span>;
  if (record.state !== 'counted') return null;
  return (
    <ConfirmButton small icon={PenLine} label={t('ask')} question={t('askQuestion')} action={t('ask')} pending={ask.pending} problem={ask.problem} onConfirm={() => ask.run({ recordId: record.id, ...draft })}>
      <p>{t('askNote')}</p>
      <Field label={t('from')} required error={fieldError(ask.problem, '/from')}>{(w) => <TextInput {...w} type="time" value={draft.from} onChange={set('from')} />}</Field>
      <Field label={t('to')} required error={fieldError(ask.problem, '/to')}>{(w) => <TextInput {...w} type="time" value={draft.to} onChange={set('to')} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(ask.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={draft.reason} onChange={set('reason')} />}</Field>
    </ConfirmButton>
  );
}
