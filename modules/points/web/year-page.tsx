/** 年终结算 · The preview that adds up, the warning, the posting by somebody else, and what is given back. */
import { useState } from 'react';
import { CalendarClock, Coins, Megaphone, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, Notice, PageHeader, ProblemAlert, Section, Skeleton, StatTile, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportSettlementLines, exportSettlementPreview, listSettlementLines, readSettlements, postSettlement, listSettlementPreview, reverseSettlement, settlementStateWords, warnSettlement, withdrawSettlement } from '../contract/index.ts';
import { yearMessages } from './year-messages.ts';

type Preview = OutputOf<typeof listSettlementPreview>;
type Settlement = OutputOf<typeof readSettlements>['rows'][number];
type Line = Preview['rows'][number];

export function YearPage() {
  const t = useT(yearMessages);
  const table = useTableState({ filters: ['q', 'expiring'], sorts: bothWays(['expired', 'label', 'balance']) });
  const filters = table.filters as { q?: string; expiring?: string };
  const asked = { ...(filters.q === undefined ? {} : { q: filters.q }), ...(filters.expiring === 'true' ? { expiring: true } : {}), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const preview = useRead(listSettlementPreview, { ...asked, page: table.page, pageSize: table.pageSize });
  const settlements = useRead(readSettlements, {});
  const found = preview.data;
  const standing = settlements.data?.rows.find(({ id }) => id === found?.settlementId);
  if (found === undefined) return <><PageHeader title={t('year')} about={t('yearAbout')} /><ProblemAlert problem={preview.problem} />{preview.problem === null && <Skeleton lines={8} />}</>;
  return (
    <>
      <PageHeader title={t('year')} about={t('yearAbout')} actions={<Acts preview={found} standing={standing} />} />
      <Facts preview={found} standing={standing} />
      <Section title={t('preview')} about={t('adds', { balance: numberText(found.totals.balance), spent: numberText(found.totals.spent), expired: numberText(found.totals.expired), carried: numberText(found.totals.carried) })}>
        <div className="lc-stats"><StatTile label={t('households')} value={numberText(found.totals.households)} /><StatTile label={t('balance')} value={numberText(found.totals.balance)} /><StatTile label={t('expired')} value={numberText(found.totals.expired)} /><StatTile label={t('carried')} value={numberText(found.totals.carried)} /></div>
      </Section>
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'expiring', kind: 'one', label: t('onlyExpiring'), choices: [{ value: 'true', label: t('yes') }] }]} />
      <DataTable
        caption={t('preview')} result={preview} table={table} rowKey={(row) => row.subjectId} tools={<ListExport operation={exportSettlementPreview} input={asked} total={found.total} />}
        columns={[
          { key: 'household', title: t('household'), width: '28%', sort: ['label', '-label'], cell: (row) => <Holder line={row} /> },
          ...figureColumns(t).map((column) => (column.key === 'expired' ? { ...column, sort: ['expired', '-expired'] as const, greatestFirst: true } : column.key === 'balance' ? { ...column, sort: ['balance', '-balance'] as const, greatestFirst: true } : column)),
        ]}
        empty={<EmptyState icon={Coins} title={t('noHoldings')} />}
      />
      <Past settlements={settlements.data?.rows ?? []} />
    </>
  );
}

const figureColumns = (t: (key: 'balance' | 'spent' | 'expired' | 'carried') => string) => (['balance', 'spent', 'expired', 'carried'] as const).map((key) => ({ key, title: t(key), align: 'end' as const, ...(key === 'spent' ? { wideOnly: true } : {}), cell: (row: Line) => <span className="lc-number">{numberText(row[key])}</span> }));

function Holder({ line }: { readonly line: Line }) {
  const t = useT(yearMessages);
  const text = useText();
  const place = line.placeZh === null ? null : text({ zh: line.placeZh, en: line.placeEn ?? line.placeZh });
  return <>{line.label}<div className="lc-quiet lc-small">{[place, line.code].filter((part) => part !== null).join(' · ')}</div>{line.reversalReason !== null && <div className="lc-quiet lc-small">{t('givenBack', { reason: line.reversalReason })}</div>}</>;
}

function keepsText(t: (key: 'keepsLine' | 'keepsMost', params: Readonly<Record<string, string | number>>) => string, terms: { keepPercent: number; keepMost: number | null }): string {
  return terms.keepMost === null ? t('keepsLine', { n: terms.keepPercent }) : t('keepsMost', { n: terms.keepPercent, most: terms.keepMost });
}

function Facts({ preview, standing }: { readonly preview: Preview; readonly standing: Settlement | undefined }) {
  const t = useT(yearMessages);
  const state = preview.state === 'posted' ? t('settled') : preview.state === 'warned' ? t('warned') : t('notWarned');
  return (
    <Section title={t('yearOf', { year: preview.year })}>
      <div className="lc-stack">
        <KeyValue facts={[
          { label: t('ends'), value: <DateText value={preview.endsOn} /> }, { label: t('keeps'), value: preview.mayExpire ? keepsText(t, preview) : t('keepsAll') },
          ...(preview.state === null ? [{ label: t('warnBy'), value: <DateText value={preview.warnBy} /> }] : []), { label: t('notBefore'), value: <DateText value={preview.notBefore} /> }, { label: t('state'), value: state },
        ]} />
        {standing !== undefined && <Notice tone="info" title={t('notice')}><p>{standing.notice}</p></Notice>}
      </div>
    </Section>
  );
}

