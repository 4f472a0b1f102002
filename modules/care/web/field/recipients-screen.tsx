/** 发放名单 · Those who are due first, found by name, number or place without a network. */
import { useId, useMemo, useState } from 'react';
import { ChevronRight, CircleCheck, Gift, PackageCheck } from 'lucide-react';
import { FieldLink, useFieldGo } from '#platform/web/field/router.tsx';
import { ScanButton } from '#platform/web/field/scanner.tsx';
import { Nothing, ScreenHead, Tag } from '#platform/web/field/ui.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useOfflineRows, useOfflineStatus, usePulledAt } from '#platform/web/offline/use-offline.tsx';
import { fieldCareMessages } from './messages.ts';
import { ofSlip, recipientOnPhone, RECIPIENTS, sought } from './recipient-rows.ts';
import type { FieldRecipient, RecipientOnPhone } from './recipient-rows.ts';
import { keepScanned } from './scanned-slip.ts';

/** A list of hundreds is searched, not scrolled. */
const SHOWN_MOST = 100;

export function useRecipients(): readonly RecipientOnPhone[] | null {
  const rows = useOfflineRows<FieldRecipient>(RECIPIENTS);
  const { items } = useOfflineStatus();
  return useMemo(() => rows?.map((row) => recipientOnPhone(row, items)) ?? null, [rows, items]);
}

function Row({ on }: { readonly on: RecipientOnPhone }) {
  const t = useT(fieldCareMessages);
  const text = useText();
  const { row, due, records } = on;
  const asks = records.some((item) => item.state === 'conflict' || item.state === 'refused');
  const waits = records.some((item) => item.state !== 'synced' && item.state !== 'acknowledged');
  return (
    <li>
      <FieldLink to={`/care/${row.id}`} className="lcf-site">
        <span className="lcf-site-number" aria-hidden="true">{due.length > 0 ? <Gift size="1.4em" /> : <PackageCheck size="1.4em" />}</span>
        <span className="lcf-site-words">
          <strong>{row.label}</strong>
          <span className="lcf-quiet">{text({ zh: row.placeZh, en: row.placeEn })} <span className="lcf-nowrap">· {row.number}</span></span>
          <span className="lcf-site-tags"><Tag tone={due.length > 0 ? 'info' : 'ok'}>{t(due.length > 0 ? 'due' : 'handed')}</Tag>{asks ? <Tag tone="danger">{t('asks')}</Tag> : waits && <Tag tone="warn">{t('waits')}</Tag>}</span>
        </span>
        <ChevronRight className="lcf-row-end" size="1.5em" aria-hidden="true" />
      </FieldLink>
    </li>
  );
}

export function RecipientsScreen() {
  const t = useT(fieldCareMessages);
  const id = useId();
  const all = useRecipients();
  const { isOnline } = useOfflineStatus();
  const pulledAt = usePulledAt(RECIPIENTS);
  const [words, setWords] = useState('');
  const go = useFieldGo();
  if (all === null || (all.length === 0 && isOnline && (pulledAt ?? null) === null)) return <><ScreenHead title={t('give')} /><p className="lcf-opening" role="status">{t('fetching')}</p></>;
  if (all.length === 0) return <><ScreenHead title={t('give')} /><Nothing icon={Gift} title={t('nothing')}><p>{t('nothingAbout')}</p></Nothing></>;
  const waiting = all.filter(({ due }) => due.length > 0).length;
  const shown = sought(all, words).slice(0, SHOWN_MOST);
  const scanned = (text: string): boolean => {
    const found = ofSlip(all, text);
    if (found === null) return false;
    keepScanned(found);
    go(`/care/${found.recipientId}`);
    return true;
  };
  return (
    <>
      <ScreenHead title={t('give')} about={waiting === 0 ? t('countNone') : t('count', { n: waiting })} />
      <ScanButton label={t('scan')} about={t('scanAbout')} onRead={scanned} />
      <label className="lcf-input-label" htmlFor={id}>{t('find')}</label>
      <input id={id} className="lcf-input" type="search" autoCapitalize="off" autoCorrect="off" spellCheck={false} autoComplete="off" value={words} onChange={(event) => setWords(event.target.value)} />
      {shown.length === 0 ? <Nothing icon={CircleCheck} title={t('notOnPhone')} /> : <ol className="lcf-sites" aria-label={t('list')}>{shown.map((on) => <Row key={on.row.id} on={on} />)}</ol>}
    </>
  );
}
