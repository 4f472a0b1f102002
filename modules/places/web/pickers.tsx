/** 选择器 · Choosing an organisation, a place or a site by typing part of its name. Loaded with the first form that needs one. */
import { useMemo } from 'react';
import { TreeSelect } from 'antd';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useClear } from '#platform/web/picking/clear.tsx';
import { NAMES_FRESH_MS, SHOWN, TypedSelect, wiringOf } from '#platform/web/picking/typed-select.tsx';
import { useTyped } from '#platform/web/picking/typed.ts';
import type { PickerProps } from '#platform/web/picking/typed-select.tsx';
import { listOrganisations, listPlaces, listSites, readSite } from '../contract/index.ts';
import type { PlaceKind } from '../contract/index.ts';
import { placeMessages } from './messages.ts';
import { treeOf } from './tree.ts';
import './pickers.css';

const NONE: readonly string[] = [];

interface Named { readonly id: string; readonly parentId: string | null; readonly code: string; readonly nameZh: string; readonly nameEn: string }
interface Branch { value: string; title: string; children: Branch[] }

function useBranches(rows: readonly Named[] | undefined): Branch[] {
  const text = useText();
  return useMemo(() => treeOf(rows ?? [], (row, children: Branch[]): Branch => ({ value: row.id, title: text({ zh: row.nameZh, en: row.nameEn }), children })), [rows, text]);
}

function BranchSelect({ branches, loading, ...props }: PickerProps & { readonly branches: Branch[]; readonly loading: boolean }) {
  const clear = useClear();
  return (
    <TreeSelect
      {...wiringOf(props)} className="lc-places-picker" value={props.value ?? null} treeData={branches} loading={loading} allowClear={clear} showSearch={{ treeNodeFilterProp: 'title' }}
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

interface PlaceSelectProps extends PickerProps { readonly kinds?: readonly PlaceKind[]; /** Not offered: the place itself, and those named already. */ readonly without?: readonly string[]; /** Only places that are in use on that day still. */ readonly inUseOn?: string }

/** 区域选择 */
export function PlaceSelect({ kinds, without = NONE, inUseOn, ...props }: PlaceSelectProps) {
  const found = useRead(listPlaces, kinds === undefined ? {} : { kinds: kinds.join(',') }, { fresh_ms: NAMES_FRESH_MS });
  const rows = useMemo(() => found.data?.rows.filter(({ id, validTo }) => !without.includes(id) && (inUseOn === undefined || validTo === null || validTo > inUseOn)), [found.data, without, inUseOn]);
  return <BranchSelect {...props} branches={useBranches(rows)} loading={found.loading} />;
}

/** 点位选择 · Asks the server while one types: name, code or pinyin initials. */
export function SiteSelect(props: PickerProps) {
  const t = useT(placeMessages);
  const text = useText();
  const [asked, setTyped] = useTyped();
  const found = useRead(listSites, { ...(asked === '' ? {} : { q: asked }), pageSize: SHOWN });
  const chosen = useRead(readSite, { siteId: props.value ?? '' }, { enabled: props.value !== undefined, fresh_ms: NAMES_FRESH_MS }).data;
  const choiceOf = (site: { readonly id: string; readonly name: string; readonly code: string; readonly siteTypeZh: string; readonly siteTypeEn: string }) => ({ value: site.id, label: `${site.name}（${site.code} · ${text({ zh: site.siteTypeZh, en: site.siteTypeEn })}）` });
  return <TypedSelect {...props} none={t('noSiteFound')} found={(found.data?.rows ?? []).map(choiceOf)} chosen={chosen === undefined ? undefined : choiceOf(chosen)} loading={found.refreshing} onType={setTyped} />;
}
