/** 积分公示榜 · A quarter by village and label, without ranks; prints for the village wall. */
import { Suspense, useState } from 'react';
import { FileSpreadsheet, FileText, Printer, TableProperties, UserRoundX } from 'lucide-react';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { PlaceSelect, useCity } from '#modules/places/web/index.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { bothWays } from '#platform/contract/sorting.ts';
import { Button, DataTable, DateText, DownloadButton, EmptyState, Field, Notice, PageHeader, Section, Select, useTableState } from '#platform/web/ui/index.ts';
import { downloadBoard, exportHouseholdsWithoutPoints, listHouseholdsWithoutPoints, readBoard } from '../contract/index.ts';
import { quarterOf } from '../domain/index.ts';
import { BoardPublication } from './board-publication.tsx';
import { pointsMessages } from './messages.ts';
import { quarterName } from './words.ts';
import { yearMessages } from './year-messages.ts';
import './points.css';

const QUARTERS_SHOWN = 8;

/** The quarter of a day and those before it, the newest first. */
function quartersUntil(today: string): string[] {
  const [year, number] = quarterOf(today).split('-').map(Number) as [number, number];
  return Array.from({ length: QUARTERS_SHOWN }, (_each, at) => { const since = year * 4 + number - 1 - at; return `${Math.floor(since / 4)}-${(since % 4) + 1}`; });
}

export function BoardPage() {
  const t = useT(pointsMessages);
  const y = useT(yearMessages);
  const text = useText();
  const today = useCity().programme?.today;
  const quarters = today === undefined ? [] : quartersUntil(today);
  const [picked, setPicked] = useState('');
  const [placeId, setPlace] = useState<string | undefined>();
  const quarter = picked === '' ? quarters[0] : picked;
  const asked = { ...(quarter === undefined ? {} : { quarter }), ...(placeId === undefined ? {} : { placeId }) };
  const urlOf = useUrlOf();
  const board = useRead(readBoard, asked);
  const number = (value: number) => <span className={value === 0 ? 'lc-number lc-points-zero' : 'lc-number'}>{numberText(value)}</span>;
  return (
    <>
      <PageHeader
        title={t('board')} about={<>{board.data !== undefined && <><strong>{t('period', { from: board.data.from, to: board.data.to })}</strong>{text({ zh: '。', en: '. ' })}</>}{t('boardAbout')}</>}
        actions={<>{quarter !== undefined && board.data !== undefined && <BoardPublication quarter={quarter} isPublic={board.data.isPublic} />}<DownloadButton icon={FileSpreadsheet} href={urlOf(downloadBoard, { ...asked, format: 'xlsx' })}>{t('asTable')}</DownloadButton><DownloadButton icon={FileText} href={urlOf(downloadBoard, { ...asked, format: 'docx' })}>{t('asDocument')}</DownloadButton><Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button></>}
      />
      <div className="lc-grid lc-no-print">
        <Field label={t('quarter')}>{(w) => <Select {...w} value={quarter ?? ''} choices={quarters.map((each) => ({ value: each, label: quarterName(t, each) }))} onChange={setPicked} />}</Field>
        <Field label={t('place')}>{(w) => <Suspense><PlaceSelect {...w} value={placeId} onChange={setPlace} /></Suspense>}</Field>
      </div>
      {board.data !== undefined && board.data.householdCount > board.data.rows.length && (
        <Notice tone="warn" title={t('boardCut', { n: numberText(board.data.rows.length), all: numberText(board.data.householdCount) })}>
          <p>{t('boardCutAdvice')}</p>
          <div className="lc-row lc-no-print">{board.data.places.map((place) => <Button key={place.placeId} onClick={() => setPlace(place.placeId)}>{t('boardOfPlace', { name: text({ zh: place.nameZh, en: place.nameEn }), n: numberText(place.households) })}</Button>)}</div>
        </Notice>
      )}
      <div className="lc-points-board">
        <DataTable
          caption={t('board')} whole result={{ data: board.data === undefined ? undefined : { rows: board.data.rows, total: board.data.rows.length }, problem: board.problem }} rowKey={(row) => row.subjectId}
          columns={[
            { key: 'household', title: t('household'), width: '28%', cell: (row) => row.label },
            { key: 'place', title: t('place'), cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
            { key: 'brought', title: t('brought'), align: 'end', cell: (row) => number(row.brought) }, { key: 'earned', title: t('gained'), align: 'end', cell: (row) => number(row.earned) }, { key: 'deducted', title: t('deducted'), align: 'end', cell: (row) => number(row.deducted) },
            { key: 'redeemed', title: t('redeemed'), align: 'end', cell: (row) => number(row.redeemed) }, { key: 'other', title: t('otherMoves'), align: 'end', cell: (row) => number(row.other) }, { key: 'held', title: t('setAside'), align: 'end', cell: (row) => number(row.held) }, { key: 'balance', title: t('free'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.balance)}</span> },
          ]}
          empty={<EmptyState icon={TableProperties} title={t('noBoard')} />}
        />
      </div>
      <p className="lc-quiet">{t('rowSum')}</p>
      <WithoutPoints asked={asked} />
      <p className="lc-quiet">{y('wallNote')}</p>
      {(board.data?.absentCount ?? 0) > 0 && <p className="lc-quiet">{t('absent', { n: numberText(board.data?.absentCount ?? 0) })}</p>}
    </>
  );
}

/** Who earned nothing: for those who keep the points to ask about. It stays on the screen, with a table of its own to take away; the wall shows the board. */
function WithoutPoints({ asked }: { readonly asked: { readonly quarter?: string; readonly placeId?: string } }) {
  const t = useT(pointsMessages);
  const text = useText();
  const table = useTableState({ sorts: bothWays(['place', 'label', 'balance']) });
  const sorted = { ...asked, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listHouseholdsWithoutPoints, { ...sorted, page: table.page, pageSize: table.pageSize });
  return (
    <div className="lc-no-print">
    <Section title={t('without')} about={t('withoutAbout')}>
      <div className="lc-points-board">
        <DataTable
          caption={t('without')} result={found} table={table} rowKey={(row) => row.subjectId} tools={<ListExport operation={exportHouseholdsWithoutPoints} input={sorted} total={found.data?.total} />}
          columns={[
            { key: 'household', title: t('household'), sort: ['label', '-label'], width: '30%', cell: (row) => row.label }, { key: 'place', title: t('place'), sort: ['place', '-place'], cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
            { key: 'balance', title: t('free'), sort: ['balance', '-balance'], greatestFirst: true, align: 'end', cell: (row) => <span className="lc-number">{numberText(row.balance)}</span> }, { key: 'last', title: t('lastEarned'), cell: (row) => (row.lastEarnedOn === null ? <span className="lc-quiet">—</span> : <DateText value={row.lastEarnedOn} />) },
          ]}
          empty={<EmptyState icon={UserRoundX} title={t('allEarned')} />}
        />
      </div>
      {(found.data?.unshownCount ?? 0) > 0 && <p className="lc-quiet">{t('withoutUnshown', { n: numberText(found.data?.unshownCount ?? 0) })}</p>}
    </Section>
    </div>
  );
}
