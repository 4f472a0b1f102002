/** 顶栏 · The programme, and what the person sets for this browser. */
import { ALargeSmall, Building2, ChevronDown, Keyboard, Languages, LogOut, Menu, Moon, Sun, SunMoon, UserRound } from 'lucide-react';
import { useText, useT } from '../i18n.ts';
import { AppLink, useGo } from '../navigation.tsx';
import { CommandButton, useCommands } from '../palette/commands.tsx';
import { setPreferences, usePreferences } from '../preferences.ts';
import type { ThemeChoice } from '../preferences.ts';
import { useProgramme, useSession, useSignIn } from '../session.tsx';
import { KeyCaps, shortcuts } from '../shortcuts/index.ts';
import { TaskTray } from '../tasks/task-tray.tsx';
import { IconButton } from '../ui/button.tsx';
import { Disclosure, PanelItem } from '../ui/disclosure.tsx';
import { useToast } from '../ui/toast.tsx';
import { shellMessages } from './messages.ts';
import { SealMark } from './seal-mark.tsx';

const themeIcons = { light: Sun, dark: Moon, system: SunMoon } as const;
const stillSignedIn = { zh: '没有退出：连不上服务器，请重试', en: 'Still signed in: the server cannot be reached, try again' };
const themeWords = { light: 'themeLight', dark: 'themeDark', system: 'themeSystem' } as const;

/** 显示设置 · Language, elder view and theme as rows; also used on the sign-in page. */
export function PreferenceRows({ close }: { readonly close: () => void }) {
  const t = useT(shellMessages);
  const { locale, themeChoice, view } = usePreferences();
  return (
    <>
      <PanelItem icon={<Languages size="1.15em" aria-hidden="true" />} onClick={() => { setPreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' }); close(); }}>
        <span lang={locale === 'en' ? 'zh-CN' : 'en'}>{t('language')}</span>
      </PanelItem>
      <PanelItem icon={<ALargeSmall size="1.15em" aria-hidden="true" />} on={view === 'elder'} onClick={() => setPreferences({ view: view === 'elder' ? 'standard' : 'elder' })}>{t('elder')}</PanelItem>
      <hr />
      <p className="lc-panel-title">{t('theme')}</p>
      {(['light', 'dark', 'system'] as const satisfies readonly ThemeChoice[]).map((choice) => {
        const Icon = themeIcons[choice];
        return <PanelItem key={choice} icon={<Icon size="1.15em" aria-hidden="true" />} on={themeChoice === choice} onClick={() => setPreferences({ themeChoice: choice })}>{t(themeWords[choice])}</PanelItem>;
      })}
    </>
  );
}

/** 快捷切换 · Elder view, language and theme as buttons that are always in sight on a desk. */
export function QuickSwitches() {
  const t = useT(shellMessages);
  const { locale, theme, view } = usePreferences();
  return (
    <div className="lc-quick-switches">
      <button type="button" className="lc-elder-switch" aria-pressed={view === 'elder'} onClick={() => setPreferences({ view: view === 'elder' ? 'standard' : 'elder' })}>
        <ALargeSmall size="1.25em" aria-hidden="true" />
        <span>{t('elder')}</span>
      </button>
      <button type="button" className="lc-text-switch" lang={locale === 'en' ? 'zh-CN' : 'en'} onClick={() => setPreferences({ locale: locale === 'en' ? 'zh-CN' : 'en' })}>{t('language')}</button>
      <IconButton icon={theme === 'dark' ? Sun : Moon} label={`${t('theme')}：${t(theme === 'dark' ? 'themeLight' : 'themeDark')}`} onClick={() => setPreferences({ themeChoice: theme === 'dark' ? 'light' : 'dark' })} />
    </div>
  );
}

function ProgrammeName() {
  const t = useT(shellMessages);
  const text = useText();
  const go = useGo();
  const current = useProgramme();
  const programmes = useSession().session?.programmes ?? [];
  if (programmes.length < 2) return <p className="lc-programme-name">{text(current.name)}</p>;
  return (
    <Disclosure buttonClass="lc-programme-name lc-programme-switch" label={<><span>{text(current.name)}</span><span className="lc-visually-hidden">{t('switchProgramme')}</span><ChevronDown size="1em" aria-hidden="true" /></>}>
      {(close) => programmes.map((programme) => (
        <PanelItem key={programme.code} on={programme.code === current.code} onClick={() => { close(); go(`~/p/${programme.code}`); }}>{text(programme.name)}</PanelItem>
      ))}
    </Disclosure>
  );
}

function SyntheticMark() {
  const t = useT(shellMessages);
  return useProgramme().synthetic ? <span className="lc-synthetic" title={t('syntheticAbout')}>{t('synthetic')}</span> : null;
}

function PersonMenu() {
  const t = useT(shellMessages);
  const text = useText();
  const { signOut } = useSignIn();
  const go = useGo();
  const mayCreate = useSession().session?.mayCreateProgrammes === true;
  const toast = useToast();
  const open = useCommands();
  const { person, role } = useProgramme();
  return (
    <Disclosure
      align="end"
      buttonClass="lc-person"
      label={<><span className="lc-person-face" aria-hidden="true"><UserRound size="1.15em" /></span><span className="lc-person-name"><span>{person.name} </span><span className="lc-person-role">{text(role)}</span></span></>}
    >
      {(close) => (
        <>
          <p className="lc-panel-title">{person.name} · {text(role)}</p>
          <PreferenceRows close={close} />
          <hr />
          <PanelItem icon={<Keyboard size="1.15em" aria-hidden="true" />} onClick={() => { close(); open('sheet'); }}>{t('shortcuts')}<KeyCaps keys={shortcuts.sheet.keys} /></PanelItem>
          {mayCreate && <PanelItem icon={<Building2 size="1.15em" aria-hidden="true" />} onClick={() => { close(); go('~/new-programme'); }}>{t('newProgramme')}</PanelItem>}
          <PanelItem icon={<LogOut size="1.15em" aria-hidden="true" />} onClick={() => { close(); void signOut().catch(() => toast(stillSignedIn, 'warn')); }}>{t('signOut')}</PanelItem>
        </>
      )}
    </Disclosure>
  );
}

/** 顶栏 */
export function TopBar({ onMenu }: { readonly onMenu: () => void }) {
  const t = useT(shellMessages);
  return (
    <header className="lc-top-bar lc-no-print">
      <span className="lc-top-menu"><IconButton icon={Menu} label={t('openNav')} onClick={onMenu} /></span>
      <AppLink to="/" className="lc-brand">
        <SealMark />
        <span className="lc-brand-name">{t('product')}</span>
      </AppLink>
      <ProgrammeName />
      <SyntheticMark />
      <span className="lc-top-space" />
      <CommandButton />
      <TaskTray />
      <QuickSwitches />
      <PersonMenu />
    </header>
  );
}
