/** 禁录决定 · Bans with what they are about; settled by somebody who did not decide them. */
import { useState } from 'react';
import { Ban, Check, Undo2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, PageHeader, StateTag, TextArea, useTableState } from '#platform/web/ui/index.ts';
import { banStateWords, exportBans, listBans, settleBan } from '../contract/index.ts';
import { BAN_STATES } from '../domain/index.ts';
import type { BanState } from '../domain/index.ts';
import { AppealAct } from './appeal-act.tsx';
import { banMessages } from './ban-messages.ts';
import { hoursText } from './hours.ts';

type Row = OutputOf<typeof listBans>['rows'][number];

export function BansPage() {
  const t = useT(banMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state', 'now'], sorts: bothWays(['decided', 'ends', 'volunteer']) });
  const asked = { ...(table.filters as { q?: string; state?: BanState; now?: 'yes' | 'no' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listBans, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('bans')} about={t('about')} trail={[{ text: t('records'), to: '/service-records' }]} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: BAN_STATES.map((state) => ({ value: state, label: text(banStateWords[state]) })) }, { name: 'now', kind: 'one', label: t('now'), choices: [{ value: 'yes', label: t('yes') }, { value: 'no', label: t('no') }] },
      ]} />
      <DataTable
        caption={t('bans')} result={found} table={table} tools={<ListExport operation={exportBans} input={asked} total={found.data?.total} />} rowKey={(row) => row.id}
        columns={[
          { key: 'volunteer', title: t('volunteer'), sort: ['volunteer', '-volunteer'], cell: (row) => <AppLink to={`/volunteers/${row.volunteer.id}`}>{row.volunteer.label}</AppLink> }, { key: 'ends', title: t('to'), sort: ['ends', '-ends'], cell: (row) => <><DateText value={row.liftedOn ?? row.to} /> <StateTag quiet tone={row.blocksToday ? 'warn' : 'held'} text={t(row.blocksToday ? 'blocks' : 'over')} /></> },
          { key: 'false', title: t('falseRecords'), wideOnly: true, cell: (row) => t('falseNote', { n: row.records, hours: hoursText(row.minutes) }) }, { key: 'reason', title: t('reason'), wideOnly: true, width: '24%', cell: (row) => row.reason },
          { key: 'decided', title: t('decidedAt'), sort: ['decided', '-decided'], greatestFirst: true, wideOnly: true, cell: (row) => <><DateText value={row.decidedAt} /> {row.decidedBy}</> },
          { key: 'state', title: t('state'), cell: (row) => text(banStateWords[row.state]) },
          { key: 'acts', title: t('answer'), cell: (row) => <>{row.answer}{row.maySettle && <div className="lc-row">{row.state === 'appealed' && <SettleAct row={row} lift={false} />}<SettleAct row={row} lift /></div>}{row.mayAppeal && <AppealAct banId={row.id} />}</> },
        ]}
        empty={<EmptyState icon={Ban} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

function SettleAct({ row, lift }: { readonly row: Row; readonly lift: boolean }) {
  const t = useT(banMessages);
  const [answer, setAnswer] = useState('');
  const [restore, setRestore] = useState(false);
  const settle = useWrite(settleBan, { invalidates: ['volunteering'], done: { zh: '已办理', en: 'Settled' } });
  return (
    <ConfirmButton small icon={lift ? Undo2 : Check} label={t(lift ? 'lift' : 'uphold')} question={t(lift ? 'liftAsk' : 'upholdAsk')} action={t(lift ? 'lift' : 'uphold')} pending={settle.pending} problem={settle.problem} onConfirm={() => settle.run({ banId: row.id, lift, restore: lift && restore, answer })}>
      {row.appeal !== null && <p><strong>{t('appeal')}</strong> {row.appeal}</p>}
      {lift && <><p>{t('liftNote')}</p><Checkbox checked={restore} onChange={setRestore}>{t('restore')}</Checkbox></>}
      <Field label={t('answer')} purpose={t('answerPurpose')} required error={fieldError(settle.problem, '/answer')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={answer} onChange={setAnswer} />}</Field>
    </ConfirmButton>
  );
}
