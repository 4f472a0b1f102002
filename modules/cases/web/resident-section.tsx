/** 随手拍 · What a resident's report has besides, and the answer they will read on their page. */
import { useState } from 'react';
import { Send } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, Checkbox, Field, fieldError, KeyValue, ProblemAlert, Section, TextArea } from '#platform/web/ui/index.ts';
import { answerResident } from '../contract/index.ts';
import type { readCase } from '../contract/index.ts';
import { residentMessages } from './resident-messages.ts';

type Resident = NonNullable<OutputOf<typeof readCase>['resident']>;

export function ResidentSection({ caseId, resident }: { readonly caseId: string; readonly resident: Resident }) {
  const t = useT(residentMessages);
  const mayAnswer = useCan('cases.register');
  return (
    <Section title={t('title')} about={t('about')}>
      <div className="lc-stack">
        <KeyValue facts={[
          { label: t('address'), value: resident.address }, { label: t('supporters'), value: String(resident.supporterCount) },
          ...(mayAnswer ? [] : [{ label: t('answer'), value: resident.answer, wide: true }]),
        ]} />
        {mayAnswer && <AnswerForm key={resident.answer ?? ''} caseId={caseId} resident={resident} />}
      </div>
    </Section>
  );
}

function AnswerForm({ caseId, resident }: { readonly caseId: string; readonly resident: Resident }) {
  const t = useT(residentMessages);
  const [answer, setAnswer] = useState(resident.answer ?? '');
  const [photosPublic, setPhotosPublic] = useState(resident.photosPublic);
  const send = useWrite(answerResident, { invalidates: ['cases'], done: { zh: '居民已能看到答复', en: 'The resident can read the answer now' } });
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void send.run({ caseId, answer, photosPublic }); }}>
      <ProblemAlert problem={send.problem} />
      <Field label={t('answer')} purpose={t('answerPurpose')} required error={fieldError(send.problem, '/answer')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={answer} onChange={setAnswer} />}</Field>
      <Checkbox checked={photosPublic} onChange={setPhotosPublic}>{t('photosPublic')}</Checkbox>
      <div className="lc-row"><Button type="submit" icon={Send} pending={send.pending}>{t('send')}</Button></div>
    </form>
  );
}
