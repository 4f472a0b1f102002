/** 版本对照 · Two editions side by side, pair by pair. */
import { useMemo } from 'react';
import { GitCompareArrows } from 'lucide-react';
import { z } from 'zod';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { Checkbox, DataTable, EmptyState, Field, FilterBar, Notice, ProblemAlert, Section, Segmented, Select, Skeleton, StateTag, useTableState } from '#platform/web/ui/index.ts';
import { compareEditions, listEditions } from '../contract/index.ts';
import { DIFF_LEVELS, MAPPING_RELATIONS } from '../domain/index.ts';
import { EditionFrame } from './edition-frame.tsx';
import type { Edition } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';
import { levelWords, relationLooks, wordFor } from './words.ts';
import './frameworks.css';

type Pair = OutputOf<typeof compareEditions>['pairs'][number];

const otherSearch = z.object({ with: z.string().optional() });
const pairSearch = z.object({ show: z.enum(['changed', 'all']).default('changed'), suggest: z.string().optional() });

export function ComparePage() {
  const t = useT(frameworkMessages);
  return <EditionFrame about={t('compareAbout')}>{(edition) => <Compare edition={edition} />}</EditionFrame>;
}

function Compare({ edition }: { readonly edition: Edition }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const [search, setSearch] = useSearchState(otherSearch);
  const editions = useRead(listEditions, {});
  const others = (editions.data?.rows ?? []).filter((row) => row.id !== edition.id);
  const declared = others.find((row) => row.code === edition.mapping?.fromEdition);
  const otherId = others.find((row) => row.id === search.with)?.id ?? declared?.id ?? (others.length === 1 ? others[0]?.id : undefined);
  if (editions.data === undefined) return editions.problem === null ? <Skeleton lines={4} /> : <ProblemAlert problem={editions.problem} onRetry={editions.reload} />;
  if (others.length === 0) return <Section><EmptyState icon={GitCompareArrows} title={t('onlyOne')} advice={t('onlyOneAdvice')} /></Section>;
  return (
    <>
      <div className="lc-frameworks-other lc-no-print">
        <Field label={t('compareWith')}>
          {(wiring) => <Select {...wiring} value={otherId ?? ''} placeholder={t('pickOther')} choices={others.map((row) => ({ value: row.id, label: text({ zh: row.titleZh, en: row.titleEn }) }))} onChange={(id) => setSearch({ with: id })} />}
        </Field>
      </div>
      {otherId === undefined
        ? <Section><EmptyState icon={GitCompareArrows} title={t('pickCompare')} advice={t('pickCompareAdvice')} /></Section>
        : <Pairs {...newerFirst(edition, others.find((row) => row.id === otherId))} />}
    </>
  );
}

interface Dated {
  readonly id: string;
  readonly effectiveFrom: string;
}

/** Whichever page one comes from, the older edition stands on the left. */
function newerFirst(edition: Dated, other: Dated | undefined): { readonly editionId: string; readonly otherEditionId: string } {
  const otherId = other?.id ?? edition.id;
  return (other?.effectiveFrom ?? '') > edition.effectiveFrom ? { editionId: otherId, otherEditionId: edition.id } : { editionId: edition.id, otherEditionId: otherId };
}

