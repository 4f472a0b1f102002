/** 公示动作 · Publish by another person, close with a result, withdraw with a reason. */
import { useState } from 'react';
import { CircleCheck, Megaphone, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { ConfirmButton, Field, fieldError, Section, TextArea } from '#platform/web/ui/index.ts';
import { closeNotice, publishNotice, withdrawNotice } from '../contract/index.ts';
import type { readNotice } from '../contract/index.ts';
import { noticeMessages } from './messages.ts';

interface ActProps { readonly notice: OutputOf<typeof readNotice> }
const INVALIDATES = ['notices'];

export function NoticeActs({ notice }: ActProps) {
  const t = useT(noticeMessages);
  const { locale } = usePreferences();
  const may = (act: (typeof notice.acts)[number]) => notice.acts.includes(act);
  return (
    <Section title={t('next')} about={notice.state === 'published' && notice.startsLater ? t('next_later', { date: dateText(notice.startsOn ?? '', locale) }) : t(`next_${notice.state}`)}>
      <div className="lc-row">
        {may('publish') && <Publish notice={notice} />}
        {may('close') && <Close notice={notice} />}
        {may('withdraw') && <Withdraw notice={notice} />}
      </div>
      {notice.state === 'draft' && !may('publish') && <p className="lc-quiet lc-small">{t('byOther')}</p>}
    </Section>
  );
}

function Publish({ notice }: ActProps) {
  const t = useT(noticeMessages);
  const { locale } = usePreferences();
  const publish = useWrite(publishNotice, { invalidates: INVALIDATES, done: { zh: '已发布', en: 'Published' } });
  return <ConfirmButton kind="primary" icon={Megaphone} label={t('publish')} question={t('publishAsk')} action={t('publish')} pending={publish.pending} problem={publish.problem} onConfirm={() => publish.run({ noticeId: notice.id, version: notice.version })}><p>{notice.startsLater ? t('publishLaterNote', { date: dateText(notice.startsOn ?? '', locale) }) : t('publishNote')}</p></ConfirmButton>;
}

function Close({ notice }: ActProps) {
  const t = useT(noticeMessages);
  const [closingNote, setClosingNote] = useState('');
  const close = useWrite(closeNotice, { invalidates: INVALIDATES, done: { zh: '已结束', en: 'Closed' } });
  return (
    <ConfirmButton kind="primary" icon={CircleCheck} label={t('close')} question={t('closeAsk')} action={t('close')} pending={close.pending} problem={close.problem} onConfirm={() => close.run({ noticeId: notice.id, closingNote })}>
      <Field label={t('closingNote')} purpose={t('closingPurpose')} required error={fieldError(close.problem, '/closingNote')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={closingNote} onChange={setClosingNote} />}</Field>
    </ConfirmButton>
  );
}

function Withdraw({ notice }: ActProps) {
  const t = useT(noticeMessages);
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawNotice, { invalidates: INVALIDATES, done: { zh: '已撤回', en: 'Withdrawn' } });
  return (
    <ConfirmButton kind="danger" icon={Undo2} label={t('withdraw')} question={t('withdrawAsk')} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ noticeId: notice.id, reason })}>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
