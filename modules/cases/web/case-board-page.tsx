/** 案件看板 · Cases as columns by state; acting on a card is the same as on the case's own page. */
import { Suspense, useRef, useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import { List } from 'lucide-react';
import { OrganisationSelect, useZoneChoices } from '#modules/places/web/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, Checkbox, classes, DateText, DeadlineText, Dialog, FilterBar, LinkButton, Notice, PageHeader, ProblemAlert, Skeleton, StateTag, useTableState } from '#platform/web/ui/index.ts';
import type { TableState } from '#platform/web/ui/index.ts';
import { listCases, readCase, sourceWords } from '../contract/index.ts';
import { CASE_SOURCES } from '../domain/index.ts';
import { boardMessages } from './board-messages.ts';
import { CaseActs } from './case-acts.tsx';
import { actBetween, BOARD_STATES, cardAfter } from './case-board-view.ts';
import type { BoardState } from './case-board-view.ts';
import type { Ability } from './case-view.ts';
import { SourceTag } from './cases-table.tsx';
import { useCasesLive, useCategoryChoices } from './use-cases.ts';
import type { CaseRow } from './use-cases.ts';
import { caseStates } from './words.ts';
import './cases.css';
import './case-board.css';

const FILTERS = ['q', 'zoneId', 'organisationId', 'category', 'source', 'mine', 'overdue'] as const;
const STEP = 20;
const MOST = 200;
const DRAGGED = 'application/x-lianchuang-case';

type BoardTable = TableState<(typeof FILTERS)[number]>;
interface Opened { readonly caseId: string; readonly begin: Ability | null; readonly refused: boolean }

export function CaseBoardPage() {
  const t = useT(boardMessages);
  const table = useTableState({ filters: FILTERS });
  const [opened, setOpened] = useState<Opened | null>(null);
  const board = useRef<HTMLDivElement>(null);
  useCasesLive();
  const columns = () => [...(board.current?.querySelectorAll('[data-column]') ?? [])].map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')]);
  const move = (event: KeyboardEvent) => {
    const cards = columns();
    const at = cards.flatMap((each, column) => each.map((element, card) => ({ element, column, card }))).find(({ element }) => element === event.target);
    const next = at === undefined ? null : cardAfter(cards.map((each) => each.length), at, event.key);
    if (next === null) return;
    event.preventDefault();
    cards[next.column]?.[next.card]?.focus();
  };
  const drop = (caseId: string, from: BoardState, to: BoardState) => {
    const act = actBetween(from, to);
    if (from !== to) setOpened({ caseId, begin: act, refused: act === null });
  };
  return (
    <>
      <PageHeader title={t('board')} about={t('about')} actions={<LinkButton to="/cases" search={table.filters} icon={List}>{t('list')}</LinkButton>} />
      <BoardFilters table={table} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- what scrolls sideways must be reachable by keyboard; the keys bubble from the cards, which are buttons */}
      <div ref={board} className="lc-case-board" role="region" aria-label={t('board')} tabIndex={0} onKeyDown={move}>
        {BOARD_STATES.map((state) => <BoardColumn key={state} state={state} filters={table.filters} onOpen={(caseId) => setOpened({ caseId, begin: null, refused: false })} onDropCard={(caseId, from) => drop(caseId, from, state)} />)}
      </div>
      {opened !== null && <CardPanel opened={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function BoardFilters({ table }: { readonly table: BoardTable }) {
  const t = useT(boardMessages);
  const text = useText();
  const categories = useCategoryChoices();
  const zones = useZoneChoices();
  const canPlaces = useCan('places.read');
  const { filters, setFilters } = table;
  return (
    <FilterBar
      table={table}
      filters={[
        { name: 'q', kind: 'text', label: t('search') },
        ...(zones.length > 0 ? [{ name: 'zoneId' as const, kind: 'one' as const, label: t('zone'), choices: zones }] : []),
        { name: 'category', kind: 'many', label: t('category'), choices: categories },
        { name: 'source', kind: 'many', label: t('source'), choices: CASE_SOURCES.map((source) => ({ value: source, label: text(sourceWords[source]) })) },
      ]}
    >
      {canPlaces && <span className="lc-cases-filter"><Suspense><OrganisationSelect label={t('organisation')} placeholder={t('anyOrganisation')} value={filters.organisationId} onChange={(id) => setFilters({ organisationId: id })} /></Suspense></span>}
      <Checkbox checked={filters.mine === 'true'} onChange={(on) => setFilters({ mine: on ? 'true' : undefined })}>{t('onlyMine')}</Checkbox>
      <Checkbox checked={filters.overdue === 'true'} onChange={(on) => setFilters({ overdue: on ? 'true' : undefined })}>{t('onlyOverdue')}</Checkbox>
    </FilterBar>
  );
}

interface ColumnProps {
  readonly state: BoardState;
  readonly filters: BoardTable['filters'];
  readonly onOpen: (caseId: string) => void;
  readonly onDropCard: (caseId: string, from: BoardState) => void;
}

/** With a deadline the nearest first; without one the newest. */
const SORT: Readonly<Record<BoardState, 'deadline' | 'recent'>> = { reported: 'recent', registered: 'recent', dispatched: 'deadline', accepted: 'deadline', rectified: 'deadline', closed: 'recent', shelved: 'recent' };

function BoardColumn({ state, filters, onOpen, onDropCard }: ColumnProps) {
  const t = useT(boardMessages);
  const text = useText();
  const [shown, setShown] = useState(STEP);
  const [over, setOver] = useState(false);
  const found = useRead(listCases, { ...filters, state, sort: SORT[state], pageSize: shown });
  const { tone, text: words } = caseStates[state];
  const total = found.data?.total ?? 0;
  const drop = (event: DragEvent) => {
    setOver(false);
    const [caseId, from] = event.dataTransfer.getData(DRAGGED).split('/');
    if (caseId !== undefined && from !== undefined) onDropCard(caseId, from as BoardState);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on; without a mouse the card's panel does the same
    <section
      data-column={state} className={classes('lc-case-column', over && 'lc-case-column-over')} aria-label={t('column', { state: text(words), n: numberText(total) })} aria-busy={found.data === undefined || undefined}
      onDragOver={(event) => { if (event.dataTransfer.types.includes(DRAGGED)) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)} onDrop={drop}
    >
      <h2><StateTag tone={tone} text={words} quiet /><b>{found.data === undefined ? '…' : numberText(total)}</b></h2>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined && found.problem === null && <Skeleton lines={4} />}
      {total === 0 && found.data !== undefined && <p className="lc-quiet lc-small">{t('empty')}</p>}
      <ol>{found.data?.rows.map((row) => <li key={row.id}><BoardCard row={row} state={state} onOpen={() => onOpen(row.id)} /></li>)}</ol>
      {total > shown && shown < MOST && <Button small kind="quiet" pending={found.refreshing} onClick={() => setShown(Math.min(MOST, shown + STEP))}>{t('more', { n: numberText(Math.min(STEP, total - shown)) })}</Button>}
    </section>
  );
}

function BoardCard({ row, state, onOpen }: { readonly row: CaseRow; readonly state: BoardState; readonly onOpen: () => void }) {
  const t = useT(boardMessages);
  const text = useText();
  const running = state === 'dispatched' || state === 'accepted';
  return (
    <button
      type="button" data-card={row.id} className={classes('lc-case-card', row.overdueMinutes !== null && 'lc-case-card-late')} aria-haspopup="dialog" draggable
      onDragStart={(event) => { event.dataTransfer.setData(DRAGGED, `${row.id}/${state}`); event.dataTransfer.effectAllowed = 'move'; }} onClick={onOpen}
    >
      <span className="lc-case-card-title">{row.title}</span>
      <SourceTag source={row.source} />
      <span className="lc-quiet lc-small">{row.number} · {row.organisationNameZh === null ? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' }) : text({ zh: row.organisationNameZh, en: row.organisationNameEn ?? '' })}</span>
      {running ? <DeadlineText at={row.deadlineAt} short /> : <span className="lc-quiet lc-small">{t('reportedAgo')} <DateText value={row.reportedAt} relative /></span>}
    </button>
  );
}

/** The same acts as on the case's page, in a panel; the focus returns to the card. */
function CardPanel({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }) {
  const t = useT(boardMessages);
  const found = useRead(readCase, { caseId: opened.caseId });
  const row = found.data;
  const refused = row !== undefined && (opened.refused || (opened.begin !== null && !row.acts.includes(opened.begin)));
  return (
    <Dialog open title={row === undefined ? t('loading') : t('caseIs', { number: row.number })} onClose={onClose} actions={<><Button onClick={onClose}>{t('close')}</Button><LinkButton to={`/cases/${opened.caseId}`}>{t('openCase')}</LinkButton></>}>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {row === undefined ? found.problem === null && <Skeleton lines={4} /> : (
        <div className="lc-stack">
          <p className="lc-case-card-title">{row.title}</p>
          <p className="lc-row"><StateTag tone={caseStates[row.state].tone} text={caseStates[row.state].text} />{row.deadlineAt !== null && row.closedAt === null && row.rectifiedAt === null && <DeadlineText at={row.deadlineAt} />}</p>
          {refused && <Notice tone="warn" title={t('notNow')}><p>{t('notNowAdvice')}</p></Notice>}
          <CaseActs row={row} begin={refused ? null : opened.begin} />
        </div>
      )}
    </Dialog>
  );
}
