/** 列表工具 · Above every list: its views, which columns, how dense. What they set stands in the address, so a link carries it. */
import type { ReactNode } from 'react';
import { ArrowUp, Columns3, Rows3, Rows4 } from 'lucide-react';
import { useT } from '../i18n.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import { useProgrammeIfAny } from '../session.tsx';
import { IconButton, Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Checkbox } from './field.tsx';
import { uiMessages } from './messages.ts';
import { shownColumns } from './table-columns.ts';
import type { Column } from './table-columns.ts';
import type { TableState } from './table-state.ts';
import { ViewsMenu } from './table-views.tsx';

export function TableTools<Row>({ columns, table, children }: { readonly columns: readonly Column<Row>[]; readonly table: TableState; readonly children?: ReactNode }) {
  const t = useT(uiMessages);
  const inProgramme = useProgrammeIfAny() !== null;
  const { density } = usePreferences();
  return (
    <div className="lc-table-tools lc-no-print" role="group" aria-label={t('listTools')}>
      {children}
      {inProgramme && <ViewsMenu table={table} />}
      <Disclosure align="end" buttonClass="lc-button lc-button-quiet lc-button-small lc-table-desk-tool" label={<><Columns3 size="1.1em" aria-hidden="true" /><span>{t('columns')}</span></>}>
        {() => <ColumnChooser columns={columns} table={table} />}
      </Disclosure>
      <button
        type="button" className="lc-button lc-button-quiet lc-button-small lc-table-desk-tool" aria-pressed={density === 'dense'} title={t('dense')} aria-label={t('dense')}
        onClick={() => setPreferences({ density: density === 'dense' ? 'regular' : 'dense' })}
      >
        {density === 'dense' ? <Rows4 size="1.1em" aria-hidden="true" /> : <Rows3 size="1.1em" aria-hidden="true" />}
      </button>
    </div>
  );
}

function ColumnChooser<Row>({ columns, table }: { readonly columns: readonly Column<Row>[]; readonly table: TableState }) {
  const t = useT(uiMessages);
  const shown = shownColumns(columns, table.columns).map((column) => column.key);
  const hidden = columns.filter((column) => !shown.includes(column.key));
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const toggle = (key: string, on: boolean) => table.setColumns(on ? [...shown, key] : shown.filter((each) => each !== key));
  const raise = (key: string) => {
    const at = shown.indexOf(key);
    const next = [...shown];
    [next[at - 1], next[at]] = [key, next[at - 1] as string];
    table.setColumns(next);
  };
  return (
    <div className="lc-column-chooser" role="group" aria-label={t('columns')}>
      <p className="lc-panel-title">{t('columnsAdvice')}</p>
      {[...shown.map((key) => byKey.get(key) as Column<Row>), ...hidden].map((column, at) => (
        <div key={column.key} className="lc-column-choice">
          <Checkbox checked={shown.includes(column.key)} disabled={at === 0} onChange={(on) => toggle(column.key, on)}>{column.title}</Checkbox>
          {at > 1 && at < shown.length && <IconButton icon={ArrowUp} label={t('columnUp', { column: column.title })} onClick={() => raise(column.key)} />}
        </div>
      ))}
      <Button kind="quiet" small disabled={table.columns === undefined} onClick={() => table.setColumns(undefined)}>{t('columnsReset')}</Button>
    </div>
  );
}
