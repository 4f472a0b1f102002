/** 通报动作 · From draft to publication; another person approves, and what is published is frozen. */
import { useState } from 'react';
import { BadgeCheck, RefreshCw, Stamp, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Checkbox, ConfirmButton, Field, fieldError, Section, TextArea } from '#platform/web/ui/index.ts';
import { AccountActs } from './account-acts.tsx';
import { accountMessages } from './account-messages.ts';
import { approveBulletin, publishBulletin, redraftBulletin, withdrawBulletin } from '../contract/index.ts';
import type { readBulletin } from '../contract/index.ts';
import { bulletinMessages } from './messages.ts';

interface ActProps {
  readonly bulletin: OutputOf<typeof readBulletin>;
}

const INVALIDATES = ['bulletins'];

export function BulletinActs({ bulletin }: ActProps) {
  const t = useT(bulletinMessages);
  const a = useT(accountMessages);
  const may = (act: (typeof bulletin.acts)[number]) => bulletin.acts.includes(act);
  const { account, state } = bulletin;
  const about = state === 'review' ? a('next_review') : account === null || state === 'published' ? t(`next_${state}`) : a(`next_${state}Account`);
  return (
    <Section title={t('nextStep')} about={about}>
      {bulletin.acts.length > 0 && (
        <div className="lc-bulletins-acts">
          {may('approve') && <Approve bulletin={bulletin} />}
          {may('publish') && <Publish bulletin={bulletin} />}
          {account !== null && <AccountActs bulletin={bulletin} account={account} />}
          {account === null && may('redraft') && <Redraft bulletin={bulletin} />}
          {may('withdraw') && <Withdraw bulletin={bulletin} />}
        </div>
      )}
      {(account === null ? state === 'draft' : state === 'review') && !may('approve') && <p className="lc-quiet lc-small">{t('approveByOther')}</p>}
    </Section>
  );
}

function Approve({ bulletin }: ActProps) {
  const t = useT(bulletinMessages);
  const approve = useWrite(approveBulletin, { invalidates: INVALIDATES, done: { zh: '已审批', en: 'Approved' } });
  return <ConfirmButton kind="primary" icon={BadgeCheck} label={t('approve')} question={t('approveAsk')} action={t('approve')} pending={approve.pending} problem={approve.problem} onConfirm={() => approve.run({ bulletinId: bulletin.id, ...(bulletin.account === null ? {} : { version: bulletin.account.version }) })}><p>{t('approveNote')}</p></ConfirmButton>;
}

function Publish({ bulletin }: ActProps) {
  const t = useT(bulletinMessages);
  const publish = useWrite(publishBulletin, { invalidates: INVALIDATES, done: { zh: '已印发，数字已固定', en: 'Published; its figures are frozen' } });
  return <ConfirmButton kind="primary" icon={Stamp} label={t('publish')} question={t('publishAsk')} action={t('publish')} pending={publish.pending} problem={publish.problem} onConfirm={() => publish.run({ bulletinId: bulletin.id })}><p>{t('publishNote')}</p></ConfirmButton>;
}

function Redraft({ bulletin }: ActProps) {
  const t = useT(bulletinMessages);
  const [withRanking, setWithRanking] = useState(false);
  const redraft = useWrite(redraftBulletin, { invalidates: INVALIDATES, done: { zh: '已按最新记录重新起草', en: 'Drafted anew from the records' } });
  return (
    <ConfirmButton icon={RefreshCw} label={t('redraft')} question={t('redraftAsk')} action={t('redraft')} pending={redraft.pending} problem={redraft.problem} onConfirm={() => redraft.run({ bulletinId: bulletin.id, withRanking })}>
      <p>{t('redraftNote')}</p>
      <Checkbox checked={withRanking} onChange={setWithRanking}>{t('withRanking')}</Checkbox>
    </ConfirmButton>
  );
}

function Withdraw({ bulletin }: ActProps) {
  const t = useT(bulletinMessages);
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawBulletin, { invalidates: INVALIDATES, done: { zh: '已撤回', en: 'Withdrawn' } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('withdraw')} question={t('withdrawAsk')} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ bulletinId: bulletin.id, reason })}>
      <p>{t('withdrawNote')}</p>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
