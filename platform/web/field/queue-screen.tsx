/** 待交清单 · Every record with its state in plain words, and whether the phone may be wiped. */
import { useEffect, useState } from 'react';
import { CloudUpload, FileCheck2, HardDrive, PencilLine, RefreshCw, Share2, ShieldAlert, ShieldCheck } from 'lucide-react';
import { bytesText, dateText } from '../format.ts';
import { useText, useT } from '../i18n.ts';
import { useOffline, useOfflineStatus } from '../offline/use-offline.tsx';
import type { QueueItem, SignedReceipt, WipeAnswer } from '../offline/index.ts';
import { usePreferences } from '../preferences.ts';
import { useFieldApp } from './context.ts';
import type { BegunWork } from './module.ts';
import { QueueCard } from './queue-card.tsx';
import { queueMessages } from './queue-messages.ts';
import { FieldLink } from './router.tsx';
import { BigButton, Nothing, ScreenHead, useSay } from './ui.tsx';

/** 可否清空 · The sentence, and why not. */
function Wipe() {
  const t = useT(queueMessages);
  const offline = useOffline();
  const status = useOfflineStatus();
  const [answer, setAnswer] = useState<WipeAnswer | null>(null);
  useEffect(() => { void offline.safeToWipe().then(setAnswer); }, [offline, status]);
  if (answer === null) return null;
  const Icon = answer.safe ? ShieldCheck : ShieldAlert;
  return (
    <section className={`lcf-wipe lc-tone-${answer.safe ? 'ok' : 'warn'}`} aria-live="polite" data-safe={answer.safe}>
      <Icon size="2.2em" aria-hidden="true" />
      <div>
        <h2>{t(answer.safe ? 'safe' : 'notSafe')}</h2>
        {answer.safe ? <p>{t('safeAbout')}</p> : (
          <><p>{t('unsafeTitle')}</p><ul>{answer.why.map(({ code, count }) => <li key={code}>{t(code, { n: count })}</li>)}</ul></>
        )}
      </div>
    </section>
  );
}

function Group({ title, items, folded }: { readonly title: string; readonly items: readonly QueueItem[]; readonly folded?: boolean }) {
  if (items.length === 0) return null;
  const list = <ul className="lcf-cards">{items.map((item) => <QueueCard key={item.id} item={item} />)}</ul>;
  return folded
    ? <details className="lcf-fold"><summary>{title} <span className="lcf-count">{items.length}</span></summary>{list}</details>
    : <section><h2 className="lcf-group">{title} <span className="lcf-count">{items.length}</span></h2>{list}</section>;
}

interface Begun extends BegunWork { readonly key: string }

/** 记了一半的 · What was begun here and never handed in, with the way back to it. */
function useBegun(): readonly Begun[] {
  const offline = useOffline();
  const status = useOfflineStatus();
  const { modules } = useFieldApp();
  const [begun, setBegun] = useState<readonly Begun[]>([]);
  useEffect(() => {
    let isGone = false;
    void (async () => {
      const found: Begun[] = [];
      for (const { key } of await offline.drafts()) {
        const tellers = await Promise.all(modules.map((module) => module.begun?.(key, (source) => offline.rows(source)) ?? null));
        const work = tellers.find((each) => each !== null);
        if (work !== undefined && work !== null) found.push({ key, ...work });
      }
      if (!isGone) setBegun(found);
    })();
    return () => { isGone = true; };
  }, [offline, status, modules]);
  return begun;
}

function BegunGroup({ begun }: { readonly begun: readonly Begun[] }) {
  const t = useT(queueMessages);
  const text = useText();
  if (begun.length === 0) return null;
  return (
    <section>
      <h2 className="lcf-group">{t('begun')} <span className="lcf-count">{begun.length}</span></h2>
      <ul className="lcf-rows">{begun.map(({ key, label, screen }) => <li key={key}><FieldLink to={screen} className="lcf-row"><PencilLine size="1.3em" aria-hidden="true" /><strong className="lcf-site-words">{text(label)}</strong><span className="lcf-row-end">{t('goOn')}</span></FieldLink></li>)}</ul>
    </section>
  );
}

