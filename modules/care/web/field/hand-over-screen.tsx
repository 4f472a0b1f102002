/** 逐人发放 · What is due, whether another route gave it, and the sign of receipt; recorded as a fact, sent when there is a network. */
import { useEffect, useId, useState } from 'react';
import { Gift, HandHeart, PenLine } from 'lucide-react';
import { sha256Hex } from '#kernel/sha256.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { useFieldGo, useFieldParams } from '#platform/web/field/router.tsx';
import { BigButton, Note, Nothing, ScreenHead, Tag, UNDO_MS, useSay } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useOffline, useOfflineStatus } from '#platform/web/offline/use-offline.tsx';
import { readHandOver, recordDelivery } from '../../contract/index.ts';
import { normalSlip } from '../../domain/index.ts';
import { SignaturePad } from '../signature-pad.tsx';
import { fieldCareMessages as words } from './messages.ts';
import { subjectOf } from './recipient-rows.ts';
import type { RecipientOnPhone } from './recipient-rows.ts';
import { useRecipients } from './recipients-screen.tsx';
import { emptyReceipt, ReceiptFields } from './receipt-fields.tsx';
import type { Receipt } from './receipt-fields.tsx';
import { takeScanned } from './scanned-slip.ts';

type Checked = OutputOf<typeof readHandOver>;
/** As the record asks for. @unit characters */
const NOTE_LEAST = 4;

export function HandOverScreen() {
  const t = useT(words);
  const { recipientId } = useFieldParams<'recipientId'>();
  const all = useRecipients();
  if (all === null) return <><ScreenHead title={t('give')} back="/care" /><p className="lcf-opening" role="status">{t('loading')}</p></>;
  const on = all.find(({ row }) => row.id === recipientId);
  if (on === undefined) return <><ScreenHead title={t('give')} back="/care" /><Nothing icon={Gift} title={t('notOnPhone')}><p>{t('notOnPhoneAbout')}</p></Nothing></>;
  return <HandOver key={on.row.id} on={on} />;
}

/** Asked while there is a network; null when there is none or no answer. */
function useChecked(recipientId: string, isOnline: boolean): { readonly checked: Checked | null; readonly isChecking: boolean } {
  const { client, person } = useFieldApp();
  const [state, setState] = useState<{ checked: Checked | null; isChecking: boolean }>({ checked: null, isChecking: isOnline });
  useEffect(() => {
    if (!isOnline) { setState({ checked: null, isChecking: false }); return undefined; }
    let isShown = true;
    client.call(readHandOver, { recipientId }, { programme: person.code }).then((checked) => { if (isShown) setState({ checked, isChecking: false }); }, () => { if (isShown) setState({ checked: null, isChecking: false }); });
    return () => { isShown = false; };
  }, [client, person.code, recipientId, isOnline]);
  return state;
}

function Doubles({ checked, isChecking, isOnline }: { readonly checked: Checked | null; readonly isChecking: boolean; readonly isOnline: boolean }) {
  const t = useT(words);
  if (!isOnline) return <Note tone="info" title={t('offline')} />;
  if (isChecking) return <p className="lcf-quiet" role="status">{t('checking')}</p>;
  const others = checked?.doubles.filter(({ basis }) => basis !== 'self') ?? [];
  if (others.length === 0) return null;
  const isCertain = others.some((each) => each.isCertain);
  return <Note tone={isCertain ? 'danger' : 'warn'} alert title={t(isCertain ? 'stop' : 'likeness')}>{others.map((each) => <p key={`${each.kind}-${each.on}-${each.schemeName}`}>{t('doubleLine', { on: each.on, scheme: each.schemeName })}</p>)}</Note>;
}

/** Into the queue: the picture first, then the record that names it. */
function useRecording(on: RecipientOnPhone) {
  const offline = useOffline();
  const say = useSay();
  const go = useFieldGo();
  return async (benefitIds: readonly string[], receipt: Receipt, likenessNote: string | null) => {
    const picture = receipt.proof === 'signature' && receipt.picture !== null ? await offline.addPhoto(receipt.picture, { fileName: 'signature.png' }) : null;
    const input = {
      recipientId: on.row.id, benefitIds: [...benefitIds], proof: receipt.proof, slip: receipt.proof === 'slip' ? normalSlip(receipt.slip) : null, signatureFileId: picture === null ? null : '', spot: receipt.spot,
      proxyName: receipt.hasProxy ? receipt.proxyName.trim() : null, relation: receipt.hasProxy ? receipt.relation : null, likenessNote, alreadyHandedOver: true, claimedAt: new Date().toISOString(),
    };
    const item = await offline.enqueue({
      operation: recordDelivery, input, subject: subjectOf(on.row.id), label: `${on.row.label} ${on.row.number}`, holdFor_ms: UNDO_MS, photoSubject: on.row.placeId === null ? { organisationId: on.row.organisationId ?? '' } : { placeId: on.row.placeId },
      ...(picture === null ? {} : { photos: [{ sha256: picture.sha256, pointer: '/signatureFileId' }] }),
    });
    const undo = async () => say((await offline.withdraw(item.id)) ? { zh: words.zh.undone, en: words.en.undone } : { zh: words.zh.tooLate, en: words.en.tooLate });
    say({ zh: words.zh.done.replace('{name}', on.row.label), en: words.en.done.replace('{name}', on.row.label) }, { undo: () => void undo() });
    go('/care');
  };
}

