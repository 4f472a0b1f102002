/** 外壳 · The frame around every page of a programme. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { useT } from '../i18n.ts';
import { Commands } from '../palette/commands.tsx';
import { useIsCurrent } from '../navigation.tsx';
import type { ModuleRoute } from '../routes.ts';
import { useServerConfig } from '../session.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useMenuMemory, withRecent } from './menu-memory.ts';
import { shellMessages } from './messages.ts';
import { BottomNav, SideNav, useNavRoutes } from './nav.tsx';
import { OfflineBanner } from './offline.tsx';
import { TopBar } from './top-bar.tsx';

/** 外壳 · The frame of the page in the address: none for one that fills the screen. */
export function AppShell({ routes, children }: { readonly routes: readonly ModuleRoute[]; readonly children: ReactNode }) {
  const isCurrent = useIsCurrent();
  if (routes.some((route) => route.whole === true && isCurrent(route.path, true))) return <main id="main" tabIndex={-1}>{children}</main>;
  return <OfficeShell routes={routes}>{children}</OfficeShell>;
}

/** Skip link, top bar, navigation and the page. After a change of page the focus stands at its beginning. */
function OfficeShell({ routes, children }: { readonly routes: readonly ModuleRoute[]; readonly children: ReactNode }) {
  const t = useT(shellMessages);
  const items = useNavRoutes(routes);
  const config = useServerConfig();
  const [drawer, setDrawer] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  // The deepest page of the menu that the address lies in; those of the overview stand at the top of it anyway.
  const isCurrent = useIsCurrent();
  const at = items.filter(({ path, nav }) => nav.group !== 'overview' && isCurrent(path)).toSorted((a, b) => b.path.length - a.path.length)[0]?.path;
  const { remember } = useMenuMemory();
  useEffect(() => { if (at !== undefined) remember((memory) => withRecent(memory, at)); }, [at, remember]);
  return (
    <Commands routes={items}>
      <div className="lc-shell">
        <a className="lc-skip lc-no-print" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t('skip')}</a>
        <TopBar onMenu={() => setDrawer(true)} />
        <aside className="lc-side lc-no-print">
          <SideNav routes={items} />
          {config !== undefined && <p className="lc-side-foot">{t('version', { version: config.version })}</p>}
        </aside>
        <main id="main" ref={main} tabIndex={-1} className="lc-main">
          <OfflineBanner />
          {children}
        </main>
        <BottomNav routes={items} onMore={() => setDrawer(true)} />
        <Dialog open={drawer} title={t('product')} size="drawer" onClose={() => setDrawer(false)}>
          <SideNav routes={items} onGo={() => setDrawer(false)} />
        </Dialog>
      </div>
    </Commands>
  );
}
