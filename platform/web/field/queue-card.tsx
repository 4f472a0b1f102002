/** 一条待交 · What it is, how far it is, and what the person can do about it. */
import { useEffect, useState } from 'react';
import { PencilLine, RefreshCw, Trash2 } from 'lucide-react';
import { dateText } from '../format.ts';
import { useText, useT } from '../i18n.ts';
import { useOffline, useOfflineStatus } from '../offline/use-offline.tsx';
import type { QueueItem } from '../offline/index.ts';
import { usePreferences } from '../preferences.ts';
import type { Tone } from '../tokens.ts';
import { useNow } from '../ui/time.tsx';
import { useFieldApp } from './context.ts';
import type { Difference, RecordWords } from './module.ts';
import { queueMessages } from './queue-messages.ts';
import { useFieldGo } from './router.tsx';
import { BigButton, Sheet, Tag, useSay } from './ui.tsx';

const tones: Readonly<Record<QueueItem['state'], Tone>> = {
  waiting: 'neutral', uploading: 'info', sending: 'info', acknowledged: 'info', synced: 'ok', conflict: 'danger', refused: 'danger', signedOut: 'warn', discarded: 'held',
};

function useWordsOf(item: QueueItem): RecordWords | undefined {
  return useFieldApp().modules.flatMap((module) => module.records).find(({ operation }) => operation === item.operation);
}

/** 两边对照 · What the person recorded beside what stands on the server, and the question. */
function Conflict({ item, words }: { readonly item: QueueItem; readonly words: RecordWords | undefined }) {
  const t = useT(queueMessages);
  const text = useText();
  const say = useSay();
  const offline = useOffline();
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  useEffect(() => {
    if (item.theirs !== null) void words?.compare?.(item.input as never, item.theirs as never, (source) => offline.rows(source)).then(setDifferences);
  }, [offline, item.input, item.theirs, words]);
  const settle = (whose: 'mine' | 'theirs') => void offline.settle(item.id, whose).then(() => offline.sync(), () => say({ zh: queueMessages.zh.cannotNow, en: queueMessages.en.cannotNow }, { tone: 'warn' }));
  return (
    <div className="lcf-conflict">
      <p>{t('settleTitle')}</p>
      {item.theirs === null && <p className="lcf-quiet">{t('notYetReadable')}</p>}
      {differences.map((each, at) => (
        <dl key={at} className="lcf-difference">
          <dt className="lcf-difference-about">{text(each.about)}</dt>
          <dd><span>{t('mineIs')}</span><strong>{text(each.mine)}</strong></dd>
          <dd><span>{t('theirsIs')}</span><strong>{text(each.theirs)}</strong></dd>
        </dl>
      ))}
      <p className="lcf-strong">{t('which')}</p>
      <div className="lcf-pair"><BigButton look="main" onClick={() => settle('mine')}>{t('useMine')}</BigButton><BigButton onClick={() => settle('theirs')}>{t('useTheirs')}</BigButton></div>
    </div>
  );
}

function Refusal({ item, words }: { readonly item: QueueItem; readonly words: RecordWords | undefined }) {
  const t = useT(queueMessages);
  const offline = useOffline();
  const go = useFieldGo();
  const screen = words?.screenOf?.(item.input as never);
  return (
    <div className="lcf-refusal">
      {item.problem !== null && <><p className="lcf-strong">{item.problem.title}</p>{item.problem.detail !== undefined && item.problem.detail !== item.problem.title && <p>{item.problem.detail}</p>}{item.problem.advice !== '' && <p>{t('whatToDo')}{item.problem.advice}</p>}</>}
      <div className="lcf-pair">
        <BigButton icon={RefreshCw} onClick={() => void offline.retry(item.id).then(() => offline.sync())}>{t('retry')}</BigButton>
        {screen !== undefined && <BigButton icon={PencilLine} onClick={() => go(screen)}>{t('correct')}</BigButton>}
      </div>
    </div>
  );
}

/** 一条待交 */
export function QueueCard({ item }: { readonly item: QueueItem }) {
  const t = useT(queueMessages);
  const text = useText();
  const { locale } = usePreferences();
  const offline = useOffline();
  const { uploading } = useOfflineStatus();
  const words = useWordsOf(item);
  const [asks, setAsks] = useState(false);
  const now = useNow();
  const isHeld = item.state === 'waiting' && item.tries === 0 && item.notBefore > now;
  const isOpen = item.state !== 'synced' && item.state !== 'discarded' && item.state !== 'acknowledged';
  const moving = uploading !== null && item.photos.some(({ sha256 }) => sha256 === uploading.sha256) ? uploading : null;
  return (
    <li className="lcf-card" data-state={item.state}>
      <div className="lcf-card-head">
        <div><p className="lcf-strong">{item.label === '' ? (words === undefined ? item.operation : text(words.name)) : item.label}</p><p className="lcf-quiet">{words !== undefined && item.label !== '' ? `${text(words.name)} · ` : ''}{t('entered', { time: dateText(item.enteredAt, locale, 'dateTime') })}</p></div>
        <Tag tone={tones[item.state]}>{t(isHeld ? 'state_held' : `state_${item.state}`)}</Tag>
      </div>
      {item.photos.length > 0 && <p className="lcf-quiet">{t('photos', { sent: item.state === 'synced' || item.state === 'acknowledged' ? item.photos.length : item.photosSent, all: item.photos.length })}{item.tries > 1 && ` · ${t('tries', { n: item.tries })}`}</p>}
      {moving !== null && <progress className="lcf-progress" max={moving.byteSize} value={moving.sentBytes} aria-label={t('state_uploading')} />}
      {item.discardedBecause !== null && <p className="lcf-quiet">{t(`because_${item.discardedBecause}`)}</p>}
      {item.state === 'conflict' && <Conflict item={item} words={words} />}
      {item.state === 'refused' && <Refusal item={item} words={words} />}
      {isOpen && item.state !== 'conflict' && <button type="button" className="lcf-link" onClick={() => setAsks(true)}><Trash2 size="1.2em" aria-hidden="true" />{t('discard')}</button>}
      {asks && (
        <Sheet title={t('discardAsk')} onClose={() => setAsks(false)}>
          <p>{t('discardAbout')}</p>
          <div className="lcf-pair"><BigButton look="danger" onClick={() => { setAsks(false); void offline.discard(item.id); }}>{t('discard')}</BigButton><BigButton onClick={() => setAsks(false)}>{t('keep')}</BigButton></div>
        </Sheet>
      )}
    </li>
  );
}
