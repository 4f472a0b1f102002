/** 计划操作 · Bringing it into force, ending it, showing it in public. */
import { CircleStop, Eye, EyeOff, Play } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ConfirmButton } from '#platform/web/ui/index.ts';
import { publishPlan, setPlanState } from '../contract/index.ts';
import type { readPlan } from '../contract/index.ts';
import { plansMessages } from './messages.ts';

const INVALIDATES = ['plans'];

export function PlanActs({ plan: { id: planId, nameZh, nameEn, state, publishedAt } }: { readonly plan: Pick<OutputOf<typeof readPlan>, 'id' | 'nameZh' | 'nameEn' | 'state' | 'publishedAt'> }) {
  const t = useT(plansMessages);
  const name = useText()({ zh: nameZh, en: nameEn });
  const change = useWrite(setPlanState, { invalidates: INVALIDATES, done: { zh: '已更新', en: 'Done' } });
  const show = useWrite(publishPlan, { invalidates: INVALIDATES, done: { zh: '已更新', en: 'Done' } });
  return (
    <>
      {state === 'draft' && <ConfirmButton kind="primary" icon={Play} label={t('begin')} question={t('beginAsk', { plan: name })} action={t('begin')} pending={change.pending} problem={change.problem} onConfirm={() => change.run({ planId, state: 'inForce' })}><p>{t('beginNote')}</p></ConfirmButton>}
      {state !== 'draft' && publishedAt === null && <ConfirmButton icon={Eye} label={t('publish')} question={t('publishAsk', { plan: name })} action={t('publish')} pending={show.pending} problem={show.problem} onConfirm={() => show.run({ planId, shown: true })}><p>{t('publishNote')}</p></ConfirmButton>}
      {publishedAt !== null && <ConfirmButton icon={EyeOff} label={t('takeDown')} question={t('takeDownAsk', { plan: name })} action={t('takeDown')} pending={show.pending} problem={show.problem} onConfirm={() => show.run({ planId, shown: false })} />}
      {state === 'inForce' && <ConfirmButton icon={CircleStop} label={t('end')} question={t('endAsk', { plan: name })} action={t('end')} pending={change.pending} problem={change.problem} onConfirm={() => change.run({ planId, state: 'ended' })}><p>{t('endNote')}</p></ConfirmButton>}
    </>
  );
}
