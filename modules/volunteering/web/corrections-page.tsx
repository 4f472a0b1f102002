/** 更正申请 · What volunteers asked to be put right, decided by somebody else. */
import { useState } from 'react';
import { Check, PenLine, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, PageHeader, StateTag, TextArea, useTableState } from '#platform/web/ui/index.ts';
import { correctionStateWords, decideCorrection, listCorrections } from '../contract/index.ts';
import { CORRECTION_STATES } from '../domain/index.ts';
import type { CorrectionState } from '../domain/index.ts';
import { hoursText } from './hours.ts';
import { correctionMessages } from './correction-messages.ts';

type Row = OutputOf<typeof listCorrections>['rows'][number];
const tones: Readonly<Record<CorrectionState, Tone>> = { asked: 'warn', accepted: 'ok', declined: 'held' };

export function CorrectionsPage() {
  const t = useT(correctionMessages);
  const text = useText();
  const table = useTableState({ filters: ['state'], sorts: bothWays(['asked', 'volunteer']) });
  const found = useRead(listCorrections, { ...(table.filters as { state?: CorrectionState }), ...(table.sort === undefined ? {} : { sort: table.sort }), page: table.page, pageSize: table.pageSize });
  const span = ({ from, to, minutes }: Row['asked']) => <><DateText value={from} style="dateTime" /> – <DateText value={to} style="time" /> · {t('hours', { n: hoursText(minutes) })}</>;
  return (
    <>
      <PageHeader title={t('corrections')} about={t('about')} trail={[{ text: t('records'), to: '/service-records' }]} />
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: CORRECTION_STATES.map((state) => ({ value: state, label: text(correctionStateWords[state]) })) }]} />
      <DataTable
        caption={t('corrections')} result={found} table={table} rowKey={(row) => row.id}
        columns={[
          { key: 'volunteer', title: t('volunteer'), sort: ['volunteer', '-volunteer'], cell: (row) => <AppLink to={`/volunteers/${row.volunteer.id}`}>{row.volunteer.label}</AppLink> }, { key: 'activity', title: t('activity'), wideOnly: true, cell: (row) => <AppLink to={`/volunteer-activities/${row.activity.id}`}>{row.activity.name}</AppLink> },
          { key: 'recorded', title: t('recorded'), wideOnly: true, cell: (row) => span(row.recorded) }, { key: 'wanted', title: t('wanted'), cell: (row) => span(row.asked) }, { key: 'asked', title: t('askedAt'), sort: ['asked', '-asked'], greatestFirst: true, wideOnly: true, cell: (row) => <DateText value={row.askedAt} style="dateTime" /> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={tones[row.state]} text={correctionStateWords[row.state]} /> }, { key: 'answer', title: t('answer'), cell: (row) => (row.mayDecide ? <div className="lc-row"><DecideAct row={row} accept /><DecideAct row={row} accept={false} /></div> : row.answer ?? <span className="lc-quiet">—</span>) },
        ]}
        empty={<EmptyState icon={PenLine} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

function DecideAct({ row, accept }: { readonly row: Row; readonly accept: boolean }) {
  const t = useT(correctionMessages);
  const [answer, setAnswer] = useState('');
  const decide = useWrite(decideCorrection, { invalidates: ['volunteering'], done: { zh: '已办理', en: 'Decided' } });
  return (
    <ConfirmButton small icon={accept ? Check : X} label={t(accept ? 'accept' : 'decline')} question={t(accept ? 'acceptAsk' : 'declineAsk')} action={t(accept ? 'accept' : 'decline')} pending={decide.pending} problem={decide.problem} onConfirm={() => decide.run({ correctionId: row.id, accept, answer })}>
      {row.reason !== null && <p><strong>{t('reason')}</strong> {row.reason}</p>}
      <Field label={t('answer')} purpose={t('answerPurpose')} required error={fieldError(decide.problem, '/answer')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={answer} onChange={setAnswer} />}</Field>
    </ConfirmButton>
  );
}