function Acts({ preview, standing }: { readonly preview: Preview; readonly standing: Settlement | undefined }) {
  const t = useT(yearMessages);
  const may = useCan('points.settle');
  if (!may) return null;
  if (standing === undefined) return preview.mayExpire && preview.state === null ? <Warn preview={preview} /> : null;
  if (standing.state !== 'warned') return standing.mayReverse ? <Reverse settlement={standing} /> : null;
  return <>{standing.mayPost ? <Post settlement={standing} /> : <span className="lc-quiet">{preview.notBefore > standing.warnedOn && !standing.mayPost ? t('postLater', { day: standing.notBefore }) : t('postSame')}</span>}<Withdraw settlement={standing} /></>;
}

function Warn({ preview }: { readonly preview: Preview }) {
  const t = useT(yearMessages);
  const text = useText();
  const [notice, setNotice] = useState(text({ zh: preview.noticeZh, en: preview.noticeEn }));
  const send = useWrite(warnSettlement, { invalidates: ['points'], done: { zh: '已公布', en: 'Published' } });
  return (
    <ConfirmButton kind="primary" icon={Megaphone} label={t('warn')} question={t('warnAsk', { year: preview.year })} action={t('warnDo')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ year: preview.year, notice })}>
      <p className="lc-quiet">{t('warnNote', { day: preview.notBefore })}</p>
      <Field label={t('notice')} purpose={t('noticePurpose')} required error={fieldError(send.problem, '/notice')}>{(w) => <TextArea {...w} rows={5} maxLength={2000} value={notice} onChange={setNotice} />}</Field>
    </ConfirmButton>
  );
}

function Post({ settlement }: { readonly settlement: Settlement }) {
  const t = useT(yearMessages);
  const send = useWrite(postSettlement, { invalidates: ['points'], done: { zh: '已结算入账', en: 'Posted' } });
  return <ConfirmButton kind="primary" icon={Coins} label={t('post')} question={t('postAsk', { year: settlement.year })} action={t('postDo')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ settlementId: settlement.id })}><p>{t('postNote')}</p></ConfirmButton>;
}

function Withdraw({ settlement }: { readonly settlement: Settlement }) {
  const t = useT(yearMessages);
  const [reason, setReason] = useState('');
  const send = useWrite(withdrawSettlement, { invalidates: ['points'], done: { zh: '已撤回', en: 'Taken back' } });
  return <ConfirmButton icon={Undo2} label={t('withdraw')} question={t('withdrawAsk')} action={t('withdraw')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ settlementId: settlement.id, reason })}><Field label={t('reason')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field></ConfirmButton>;
}

function Reverse({ settlement, line }: { readonly settlement: Settlement; readonly line?: Line }) {
  const t = useT(yearMessages);
  const text = useText();
  const [reason, setReason] = useState('');
  const send = useWrite(reverseSettlement, { invalidates: ['points'], done: { zh: '已冲正', en: 'Reversed' } });
  return (
    <ConfirmButton small={line !== undefined} icon={Undo2} label={t(line === undefined ? 'reverse' : 'reverseOne')} question={line === undefined ? t('reverseAsk') : `${t('reverseOne')}${text({ zh: '：', en: ': ' })}${line.label}`} action={t('reverseDo')} pending={send.pending} problem={send.problem}
      onConfirm={() => send.run({ settlementId: settlement.id, reason, ...(line === undefined ? {} : { subjectIds: [line.subjectId] }) })}>
      {line === undefined && <p>{t('reverseNote')}</p>}
      <Field label={t('reason')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Past({ settlements }: { readonly settlements: readonly Settlement[] }) {
  const t = useT(yearMessages);
  const text = useText();
  const posted = settlements.find(({ state }) => state === 'posted');
  return (
    <>
      <DataTable
        caption={t('past')} whole result={{ data: { rows: settlements, total: settlements.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'year', title: t('past'), cell: (row) => t('yearOf', { year: row.year }) }, { key: 'state', title: t('state'), cell: (row) => <>{text(settlementStateWords[row.state])}{row.withdrawalReason !== null && <div className="lc-quiet lc-small">{row.withdrawalReason}</div>}</> },
          { key: 'warned', title: t('warnedOn'), cell: (row) => <DateText value={row.warnedOn} /> }, { key: 'by', title: t('by'), wideOnly: true, cell: (row) => [row.warnedByName, row.postedByName].filter((name) => name !== null).join(' · ') },
          { key: 'expired', title: t('expired'), align: 'end', cell: (row) => <span className="lc-number">{numberText(row.expired)}</span> }, { key: 'reversed', title: t('reversed'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{numberText(row.reversed)}</span> },
        ]}
        empty={<EmptyState icon={CalendarClock} title={t('noPast')} />}
      />
      {posted !== undefined && <Lines settlement={posted} />}
    </>
  );
}

function Lines({ settlement }: { readonly settlement: Settlement }) {
  const t = useT(yearMessages);
  const may = useCan('points.settle');
  const lines = useRead(listSettlementLines, { settlementId: settlement.id, sort: 'expired', pageSize: 200 });
  const rows = lines.data?.rows ?? [];
  return (
    <DataTable
      caption={`${t('lines')} · ${t('yearOf', { year: settlement.year })}`} whole result={{ data: lines.data === undefined ? undefined : { rows, total: rows.length }, problem: lines.problem }} rowKey={(row) => row.subjectId} tools={<ListExport operation={exportSettlementLines} input={{ settlementId: settlement.id }} total={lines.data?.total} />}
      columns={[
        { key: 'household', title: t('household'), width: '28%', cell: (row) => <Holder line={row} /> }, ...figureColumns(t),
        ...(may && settlement.mayReverse ? [{ key: 'act', title: '', cell: (row: Line) => (row.expired > 0 && row.reversalReason === null ? <Reverse settlement={settlement} line={row} /> : null) }] : []),
      ]}
      empty={<EmptyState icon={Coins} title={t('noHoldings')} />}
    />
  );
}
