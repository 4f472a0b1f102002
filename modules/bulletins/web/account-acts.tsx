/** 文稿动作 · From the draft over the review to its correction; what a round's bulletin does not have. */
import { useState } from 'react';
import { FilePen, RefreshCw, Send, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { ConfirmButton, Field, fieldError, LinkButton, Notice, TextArea } from '#platform/web/ui/index.ts';
import { correctAccount, redraftBulletin, returnAccount, submitAccount } from '../contract/index.ts';
import type { readBulletin } from '../contract/index.ts';
import { accountMessages } from './account-messages.ts';

type Bulletin = OutputOf<typeof readBulletin>;
type Account = NonNullable<Bulletin['account']>;
interface ActProps { readonly bulletin: Bulletin; readonly account: Account }

const INVALIDATES = ['bulletins'];

export function AccountActs({ bulletin, account }: ActProps) {
  const t = useT(accountMessages);
  const may = (act: Bulletin['acts'][number]) => bulletin.acts.includes(act);
  return (
    <>
      {may('submit') && <Submit bulletin={bulletin} account={account} />}
      {may('edit') && <LinkButton icon={FilePen} to={`/bulletins/${bulletin.id}/edit`}>{t('edit')}</LinkButton>}
      {may('redraft') && <Recompute bulletin={bulletin} />}
      {may('return') && <GiveBack bulletin={bulletin} />}
      {may('correct') && <Correct bulletin={bulletin} />}
    </>
  );
}

function Submit({ bulletin, account }: ActProps) {
  const t = useT(accountMessages);
  const submit = useWrite(submitAccount, { invalidates: INVALIDATES, done: { zh: '已送审', en: 'Handed in' } });
  const loose = account.review.loose.length + account.review.missing.length;
  return (
    <ConfirmButton kind="primary" icon={Send} label={t('submit')} question={t('submitAsk')} action={t('submit')} pending={submit.pending} problem={submit.problem} onConfirm={() => submit.run({ bulletinId: bulletin.id, version: account.version })}>
      <p>{t('submitNote')}</p>
      {loose > 0 && <Notice tone="warn" title={t('submitLoose', { n: loose })} />}
    </ConfirmButton>
  );
}

function Recompute({ bulletin }: { readonly bulletin: Bulletin }) {
  const t = useT(accountMessages);
  const redraft = useWrite(redraftBulletin, { invalidates: INVALIDATES, done: { zh: '已按最新记录计算', en: 'Computed from the records' } });
  return <ConfirmButton icon={RefreshCw} label={t('recompute')} question={t('recompute')} action={t('recompute')} pending={redraft.pending} problem={redraft.problem} onConfirm={() => redraft.run({ bulletinId: bulletin.id })}><p>{t('redraftAccountNote')}</p></ConfirmButton>;
}

function GiveBack({ bulletin }: { readonly bulletin: Bulletin }) {
  const t = useT(accountMessages);
  const [remark, setRemark] = useState('');
  const giveBack = useWrite(returnAccount, { invalidates: INVALIDATES, done: { zh: '已退回', en: 'Given back' } });
  return (
    <ConfirmButton icon={Undo2} label={t('giveBack')} question={t('giveBackAsk')} action={t('giveBack')} pending={giveBack.pending} problem={giveBack.problem} onConfirm={() => giveBack.run({ bulletinId: bulletin.id, remark })}>
      <Field label={t('remark')} purpose={t('remarkPurpose')} required error={fieldError(giveBack.problem, '/remark')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={remark} onChange={setRemark} />}</Field>
    </ConfirmButton>
  );
}

function Correct({ bulletin }: { readonly bulletin: Bulletin }) {
  const t = useT(accountMessages);
  const go = useGo();
  const correct = useWrite(correctAccount, { invalidates: INVALIDATES, done: { zh: '已起草更正', en: 'A correction is drafted' }, onSuccess: ({ id }) => go(`/bulletins/${id}`) });
  return <ConfirmButton kind="primary" icon={FilePen} label={t('correct')} question={t('correctAsk')} action={t('correct')} pending={correct.pending} problem={correct.problem} onConfirm={() => correct.run({ bulletinId: bulletin.id })}><p>{t('correctNote')}</p></ConfirmButton>;
}
