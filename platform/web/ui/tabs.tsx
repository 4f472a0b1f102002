/** 页签 · Parts of one page, each with its own address, so that Back and a shared link work. */
import { AppLink, useIsCurrent } from '../navigation.tsx';
import { classes } from './classes.ts';

/** 页签 */
export interface TabItem {
  readonly to: string;
  readonly text: string;
  readonly count?: number;
}

/** 页签栏 · Links, because they go somewhere. The first one matches exactly, so that the others can lie below it. */
export function Tabs({ items, label }: { readonly items: readonly TabItem[]; readonly label: string }) {
  const isCurrent = useIsCurrent();
  return (
    <nav className="lc-tabs" aria-label={label}>
      {items.map((item, at) => {
        const current = isCurrent(item.to, at === 0);
        return (
          <AppLink key={item.to} to={item.to} className={classes('lc-tab', current && 'lc-tab-on')} {...(current ? { 'aria-current': 'page' as const } : {})}>
            {item.text}
            {item.count !== undefined && <span className="lc-count">{item.count}</span>}
          </AppLink>
        );
      })}
    </nav>
  );
}
