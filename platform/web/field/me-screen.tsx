/** 我 · Display, version, installing, signing out. */
import { useEffect, useState } from 'react';
import { Building2, Download, LogOut, RefreshCw } from 'lucide-react';
import { useText, useT } from '../i18n.ts';
import { useOffline, useOfflineStatus } from '../offline/use-offline.tsx';
import { setPreferences, usePreferences } from '../preferences.ts';
import type { ThemeChoice } from '../preferences.ts';
import { useFieldApp } from './context.ts';
import { installPrompt } from './install.ts';
import { fieldMessages } from './messages.ts';
import { waitingOfOthers } from './session.ts';
import { BigButton, Note, ScreenHead, Sheet } from './ui.tsx';
import { takeUpdate, useUpdateWaiting } from './update.ts';

const themes = { light: 'themeLight', dark: 'themeDark', system: 'themeSystem' } as const satisfies Record<ThemeChoice, string>;

function Display() {
  const t = useT(fieldMessages);
  const { locale, themeChoice, view } = usePreferences();
  return (
    <section className="lcf-panel">
      <h2>{t('display')}</h2>
      <BigButton aria-pressed={view === 'elder'} onClick={() => setPreferences({ view: view === 'elder' ? 'standard' : 'elder' })}>{t('elder')}</BigButton>
      <BigButton lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={() => setPreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' })}>{t('language')}</BigButton>
      <fieldset className="lcf-choices">
        <legend>{t('theme')}</legend>
        {(Object.keys(themes) as ThemeChoice[]).map((choice) => (
          <label key={choice} className="lcf-choice"><input type="radio" name="theme" checked={themeChoice === choice} onChange={() => setPreferences({ themeChoice: choice })} /><span>{t(themes[choice])}</span></label>
        ))}
      </fieldset>
    </section>
  );
}

function Version() {
  const t = useT(fieldMessages);
  const { config } = useFieldApp();
  const offline = useOffline();
  const { isSyncing } = useOfflineStatus();
  const isUnsaved = offline.unsavedDrafts() > 0;
  const isWaiting = useUpdateWaiting();
  const [version, setVersion] = useState<string | null>(null);
  useEffect(() => { void config().then((found) => setVersion(found.version), () => undefined); }, [config]);
  return (
    <section className="lcf-panel">
      <h2>{t('version')}</h2>
      <p>{version === null ? '' : `${t('versionOf', { version })} · `}{t(isWaiting ? 'updateReady' : 'upToDate')}</p>
      {isWaiting && <><p className="lcf-quiet">{t(isUnsaved ? 'updateUnsaved' : isSyncing ? 'updateWait' : 'updateAbout')}</p><BigButton look="main" icon={RefreshCw} disabled={isSyncing || isUnsaved} onClick={takeUpdate}>{t('updateTake')}</BigButton></>}
      <Install />
    </section>
  );
}

function Install() {
  const t = useT(fieldMessages);
  const [prompt, setPrompt] = useState(installPrompt.current);
  useEffect(() => installPrompt.watch(setPrompt), []);
  if (window.matchMedia('(display-mode: standalone)').matches) return null;
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  if (prompt === null && !isApple) return null;
  return <div className="lcf-stack"><p className="lcf-strong">{t('installTitle')}</p><p className="lcf-quiet">{t(isApple ? 'installIos' : 'installAbout')}</p>{prompt !== null && <BigButton icon={Download} onClick={() => void prompt.prompt()}>{t('install')}</BigButton>}</div>;
}

function SignOut() {
  const t = useT(fieldMessages);
  const { signOut } = useFieldApp();
  const { items } = useOfflineStatus();
  const [asks, setAsks] = useState(false);
  const waiting = items.filter(({ state }) => state !== 'synced' && state !== 'discarded').length;
  return (
    <>
      <BigButton look="danger" icon={LogOut} onClick={() => (waiting === 0 ? void signOut() : setAsks(true))}>{t('signOut')}</BigButton>
      {asks && (
        <Sheet title={t('signOut')} onClose={() => setAsks(false)}>
          <p>{t('signOutWaiting', { n: waiting })}</p>
          <div className="lcf-pair"><BigButton look="danger" onClick={() => void signOut()}>{t('signOutAsk')}</BigButton><BigButton look="main" onClick={() => setAsks(false)}>{t('keepOn')}</BigButton></div>
        </Sheet>
      )}
    </>
  );
}

/** 我 */
export function MeScreen() {
  const t = useT(fieldMessages);
  const text = useText();
  const { person } = useFieldApp();
  const others = waitingOfOthers(person);
  return (
    <>
      <ScreenHead title={person.person.name} about={`${text(person.role)} · ${text(person.name)}`} />
      {others > 0 && <Note tone="warn" title={t('othersWait', { n: others })} />}
      <Display />
      <Version />
      <a className="lcf-button lcf-button-plain" href={`/p/${person.code}`}><Building2 size="1.35em" aria-hidden="true" /><span>{t('toOffice')}</span></a>
      <SignOut />
    </>
  );
}
