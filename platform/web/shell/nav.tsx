/** 导航 · By part of the office, only what the person may open. A column on a desk, a bar and a drawer on a phone. */
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { ChevronDown, Ellipsis, Search } from 'lucide-react';
import { useText, useT } from '../i18n.ts';
import { AppLink, useIsCurrent } from '../navigation.tsx';
import { matchesWords } from '../pinyin.ts';
import { navGroups } from '../routes.ts';
import type { ModuleRoute, NavEntry } from '../routes.ts';
import { useAbilities } from '../session.tsx';
import { GO_PREFIX, KeyCaps } from '../shortcuts/index.ts';
import { classes } from '../ui/classes.ts';
import { barOf } from './bar.ts';
import { useMenuMemory, withFold } from './menu-memory.ts';
import { shellMessages } from './messages.ts';

type NavRoute = ModuleRoute & { readonly nav: NavEntry };

/** Fewer pages are seen at a glance: neither a box to narrow them nor a row of recent ones helps. */
const MANY = 12;
const RECENT_LEAST = 2;
const RECENT_SHOWN = 4;

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

interface SideNavProps { readonly routes: readonly NavRoute[]; readonly onGo?: () => void }

/** 侧栏导航 */
export function SideNav({ routes, onGo }: SideNavProps) {
  const t = useT(shellMessages);
  const text = useText();
  const [query, setQuery] = useState('');
  const nav = useRef<HTMLElement>(null);
  const asked = query.trim() !== '';
  const found = useMemo(() => routes.filter(({ title, nav: { label, group } }) => {
    const part = navGroups.find((each) => each.group === group)?.label;
    return matchesWords(query, [title, label, part].flatMap((words) => (words === undefined ? [] : [words.zh, words.en])));
  }), [routes, query]);
  const go = { onGo: () => { setQuery(''); onGo?.(); } };
  const links = () => [...nav.current?.querySelectorAll<HTMLAnchorElement>('.lc-nav-group a') ?? []];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && query !== '') { event.preventDefault(); event.stopPropagation(); setQuery(''); }
    if (event.key === 'ArrowDown') { event.preventDefault(); links()[0]?.focus(); }
    if (event.key === 'Enter' && asked) { event.preventDefault(); links()[0]?.click(); }
  };
  return (
    <nav ref={nav} className="lc-side-nav" aria-label={t('mainNav')}>
      {routes.length > MANY && (
        <label className="lc-nav-find">
          <Search size="1.1em" aria-hidden="true" />
          <input type="text" className="lc-input" autoComplete="off" spellCheck={false} aria-label={t('findPage')} placeholder={t('findPage')} value={query} onChange={(event) => setQuery(event.target.value)} onKeyDown={onKeyDown} />
        </label>
      )}
      <p role="status" className={asked && found.length === 0 ? 'lc-nav-none' : 'lc-visually-hidden'}>{asked && (found.length === 0 ? t('foundNone') : t('foundPages', { n: found.length }))}</p>
      {!asked && routes.length > MANY && <RecentPages routes={routes} {...(onGo === undefined ? {} : { onGo })} />}
      {navGroups.map(({ group, label }) => {
        const items = found.filter((route) => route.nav.group === group);
        return items.length === 0 ? null : <NavGroupList key={group} group={group} label={text(label)} items={items} isAsked={asked} {...go} />;
      })}
    </nav>
  );
}

/** Folded, a group still shows the page at hand; what was asked for always stands open. */
function NavGroupList({ group, label, items, isAsked, onGo }: { group: string; label: string; items: readonly NavRoute[]; isAsked: boolean; onGo: () => void }) {
  const isCurrent = useIsCurrent();
  const { memory: { folded }, remember } = useMenuMemory();
  const open = isAsked || group === 'overview' || !folded.includes(group);
  const shown = open ? items : items.filter(({ path }) => isCurrent(path));
  return (
    <div className="lc-nav-group">
      {group !== 'overview' && (
        <button type="button" className="lc-nav-title" id={`nav-${group}`} aria-expanded={open} disabled={isAsked} onClick={() => remember((memory) => withFold(memory, group))}>
          {label}<ChevronDown size="1em" aria-hidden="true" />
        </button>
      )}
      {shown.length > 0 && (
        <ul {...(group === 'overview' ? {} : { 'aria-labelledby': `nav-${group}` })}>
          {shown.map((route) => <li key={route.path}><NavItem route={route} onGo={onGo} /></li>)}
        </ul>
      )}
    </div>
  );
}

/** 最近用过 · The pages that the person used last on this device, without the one at hand. */
function RecentPages({ routes, onGo }: SideNavProps) {
  const t = useT(shellMessages);
  const text = useText();
  const isCurrent = useIsCurrent();
  const { memory: { recent } } = useMenuMemory();
  const shown = recent.flatMap((path) => routes.filter((route) => route.path === path && !isCurrent(path))).slice(0, RECENT_SHOWN);
  if (shown.length < RECENT_LEAST) return null;
  return (
    <div className="lc-nav-recent">
      <p id="nav-recent">{t('recent')}</p>
      <ul aria-labelledby="nav-recent">
        {shown.map(({ path, nav, title }) => <li key={path}><AppLink to={path} {...(onGo === undefined ? {} : { onClick: onGo })}>{text(nav.label ?? title)}</AppLink></li>)}
      </ul>
    </div>
  );
}

/** 底栏导航 · On a phone: what one does daily, the pinned items, and everything else behind 更多. */
export function BottomNav({ routes, onMore }: { readonly routes: readonly NavRoute[]; readonly onMore: () => void }) {
  const t = useT(shellMessages);
  const can = useAbilities();
  return (
    <nav className="lc-bottom-nav lc-no-print" aria-label={t('mainNav')}>
      {barOf(routes, can).map((route) => <NavItem key={route.path} route={route} />)}
      <button type="button" className="lc-nav-item" onClick={onMore}>
        <Ellipsis size="1.2em" strokeWidth={1.75} aria-hidden="true" />
        <span>{t('more')}</span>
      </button>
    </nav>
  );
}
