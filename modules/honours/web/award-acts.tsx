/** 荣誉动作 · Keep, give time, withdraw, show: each with its day, its document and, where it hurts, its reason. */
import { useState } from 'react';
import { CircleCheck, Eye, EyeOff, Hourglass } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useDay } from './use-day.ts';
import { Checkbox, ConfirmButton, Field, fieldError, Section, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { keepAward, publishAward, requireRectification } from '../contract/index.ts';
import type { readAward } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import { ProposeWithdrawal } from './propose-withdrawal.tsx';

interface ActProps { readonly award: OutputOf<typeof readAward> }
const INVALIDATES = ['honours'];

export function AwardActs({ award }: ActProps) {
  const t = useT(honourMessages);
  const may = (act: (typeof award.acts)[number]) => award.acts.includes(act);
  if (award.acts.length === 0) return null;
  return <Section title={t('acts')}><div className="lc-row">{may('keep') && <Keep award={award} />}{may('rectify') && <Rectify award={award} />}{may('withdraw') && <ProposeWithdrawal awardId={award.id} grounds={award.grounds} />}{may('publish') && <Show award={award} />}</div></Section>;
}

function Keep({ award }: ActProps) {
  const t = useT(honourMessages);
  const [on, setOn] = useDay();
  const [document, setDocument] = useState('');
  const [renews, setRenews] = useState(false);
  const keep = useWrite(keepAward, { invalidates: INVALIDATES, done: { zh: '已保持', en: 'Kept' } });
  return (
    <ConfirmButton kind="primary" icon={CircleCheck} label={t('keep')} question={t('keepAsk')} action={t('keep')} pending={keep.pending} problem={keep.problem} onConfirm={() => keep.run({ awardId: award.id, version: award.version, on, document: document === '' ? null : document, renews })}>
      <Field label={t('on')} purpose={t('onPurpose')} required error={fieldError(keep.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('document')} purpose={t('documentPurpose')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
      {award.to !== null && <Checkbox checked={renews} onChange={setRenews}>{t('renews')}</Checkbox>}
    </ConfirmButton>
  );
}

function Rectify({ award }: ActProps) {
  const t = useT(honourMessages);
  const [on, setOn] = useDay();
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const rectify = useWrite(requireRectification, { invalidates: INVALIDATES, done: { zh: '已要求整改', en: 'Time given' } });
  return (
    <ConfirmButton icon={Hourglass} label={t('rectify')} question={t('rectifyAsk')} action={t('rectify')} pending={rectify.pending} problem={rectify.problem} onConfirm={() => rectify.run({ awardId: award.id, version: award.version, on, by, reason })}>
      <Field label={t('on')} purpose={t('onPurpose')} required error={fieldError(rectify.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('by')} required error={fieldError(rectify.problem, '/by')}>{(w) => <TextInput {...w} type="date" value={by} onChange={setBy} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(rectify.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Show({ award }: ActProps) {
  const t = useT(honourMessages);
  const publish = useWrite(publishAward, { invalidates: INVALIDATES, done: { zh: '已更新', en: 'Updated' } });
  if (!award.isPublished && award.publicationRefusal !== null) return null;
  const shown = !award.isPublished;
  return <ConfirmButton icon={shown ? Eye : EyeOff} label={t(shown ? 'publish' : 'takeDown')} question={t(shown ? 'publishAsk' : 'takeDownAsk')} action={t(shown ? 'publish' : 'takeDown')} pending={publish.pending} problem={publish.problem} onConfirm={() => publish.run({ awardId: award.id, shown })} />;
}
