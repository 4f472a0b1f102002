/** 筛选折叠 · Around a FilterBar of many filters: on a phone they would fill the screen before the first row. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { SlidersHorizontal } from 'lucide-react';
import { useT } from '#platform/web/i18n.ts';
import { Button } from '#platform/web/ui/index.ts';
import { placeMessages } from './messages.ts';
import './filter-fold.css';

export function FilterFold({ table, children }: { readonly table: { readonly filters: Readonly<Record<string, string | undefined>> }; readonly children: ReactNode }) {
  const t = useT(placeMessages);
  const [open, setOpen] = useState(false);
  const count = Object.entries(table.filters).filter(([name, value]) => name !== 'q' && value !== undefined).length;
  return (
    <div className={open ? 'lc-stack' : 'lc-stack lc-places-folded'}>
      {children}
      <div className="lc-places-fold lc-no-print"><Button icon={SlidersHorizontal} aria-expanded={open} onClick={() => setOpen(!open)}>{count === 0 ? t('moreFilters') : t('moreFiltersSet', { n: count })}</Button></div>
    </div>
  );
}
