/**
 * 列表视图 · A list as somebody set it up, kept under a name on the server. A view only fills in the address: whoever gets
 * the address sees the same list without the view.
 */
import { useEffect, useRef, useState } from 'react';
import { Bookmark, ChevronDown, Link2, Share2, Star, Trash2, Users } from 'lucide-react';
import { useLocation } from '@tanstack/react-router';
import type { OutputOf } from '#platform/contract/index.ts';
import { deleteView, listViews, saveView, shareView } from '#platform/contract/views.ts';
import { useRead, useWrite } from '../client.tsx';
import { useT } from '../i18n.ts';
import { useCan, useProgrammeIfAny } from '../session.tsx';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { Disclosure } from './disclosure.tsx';
import { Checkbox, TextInput } from './field.tsx';
import { uiMessages } from './messages.ts';
import { ProblemAlert } from './problem-alert.tsx';
import type { TableState } from './table-state.ts';
import { useToast } from './toast.tsx';

type View = OutputOf<typeof listViews>['views'][number];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const FRESH_MS = 60_000;

/** 列表地址 · The same list of different records is one list: ids become stars. */
export function listOf(pathname: string, programme: string): string {
  const inside = pathname.startsWith(`/p/${programme}`) ? pathname.slice(`/p/${programme}`.length) : pathname;
  return inside.replace(UUID, '*').replace(/\/$/, '') || '/';
}

const sameList = (a: string, b: string) => [...new URLSearchParams(a)].map(String).sort().join('&') === [...new URLSearchParams(b)].map(String).sort().join('&');

export function ViewsMenu({ table }: { readonly table: TableState }) {
  const t = useT(uiMessages);
  const { pathname } = useLocation();
  const list = listOf(pathname, useProgrammeIfAny()?.code ?? '');
  const views = useRead(listViews, { list }, { fresh_ms: FRESH_MS }).data?.views ?? [];
  const first = views.find((view) => view.isDefault);
  const current = views.find((view) => sameList(view.search, table.spelt));
  // Only a list opened without any wish of its own takes the default; clearing the filters later is a wish.
  const arrivedBare = useRef(table.bare);
  useEffect(() => {
    if (!table.bare) arrivedBare.current = false;
    if (!arrivedBare.current || first === undefined) return;
    arrivedBare.current = false;
    table.show(first.search, { replace: true });
  }, [first, table]);
  return (
    <Disclosure align="end" buttonClass="lc-button lc-button-quiet lc-button-small" label={<><Bookmark size="1.1em" aria-hidden="true" /><span>{current === undefined ? t('views') : t('viewIs', { name: current.name })}</span><ChevronDown size="1em" aria-hidden="true" /></>}>
      {(close) => <ViewsPanel list={list} views={views} current={current} table={table} close={close} />}
    </Disclosure>
  );
}

interface PanelProps { readonly list: string; readonly views: readonly View[]; readonly current: View | undefined; readonly table: TableState; readonly close: () => void }

function ViewsPanel({ list, views, current, table, close }: PanelProps) {
  const t = useT(uiMessages);
  const say = useToast();
  const copy = () => {
    void navigator.clipboard.writeText(`${window.location.origin}${window.location.pathname}?${table.spelt}`).then(() => say({ zh: '链接已复制，对方打开看到同样的列表', en: 'Link copied: it shows the same list' }));
    close();
  };
  const mine = views.filter((view) => view.mine);
  const shared = views.filter((view) => !view.mine);
  const row = (view: View) => <ViewRow key={view.id} view={view} on={view === current} onShow={() => { table.show(view.search); close(); }} />;
  return (
    <div className="lc-views">
      {views.length === 0 && <p className="lc-panel-title">{t('viewsNone')}</p>}
      {mine.length > 0 && <><p className="lc-panel-title">{t('viewsMine')}</p>{mine.map(row)}</>}
      {shared.length > 0 && <><p className="lc-panel-title">{t('viewsShared')}</p>{shared.map(row)}</>}
      {views.length > 0 && <hr />}
      <SaveView list={list} spelt={table.spelt} known={current?.mine === true ? current : undefined} onSaved={close} />
      <hr />
      <button type="button" className="lc-panel-item" onClick={copy}><Link2 size="1.1em" aria-hidden="true" /><span>{t('copyLink')}</span></button>
    </div>
  );
}

function ViewRow({ view, on, onShow }: { readonly view: View; readonly on: boolean; readonly onShow: () => void }) {
  const t = useT(uiMessages);
  const mayShare = useCan('platform.shareViews');
  const how = { invalidates: [listViews] };
  const save = useWrite(saveView, how);
  const share = useWrite(shareView, how);
  const remove = useWrite(deleteView, how);
  return (
    <div className="lc-view-row">
      <button type="button" className={classes('lc-panel-item', on && 'lc-panel-item-on')} aria-pressed={on} onClick={onShow}>
        {view.shared && <Users size="1em" aria-label={t('viewShared')} />}<span>{view.name}</span>{!view.mine && <span className="lc-quiet lc-small">{view.ownerName}</span>}
      </button>
      {view.mine && <IconButton icon={Star} label={t(view.isDefault ? 'viewNotDefault' : 'viewDefault', { name: view.name })} aria-pressed={view.isDefault} className={view.isDefault ? 'lc-view-default' : ''} onClick={() => void save.run({ list: view.list, search: view.search, name: view.name, isDefault: !view.isDefault })} />}
      {view.mine && mayShare && <IconButton icon={Share2} label={t(view.shared ? 'viewUnshare' : 'viewShare', { name: view.name })} aria-pressed={view.shared} className={view.shared ? 'lc-view-default' : ''} onClick={() => void share.run({ viewId: view.id, shared: !view.shared })} />}
      {view.mine && <IconButton icon={Trash2} label={t('viewDelete', { name: view.name })} onClick={() => void remove.run({ viewId: view.id })} />}
    </div>
  );
}

function SaveView({ list, spelt, known, onSaved }: { readonly list: string; readonly spelt: string; readonly known: View | undefined; readonly onSaved: () => void }) {
  const t = useT(uiMessages);
  const mayShare = useCan('platform.shareViews');
  const [name, setName] = useState(known?.name ?? '');
  const [isDefault, setDefault] = useState(known?.isDefault ?? false);
  const [shared, setShared] = useState(known?.shared ?? false);
  const share = useWrite(shareView, { invalidates: [listViews] });
  const save = useWrite(saveView, { invalidates: [listViews], done: { zh: '视图已保存', en: 'View saved' } });
  const keep = async () => {
    const kept = await save.run({ list, search: spelt, name: name.trim(), isDefault });
    if (kept === undefined) return;
    if (mayShare && shared !== (known?.name === name.trim() && known.shared)) await share.run({ viewId: kept.id, shared });
    onSaved();
  };
  return (
    <form className="lc-view-save" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') void keep(); }}>
      <TextInput aria-label={t('viewName')} placeholder={t('viewName')} maxLength={60} value={name} onChange={setName} />
      <Checkbox checked={isDefault} onChange={setDefault}>{t('viewFirst')}</Checkbox>
      {mayShare && <Checkbox checked={shared} onChange={setShared}>{t('viewForAll')}</Checkbox>}
      <ProblemAlert problem={save.problem} />
      <Button kind="primary" small type="submit" pending={save.pending} disabled={name.trim() === ''}>{t('viewSave')}</Button>
    </form>
  );
}
