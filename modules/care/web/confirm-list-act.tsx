/** 确认名单 · After the notice: all who may be confirmed, but for those who are declined here, each with a reason. */
import { useState } from 'react';
import { CheckCheck, UserX, X } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, ConfirmButton, Field, IconButton, Select, TextInput } from '#platform/web/ui/index.ts';
import { confirmList, listRecipients } from '../contract/index.ts';
import './care.css';
import { careMessages } from './messages.ts';

const OFFERED_MOST = 50;
const REASON_LEAST = 2;

interface Declined { readonly recipientId: string; readonly name: string; readonly reason: string }

export function ConfirmListAct({ schemeId, listId, count }: { readonly schemeId: string; readonly listId: string; readonly count: number }) {
  const t = useT(careMessages);
  const [declined, setDeclined] = useState<readonly Declined[]>([]);
  const confirm = useWrite(confirmList, { invalidates: ['care', 'notices'], done: { zh: '已确认', en: 'Confirmed' } });
  const send = () => confirm.run({ listId, declined: declined.map(({ recipientId, reason }) => ({ recipientId, reason })) });
  return (
    <ConfirmButton small icon={CheckCheck} label={t('confirmList')} question={t('confirmAsk')} action={t('confirmList')} pending={confirm.pending} problem={confirm.problem} onConfirm={send}>
      <p>{t('confirmNote', { n: count })}</p>
      {declined.length > 0 && (
        <ul className="lc-care-found" aria-label={t('declinedList')}>
          {declined.map(({ recipientId, name, reason }) => <li key={recipientId}><span><strong>{name}</strong> <span className="lc-quiet">{reason}</span></span><IconButton icon={X} label={t('declineUndo', { name })} onClick={() => setDeclined(declined.filter((each) => each.recipientId !== recipientId))} /></li>)}
        </ul>
      )}
      <DeclineOne schemeId={schemeId} listId={listId} taken={new Set(declined.map(({ recipientId }) => recipientId))} onDecline={(one) => setDeclined([...declined, one])} />
    </ConfirmButton>
  );
}

/** Found by name or number: a list has hundreds, and few of them are declined. */
function DeclineOne({ schemeId, listId, taken, onDecline }: { readonly schemeId: string; readonly listId: string; readonly taken: ReadonlySet<string>; readonly onDecline: (one: Declined) => void }) {
  const t = useT(careMessages);
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState({ q: '', recipientId: '', reason: '' });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const found = useRead(listRecipients, { schemeId, listId, state: 'proposed', pageSize: OFFERED_MOST, ...(draft.q.trim() === '' ? {} : { q: draft.q }) }, { enabled: isOpen });
  const choices = (found.data?.rows ?? []).filter(({ id }) => !taken.has(id)).map((row) => ({ value: row.id, label: `${row.label} · ${row.number}` }));
  if (!isOpen) return <div className="lc-row"><Button icon={UserX} onClick={() => setOpen(true)}>{t('declineSome')}</Button></div>;
  const chosen = choices.find(({ value }) => value === draft.recipientId);
  const add = () => { if (chosen !== undefined) onDecline({ recipientId: chosen.value, name: chosen.label, reason: draft.reason.trim() }); setDraft({ q: '', recipientId: '', reason: '' }); };
  return (
    <fieldset className="lc-care-boxes">
      <legend>{t('declineSome')}</legend>
      <Field label={t('searchRecipient')}>{(w) => <TextInput {...w} type="search" maxLength={60} value={draft.q} onChange={set('q')} />}</Field>
      <Field label={t('recipient')} required>{(w) => <Select {...w} value={draft.recipientId} placeholder="—" choices={choices} onChange={set('recipientId')} />}</Field>
      <Field label={t('reason')} purpose={t('declineReasonPurpose')} required>{(w) => <TextInput {...w} maxLength={500} value={draft.reason} onChange={set('reason')} />}</Field>
      <div className="lc-row"><Button icon={UserX} disabled={chosen === undefined || draft.reason.trim().length < REASON_LEAST} onClick={add}>{t('declineAdd')}</Button></div>
    </fieldset>
  );
}
