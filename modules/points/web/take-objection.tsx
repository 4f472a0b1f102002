/** 代为登记异议 · For whoever has no telephone: an officer writes down what they say, and gives them the code on paper. */
import { useState } from 'react';
import { MessageSquareWarning } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { CodeText, ConfirmButton, Field, fieldError, Notice, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { recordDeedObjection } from '../contract/index.ts';
import { noticeMessages } from './notice-messages.ts';

export type Taken = OutputOf<typeof recordDeedObjection>;

/** Shown once, since the code is kept nowhere. */
export function TakenNote({ taken }: { readonly taken: Taken }) {
  const t = useT(noticeMessages);
  return <Notice tone="ok" title={t('taken', { number: taken.number })}><p>{t('takenCode')} <CodeText value={taken.followToken} /></p><p>{t('takenNote')}</p></Notice>;
}

const EMPTY = { words: '', sender: '', contact: '' };

/** @param about whose deed, by which rule and for how much */
export function TakeObjection({ deedId, about, onTaken }: { readonly deedId: string; readonly about: string; readonly onTaken: (taken: Taken) => void }) {
  const t = useT(noticeMessages);
  const [draft, setDraft] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (value: string) => setDraft({ ...draft, [name]: value });
  const send = useWrite(recordDeedObjection, { invalidates: ['points', 'volunteering'], onSuccess: (taken) => { setDraft(EMPTY); onTaken(taken); } });
  return (
    <ConfirmButton small icon={MessageSquareWarning} label={t('take')} question={t('takeAsk')} action={t('take')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ deedId, words: draft.words, ...(draft.sender.trim() === '' ? {} : { sender: draft.sender }), ...(draft.contact.trim() === '' ? {} : { contact: draft.contact }) })}>
      <p>{about}</p>
      <Field label={t('words')} purpose={t('wordsPurpose')} required error={fieldError(send.problem, '/words')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={draft.words} onChange={set('words')} />}</Field>
      <div className="lc-grid">
        <Field label={t('sender')} purpose={t('senderPurpose')} error={fieldError(send.problem, '/sender')}>{(w) => <TextInput {...w} maxLength={60} value={draft.sender} onChange={set('sender')} />}</Field>
        <Field label={t('contact')} purpose={t('contactPurpose')} error={fieldError(send.problem, '/contact')}>{(w) => <TextInput {...w} maxLength={120} value={draft.contact} onChange={set('contact')} />}</Field>
      </div>
      <p className="lc-quiet">{t('takeNote')}</p>
    </ConfirmButton>
  );
}
