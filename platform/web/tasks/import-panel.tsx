/**
 * 导入面板 · A file is looked through first; what is wrong is told with its row and column; then the person decides what
 * is written. Large files go on as a task, whose progress shows here and may be cancelled.
 */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { CircleCheck, Download } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { BAD_ROWS_LISTED_MAX, cancelTask, readTask, readTaskErrors } from '#platform/contract/tasks.ts';
import type { BadRow, ImportAnswer, ImportMode, ImportReport } from '#platform/contract/tasks.ts';
import { useInvalidate, useRead, useUrlOf, useWrite } from '../client.tsx';
import { numberText } from '../format.ts';
import { useText, useT } from '../i18n.ts';
import { Button, Checkbox, DataTable, DownloadButton, FileDrop, fileForOperation, JobProgress, LinkButton, Notice, ProblemAlert, Section, StatTile } from '../ui/index.ts';
import { taskMessages } from './messages.ts';
import './import-panel.css';

const FILE_BYTES_MAX = 64 * 1024 * 1024;
const POLL_MS = 700;
const ROWS_SHOWN = 200;

type FileInput = { readonly fileName: string; readonly body: Uint8Array };

interface ImportPanelProps {
  readonly accept: string;
  readonly acceptText: string;
  /** Sends the file; the module's own operation. */
  readonly run: (file: FileInput, mode: ImportMode) => Promise<ImportAnswer | undefined>;
  readonly problem: ProblemBody | null;
  readonly pending: boolean;
  readonly onClear: () => void;
  /** Choices that belong to the file, such as its coordinate system. */
  readonly settings?: ReactNode;
  /** A change of it makes the preview stale. */
  readonly resetKey?: string;
  /** What is asked again after something was written. */
  readonly invalidates: readonly string[];
  /** Where what was imported can be seen. */
  readonly listTo: string;
  readonly listText: string;
}

/** 导入面板 */
export function ImportPanel(props: ImportPanelProps) {
  const t = useT(taskMessages);
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<(ImportAnswer & { readonly mode: ImportMode }) | null>(null);
  const send = async (chosen: File, mode: ImportMode) => {
    setAnswer(null);
    const sent = await props.run(await fileForOperation(chosen), mode);
    if (sent !== undefined) setAnswer({ ...sent, mode });
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setAnswer(null);
    props.onClear();
    if (chosen !== null) void send(chosen, 'preview');
  };
  useEffect(() => {
    if (file !== null) choose(file);
    // The file is checked again only when its settings change.
  }, [props.resetKey]);
  return (
    <>
      {props.settings !== undefined && <div className="lc-import-settings">{props.settings}</div>}
      <FileDrop label={t('dropHere')} accept={props.accept} acceptText={props.acceptText} limit_bytes={FILE_BYTES_MAX} file={file} onChange={choose} />
      <ProblemAlert problem={props.problem} />
      {props.pending && <Section><JobProgress title={t(answer === null ? 'reading' : 'writing')} state="running" /></Section>}
      {answer !== null && file !== null && (
        <TaskOutcome key={answer.taskId} answer={answer} panel={props} onWrite={(mode) => void send(file, mode)} onAnother={() => choose(null)} />
      )}
    </>
  );
}

interface OutcomeProps {
  readonly answer: ImportAnswer & { readonly mode: ImportMode };
  readonly panel: ImportPanelProps;
  readonly onWrite: (mode: ImportMode) => void;
  readonly onAnother: () => void;
}

function TaskOutcome({ answer, panel, onWrite, onAnother }: OutcomeProps) {
  const t = useT(taskMessages);
  const invalidate = useInvalidate();
  const [over, setOver] = useState(answer.report !== null);
  const task = useRead(readTask, { taskId: answer.taskId }, { enabled: answer.report === null, ...(over ? {} : { every_ms: POLL_MS }) });
  const cancel = useWrite(cancelTask);
  const state = task.data?.state;
  const report = answer.report ?? task.data?.report ?? null;
  useEffect(() => {
    if (state !== 'done' && state !== 'failed' && state !== 'cancelled') return;
    setOver(true);
    if (answer.mode !== 'preview') void invalidate(panel.invalidates);
  }, [state]);
  if (report !== null) return <ReportSection report={report} taskId={answer.taskId} panel={panel} onWrite={onWrite} onAnother={onAnother} />;
  if (state === 'cancelled') return <Notice tone="warn" title={t('cancelled')} />;
  if (state === 'failed') return <Notice tone="danger" title={task.data?.problem?.title ?? t('failed')}>{task.data?.problem && <p>{task.data.problem.advice}</p>}</Notice>;
  const total = task.data?.totalCount ?? null;
  return (
    <Section>
      <JobProgress title={t(answer.mode === 'preview' ? 'reading' : 'writing')} state={state === 'waiting' ? 'waiting' : 'running'} note={t('inBackground')} {...(task.data === undefined || total === null ? {} : { done: task.data.doneCount, total })} />
      <ProblemAlert problem={task.problem ?? cancel.problem} />
      <div className="lc-row"><Button pending={cancel.pending} disabled={task.data?.cancelRequested ?? false} onClick={() => void cancel.run({ taskId: answer.taskId })}>{t(task.data?.cancelRequested ? 'cancelling' : 'cancel')}</Button></div>
    </Section>
  );
}

