/** 体系树 · A tree for mouse, keyboard and screen reader: arrow keys move, open and close; Enter chooses. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { useText, useT } from '#platform/web/i18n.ts';
import { classes } from '#platform/web/ui/index.ts';
import { namesOf, pathTo, visibleRows } from './edition-view.ts';
import type { EditionIndex, TreeRow } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';

interface EditionTreeProps {
  readonly index: EditionIndex;
  readonly kept: ReadonlySet<string> | null;
  readonly open: ReadonlySet<string>;
  readonly onOpen: (open: ReadonlySet<string>) => void;
  readonly selectedCode: string | undefined;
  readonly onSelect: (code: string) => void;
}

export function EditionTree(props: EditionTreeProps) {
  const { index, kept, open, onOpen, selectedCode, onSelect } = props;
  const t = useT(frameworkMessages);
  const rows = useMemo(() => visibleRows(index, kept, open), [index, kept, open]);
  const [focused, setFocused] = useState<string | undefined>(selectedCode);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.max(0, rows.findIndex((row) => row.entry.code === focused));
  useSelectionInView(index, selectedCode, open, onOpen, list);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(open);
    if (on) next.add(id);
    else next.delete(id);
    onOpen(next);
  };
  const focus = (row: TreeRow | undefined) => {
    if (row === undefined) return;
    setFocused(row.entry.code);
    list.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(row.entry.code)}"]`)?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const row = rows[at];
    if (row === undefined) return;
    const parentAt = rows.slice(0, at).findLastIndex((each) => each.depth < row.depth);
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]),
      ArrowUp: () => focus(rows[at - 1]),
      Home: () => focus(rows[0]),
      End: () => focus(rows.at(-1)),
      ArrowRight: () => (row.expandable && !row.expanded ? toggle(row.entry.id, true) : row.expanded ? focus(rows[at + 1]) : undefined),
      ArrowLeft: () => (row.expanded && kept === null ? toggle(row.entry.id, false) : focus(rows[parentAt])),
      Enter: () => onSelect(row.entry.code),
      ' ': () => onSelect(row.entry.code),
    };
    const move = moves[event.key];
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move();
  };
  return (
    <ul ref={list} className="lc-frameworks-tree" role="tree" aria-label={t('tree')}>
      {rows.map((row, rowAt) => (
        <TreeItem
          key={row.entry.id} row={row} focusable={rowAt === at} selected={row.entry.code === selectedCode}
          onToggle={() => toggle(row.entry.id, !row.expanded)} onKeyDown={onKeyDown}
          onSelect={() => { setFocused(row.entry.code); onSelect(row.entry.code); if (row.expandable && !row.expanded) toggle(row.entry.id, true); }}
        />
      ))}
    </ul>
  );
}

/** Opens the way to a node that was chosen elsewhere (a link, the path above the detail) and scrolls it into view. */
function useSelectionInView(index: EditionIndex, selectedCode: string | undefined, open: ReadonlySet<string>, onOpen: (open: ReadonlySet<string>) => void, list: React.RefObject<HTMLUListElement | null>) {
  useEffect(() => {
    const selected = selectedCode === undefined ? undefined : index.byCode.get(selectedCode);
    if (selected === undefined) return;
    const missing = pathTo(index, selected).filter((entry) => !open.has(entry.id));
    if (missing.length > 0) onOpen(new Set([...open, ...missing.map((entry) => entry.id)]));
    requestAnimationFrame(() => {
      const [row, frame] = [list.current?.querySelector<HTMLElement>('[aria-selected="true"]'), list.current];
      if (row === null || row === undefined || frame === null) return;
      // Only the tree scrolls, never the page.
      if (row.offsetTop < frame.scrollTop || row.offsetTop + row.offsetHeight > frame.scrollTop + frame.clientHeight) frame.scrollTop = row.offsetTop - frame.clientHeight / 2;
    });
  }, [index, selectedCode]);
}

interface TreeItemProps {
  readonly row: TreeRow;
  readonly focusable: boolean;
  readonly selected: boolean;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

function TreeItem({ row, focusable, selected, onToggle, onSelect, onKeyDown }: TreeItemProps) {
  const text = useText();
  const { entry, depth } = row;
  const { nameZh, nameEn } = namesOf(entry);
  return (
    <li
      role="treeitem" data-code={entry.code} tabIndex={focusable ? 0 : -1} aria-level={depth + 1} aria-posinset={row.position} aria-setsize={row.setSize} aria-selected={selected}
      {...(row.expandable ? { 'aria-expanded': row.expanded } : {})}
      className={classes('lc-frameworks-node', `lc-frameworks-${entry.level}`, selected && 'lc-frameworks-node-on')}
      style={{ '--depth': depth } as React.CSSProperties}
      onClick={onSelect} onKeyDown={onKeyDown}
    >
      <span className="lc-frameworks-twist" aria-hidden="true" onClick={(event) => { if (row.expandable) { event.stopPropagation(); onToggle(); } }}>
        {row.expandable && <ChevronRight size="1.1em" className={classes(row.expanded && 'lc-frameworks-open')} />}
      </span>
      <span className="lc-frameworks-code">{entry.code}</span>
      <span className="lc-frameworks-name">{text({ zh: nameZh, en: nameEn })}</span>
    </li>
  );
}
