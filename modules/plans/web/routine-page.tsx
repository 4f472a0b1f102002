/** 例行活动页 · How each place kept to it, week by week, with its rate and what it is made of. */
import { useState } from 'react';
import { Download, MapPinned, Pencil } from 'lucide-react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, Checkbox, ConfirmButton, DateText, Dialog, DownloadButton, EmptyState, Field, fieldError, FilterBar, KeyValue, LinkButton, PageHeader, PhotoStrip, ProblemAlert, RatioText, Section, Skeleton, StatTile, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportRoutineGrid, holidayRuleWords, readRoutine, readRoutineGrid, routineCellWords, withdrawCompletion } from '../contract/index.ts';
import { ROUTINE_CELLS } from '../domain/index.ts';
import { RecordAct } from './routine-record.tsx';
import { routineMessages } from './routine-messages.ts';
import { Rhythm } from './routines-page.tsx';
import './plans.css';

type Grid = OutputOf<typeof readRoutineGrid>;
type Row = Grid['rows'][number];
/** Beside its colour each state has a sign of its own. */
const SIGNS = { done: '✓', late: '△', missed: '✗', open: '·', skipped: '–', absent: '' } as const;

export function RoutinePage() {
  const t = useT(routineMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const { routineId } = useRouteParams<'routineId'>();
  const [mayManage, mayRecord] = [useCan('plans.manage'), useCan('plans.deliver')];
  const table = useTableState({ filters: ['from', 'to', 'missedOnly'] });
  const asked = { routineId, ...(table.filters.from === undefined ? {} : { from: table.filters.from }), ...(table.filters.to === undefined ? {} : { to: table.filters.to }), ...(table.filters.missedOnly === 'true' ? { missedOnly: true } : {}) };
  const found = useRead(readRoutine, { routineId });
  const grid = useRead(readRoutineGrid, asked);
  const routine = found.data;
  if (routine === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('routine')} trail={[{ text: t('routines'), to: '/routines' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const name = text({ zh: routine.nameZh, en: routine.nameEn });
  return (
    <div className="lc-plans-landscape">
      <PageHeader title={name} trail={[{ text: t('routines'), to: '/routines' }]} actions={<>{mayRecord && grid.data !== undefined && routine.places.length > 0 && <RecordAct routine={routine} today={grid.data.today} />}{mayManage && <><LinkButton icon={MapPinned} to={`/routines/${routineId}/places`}>{t('setPlaces')}</LinkButton><LinkButton icon={Pencil} to={`/routines/${routineId}/edit`}>{t('edit')}</LinkButton></>}</>} />
      <Section>
        <KeyValue facts={[
          { label: t('rhythm'), value: <Rhythm routine={routine} /> }, { label: t('onHoliday'), value: text(holidayRuleWords[routine.onHoliday]) }, { label: t('places'), value: t('placesCount', { n: routine.placeCount }) }, { label: t('next'), value: routine.next === null ? null : <DateText value={routine.next.dueOn ?? routine.next.on} /> },
          { label: t('document'), value: routine.document }, { label: t('about'), wide: true, value: routine.about === '' ? null : routine.about },
        ]} />
      </Section>
      <Section title={t('grid')} about={t('gridAbout')} bare actions={<DownloadButton icon={Download} href={urlOf(exportRoutineGrid, asked)}>{t('export')}</DownloadButton>}>
        <div className="lc-stack">
          <FilterBar table={table} filters={[{ name: 'from', kind: 'date', label: t('since') }, { name: 'to', kind: 'date', label: t('to') }]}>
            <Checkbox checked={table.filters.missedOnly === 'true'} onChange={(on) => table.setFilters({ missedOnly: on ? 'true' : undefined })}>{t('onlyMissed')}</Checkbox>
          </FilterBar>
          <ProblemAlert problem={grid.problem} onRetry={grid.reload} />
          {grid.data === undefined ? <Skeleton height="20rem" /> : grid.data.rows.length === 0 ? <EmptyState icon={MapPinned} title={t('noRows')} advice={t('noRowsAdvice')} /> : <GridView grid={grid.data} mayRecord={mayRecord} />}
        </div>
      </Section>
    </div>
  );
}

function GridView({ grid, mayRecord }: { readonly grid: Grid; readonly mayRecord: boolean }) {
  const t = useT(routineMessages);
  const text = useText();
  const [shown, setShown] = useState<{ readonly row: Row; readonly at: number } | null>(null);
  const nameOf = (row: Row) => text({ zh: row.place.nameZh, en: row.place.nameEn });
  return (
    <>
      <div className="lc-tiles"><StatTile label={t('rate')} ratio={grid.rate} /><StatTile label={t('missed')} value={grid.missed} {...(grid.missed > 0 ? { tone: 'danger' as const } : {})} /><StatTile label={t('late')} value={grid.late} /><StatTile label={t('heads')} value={grid.headCount} /></div>
      <p className="lc-row lc-small" aria-label={t('legend')} role="note">{ROUTINE_CELLS.map((state) => <span key={state} className="lc-row"><span className={`lc-plans-cell lc-plans-cell-${state}`} aria-hidden="true">{SIGNS[state]}</span>{text(routineCellWords[state])}</span>)}</p>
      <div className="lc-plans-sheet" tabIndex={0} role="region" aria-label={t('grid')}>
        <table className="lc-plans-grid-table">
          <thead><tr><th scope="col">{t('place')}</th><th scope="col">{t('rate')}</th>{grid.occurrences.map(({ on, dueOn }) => <th key={on} scope="col" className="lc-number">{(dueOn ?? on).slice(5)}</th>)}</tr></thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={row.place.id}>
                <th scope="row">{nameOf(row)}</th><td><RatioText ratio={row.rate} /></td>
                {row.cells.map((cell, at) => {
                  const on = grid.occurrences[at]?.on ?? '';
                  const label = `${t('cellOf', { place: nameOf(row), on, state: text(routineCellWords[cell.state]) })}${cell.headCount === null ? '' : ` ${t('cellHeads', { n: cell.headCount })}`}`;
                  return <td key={on} className={`lc-plans-cell lc-plans-cell-${cell.state}`}>{cell.completionId === null ? <span role="img" aria-label={label}>{SIGNS[cell.state]}</span> : <button type="button" aria-label={label} onClick={() => setShown({ row, at })}>{SIGNS[cell.state]}</button>}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown !== null && <Details key={shown.row.cells[shown.at]?.completionId} name={nameOf(shown.row)} on={grid.occurrences[shown.at]?.on ?? ''} cell={shown.row.cells[shown.at] as Row['cells'][number]} mayWithdraw={mayRecord} onClose={() => setShown(null)} />}
    </>
  );
}

function Details({ name, on, cell, mayWithdraw, onClose }: { readonly name: string; readonly on: string; readonly cell: Row['cells'][number]; readonly mayWithdraw: boolean; readonly onClose: () => void }) {
  const t = useT(routineMessages);
  const urlOf = useUrlOf();
  const [reason, setReason] = useState('');
  const withdraw = useWrite(withdrawCompletion, { invalidates: ['plans'], done: { zh: '已撤回', en: 'Withdrawn' }, onSuccess: onClose });
  return (
    <Dialog open title={t('details', { place: name, on })} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
      <div className="lc-stack">
        <p>{t('doneLine', { on: cell.doneOn ?? on })}{cell.headCount !== null && <> · {t('cellHeads', { n: numberText(cell.headCount) })}</>}</p>
        {cell.fileId !== null && <PhotoStrip label={t('photo')} photos={[{ url: urlOf(readFile, { fileId: cell.fileId }), thumbnailUrl: urlOf(readThumbnail, { fileId: cell.fileId }), alt: t('photoOf', { place: name, on }) }]} />}
        {mayWithdraw && cell.completionId !== null && (
          <ConfirmButton small kind="danger" label={t('withdraw')} question={t('withdrawAsk', { place: name, on })} action={t('withdraw')} pending={withdraw.pending} problem={withdraw.problem} onConfirm={() => withdraw.run({ completionId: cell.completionId as string, reason })}>
            <Field label={t('reason')} required error={fieldError(withdraw.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
          </ConfirmButton>
        )}
      </div>
    </Dialog>
  );
}
