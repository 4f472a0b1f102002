/** 体系浏览 · Tree on one side, what a node says on the other; node and filters live in the address. */
import { useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { Button, EmptyState, FilterBar, useTableState } from '#platform/web/ui/index.ts';
import { METHODS } from '../domain/index.ts';
import { EditionFrame } from './edition-frame.tsx';
import { EditionTree } from './edition-tree.tsx';
import { filterEdition, indexEdition, pathTo } from './edition-view.ts';
import type { Edition, EditionIndex } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';
import { NodeDetail } from './node-detail.tsx';
import { methodWords } from './words.ts';
import './frameworks.css';

const nodeSearch = z.object({ node: z.string().optional() });

export function BrowserPage() {
  return <EditionFrame>{(edition) => <Browser key={edition.id} edition={edition} />}</EditionFrame>;
}

function Browser({ edition }: { readonly edition: Edition }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'siteType', 'method'] });
  const [{ node }, setSearch] = useSearchState(nodeSearch);
  const index = useMemo(() => indexEdition(edition), [edition]);
  const kept = useMemo(() => filterEdition(index, table.filters), [index, table.filters]);
  const selected = node === undefined ? undefined : index.byCode.get(node);
  const detail = useRef<HTMLDivElement>(null);
  const select = (code: string) => {
    setSearch({ node: code });
    // On a phone the two lie under each other; bring what was asked for into view.
    if (window.matchMedia('(max-width: 64rem)').matches) requestAnimationFrame(() => detail.current?.scrollIntoView({ block: 'start' }));
  };
  const matching = kept === null ? null : edition.checkItems.filter((item) => kept.has(item.id)).length;
  return (
    <>
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: t('search') },
          { name: 'siteType', kind: 'one', label: t('siteType'), choices: edition.siteTypes.map((type) => ({ value: type.code, label: text(type), count: type.checkItemCount })) },
          { name: 'method', kind: 'one', label: t('method'), choices: METHODS.map((method) => ({ value: method, label: text(methodWords[method]) })) },
        ]}
      >
        {matching !== null && <span className="lc-quiet" role="status">{t('matches', { n: matching })}</span>}
      </FilterBar>
      <div className="lc-frameworks-browser">
        <TreePane index={index} kept={kept} selectedCode={selected?.code} onSelect={select} onClear={table.clearFilters} />
        <div ref={detail} className="lc-frameworks-detail">
          {selected !== undefined
            ? <NodeDetail edition={edition} index={index} entry={selected} onSelect={select} />
            : <div className="lc-section">{node === undefined
              ? <EmptyState title={t('pickTitle')} advice={t('pickAdvice')} />
              : <EmptyState title={t('notFound', { code: node })} advice={t('notFoundAdvice')} />}</div>}
        </div>
      </div>
    </>
  );
}

function TreePane({ index, kept, selectedCode, onSelect, onClear }: {
  readonly index: EditionIndex; readonly kept: ReadonlySet<string> | null; readonly selectedCode: string | undefined;
  readonly onSelect: (code: string) => void; readonly onClear: () => void;
}) {
  const t = useT(frameworkMessages);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => {
    const selected = selectedCode === undefined ? undefined : index.byCode.get(selectedCode);
    return new Set(selected === undefined ? [] : [...pathTo(index, selected).map((entry) => entry.id), selected.id]);
  });
  const all = () => new Set([...index.byId.values()].filter((entry) => entry.level !== 'checkItem').map((entry) => entry.id));
  if (kept?.size === 0) return <div className="lc-section"><EmptyState title={t('nothingMatches')} advice={t('nothingMatchesAdvice')} action={<Button onClick={onClear}>{t('clearFilters')}</Button>} /></div>;
  return (
    <div className="lc-frameworks-tree-pane">
      <div className="lc-row lc-frameworks-tree-bar lc-no-print">
        <Button kind="quiet" small disabled={kept !== null} onClick={() => setOpen(all())}>{t('openAll')}</Button>
        <Button kind="quiet" small disabled={kept !== null} onClick={() => setOpen(new Set())}>{t('closeAll')}</Button>
      </div>
      <EditionTree index={index} kept={kept} open={open} onOpen={setOpen} selectedCode={selectedCode} onSelect={onSelect} />
    </div>
  );
}
