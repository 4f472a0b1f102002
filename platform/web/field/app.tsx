/** 现场端 · Puts the field app together: who works with the phone, that person's store, the frame and the screens. */
import { Component, createElement, lazy, StrictMode, Suspense, useEffect, useMemo, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Compass, RotateCcw } from 'lucide-react';
import type { Client } from '#platform/contract/index.ts';
import '../tokens.css';
import '../base.css';
import './field.css';
import { useT } from '../i18n.ts';
import { OfflineProvider, useOfflineStatus } from '../offline/use-offline.tsx';
import type { OfflineSetup, PhotoGateway } from '../offline/index.ts';
import { startPreferences } from '../preferences.ts';
import type { SessionGateway } from '../session.tsx';
import { addressOf, matchPath, splitAddress } from './address.ts';
import { FieldContext } from './context.ts';
import { Frame } from './frame.tsx';
import { fieldMessages } from './messages.ts';
import type { FieldModule, FieldScreen } from './module.ts';
import { picturesOf, PicturesContext } from './pictures.ts';
import { goToAddress, PlaceProvider, useAddress } from './router.tsx';
import { shellModule } from './screens.ts';
import { SealMark } from '../shell/seal-mark.tsx';
import { useFieldSession, waitingOfOthers } from './session.ts';
import type { FieldPerson } from './session.ts';
import { SignInForm, SignInScreen } from './sign-in.tsx';
import { Carrier } from './carrier.tsx';
import { BigButton, Note, Nothing, SayProvider, Sheet } from './ui.tsx';
import { keepInstallPrompt } from './install.ts';
import { registerFieldApp } from './update.ts';

export interface FieldSetup {
  readonly modules: readonly FieldModule[];
  readonly client: Client;
  readonly gateway: SessionGateway;
  readonly photos: PhotoGateway;
}

/** A screen that breaks takes neither the frame nor what was recorded with it. */
class ScreenGuard extends Component<{ readonly children: ReactNode; readonly broken: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError(): { isBroken: boolean } { return { isBroken: true }; }
  override render(): ReactNode { return this.state.isBroken ? this.props.broken : this.props.children; }
}

function Broken() {
  const t = useT(fieldMessages);
  return <Nothing icon={RotateCcw} title={t('broken')}><p>{t('brokenAdvice')}</p><BigButton look="main" onClick={() => window.location.reload()}>{t('reopen')}</BigButton></Nothing>;
}

/** Once in the life of a login: not before everybody else's first screen. */
const OwnPasswordScreen = lazy(() => import('./own-password.tsx').then((module) => ({ default: module.OwnPasswordScreen })));

const Opening = () => <p className="lcf-opening" role="status">{useT(fieldMessages)('loading')}</p>;

/** 启动页 · As the page itself shows it before there is any script: nothing jumps. */
const Splash = () => <div className="lcf-splash" role="status"><SealMark size={72} /><p>{useT(fieldMessages)('app')}</p><p className="lc-visually-hidden">{useT(fieldMessages)('loading')}</p></div>;

const may = (person: FieldPerson, { permissions }: FieldScreen): boolean => permissions === undefined || permissions.some((one) => person.permissions.includes(one));

/** Screens load once; the list never changes while the page lives. */
function lazyScreens(screens: readonly FieldScreen[]): ReadonlyMap<FieldScreen, ComponentType> {
  return new Map(screens.map((screen) => [screen, lazy(() => screen.load().then((component) => ({ default: component })))]));
}

function Missing({ hasTabs }: { readonly hasTabs: boolean }) {
  const t = useT(fieldMessages);
  return hasTabs
    ? <Nothing icon={Compass} title={t('notHere')} />
    : <Nothing icon={Compass} title={t('nothingForYou')}><p>{t('nothingForYouAdvice')}</p><a className="lcf-button lcf-button-main" href="/">{t('toOffice')}</a></Nothing>;
}

interface AtWorkProps {
  readonly setup: FieldSetup;
  readonly person: FieldPerson;
  readonly ended: boolean;
  readonly session: ReturnType<typeof useFieldSession>;
}

