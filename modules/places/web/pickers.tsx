/** 选择器 · Choosing an organisation, a place or a site by typing part of its name. Loaded with the first form that needs one. */
import { useEffect, useMemo, useState } from 'react';
import { Select, TreeSelect } from 'antd';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import type { FieldWiring } from '#platform/web/ui/index.ts';
import { listOrganisations, listPlaces, listSites, readSite } from '../contract/index.ts';
import type { PlaceKind } from '../contract/index.ts';
import { placeMessages } from './messages.ts';
import { treeOf } from './tree.ts';
import './pickers.css';

const NAMES_FRESH_MS = 300_000;
const TYPING_MS = 250;

export interface PickerProps extends Partial<FieldWiring> {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  /** Spoken name where no label stands beside it. */
  readonly label?: string;
  readonly placeholder?: string;
}


function wiring({ id, label, placeholder, ...rest }: PickerProps) {
  return {
    ...(id === undefined ? {} : { id }), ...(label === undefined ? {} : { 'aria-label': label }), ...(placeholder === undefined ? {} : { placeholder }),
    ...(rest['aria-describedby'] === undefined ? {} : { 'aria-describedby': rest['aria-describedby'] }),
  };
}

interface Named { readonly id: string; readonly parentId: string | null; readonly code: string; readonly nameZh: string; readonly nameEn: string }
interface Branch { value: string; title: string; children: Branch[] }

function useBranches(rows: readonly Named[] | undefined): Branch[] {
  const text = useText();
  return useMemo(() => treeOf(rows ?? [], (row, children: Branch[]): Branch => ({ value: row.id, title: text({ zh: row.nameZh, en: row.nameEn }), children })), [rows, text]);
}

function BranchSelect({ branches, loading, ...props }: PickerProps & { readonly branches: Branch[]; readonly loading: boolean }) {
  return (
    <TreeSelect
      {...wiring(props)} className="lc-places-picker" value={props.value ?? null} treeData={branches} loading={loading} allowClear showSearch={{ treeNodeFilterProp: 'title' }}
      styles={{ popup: { root: { maxHeight: 360, minWidth: 240 } } }} popupMatchSelectWidth={false} treeDefaultExpandAll={branches.length < 3}
      onChange={(next: string | null) => props.onChange(next ?? undefined)}
    />
  );
}

/** 单位选择 */
export function OrganisationSelect(props: PickerProps) {
  const found = useRead(listOrganisations, {}, { fresh_ms: NAMES_FRESH_MS });
  return <BranchSelect {...props} branches={useBranches(found.data?.rows)} loading={found.loading} />;
}

/** 区域选择 */
export function PlaceSelect({ kinds, ...props }: PickerProps & { readonly kinds?: readonly PlaceKind[] }) {
  const found = useRead(listPlaces, kinds === undefined ? {} : { kinds: kinds.join(',') }, { fresh_ms: NAMES_FRESH_MS });
  return <BranchSelect {...props} branches={useBranches(found.data?.rows)} loading={found.loading} />;
}

/** 点位选择 · Asks the server while one types: name, code or pinyin initials. */
export function SiteSelect(props: PickerProps) {
  const t = useT(placeMessages);
  const text = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRead(listSites, { ...(asked === '' ? {} : { q: asked }), pageSize: 30 });
  const chosen = useRead(readSite, { siteId: props.value ?? '' }, { enabled: props.value !== undefined, fresh_ms: NAMES_FRESH_MS }).data;
  const rows = found.data?.rows ?? [];
  const all = props.value !== undefined && chosen !== undefined && !rows.some((row) => row.id === chosen.id) ? [chosen, ...rows] : rows;
  return (
    <Select
      {...wiring(props)} className="lc-places-picker" value={props.value ?? null} loading={found.refreshing} allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }} notFoundContent={t('noSiteFound')}
      options={all.map((site) => ({ value: site.id, label: `${site.name}（${site.code} · ${text({ zh: site.siteTypeZh, en: site.siteTypeEn })}）` }))}
      onChange={(next: string | null) => props.onChange(next ?? undefined)}
    />
  );
}
