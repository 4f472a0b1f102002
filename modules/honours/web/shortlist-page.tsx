/** 初评入围页 · Who is in by the rule, the cut-off, and a person’s decision with a reason for each deviation. */
import { useState } from 'react';
import { ListFilter, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { useCan } from '#platform/web/session.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { ConfirmButton, DataTable, EmptyState, Field, FilterBar, IconButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { decideShortlist, exportShortlist, listShortlist, shortlistLineWords, shortlistSentence, stageWords, tieKeyWords } from '../contract/index.ts';
import { SHORTLIST_LINES } from '../domain/index.ts';
import type { ShortlistLine } from '../domain/index.ts';
import { shortlistMessages } from './shortlist-messages.ts';
import './honours.css';

type Shortlist = OutputOf<typeof listShortlist>;
type Row = Shortlist['rows'][number];
type Edge = Shortlist['cutOffs'][number]['lastIn'];
/** Whoever is to be in or out against the rule. */
interface Deviation { readonly label: string; readonly byRule: boolean; readonly reason: string }

const tones: Readonly<Record<ShortlistLine, Tone>> = { in: 'ok', below: 'neutral', added: 'info', dropped: 'warn' };
const byRule = ({ line }: Pick<Row, 'line'>): boolean => line === 'in' || line === 'dropped';
const shownScore = (score: Row['score']): string | null => (score === null ? null : (score.numerator / score.denominator / 100).toFixed(2));

export function ShortlistPage() {
  const t = useT(shortlistMessages);
  const text = useText();
  const { roundId, titleId } = useRouteParams<'roundId' | 'titleId'>();
  const mayRun = useCan('honours.runRounds');
  const table = useTableState({ filters: ['q', 'line'], sorts: bothWays(['place', 'subject']) });
  const asked = { roundId, titleId, ...(table.filters as { q?: string; line?: ShortlistLine }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listShortlist, { ...asked, page: table.page, pageSize: table.pageSize });
  const [changes, setChanges] = useState<ReadonlyMap<string, Deviation | null>>(new Map());
  const kept = useKept(roundId, titleId);
  const shortlist = found.data;
  const trail = [{ text: t('rounds'), to: '/selection-rounds' }, ...(shortlist === undefined ? [] : [{ text: shortlist.roundName, to: `/selection-rounds/${roundId}` }])];
  if (shortlist === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('shortlist')} trail={[...trail, { text: t('shortlist'), to: `/selection-rounds/${roundId}` }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const deviations = new Map([...kept, ...changes].flatMap(([id, each]): [string, Deviation][] => (each === null ? [] : [[id, each]])));
  const mayDecide = mayRun && shortlist.isOpen;
  const tick = (ids: ReadonlySet<string>): void => setChanges(new Map([...changes, ...shortlist.rows.flatMap((row): [string, Deviation | null][] => (ids.has(row.candidateId) === deviations.has(row.candidateId) ? [] : [[row.candidateId, ids.has(row.candidateId) ? { label: row.label, byRule: byRule(row), reason: row.reason ?? '' } : null]]))]));
  const basis = `${shortlist.basis === null ? t('nobodyScored') : text(stageWords[shortlist.basis])}${shortlist.withVoice ? t('withVoice') : ''}`;
  return (
    <>
      <PageHeader
        title={`${t('shortlist')} · ${text({ zh: shortlist.titleZh, en: shortlist.titleEn })}`} trail={trail} about={t('about', { rule: shortlistSentence(shortlist.rule, text), basis, ties: shortlist.tieRule.map((key) => text(tieKeyWords[key])).join('、'), seed: shortlist.lotSeed })}
        actions={mayDecide && <Decide roundId={roundId} titleId={titleId} isDecided={shortlist.isDecided} deviations={deviations} onChange={(id, each) => setChanges(new Map([...changes, [id, each]]))} onDone={() => setChanges(new Map())} />}
      />
      {shortlist.isDecided ? <Notice title={t('decidedBy', { name: shortlist.decidedByName ?? '', n: shortlist.inside })}>{t('decidedNote', { added: shortlist.added, dropped: shortlist.dropped })}</Notice> : <Notice tone="warn" title={t('undecided')}>{t('undecidedNote')}</Notice>}
      <CutOffs found={found} shortlist={shortlist} />
      <Section title={t('list')} bare>
        <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('find') }, { name: 'line', kind: 'one', label: t('line'), choices: SHORTLIST_LINES.map((line) => ({ value: line, label: text(shortlistLineWords[line]) })) }]} />
        <DataTable
          caption={t('list')} result={found} table={table} tools={<ListExport operation={exportShortlist} input={asked} total={shortlist.total} />} rowKey={(row) => row.candidateId} rowTo={(row) => `/candidates/${row.candidateId}`}
          {...(mayDecide ? { selection: { chosen: new Set(deviations.keys()), onChange: tick, selectable: () => true } } : {})}
          columns={[
            { key: 'name', title: t('name'), sort: ['subject', '-subject'], width: '24%', cell: (row) => row.label },
            { key: 'part', title: t('part'), cell: (row) => (row.partZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.partZh, en: row.partEn ?? row.partZh })) },
            { key: 'place', title: t('placeNo'), sort: ['place', '-place'], align: 'end', cell: (row) => <span className="lc-number">{row.place}</span> },
            { key: 'score', title: t('score'), align: 'end', cell: (row) => (row.score === null ? <span className="lc-quiet">{t('unscored')}</span> : <span className="lc-number">{shownScore(row.score)}</span>) },
            { key: 'line', title: t('line'), cell: (row) => <StateTag quiet tone={tones[row.line]} text={shortlistLineWords[row.line]} /> },
            { key: 'reason', title: t('reason'), wideOnly: true, cell: (row) => row.reason ?? <span className="lc-quiet">—</span> },
            { key: 'area', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          ]}
          empty={<EmptyState icon={ListFilter} title={t('noRows')} />}
        />
      </Section>
    </>
  );
}

