/** 申诉 · Oneself, or for somebody who comes by. */
import { useState } from 'react';
import { Scale } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, TextArea } from '#platform/web/ui/index.ts';
import { appealBan } from '../contract/index.ts';
import { banMessages } from './ban-messages.ts';

export function AppealAct({ banId }: { readonly banId: string }) {
  const t = useT(banMessages);
  const [words, setWords] = useState('');
  const appeal = useWrite(appealBan, { invalidates: ['volunteering'], done: { zh: '已提交', en: 'Sent' } });
  return (
    <ConfirmButton small icon={Scale} label={t('appealIt')} question={t('appealAsk')} action={t('appealIt')} pending={appeal.pending} problem={appeal.problem} onConfirm={() => appeal.run({ banId, words })}>
      <Field label={t('appealWords')} purpose={t('appealPurpose')} required error={fieldError(appeal.problem, '/words')}>{(w) => <TextArea {...w} rows={4} maxLength={1_000} value={words} onChange={setWords} />}</Field>
    </ConfirmButton>
  );
}
