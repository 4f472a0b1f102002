/** 兑换 · At the counter: points for goods, by somebody who took no part in earning them. */
import { useState } from 'react';
import { Gift } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, Field, fieldError, TextInput } from '#platform/web/ui/index.ts';
import { redeem } from '../contract/index.ts';
import { pointsMessages } from './messages.ts';
import { SubjectField } from './subject-field.tsx';

const EMPTY = { subjectId: '', points: '', goods: '', slip: '' };

export function Redeem() {
  const t = useT(pointsMessages);
  const may = useCan('points.redeem');
  const [draft, setDraft] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setDraft({ ...draft, [name]: value });
  const send = useWrite(redeem, { invalidates: ['points'], done: { zh: '已兑换', en: 'Handed out' }, onSuccess: () => setDraft(EMPTY) });
  if (!may) return null;
  return (
    <ConfirmButton icon={Gift} label={t('redeem')} question={t('redeemAsk')} action={t('redeem')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ subjectId: draft.subjectId, points: Number(draft.points), goods: draft.goods, slipNumber: draft.slip.trim() === '' ? null : draft.slip })}>
      <p className="lc-quiet">{t('redeemNote')}</p>
      <SubjectField value={draft.subjectId} onChange={set('subjectId')} error={fieldError(send.problem, '/subjectId')} />
      <div className="lc-grid">
        <Field label={t('redeemPoints')} required error={fieldError(send.problem, '/points')}>{(w) => <TextInput {...w} type="number" value={draft.points} onChange={set('points')} />}</Field>
        <Field label={t('slip')} purpose={t('slipPurpose')} error={fieldError(send.problem, '/slipNumber')}>{(w) => <TextInput {...w} maxLength={40} value={draft.slip} onChange={set('slip')} />}</Field>
      </div>
      <Field label={t('goods')} purpose={t('goodsPurpose')} required error={fieldError(send.problem, '/goods')}>{(w) => <TextInput {...w} maxLength={200} value={draft.goods} onChange={set('goods')} />}</Field>
    </ConfirmButton>
  );
}