const KEPT_MOST = 200;

/** Deviations as they were decided before, to be decided anew. */
function useKept(roundId: string, titleId: string): readonly [string, Deviation][] {
  const added = useRead(listShortlist, { roundId, titleId, line: 'added', pageSize: KEPT_MOST }).data?.rows ?? [];
  const dropped = useRead(listShortlist, { roundId, titleId, line: 'dropped', pageSize: KEPT_MOST }).data?.rows ?? [];
  return [...added, ...dropped].map((row) => [row.candidateId, { label: row.label, byRule: byRule(row), reason: row.reason ?? '' }]);
}

function CutOffs({ found, shortlist }: { readonly found: ReturnType<typeof useRead<typeof listShortlist>>; readonly shortlist: Shortlist }) {
  const t = useT(shortlistMessages);
  const text = useText();
  const edge = (of: Edge): string => (of === null ? t('none') : t('edge', { label: of.label, score: shownScore(of.score) ?? t('unscored') }));
  return (
    <Section title={t('cutOff')} bare>
      <DataTable
        caption={t('cutOff')} result={{ ...found, data: { rows: shortlist.cutOffs, total: shortlist.cutOffs.length } }} rowKey={(row) => row.part ?? ''}
        columns={[
          { key: 'part', title: t('part'), cell: (row) => (row.partZh === null ? t(shortlist.rule.per === 'title' ? 'whole' : 'unsaid') : text({ zh: row.partZh, en: row.partEn ?? row.partZh })) }, { key: 'candidates', title: t('candidates'), align: 'end', cell: (row) => <span className="lc-number">{row.candidates}</span> },
          { key: 'inside', title: t('inside'), align: 'end', cell: (row) => <span className="lc-number">{row.inside}</span> }, { key: 'last', title: t('lastIn'), cell: (row) => edge(row.lastIn) }, { key: 'first', title: t('firstOut'), cell: (row) => edge(row.firstOut) },
        ]}
      />
    </Section>
  );
}

function Decide({ roundId, titleId, isDecided, deviations, onChange, onDone }: { readonly roundId: string; readonly titleId: string; readonly isDecided: boolean; readonly deviations: ReadonlyMap<string, Deviation>; readonly onChange: (id: string, deviation: Deviation | null) => void; readonly onDone: () => void }) {
  const t = useT(shortlistMessages);
  const decide = useWrite(decideShortlist, { invalidates: ['honours'], done: { zh: '入围名单已定', en: 'Decided' }, onSuccess: onDone });
  const isSaid = [...deviations.values()].every(({ reason }) => reason.trim().length >= 2);
  return (
    <ConfirmButton kind="primary" icon={ListFilter} label={t(isDecided ? 'again' : 'decide')} question={t('decideAsk')} action={t('decide')} pending={decide.pending} problem={decide.problem} onConfirm={async () => (isSaid ? decide.run({ roundId, titleId, deviations: [...deviations].map(([candidateId, { reason }]) => ({ candidateId, reason })) }) : undefined)}>
      <p>{t('decideNote')}</p>
      {deviations.size === 0 ? <p className="lc-quiet">{t('noDeviation')}</p> : [...deviations].map(([id, each]) => (
        <div key={id} className="lc-row">
          <Field label={t(each.byRule ? 'deviationOut' : 'deviationIn', { name: each.label })} required>{(w) => <TextInput {...w} required minLength={2} maxLength={500} value={each.reason} onChange={(reason) => onChange(id, { ...each, reason })} />}</Field>
          <IconButton icon={X} label={t('dropDeviation', { name: each.label })} onClick={() => onChange(id, null)} />
        </div>
      ))}
    </ConfirmButton>
  );
}
