/** 底栏 · Which pages stand in the bottom bar of a phone. */
import type { NavEntry } from '../routes.ts';

interface Item { readonly nav: Pick<NavEntry, 'group' | 'pinned' | 'daily'> }

const MOST = 4;
/** Whoever has daily work of their own finds all of it there: two characters each, and every target still 44 px wide. */
const MOST_WITH_DAILY = 5;

/** 日常工作 · Whether this is what the person does day by day: they may do it, and do not run it for everybody. */
export const isDaily = ({ nav: { daily } }: Item, can: (permission: string) => boolean): boolean => daily !== undefined && can(daily.permission) && !can(daily.unless);

/** 底栏页面 · The pinned pages of the overview, then one's daily work, then the other pinned pages. */
export function barOf<Route extends Item>(routes: readonly Route[], can: (permission: string) => boolean): readonly Route[] {
  const daily = routes.filter((route) => isDaily(route, can));
  const pinned = routes.filter((route) => route.nav.pinned === true && !daily.includes(route));
  const first = pinned.filter(({ nav }) => nav.group === 'overview');
  const shown = [...first, ...daily, ...pinned.filter((route) => !first.includes(route))];
  return (shown.length > 0 ? shown : routes).slice(0, daily.length > 0 ? MOST_WITH_DAILY : MOST);
}