function Things({ on, blocked }: { readonly on: RecipientOnPhone; readonly blocked: ReadonlySet<string> }) {
  const t = useT(words);
  const due = new Set(on.due.map(({ id }) => id));
  return (
    <ul className="lc-care-things" aria-label={t('things')}>
      {on.row.benefits.map((benefit) => (
        <li key={benefit.id}><strong>{benefit.name}</strong> {benefit.quantity} {benefit.unit} <Tag tone={due.has(benefit.id) && !blocked.has(benefit.id) ? 'info' : 'ok'}>{due.has(benefit.id) && !blocked.has(benefit.id) ? t('due') : benefit.receivedOn === null ? t(blocked.has(benefit.id) ? 'handed' : 'here') : t('receivedOn', { on: benefit.receivedOn })}</Tag></li>
      ))}
    </ul>
  );
}

function HandOver({ on }: { readonly on: RecipientOnPhone }) {
  const t = useT(words);
  const text = useText();
  const { isOnline } = useOfflineStatus();
  const { checked, isChecking } = useChecked(on.row.id, isOnline);
  const record = useRecording(on);
  const [receipt, setReceipt] = useState<Receipt>(emptyReceipt);
  const id = useId();
  const [note, setNote] = useState('');
  // Without a network nobody knows: what is handed over then is looked at when it comes in.
  const asksNote = checked?.doubles.some((each) => each.needsNote) === true;
  const said = note.trim().length >= NOTE_LEAST ? note.trim() : null;
  useEffect(() => {
    const slip = takeScanned(on.row.id);
    if (slip !== null) setReceipt((now) => ({ ...now, proof: 'slip', slip }));
  }, [on.row.id]);
  const blocked = new Set(checked?.benefits.filter(({ isDue }) => !isDue).map(({ id }) => id) ?? []);
  const due = on.due.filter(({ id }) => !blocked.has(id));
  const fits = (slip: string): boolean => sha256Hex(normalSlip(slip)) === on.row.slipHash;
  const slipFits = receipt.proof === 'slip' && fits(receipt.slip);
  const isSigned = receipt.proof === 'slip' ? slipFits : receipt.picture !== null;
  const isReady = isSigned && (!asksNote || said !== null) && (!receipt.hasProxy || receipt.proxyName.trim() !== '');
  return (
    <>
      <ScreenHead title={on.row.label} about={`${text({ zh: on.row.placeZh, en: on.row.placeEn })} · ${on.row.number} · ${on.row.schemeName}`} back="/care" />
      <Things on={on} blocked={blocked} />
      <Doubles checked={checked} isChecking={isChecking} isOnline={isOnline} />
      {on.due.length === 0 ? <Note tone="ok" title={t('noneDue')} /> : (
        <div className="lcf-stack">
          <ReceiptFields receipt={receipt} slipFits={slipFits} fits={fits} onChange={setReceipt} pad={(turn) => <SignaturePad key={turn} className="lc-care-pad" label={t('signature')} onChange={(picture) => setReceipt((now) => ({ ...now, picture }))} />} />
          {receipt.proof === 'signature' && <BigButton icon={PenLine} onClick={() => setReceipt({ ...receipt, picture: null, turn: receipt.turn + 1 })}>{t('clear')}</BigButton>}
          {asksNote && <div><label className="lcf-input-label" htmlFor={`${id}-note`}>{t('likenessNote')}</label><p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('likenessNotePurpose')}</p><textarea id={`${id}-note`} aria-describedby={`${id}-why`} className="lcf-input" rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} /></div>}
          {due.length > 0
            ? <BigButton look="main" icon={HandHeart} disabled={!isReady || isChecking} onClick={() => void record(due.map(({ id }) => id), receipt, said)}>{t('handOver')}</BigButton>
            : <BigButton look="danger" icon={HandHeart} disabled={!isReady} onClick={() => void record(on.due.map(({ id }) => id), receipt, said)}>{t('anyway')}</BigButton>}
        </div>
      )}
    </>
  );
}
