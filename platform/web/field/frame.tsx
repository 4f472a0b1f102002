/** 现场外框 · The bar above says how it stands with the records, the bar below leads to the screens. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { CircleCheck, CloudOff, CloudUpload, KeyRound, TriangleAlert, UserRound } from 'lucide-react';
import { bytesText } from '../format.ts';
import { useText, useT } from '../i18n.ts';
import { useOfflineStatus } from '../offline/use-offline.tsx';
import { SealMark } from '../shell/seal-mark.tsx';
import { useFieldApp } from './context.ts';
import { fieldMessages } from './messages.ts';
import type { FieldScreen } from './module.ts';
import { FieldLink } from './router.tsx';
import { Note } from './ui.tsx';
import { useUpdateWaiting } from './update.ts';

/** 交付状态 · One chip: what waits, what needs the person, and whether there is a network. */
function SyncChip() {
  const t = useT(fieldMessages);
  const { ended } = useFieldApp();
  const { counts, isOnline, isSyncing } = useOfflineStatus();
  const moving = counts.waiting + counts.uploading + counts.sending + counts.signedOut + counts.acknowledged;
  const asks = counts.conflict + counts.refused;
  const [tone, Icon, words] = ended ? ['warn', KeyRound, t('signInAgainShort')] as const
    : asks > 0 ? ['danger', TriangleAlert, t('needsYou', { n: asks })] as const
      : !isOnline ? ['held', CloudOff, moving === 0 ? t('offline') : `${t('offline')} · ${t('waiting', { n: moving })}`] as const
        : moving > 0 ? ['info', CloudUpload, t(isSyncing ? 'sending' : 'waiting', { n: moving })] as const
          : ['ok', CircleCheck, t('allSent')] as const;
  return (
    <FieldLink to="/queue" className={`lcf-chip lc-tone-${tone}`} data-state={tone}>
      <Icon size="1.25em" aria-hidden="true" /><span role="status">{words}</span><span className="lc-visually-hidden">{t('chipOpen')}</span>
    </FieldLink>
  );
}

/** 空间提醒 · In time, on every screen, until there is room. */
function StorageNote() {
  const t = useT(fieldMessages);
  const { storage } = useOfflineStatus();
  if (storage.state === 'full') return <Note tone="danger" title={t('fullTitle')}><p>{t('fullAbout')}</p></Note>;
  if (storage.state !== 'low') return null;
  return <Note tone="warn" title={t('lowTitle')}><p>{t('lowAbout', { free: bytesText(Math.max(0, (storage.quota_bytes ?? 0) - (storage.usage_bytes ?? 0))) })}</p></Note>;
}

/** 外框 */
export function Frame({ tabs, shown, children }: { readonly tabs: readonly FieldScreen[]; readonly shown: string; readonly children: ReactNode }) {
  const t = useT(fieldMessages);
  const text = useText();
  const { person } = useFieldApp();
  const hasUpdate = useUpdateWaiting();
  const main = useRef<HTMLElement>(null);
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    main.current?.focus({ preventScroll: true });
  }, [shown]);
  const isAt = (path: string) => shown === path || shown.startsWith(`${path}/`);
  const isOn = ({ path, tab }: FieldScreen) => isAt(path) || (tab?.also?.some(isAt) ?? false);
  return (
    <div className="lcf-app">
      <a className="lcf-skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t('skip')}</a>
      <header className="lcf-top">
        <SealMark size={30} />
        <p className="lcf-top-name"><span>{text(person.name)}</span>{person.synthetic && <span className="lcf-synthetic">{t('synthetic')}</span>}</p>
        <SyncChip />
        <FieldLink to="/me" className="lcf-icon lcf-me" aria-label={hasUpdate ? `${t('me')}（${t('updateReady')}）` : t('me')}><UserRound size="1.5em" aria-hidden="true" />{hasUpdate && <span className="lcf-dot" aria-hidden="true" />}</FieldLink>
      </header>
      <main id="main" ref={main} tabIndex={-1} className="lcf-main">
        <StorageNote />
        {children}
      </main>
      {tabs.length > 1 && (
        <nav className="lcf-tabs" aria-label={t('tabs')}>
          {tabs.map((screen) => {
            const { path, tab } = screen;
            const Icon = tab?.icon ?? UserRound;
            return <FieldLink key={path} to={path} className="lcf-tab" {...(isOn(screen) ? { 'aria-current': 'page' as const } : {})}><Icon size="1.6em" aria-hidden="true" /><span>{tab === undefined ? '' : text(tab.label)}</span></FieldLink>;
          })}
        </nav>
      )}
    </div>
  );
}
