/** 活动变更 · Calling an activity off, how it changed and who was told, and what one is told oneself. */
import { useState } from 'react';
import { CalendarX, Check } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, DateText, Field, fieldError, LinkButton, Notice, Section, StateTag, TextArea } from '#platform/web/ui/index.ts';
import { cancelActivity, changedPartWords, changeKindWords, readActivityPlan, seeActivityChange } from '../contract/index.ts';
import type { readMyService } from '../contract/index.ts';
import { planMessages } from './plan-messages.ts';

type Detail = OutputOf<typeof readActivityPlan>['changes'][number]['details'][number];
type Told = OutputOf<typeof readMyService>['changes'][number];
const INVALIDATES = ['volunteering'];

export function CancelActivityAct({ activity }: { readonly activity: { readonly id: string; readonly name: string } }) {
  const t = useT(planMessages);
  const [reason, setReason] = useState('');
  const [publicReason, setPublicReason] = useState('');
  const cancel = useWrite(cancelActivity, { invalidates: INVALIDATES, done: { zh: '已取消，报名的人会看到原因', en: 'Called off; those who signed up read why' } });
  return (
    <ConfirmButton kind="danger" icon={CalendarX} label={t('cancel')} question={t('cancelAsk', { name: activity.name })} action={t('cancel')} pending={cancel.pending} problem={cancel.problem} onConfirm={() => cancel.run({ activityId: activity.id, reason, publicReason: publicReason.trim() === '' ? null : publicReason })}>
      <p>{t('cancelNote')}</p>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(cancel.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
      <Field label={t('publicReason')} purpose={t('publicReasonPurpose')} error={fieldError(cancel.problem, '/publicReason')}>{(w) => <TextArea {...w} rows={2} maxLength={300} value={publicReason} onChange={setPublicReason} />}</Field>
    </ConfirmButton>
  );
}

function DetailLines({ details }: { readonly details: readonly Detail[] }) {
  const t = useT(planMessages);
  const text = useText();
  const said = (words: Detail['before']) => (words === null ? t('nothing') : text(words));
  return <ul className="lc-volunteering-details">{details.map((each, at) => <li key={at}><strong>{text(changedPartWords[each.part])}</strong> <span className="lc-quiet">{t('from')}</span> {said(each.before)} <span aria-hidden="true">→</span> <span className="lc-quiet">{t('to')}</span> {said(each.after)}</li>)}</ul>;
}

/** For whoever runs the activity. */
export function ActivityChanges({ activityId }: { readonly activityId: string }) {
  const t = useT(planMessages);
  const text = useText();
  const changes = useRead(readActivityPlan, { activityId }).data?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <Section title={t('changes')} about={t('changesAbout')}>
      <ul className="lc-volunteering-shifts">
        {changes.map((change) => (
          <li key={change.id}>
            <div>
              <span><StateTag quiet tone={change.kind === 'cancelled' ? 'held' : 'info'} text={changeKindWords[change.kind]} /> <span className="lc-quiet lc-small">{change.by} · <DateText value={change.at} style="dateTime" /></span></span>
              {change.note !== null && <span>{change.note}</span>}
              <DetailLines details={change.details} />
              {change.told > 0 && <span className="lc-small">{t('told', { told: change.told, seen: change.seen })}</span>}
              {change.toCall.length > 0 && <span className="lc-small">{t('toCall', { numbers: change.toCall.join(text({ zh: '、', en: ', ' })) })}</span>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 变更告知 · What one signed up for has changed; it stands here until it was read. */
export function OwnChange({ told }: { readonly told: Told }) {
  const t = useT(planMessages);
  const { change, activity } = told;
  const isOff = change.kind === 'cancelled';
  const see = useWrite(seeActivityChange, { invalidates: INVALIDATES });
  return (
    <Notice tone="warn" title={t(isOff ? 'mineCancelled' : 'mineChanged', { name: activity.name })}>
      <DetailLines details={change.details} />
      {change.note !== null && <p>{isOff && <strong>{t('reason')} </strong>}{change.note}</p>}
      {told.lostShift && !isOff && <p>{t('lostShift')}</p>}
      <div className="lc-row"><Button icon={Check} pending={see.pending} onClick={() => void see.run({ changeId: change.id })}>{t('seen')}</Button>{!isOff && <LinkButton to={`/my-service/activities/${activity.id}`}>{t('seeIt')}</LinkButton>}</div>
    </Notice>
  );
}