/** 签收单 · Shared as a file where the phone can, saved otherwise. */
function SignedLists() {
  const t = useT(queueMessages);
  const { locale } = usePreferences();
  const offline = useOffline();
  const { counts } = useOfflineStatus();
  const [lists, setLists] = useState<readonly SignedReceipt[]>([]);
  useEffect(() => { void offline.signedList().then(setLists); }, [offline, counts.synced]);
  const share = async () => {
    const text = JSON.stringify(lists.map(({ text: signed, signature, keyId, at }) => ({ at, keyId, signature, text: signed })), null, 2);
    const file = new File([text], `${t('listFile')}-${new Date().toISOString().slice(0, 10)}.json`, { type: 'application/json' });
    if (navigator.canShare?.({ files: [file] })) {
      // Closing the share sheet is no failure.
      await navigator.share({ files: [file], title: t('list') }).catch(() => undefined);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <details className="lcf-fold">
      <summary><FileCheck2 size="1.3em" aria-hidden="true" />{t('list')} <span className="lcf-count">{lists.length}</span></summary>
      <p>{t(lists.length === 0 ? 'listNone' : 'listAbout')}</p>
      {lists.length > 0 && <BigButton icon={Share2} onClick={() => void share()}>{t('listShare')}</BigButton>}
      <ul className="lcf-plain">
        {lists.slice(0, 50).map((list) => (
          <li key={list.at}><span>{dateText(list.at, locale, 'dateTime')}</span><span className="lcf-quiet">{t('listLines', { records: list.operations.filter(({ appliedAt }) => appliedAt !== null).length, photos: list.photos.filter(({ held }) => held).length })}</span><code className="lcf-code">{list.signature.slice(0, 24)}…</code></li>
        ))}
      </ul>
    </details>
  );
}

function StorageMeter() {
  const t = useT(queueMessages);
  const say = useSay();
  const offline = useOffline();
  const { storage } = useOfflineStatus();
  const { usage_bytes: used, quota_bytes: quota } = storage;
  const ask = () => void offline.persist().then((kept) => { if (!kept) say({ zh: queueMessages.zh.persistNo, en: queueMessages.en.persistNo }, { tone: 'warn' }); });
  return (
    <section className="lcf-panel">
      <h2><HardDrive size="1.3em" aria-hidden="true" />{t('storage')}</h2>
      {used === null || quota === null ? <p>{t('storageUnknown')}</p> : (
        <>
          <progress className="lcf-progress" max={quota} value={used} aria-label={t('storageUsed')} />
          <p>{t('storageOf', { used: bytesText(used), quota: bytesText(quota) })}</p>
        </>
      )}
      <p className="lcf-quiet">{t(storage.isPersistent ? 'persisted' : 'notPersisted')}</p>
      {!storage.isPersistent && <BigButton onClick={ask}>{t('askPersist')}</BigButton>}
    </section>
  );
}

/** 待交清单 */
export function QueueScreen() {
  const t = useT(queueMessages);
  const { locale } = usePreferences();
  const offline = useOffline();
  const { items, isOnline, isSyncing, lastSyncAt } = useOfflineStatus();
  const begun = useBegun();
  const newest = items.toReversed();
  const open = newest.filter(({ state }) => state !== 'synced' && state !== 'discarded');
  const asks = open.filter(({ state }) => state === 'conflict' || state === 'refused');
  const moving = open.filter((item) => !asks.includes(item));
  return (
    <>
      <ScreenHead title={t('title')} about={lastSyncAt === null ? t('neverSynced') : t('lastSync', { time: dateText(lastSyncAt, locale, 'dateTime') })} />
      <Wipe />
      {isOnline
        ? <BigButton icon={RefreshCw} aria-busy={isSyncing} disabled={isSyncing} onClick={() => void offline.sync()}>{t(isSyncing ? 'syncing' : 'syncNow')}</BigButton>
        : <p className="lcf-quiet">{t('noNetwork')}</p>}
      <ul className="lcf-cards">{asks.map((item) => <QueueCard key={item.id} item={item} />)}</ul>
      <Group title={t('open')} items={moving} />
      <BegunGroup begun={begun} />
      {items.length === 0 && begun.length === 0 && <Nothing icon={CloudUpload} title={t('empty')}><p>{t('emptyAbout')}</p></Nothing>}
      <Group title={t('settled')} items={newest.filter(({ state }) => state === 'synced')} folded />
      <Group title={t('discarded')} items={newest.filter(({ state }) => state === 'discarded')} folded />
      <SignedLists />
      <StorageMeter />
    </>
  );
}
