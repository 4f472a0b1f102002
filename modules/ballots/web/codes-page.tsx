/** 印投票码 · The sheet is on the page once and on paper; the system keeps digests. */
import { useState } from 'react';
import { KeyRound, Printer } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useProgramme } from '#platform/web/session.tsx';
import { Button, DataTable, DateText, EmptyState, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Tag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { listCodeBatches, printCodes, readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';
import './ballots.css';

interface Sheet { readonly label: string; readonly codes: readonly string[] }

export function CodesPage() {
  const t = useT(ballotMessages);
  const { ballotId } = useRouteParams<'ballotId'>();
  const table = useTableState({});
  const ballot = useRead(readBallot, { ballotId });
  const batches = useRead(listCodeBatches, { ballotId, page: table.page, pageSize: table.pageSize });
  const [label, setLabel] = useState('');
  const [count, setCount] = useState('50');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const make = useWrite(printCodes, { invalidates: ['ballots'], onSuccess: (output) => setSheet({ label, codes: output.codes }) });
  const title = ballot.data?.title ?? '';
  return (
    <>
      <div className="lc-ballot-screen"><PageHeader title={t('printCodes')} about={t('printAbout')} trail={[{ text: t('title'), to: '/ballots' }, { text: title, to: `/ballots/${ballotId}` }]} /></div>
      <form className="lc-ballot-screen" onSubmit={(event) => { event.preventDefault(); void make.run({ ballotId, label, count: Number(count) }); }}>
        <Section>
          <ProblemAlert problem={make.problem} />
          {ballot.data?.state === 'open' && <Notice tone="warn" title={t('afterOpening')}>{t('afterOpeningNote')}</Notice>}
          <div className="lc-grid">
            <Field label={t('label')} purpose={t('labelPurpose')} required error={fieldError(make.problem, '/label')}>{(w) => <TextInput {...w} maxLength={80} value={label} onChange={setLabel} />}</Field>
            <Field label={t('countCodes')} purpose={t('countPurpose')} required error={fieldError(make.problem, '/count')}>{(w) => <TextInput {...w} type="number" min={1} max={5_000} value={count} onChange={setCount} />}</Field>
          </div>
          <div className="lc-row"><Button kind="primary" type="submit" icon={KeyRound} pending={make.pending}>{t('make')}</Button></div>
        </Section>
      </form>
      {sheet !== null && <CodeSheet title={title} sheet={sheet} ballotId={ballotId} />}
      <div className="lc-ballot-screen">
        <DataTable
          caption={t('batches')} result={batches} table={table} rowKey={(row) => row.id} empty={<EmptyState icon={KeyRound} title={t('noBatches')} advice={t('noBatchesAdvice')} />}
          columns={[
            { key: 'label', title: t('label'), cell: (row) => row.label }, { key: 'count', title: t('countCodes'), cell: (row) => String(row.codeCount) }, { key: 'spent', title: t('spent'), cell: (row) => String(row.spentCount) },
            { key: 'printed', title: t('draftedBy'), cell: (row) => <>{row.printedByName} · <DateText value={row.printedAt} style="dateTime" /> {row.isAfterOpening && <Tag>{t('afterOpening')}</Tag>}</> },
          ]}
        />
      </div>
    </>
  );
}

function CodeSheet({ title, sheet, ballotId }: { readonly title: string; readonly sheet: Sheet; readonly ballotId: string }) {
  const t = useT(ballotMessages);
  const { code } = useProgramme();
  const page = `${location.origin}/public/${code}/ballots/${ballotId}`;
  return (
    <>
      <div className="lc-ballot-screen"><Notice tone="warn" title={t('made', { n: sheet.codes.length })}><Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button></Notice></div>
      <ul className="lc-ballot-sheet" aria-label={t('codes')}>
        {sheet.codes.map((one) => <li key={one}><span className="lc-ballot-slip"><strong>{title}</strong><span>{sheet.label} · {t('slip')}</span><code>{one}</code></span><QrCode className="lc-ballot-qr" text={`${page}#code=${one}`} label={t('slipQr')} /><small>{t('slipHow')}</small><small>{page}</small></li>)}
      </ul>
    </>
  );
}