interface ReportProps {
  readonly report: ImportReport;
  readonly taskId: string;
  readonly panel: ImportPanelProps;
  readonly onWrite: (mode: ImportMode) => void;
  readonly onAnother: () => void;
}

function ReportSection({ report, taskId, panel, onWrite, onAnother }: ReportProps) {
  const t = useT(taskMessages);
  const urlOf = useUrlOf();
  const previewed = report.outcome === 'previewed';
  // Reports that were kept before there were warnings have none.
  const warnings = report.warnings ?? [];
  const [isLookedAt, setLookedAt] = useState(false);
  const isHeld = previewed && warnings.length > 0 && !isLookedAt;
  const title = t(previewed ? 'preview' : report.outcome === 'written' ? 'written' : 'nothingWritten');
  return (
    <>
      <Section title={title} about={t('took', { seconds: (report.duration_ms / 1000).toFixed(1) })}>
        <div className="lc-tiles lc-import-tiles">
          <StatTile label={t('rows')} value={report.totalRows} />
          <StatTile label={t('good')} value={report.goodRows} />
          <StatTile label={t('bad')} value={report.totalRows - report.goodRows} {...(report.badRowCount > 0 ? { tone: 'danger' as const } : {})} />
          <StatTile label={t('created')} value={report.created} />
          <StatTile label={t('updated')} value={report.updated} />
          <StatTile label={t('unchanged')} value={report.unchanged} />
        </div>
        {report.ignoredColumns.length > 0 && <p className="lc-quiet lc-small">{t('ignored', { names: report.ignoredColumns.join('、') })}</p>}
        {report.badRowCount === 0 && previewed && (report.totalRows === 0 ? <p>{t('noRows')}</p> : <p className="lc-row lc-tone-text-ok"><CircleCheck size="1.2em" aria-hidden="true" />{t(report.unchanged === report.totalRows ? 'nothingNew' : 'allGood')}</p>)}
        {previewed && warnings.length > 0 && report.goodRows > 0 && <Checkbox checked={isLookedAt} onChange={setLookedAt}>{t('lookedAt', { n: numberText(warnings.length) })}</Checkbox>}
        <div className="lc-row">
          {previewed && report.badRowCount === 0 && report.totalRows > report.unchanged && <Button kind="primary" pending={panel.pending} disabled={isHeld} onClick={() => onWrite('all')}>{t('writeAll', { n: numberText(report.totalRows) })}</Button>}
          {previewed && report.badRowCount > 0 && report.goodRows > 0 && <Button kind="primary" pending={panel.pending} disabled={isHeld} onClick={() => onWrite('good')}>{t('writeGood', { n: numberText(report.goodRows) })}</Button>}
          {report.outcome === 'written' && <LinkButton kind="primary" to={panel.listTo}>{t('open', { name: panel.listText })}</LinkButton>}
          {report.hasErrorWorkbook && <DownloadButton icon={Download} href={urlOf(readTaskErrors, { taskId })}>{t('errors')}</DownloadButton>}
          <Button onClick={onAnother}>{t(previewed && report.badRowCount > 0 ? 'writeNone' : 'another')}</Button>
        </div>
      </Section>
      {report.badRows.length > 0 && <BadRowTable rows={report.badRows} count={report.badRowCount} />}
      {warnings.length > 0 && <BadRowTable rows={warnings} count={warnings.length} title={t('warnTitle', { n: numberText(warnings.length) })} caption={t('warnList')} />}
    </>
  );
}

/** 错误行 · What to correct, each with its row and column. */
export function BadRowTable({ rows, count, title, caption }: { readonly rows: readonly BadRow[]; readonly count: number; readonly title?: string; readonly caption?: string }) {
  const t = useT(taskMessages);
  const text = useText();
  const shown = rows.slice(0, ROWS_SHOWN).map((row, at) => ({ ...row, at }));
  // A row may have several cells at fault; how many there are is known only where all rows are listed.
  const isWhole = rows.length < BAD_ROWS_LISTED_MAX && new Set(rows.map(({ row }) => row)).size === count;
  const found = isWhole ? t('badTitle', { n: numberText(rows.length), rows: numberText(count) }) : t('badTitleRows', { rows: numberText(count) });
  return (
    <Section bare title={title ?? found} {...((isWhole ? rows.length : count) > shown.length || count > BAD_ROWS_LISTED_MAX ? { about: t('badShown', { n: shown.length }) } : {})}>
      <DataTable
        caption={caption ?? t('badList')} result={{ data: { rows: shown, total: shown.length } }} rowKey={(row) => String(row.at)}
        columns={[
          { key: 'row', title: t('row'), width: '5rem', cell: (row) => <span className="lc-number">{row.row}</span> },
          { key: 'column', title: t('column'), cell: (row) => (row.column === '' ? <span className="lc-quiet">{t('wholeRow')}</span> : <>{row.column}{row.letter !== '' && <span className="lc-quiet"> {row.letter}</span>}</>) },
          { key: 'value', title: t('value'), cell: (row) => (row.value === '' ? <span className="lc-quiet">—</span> : <code>{row.value}</code>) },
          { key: 'why', title: t('why'), width: '45%', cell: (row) => text(row) },
        ]}
      />
    </Section>
  );
}
