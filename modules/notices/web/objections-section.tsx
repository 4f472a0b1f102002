/** 公示异议 · What residents objected, each to be resolved with a conclusion. */
import { useState } from 'react';
import { CircleCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, DateText, Field, fieldError, KeyValue, ProblemAlert, Section, Segmented, Skeleton, Tag, TextArea } from '#platform/web/ui/index.ts';
import { listObjections, resolveObjection } from '../contract/index.ts';
import { noticeMessages } from './messages.ts';

type Objection = OutputOf<typeof listObjections>['rows'][number];
type Outcome = NonNullable<Objection['outcome']>;
const OUTCOMES: readonly Outcome[] = ['upheld', 'partlyUpheld', 'notUpheld'];

export function ObjectionsSection({ noticeId }: { readonly noticeId: string }) {
  const t = useT(noticeMessages);
  const found = useRead(listObjections, { noticeId, pageSize: 100 });
  return (
    <Section title={t('objections')} about={t('objectionsAbout')}>
      {found.data === undefined ? (found.problem === null ? <Skeleton lines={2} /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />)
        : found.data.rows.length === 0 ? <p className="lc-quiet">{t('noObjections')}</p>
          : <ul className="lc-notices-objections">{found.data.rows.map((objection) => <ObjectionItem key={objection.id} objection={objection} />)}</ul>}
    </Section>
  );
}

function ObjectionItem({ objection }: { readonly objection: Objection }) {
  const t = useT(noticeMessages);
  const [outcome, setOutcome] = useState<Outcome>('notUpheld');
  const [answer, setAnswer] = useState('');
  const resolve = useWrite(resolveObjection, { invalidates: ['notices'], done: { zh: '已处理', en: 'Resolved' } });
  return (
    <li>
      <p><Tag>{t(objection.state)}</Tag> {objection.number !== null && <span className="lc-number">{objection.number} </span>}<span className="lc-quiet lc-small">{t('received')} <DateText value={objection.receivedAt} style="dateTime" /></span></p>
      <p>{objection.words}</p>
      <KeyValue facts={[{ label: t('sender'), value: objection.sender ?? t('notGiven') }, { label: t('contact'), value: objection.contact ?? t('notGiven') }]} />
      {objection.state === 'resolved'
        ? <p><strong>{t(objection.outcome ?? 'notUpheld')}</strong>：{objection.answer} <span className="lc-quiet lc-small">{objection.resolvedByName} · <DateText value={objection.resolvedAt} style="dateTime" /></span></p>
        : !objection.mayResolve ? <p className="lc-quiet">{t('anotherResolves')}</p> : (
          <ConfirmButton icon={CircleCheck} label={t('resolve')} question={t('resolve')} action={t('resolve')} pending={resolve.pending} problem={resolve.problem} onConfirm={() => resolve.run({ objectionId: objection.id, outcome, answer })}>
            <div className="lc-stack">
              <Segmented label={t('outcome')} choices={OUTCOMES.map((value) => ({ value, label: t(value) }))} value={outcome} onChange={setOutcome} />
              <Field label={t('answer')} purpose={t('answerPurpose')} required error={fieldError(resolve.problem, '/answer')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={answer} onChange={setAnswer} />}</Field>
            </div>
          </ConfirmButton>
        )}
    </li>
  );
}
