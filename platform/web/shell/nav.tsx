/** 导航 · By part of the office, only what the person may open. A column on a desk, a bar and a drawer on a phone. */
import { Ellipsis } from 'lucide-react';
import { useText, useT } from '../i18n.ts';
import { AppLink, useIsCurrent } from '../navigation.tsx';
import { navGroups } from '../routes.ts';
import type { ModuleRoute, NavEntry } from '../routes.ts';
import { useAbilities } from '../session.tsx';
import { GO_PREFIX, KeyCaps } from '../shortcuts/index.ts';
import { classes } from '../ui/classes.ts';
import { shellMessages } from './messages.ts';

type NavRoute = ModuleRoute & { readonly nav: NavEntry };

const PINNED_MOST = 4;

/** The navigation items that the person may open, in order. */
export function useNavRoutes(routes: readonly ModuleRoute[]): readonly NavRoute[] {
  const can = useAbilities();
  const rank = new Map(navGroups.map(({ group }, at) => [group, at]));
  return routes
    .filter((route): route is NavRoute => route.nav !== undefined && can(route.permission))
    .sort((a, b) => (rank.get(a.nav.group) ?? 0) - (rank.get(b.nav.group) ?? 0) || a.nav.order - b.nav.order);
}

function NavItem({ route, onGo }: { route: NavRoute; onGo?: () => void }) {
  const text = useText();
  const current = useIsCurrent()(route.path);
  const Icon = route.nav.icon;
  return (
    <AppLink
      to={route.path}
      className={classes('lc-nav-item', current && 'lc-nav-item-on')}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      onPointerEnter={() => void route.load()}
      {...(onGo === undefined ? {} : { onClick: onGo })}
    >
      <Icon size="1.2em" strokeWidth={1.75} aria-hidden="true" />
      <span>{text(route.nav.label ?? route.title)}</span>
      {route.nav.key !== undefined && <KeyCaps keys={`${GO_PREFIX} ${route.nav.key}`} />}
    </AppLink>
  );
}

/** 侧栏导航 */
export function SideNav({ routes, onGo }: { readonly routes: readonly NavRoute[]; readonly onGo?: () => void }) {
  const t = useT(shellMessages);
  const text = useText();
  return (
    <nav className="lc-side-nav" aria-label={t('mainNav')}>
      {navGroups.map(({ group, label }) => {
        const items = routes.filter((route) => route.nav.group === group);
        if (items.length === 0) return null;
        return (
          <div key={group} className="lc-nav-group">
            {group !== 'overview' && <p className="lc-nav-title" id={`nav-${group}`}>{text(label)}</p>}
            <ul {...(group === 'overview' ? {} : { 'aria-labelledby': `nav-${group}` })}>
              {items.map((route) => <li key={route.path}><NavItem route={route} {...(onGo === undefined ? {} : { onGo })} /></li>)}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

/** 底栏导航 · On a phone: the pinned items, and everything else behind 更多. */
export function BottomNav({ routes, onMore }: { readonly routes: readonly NavRoute[]; readonly onMore: () => void }) {
  const t = useT(shellMessages);
  const pinned = routes.filter((route) => route.nav.pinned);
  const shown = (pinned.length > 0 ? pinned : routes).slice(0, PINNED_MOST);
  return (
    <nav className="lc-bottom-nav lc-no-print" aria-label={t('mainNav')}>
      {shown.map((route) => <NavItem key={route.path} route={route} />)}
      <button type="button" className="lc-nav-item" onClick={onMore}>
        <Ellipsis size="1.2em" strokeWidth={1.75} aria-hidden="true" />
        <span>{t('more')}</span>
      </button>
    </nav>
  );
}