function Pairs({ editionId, otherEditionId }: { readonly editionId: string; readonly otherEditionId: string }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const [{ show, suggest }, setSearch] = useSearchState(pairSearch);
  const result = useRead(compareEditions, { editionId, otherEditionId, suggest: suggest === 'true' }, { hold: false });
  const table = useTableState({ filters: ['q', 'relation', 'level'], pageSize: 100 });
  const pairs = result.data?.pairs;
  const shown = useMemo(() => (pairs ?? []).filter((pair) => (show === 'all' || pair.relation !== 'kept' || table.filters.relation !== undefined) && fits(pair, table.filters)), [pairs, show, table.filters]);
  const changedCount = useMemo(() => (pairs ?? []).filter((pair) => pair.relation !== 'kept').length, [pairs]);
  if (pairs === undefined) return result.problem === null ? <Skeleton lines={8} /> : <ProblemAlert problem={result.problem} onRetry={result.reload} />;
  const count = (key: 'relation' | 'level', value: string) => pairs.filter((pair) => pair[key] === value).length;
  const rows = shown.slice((table.page - 1) * table.pageSize, table.page * table.pageSize);
  return (
    <>
      <Notice tone={result.data?.declared ? 'ok' : 'warn'}>
        <p>{t(result.data?.declared ? 'declared' : suggest === 'true' ? 'suggestedOnly' : 'suggested')}</p>
        {(result.data?.declared || suggest === 'true') && <Checkbox checked={suggest === 'true'} onChange={(on) => setSearch({ suggest: on ? 'true' : undefined })}>{t('suggestInstead')}</Checkbox>}
      </Notice>
      <FilterBar
        table={table}
        filters={[
          { name: 'q', kind: 'text', label: t('search') },
          { name: 'relation', kind: 'many', label: t('relation'), choices: MAPPING_RELATIONS.map((relation) => ({ value: relation, label: text(relationLooks[relation].text), count: count('relation', relation) })) },
          { name: 'level', kind: 'one', label: t('level'), choices: DIFF_LEVELS.map((level) => ({ value: level, label: text(levelWords[level]), count: count('level', level) })) },
        ]}
      >
        <Segmented label={t('showPairs')} value={show} onChange={(next) => setSearch({ show: next })} choices={[{ value: 'changed', label: t('onlyChanged'), count: changedCount }, { value: 'all', label: t('all'), count: pairs.length }]} />
      </FilterBar>
      <DataTable
        caption={t('tabCompare')} table={table} result={{ data: { rows, total: shown.length } }} rowKey={(pair) => `${pair.level}/${pair.from}/${pair.to}`} empty={<EmptyState icon={GitCompareArrows} title={t('nothingChanged')} />}
        columns={[
          { key: 'relation', title: t('relation'), cell: (pair) => <RelationTag relation={pair.relation} /> },
          { key: 'level', title: t('level'), wideOnly: true, cell: (pair) => text(wordFor(levelWords, pair.level)) },
          { key: 'from', title: t('oldCode'), width: '36%', cell: (pair) => <Side code={pair.from} zh={pair.fromZh} en={pair.fromEn} /> },
          { key: 'to', title: t('newCode'), width: '36%', cell: (pair) => <Side code={pair.to} zh={pair.toZh} en={pair.toEn} /> },
          { key: 'similarity', title: t('similarity'), align: 'end', wideOnly: true, cell: (pair) => (pair.similarity === null || pair.from === null || pair.to === null ? '—' : `${Math.round(pair.similarity * 100)}%`) },
        ]}
      />
    </>
  );
}

function fits(pair: Pair, filters: { readonly q?: string; readonly relation?: string; readonly level?: string }): boolean {
  const wanted = (filters.q ?? '').trim().toLowerCase();
  const found = wanted === '' || [pair.from, pair.to, pair.fromZh, pair.toZh, pair.fromEn, pair.toEn].some((each) => each?.toLowerCase().includes(wanted));
  return found && (filters.relation === undefined || filters.relation.split(',').includes(pair.relation)) && (filters.level === undefined || filters.level === pair.level);
}

function RelationTag({ relation }: { readonly relation: string }) {
  const look = (relationLooks as Readonly<Record<string, (typeof relationLooks)['kept'] | undefined>>)[relation];
  return look === undefined ? <>{relation}</> : <StateTag tone={look.tone} text={look.text} />;
}

function Side({ code, zh, en }: { readonly code: string | null; readonly zh: string | null; readonly en: string | null }) {
  const text = useText();
  if (code === null) return <span className="lc-quiet">—</span>;
  return <div><span className="lc-frameworks-code">{code}</span> {text({ zh: zh ?? '', en: en ?? zh ?? '' })}</div>;
}
