/** 逐行填写 · A list of rows inside a form: each with its fields, one button to add and one on each row to take it away. */
import type { ReactNode } from 'react';
import { Plus, X } from 'lucide-react';
import { useT } from '#platform/web/i18n.ts';
import { Button, IconButton, TextInput } from '#platform/web/ui/index.ts';
import type { NamedDraft } from './title-draft.ts';
import { titleFormMessages } from './title-form-messages.ts';

interface RowsProps<Row> {
  readonly legend: string; readonly purpose: string; readonly rows: readonly Row[]; readonly fresh: Row; readonly add: string; readonly onChange: (rows: readonly Row[]) => void; readonly place: string; readonly issueAt: (at: number) => string | undefined; readonly issue?: string | undefined;
  readonly more?: ReactNode; readonly children: (row: Row, set: (change: Partial<Row>) => void, at: number) => ReactNode;
}

export function Rows<Row extends object>({ legend, purpose, rows, fresh, add, onChange, place: pointer, issueAt, issue, more, children }: RowsProps<Row>) {
  const t = useT(titleFormMessages);
  return (
    <fieldset className="lc-honours-rows" data-place={pointer}>
      <legend>{legend}</legend>
      <p className="lc-field-purpose">{purpose}</p>
      {rows.length > 0 && (
        <ol>
          {rows.map((row, at) => {
            const wrong = issueAt(at);
            return (
              <li key={at} data-place={`${pointer}/${at}`} className={wrong === undefined ? undefined : 'lc-honours-row-wrong'}>
                <div className="lc-honours-row">
                  <div className="lc-honours-row-fields">{children(row, (change) => onChange(rows.map((each, place) => (place === at ? { ...each, ...change } : each))), at)}</div>
                  <IconButton icon={X} label={`${t('remove')} ${legend} ${at + 1}`} onClick={() => onChange(rows.filter((_row, place) => place !== at))} />
                </div>
                {wrong !== undefined && <p className="lc-field-error">{wrong}</p>}
              </li>
            );
          })}
        </ol>
      )}
      {issue !== undefined && <p className="lc-field-error">{issue}</p>}
      <div className="lc-row"><Button small icon={Plus} onClick={() => onChange([...rows, fresh])}>{add}</Button>{more}</div>
    </fieldset>
  );
}

interface NamePairProps<Row> { readonly row: Row; readonly set: (change: Partial<Row>) => void; readonly label: string; readonly at: number; /** Its labels stand above, as beside fields that have one. */ readonly isHeaded?: boolean }

/** 中英名称 */
export function NamePair<Row extends NamedDraft>({ row, set, label, at, isHeaded = false }: NamePairProps<Row>) {
  const t = useT(titleFormMessages);
  const english = `English（${t('optional')}）`;
  const [own, other] = [
    <TextInput key="own" aria-label={`${label} ${at + 1}`} placeholder={label} maxLength={120} value={row.zh} onChange={(zh) => set({ zh } as Partial<Row>)} />,
    <TextInput key="other" aria-label={`${label} ${at + 1} · English`} placeholder={english} maxLength={200} value={row.en} onChange={(en) => set({ en } as Partial<Row>)} />,
  ];
  return isHeaded ? <><Small label={label}>{own}</Small><Small label={english}>{other}</Small></> : <>{own}{other}</>;
}

/** 行内字段 · A small label above its control, for rows with several kinds of fields. */
export function Small({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <label className="lc-honours-small"><span>{label}</span>{children}</label>;
}
