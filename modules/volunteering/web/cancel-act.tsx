/** 取消报名 · By whoever signed up, or by whoever runs the activity. */
import { X } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton } from '#platform/web/ui/index.ts';
import { cancelSignup } from '../contract/index.ts';
import { myMessages } from './my-messages.ts';

const INVALIDATES = ['volunteering'];

export function CancelAct({ signupId, label }: { readonly signupId: string; readonly label: string }) {
  const t = useT(myMessages);
  const cancel = useWrite(cancelSignup, { invalidates: INVALIDATES, done: { zh: '已取消', en: 'Cancelled' } });
  return <ConfirmButton icon={X} label={label} question={t('cancelAsk')} action={t('cancel')} pending={cancel.pending} problem={cancel.problem} onConfirm={() => cancel.run({ signupId })}><p>{t('cancelNote')}</p></ConfirmButton>;
}
