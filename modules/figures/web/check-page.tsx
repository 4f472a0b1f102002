/** 核对公布的数字 · A sheet or a list of published numbers held against the records. */
import { useState } from 'react';
import { ListChecks } from 'lucide-react';
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { BadRowTable } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Button, DataTable, FileDrop, fileForOperation, Notice, PageHeader, ProblemAlert, Section, StateTag } from '#platform/web/ui/index.ts';
import { checkFigures, checkFigureSheet, entryToCheck, figureCheckTemplate, publishedList, verdictWords } from '../contract/index.ts';
import { figureMessages } from './figure-messages.ts';
import { valueText } from './value.tsx';

const FILE_BYTES_MAX = 5 * 1024 * 1024;
type Found = OutputOf<typeof checkFigures> & Partial<Pick<OutputOf<typeof checkFigureSheet>, 'badRows' | 'stoppedAt'>>;

export function CheckFiguresPage() {
  const t = useT(figureMessages);
  const text = useText();
  const programme = useProgramme().code;
  const [file, setFile] = useState<File | null>(null);
  const [unread, setUnread] = useState(false);
  const [found, setFound] = useState<Found>();
  const check = useWrite(checkFigures);
  const checkSheet = useWrite(checkFigureSheet);
  const run = async () => {
    if (file === null) return;
    setFound(undefined);
    if (!file.name.toLowerCase().endsWith('.json')) { setFound(await checkSheet.run({ file: await fileForOperation(file) })); return; }
    let entries: InputOf<typeof checkFigures>['figures'];
    try {
      const { as_of: asOf, figures } = publishedList.parse(JSON.parse(await file.text()));
      entries = figures.filter((entry) => entry.programme === undefined || entry.programme === programme).map((entry) => entryToCheck(entry, asOf));
    } catch { setUnread(true); return; }
    setUnread(entries.length === 0);
    if (entries.length > 0) setFound(await check.run({ figures: entries }));
  };
  const badRows = found?.badRows ?? [];
  const wrong = found?.rows.filter((row) => !row.isAsExpected).length ?? 0;
  return (
    <>
      <PageHeader title={t('check')} about={t('checkAbout')} trail={[{ text: t('figures'), to: '/figures' }]} actions={<TemplateDownloads operation={figureCheckTemplate} />} />
      <Section>
        <div className="lc-stack">
          <FileDrop label={t('checkFile')} accept=".xlsx,.csv,.json" acceptText="xlsx、CSV、JSON" limit_bytes={FILE_BYTES_MAX} file={file} onChange={(chosen) => { setFile(chosen); setUnread(false); setFound(undefined); check.clear(); checkSheet.clear(); }} />
          <p className="lc-quiet lc-small">{t('checkFileHelp')}</p>
          {unread && <Notice tone="danger" title={t('unreadable')}><p>{t('unreadableAdvice')}</p></Notice>}
          <ProblemAlert problem={check.problem ?? checkSheet.problem} />
          <div className="lc-row"><Button kind="primary" icon={ListChecks} disabled={file === null} pending={check.pending || checkSheet.pending} onClick={() => void run()}>{t('run')}</Button></div>
        </div>
      </Section>
      {found?.stoppedAt != null && <Notice tone="warn" title={t('stoppedAt', { n: found.stoppedAt })}><p>{t('stoppedAdvice')}</p></Notice>}
      {badRows.length > 0 && <BadRowTable rows={badRows} count={new Set(badRows.map(({ row }) => row)).size} />}
      {found !== undefined && found.rows.length > 0 && (
        <Section title={wrong === 0 ? t('allFine') : t('someWrong', { n: wrong })} bare>
          <DataTable
            caption={t('result')} whole result={{ data: { rows: found.rows, total: found.rows.length } }} rowKey={(row) => `${row.id}/${row.asOf ?? ''}`} rowTo={(row) => (row.figureId === null ? '/figures/check' : `/figures/${row.figureId}`)} rowTone={(row) => (row.isAsExpected ? undefined : 'danger')}
            columns={[
              { key: 'label', title: t('label'), width: '32%', cell: (row) => row.label || row.id }, { key: 'published', title: t('published'), align: 'end', cell: (row) => <span className="lc-number">{row.qualifier === 'more_than' ? '≥ ' : ''}{valueText(row.published, row.denominator === null ? 'sum' : 'ratio')}</span> },
              { key: 'computed', title: t('computed'), align: 'end', cell: (row) => <span className="lc-number">{valueText(row.computed, row.denominator === null ? 'sum' : 'ratio')}</span> }, { key: 'rows', title: t('rows'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.rowCount)}</span> },
              { key: 'verdict', title: t('result'), cell: (row) => <>
                <StateTag tone={row.verdict === 'matches' ? 'ok' : row.isAsExpected ? 'warn' : 'danger'} text={text(verdictWords[row.verdict])} />
                {row.verdict === 'inconsistent' && <span className="lc-small lc-quiet"> {t('contradicted', { numerator: valueText(row.numerator, 'count'), denominator: valueText(row.denominator, 'count'), computed: valueText(row.computed, 'ratio'), published: valueText(row.published, 'ratio') })}</span>}
              </> },
            ]}
          />
        </Section>
      )}
    </>
  );
}
