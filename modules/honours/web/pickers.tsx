/** 称号与对象选择 · By name, code or pinyin initials; no list is cut off. */
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { NAMES_FRESH_MS, SHOWN, TypedSelect } from '#platform/web/picking/typed-select.tsx';
import { useTyped } from '#platform/web/picking/typed.ts';
import type { PickerProps } from '#platform/web/picking/typed-select.tsx';
import { listSubjects, listTitles, readSubject, readTitle, tierWords } from '../contract/index.ts';
import { honourMessages } from './messages.ts';

export type TitleChoice = OutputOf<typeof listTitles>['rows'][number];

interface TitleSelectProps extends Omit<PickerProps, 'value' | 'onChange'> {
  readonly value: string;
  /** The row that was chosen; null when the field was emptied. */
  readonly onChange: (title: TitleChoice | null) => void;
  /** What the value means: the row's id, or its code. */
  readonly by?: 'id' | 'code';
  /** Name of the value where the list does not show it. */
  readonly chosenName?: string;
  readonly filter?: Partial<Pick<InputOf<typeof listTitles>, 'state' | 'subjectKind' | 'tier' | 'sort'>>;
  readonly without?: (title: TitleChoice) => boolean;
}

/** 称号选择 */
export function TitleSelect({ value, onChange, by = 'id', chosenName, filter = {}, without, placeholder, ...wiring }: TitleSelectProps) {
  const t = useT(honourMessages);
  const text = useText();
  const [asked, setTyped] = useTyped();
  const found = useRead(listTitles, { ...filter, ...(asked === '' ? {} : { q: asked }), pageSize: SHOWN, sort: filter.sort ?? 'name' });
  const rows = (found.data?.rows ?? []).filter((title) => !(without?.(title) ?? false));
  return (
    <TypedSelect
      {...wiring} placeholder={placeholder ?? t('searchTitles')} value={value === '' ? undefined : value} loading={found.refreshing} onType={setTyped} chosen={chosenName === undefined ? undefined : { value, label: chosenName }}
      found={rows.map((title) => ({ value: title[by], label: `${text({ zh: title.nameZh, en: title.nameEn })} · ${text(tierWords[title.tier])}` }))} onChange={(next) => onChange(rows.find((title) => title[by] === next) ?? null)}
    />
  );
}

export interface TitleFilterProps { readonly value: string; readonly onChange: (titleId: string | undefined) => void; readonly label: string; readonly placeholder: string }
const filterOf = (filter: TitleSelectProps['filter'], without?: TitleSelectProps['without']) => function TitleFilterOf({ value, onChange, label, placeholder }: TitleFilterProps) {
  const text = useText();
  const chosen = useRead(readTitle, { titleId: value }, { enabled: value !== '', fresh_ms: NAMES_FRESH_MS }).data;
  return <TitleSelect value={value} label={label} placeholder={placeholder} {...(chosen === undefined ? {} : { chosenName: text({ zh: chosen.nameZh, en: chosen.nameEn }) })} {...(filter === undefined ? {} : { filter })} {...(without === undefined ? {} : { without })} onChange={(title) => onChange(title?.id)} />;
};

/** 按称号筛选 */
export const TitleFilter = filterOf({});
/** 按现有称号筛选 · Of those that somebody holds today. */
export const HeldTitleFilter = filterOf({ sort: 'inForce' }, ({ inForce }) => inForce === 0);

interface SubjectSelectProps extends Omit<PickerProps, 'value' | 'onChange'> {
  readonly value: string; readonly onChange: (id: string) => void;
  readonly kind?: InputOf<typeof listSubjects>['kind'];
  /** Not offered. */
  readonly without?: readonly string[];
}

/** 对象选择 */
export function SubjectSelect({ value, onChange, kind, without = [], placeholder, ...wiring }: SubjectSelectProps) {
  const t = useT(honourMessages);
  const [asked, setTyped] = useTyped();
  const found = useRead(listSubjects, { pageSize: SHOWN, ...(kind === undefined ? {} : { kind }), ...(asked === '' ? {} : { q: asked }) });
  const chosen = useRead(readSubject, { subjectId: value }, { enabled: value !== '', fresh_ms: NAMES_FRESH_MS }).data;
  const choiceOf = (row: { readonly id: string; readonly label: string; readonly code: string }) => ({ value: row.id, label: `${row.label} · ${row.code}` });
  return <TypedSelect {...wiring} placeholder={placeholder ?? t('searchSubjects')} value={value === '' ? undefined : value} onChange={(next) => onChange(next ?? '')} loading={found.refreshing} onType={setTyped} found={(found.data?.rows ?? []).filter(({ id }) => !without.includes(id)).map(choiceOf)} chosen={chosen === undefined ? undefined : choiceOf(chosen)} />;
}
