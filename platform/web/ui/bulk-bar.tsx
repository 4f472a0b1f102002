/** 批量栏 · What can be done with the rows that are chosen, or with all that the filter gives; stands over the list while there are any. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../i18n.ts';
import { numberText } from '../format.ts';
import { Button } from './button.tsx';
import type { Selection } from './data-table.tsx';
import { uiMessages } from './messages.ts';

/** 已选记录 · Rows stay chosen, as they were seen, while one turns pages. `all` means everything the filter gives. */
export interface ChosenRows<Row> {
  readonly rows: readonly Row[];
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
  readonly clear: () => void;
  readonly selection: Selection<Row>;
}

/** 使用已选 · `about` is what the list is asked by: other filters are another list, and nothing of it is chosen. */
export function useChosenRows<Row>(shown: readonly Row[] | undefined, rowKey: (row: Row) => string, about: string): ChosenRows<Row> {
  const [chosen, setChosen] = useState<{ readonly about: string; readonly rows: ReadonlyMap<string, Row>; readonly all: boolean }>({ about, rows: new Map(), all: false });
  const now = chosen.about === about ? chosen : { about, rows: new Map<string, Row>(), all: false };
  return useMemo(() => ({
    rows: [...now.rows.values()], all: now.all,
    setAll: (all) => setChosen({ ...now, all }),
    clear: () => setChosen({ about, rows: new Map(), all: false }),
    selection: {
      chosen: new Set(now.rows.keys()),
      onChange: (keys) => setChosen({
        about, all: false, rows: new Map([...keys].flatMap((key) => {
          const row = shown?.find((each) => rowKey(each) === key) ?? now.rows.get(key);
          return row === undefined ? [] : [[key, row] as const];
        })),
      }),
    },
  }), [now.rows, now.all, now.about, shown, about]);
}

interface BulkBarProps<Row> {
  readonly chosen: ChosenRows<Row>;
  /** How many the filter gives. */
  readonly total: number;
  /** More than this cannot be done at once. */
  readonly most: number;
  readonly children: (count: number) => ReactNode;
}

/** 批量栏 */
export function BulkBar<Row>({ chosen, total, most, children }: BulkBarProps<Row>) {
  const t = useT(uiMessages);
  const count = chosen.all ? total : chosen.rows.length;
  if (chosen.rows.length === 0 && !chosen.all) return null;
  return (
    <div className="lc-bulk-bar lc-no-print" role="region" aria-label={t('bulk')}>
      <strong role="status">{t(chosen.all ? 'allChosen' : 'chosenRows', { count: numberText(count) })}</strong>
      {children(count)}
      {!chosen.all && total > chosen.rows.length && total <= most && <Button kind="quiet" small onClick={() => chosen.setAll(true)}>{t('chooseFiltered', { total: numberText(total) })}</Button>}
      <Button kind="quiet" small onClick={chosen.clear}>{t('chooseNone')}</Button>
    </div>
  );
}