/** What the engine notices (a 401 in the middle of sending) counts as much as what the start noticed. */
function EndedNote({ setup, person, ended, session }: AtWorkProps) {
  const t = useT(fieldMessages);
  const status = useOfflineStatus();
  const [asks, setAsks] = useState(false);
  useEffect(() => { if (status.isSignedOut && !ended) void session.check(); }, [status.isSignedOut]);
  if (!ended) return null;
  const { name } = person.person;
  return (
    <>
      <Note tone="warn" title={t('endedTitle')}><p>{t('endedAbout', { name })}</p><BigButton look="main" onClick={() => setAsks(true)}>{t('signInAgain')}</BigButton></Note>
      {asks && <Sheet title={t('forName', { name })} onClose={() => setAsks(false)}><SignInForm gateway={setup.gateway} signIn={session.signIn} forPerson={{ name, username: person.username }} othersWaiting={0} onDone={() => setAsks(false)} /></Sheet>}
    </>
  );
}

function AtWork(props: AtWorkProps) {
  const { setup, person, session, ended } = props;
  const { programme, path } = useAddress();
  const modules = useMemo(() => [...setup.modules, shellModule], [setup]);
  const screens = useMemo(() => modules.flatMap((module) => module.screens), [modules]);
  const components = useMemo(() => lazyScreens(screens), [screens]);
  const open = screens.filter((screen) => may(person, screen));
  const tabs = open.filter(({ tab }) => tab !== undefined).toSorted((a, b) => (a.tab?.order ?? 0) - (b.tab?.order ?? 0));
  const start = tabs[0]?.path ?? '/me';
  const shown = path === '/' ? start : path;
  useEffect(() => { if (programme !== person.code || path === '/') goToAddress(addressOf(person.code, programme === person.code ? shown : start), true); }, [programme, person.code, path]);
  const found = open.map((screen) => ({ screen, params: matchPath(screen.path, shown) })).find(({ params }) => params !== null);
  // The screen's own file comes while the store opens, not after it.
  useEffect(() => { void found?.screen.load(); }, [found?.screen]);
  const offline: OfflineSetup = {
    programme: person.code, personId: person.person.id, client: setup.client, photos: setup.photos,
    queued: modules.flatMap((module) => module.queued), sources: modules.flatMap((module) => module.sources),
  };
  return (
    <FieldContext value={{ person, ended, modules, client: setup.client, config: setup.gateway.config, signOut: session.signOut }}>
      <PicturesContext value={picturesOf(person.code, person.person.id)}>
        <PlaceProvider place={{ programme: person.code, params: found?.params ?? {} }}>
          <OfflineProvider key={`${person.code}/${person.person.id}`} setup={offline} whileOpening={<Splash />}>
            <Carrier />
            <Frame tabs={tabs} shown={shown}>
              <EndedNote {...props} />
              <ScreenGuard key={shown} broken={<Broken />}>
                <Suspense fallback={<Opening />}>{found === undefined ? <Missing hasTabs={tabs.length > 1} /> : createElement(components.get(found.screen) as ComponentType)}</Suspense>
              </ScreenGuard>
            </Frame>
          </OfflineProvider>
        </PlaceProvider>
      </PicturesContext>
    </FieldContext>
  );
}

function FieldApp({ setup }: { readonly setup: FieldSetup }) {
  const session = useFieldSession(setup.gateway);
  const now = session.session;
  if (now.kind === 'starting') return <Splash />;
  if (now.kind === 'passwordGiven') return <Suspense fallback={<Splash />}><OwnPasswordScreen gateway={setup.gateway} onDone={session.check} signOut={session.signOut} /></Suspense>;
  // What one person was told goes with that person.
  if (now.kind === 'signedOut') return <SignInScreen gateway={setup.gateway} signIn={session.signIn} othersWaiting={waitingOfOthers(null)} />;
  return <SayProvider key={`${now.person.code}/${now.person.person.id}`}><AtWork setup={setup} person={now.person} ended={now.ended} session={session} /></SayProvider>;
}

/** 先取屏 · The screen that the address asks for, or the first tab, comes while the server is still asked who this is. */
function loadAhead(screens: readonly FieldScreen[]): void {
  const { path } = splitAddress(window.location.pathname);
  const tabs = screens.filter(({ tab }) => tab !== undefined).toSorted((a, b) => (a.tab?.order ?? 0) - (b.tab?.order ?? 0));
  const wanted = path === '/' ? tabs[0] : screens.find((screen) => matchPath(screen.path, path) !== null);
  void wanted?.load().catch(() => undefined);
}

/** 启动现场端 */
export function startField(setup: FieldSetup): void {
  startPreferences();
  loadAhead(setup.modules.flatMap(({ screens }) => screens));
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no #root');
  createRoot(element).render(<StrictMode><FieldApp setup={setup} /></StrictMode>);
  keepInstallPrompt();
  registerFieldApp();
}
