/**
 * 命令面板 · One box for going anywhere, finding anything and doing what the page offers. A combobox with a list: arrows
 * move, Enter opens, Escape closes; what is marked is announced.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Search, SearchX } from 'lucide-react';
import { useText, useT } from '../i18n.ts';
import { useGo } from '../navigation.tsx';
import { usePreferences } from '../preferences.ts';
import type { ModuleRoute, NavEntry } from '../routes.ts';
import { useMenuMemory } from '../shell/menu-memory.ts';
import { shellMessages } from '../shell/messages.ts';
import { KeyCaps } from '../shortcuts/index.ts';
import { classes } from '../ui/classes.ts';
import { actsOfPage, displayEntries, pageEntries, recentEntries } from './entries.ts';
import type { Entry, EntryGroup } from './entries.ts';
import { paletteMessages } from './messages.ts';
import './palette.css';
import { useFound } from './use-found.ts';
import type { FoundState } from './use-found.ts';

/** 面板属性 */
export interface PaletteProps {
  readonly routes: readonly (ModuleRoute & { readonly nav: NavEntry })[];
  readonly onClose: () => void;
  readonly onSheet: () => void;
}

function useGroups(query: string, found: FoundState, { routes, onSheet }: PaletteProps): readonly EntryGroup[] {
  const t = useT(paletteMessages);
  const shell = useT(shellMessages);
  const text = useText();
  const go = useGo();
  const preferences = usePreferences();
  const { memory: { recent } } = useMenuMemory();
  return useMemo(() => {
    const words = { toLanguage: t('toLanguage'), language: shell('language'), toElder: t('toElder'), toStandard: t('toStandard'), toDark: t('toDark'), toLight: t('toLight'), sheet: t('sheet') };
    const groups: EntryGroup[] = [
      { key: 'recent', label: shell('recent'), entries: recentEntries(query, recent, routes, text, go) },
      { key: 'acts', label: t('acts'), entries: actsOfPage(query) },
      { key: 'pages', label: t('pages'), entries: pageEntries(query, routes, text, go) },
      ...found.kinds.map(({ finder, rows }) => ({
        key: finder.kind, label: text(finder.label),
        entries: rows.map((row): Entry => ({ id: `${finder.kind}-${row.id}`, title: row.title, icon: finder.icon, run: () => go(row.to, row.search), ...(row.detail === undefined ? {} : { detail: row.detail }) })),
      })),
      { key: 'display', label: t('display'), entries: displayEntries(query, preferences, words, onSheet) },
    ];
    return groups.filter(({ entries }) => entries.length > 0);
  }, [query, found.kinds, routes, recent, onSheet, preferences, t, shell, text, go]);
}

/** 命令面板 */
export function Palette(props: PaletteProps) {
  const { onClose } = props;
  const t = useT(paletteMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const found = useFound(query);
  const groups = useGroups(query, found, props);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(marked, entries.length - 1);
  useOpenDialog(dialog);
  useEffect(() => { document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }); }, [id, at]);

  const choose = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    // Closed first: what is opened may be a dialog of its own, or ask for the focus.
    onClose();
    queueMicrotask(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 };
    const to = moves[event.key];
    if (to !== undefined && entries.length > 0) {
      event.preventDefault();
      setMarked(event.key.startsWith('Page') ? Math.max(0, Math.min(to, entries.length - 1)) : (to + entries.length) % entries.length);
    }
    if (event.key === 'Enter') { event.preventDefault(); choose(entries[at]); }
  };
  return (
    <dialog ref={dialog} className="lc-palette" aria-label={t('palette')} onCancel={(event) => { event.preventDefault(); onClose(); }} onPointerDown={(event) => { if (event.target === dialog.current) onClose(); }}>
      <div className="lc-palette-frame">
        <label className="lc-palette-ask">
          <Search size="1.25em" aria-hidden="true" />
          <input
            type="text" role="combobox" aria-expanded="true" aria-controls={`${id}-list`} aria-label={t('ask')} placeholder={t('ask')} autoComplete="off" spellCheck={false}
            {...(entries.length === 0 ? {} : { 'aria-activedescendant': `${id}-${at}` })}
            value={query} onChange={(event) => { setQuery(event.target.value); setMarked(0); }} onKeyDown={onKeyDown}
          />
          {found.pending && <span className="lc-spinner" aria-hidden="true" />}
        </label>
        <div id={`${id}-list`} role="listbox" aria-label={t('results')} className="lc-palette-list">
          {groups.map((group) => (
            <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
              <p id={`${id}-${group.key}`} className="lc-palette-title" role="presentation">{group.label}</p>
              {group.entries.map((entry) => <Line key={entry.id} entry={entry} id={`${id}-${entries.indexOf(entry)}`} on={entries[at] === entry} onMark={() => setMarked(entries.indexOf(entry))} onChoose={() => choose(entry)} />)}
            </div>
          ))}
        </div>
        <Standing query={query} found={found} count={entries.length} />
        <p className="lc-palette-foot" aria-hidden="true"><span><kbd>↑</kbd><kbd>↓</kbd>{t('howMove')}</span><span><kbd>Enter</kbd>{t('howOpen')}</span><span><kbd>Esc</kbd>{t('howClose')}</span></p>
      </div>
    </dialog>
  );
}

function Line({ entry, id, on, onMark, onChoose }: { entry: Entry; id: string; on: boolean; onMark: () => void; onChoose: () => void }) {
  const Icon = entry.icon;
  return (
    // The box keeps the focus and the keys; a line is pressed with the pointer only.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys are handled by the combobox
    <div id={id} role="option" aria-selected={on} className={classes('lc-palette-line', on && 'lc-palette-on')} onPointerMove={onMark} onClick={onChoose}>
      <Icon size="1.15em" strokeWidth={1.75} aria-hidden="true" />
      <span className="lc-palette-words"><span>{entry.title}</span>{entry.detail !== undefined && <span className="lc-palette-detail">{entry.detail}</span>}</span>
      {entry.keys !== undefined && <KeyCaps keys={entry.keys} />}
    </div>
  );
}

/** What came of the search: said aloud, and shown when there is nothing to list. */
function Standing({ query, found, count }: { query: string; found: FoundState; count: number }) {
  const t = useT(paletteMessages);
  return (
    <div role="status" className={classes('lc-palette-standing', (count > 0 && !found.failed) && 'lc-visually-hidden')}>
      {found.pending ? t('finding') : found.failed ? t('failed') : count > 0 ? t('found', { count }) : (
        <><SearchX size="1.6em" strokeWidth={1.5} aria-hidden="true" /><p>{t('nothing', { q: query.trim() })}</p><p className="lc-small lc-quiet">{t('nothingAdvice')}</p></>
      )}
    </div>
  );
}

/** Opens the dialog and gives the focus back to where it was. */
function useOpenDialog(dialog: React.RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    element?.querySelector('input')?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [dialog]);
}
