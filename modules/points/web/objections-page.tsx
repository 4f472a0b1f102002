/** 记分异议 · What people have against deeds on notice, each settled by somebody who had no part in the deed. */
import { useState } from 'react';
import { MessageSquareWarning, Scale, ScrollText } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, KeyValue, LinkButton, PageHeader, Segmented, StateTag, TextArea, useTableState } from '#platform/web/ui/index.ts';
import { exportDeedObjections, listDeedObjections, objectionLateWord, objectionOutcomeWords, objectionStateWords, settleDeedObjection } from '../contract/index.ts';
import { OBJECTION_OUTCOMES } from '../domain/index.ts';
import { noticeMessages } from './notice-messages.ts';
import { objectionTones, signed } from './words.ts';
import './points.css';

type Objection = OutputOf<typeof listDeedObjections>['rows'][number];

export function ObjectionsPage() {
  const t = useT(noticeMessages);
  const text = useText();
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['open', 'recent', 'due']) });
  const asked = { ...(table.filters as { q?: string; state?: 'open' | 'resolved' }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listDeedObjections, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('objections')} about={t('objectionsAbout')} trail={[{ text: t('notice'), to: '/points-notice' }]} actions={<LinkButton icon={ScrollText} to="/points-notice">{t('toNotice')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: (['open', 'resolved'] as const).map((state) => ({ value: state, label: text(objectionStateWords[state]) })) }]} />
      <DataTable
        caption={t('objections')} result={found} table={table} rowKey={(row) => row.id} tools={<ListExport operation={exportDeedObjections} input={asked} total={found.data?.total} />}
        columns={[
          { key: 'objection', title: t('objection'), width: '28%', cell: (row) => <><span className="lc-number">{row.number}</span><div>{row.words ?? <span className="lc-quiet">{t('wordsKept')}</span>}</div><div className="lc-quiet lc-small">{row.takenByName === null ? t('byForm') : t('takenBy', { name: row.takenByName })}</div></> },
          { key: 'deed', title: t('deed'), width: '22%', cell: (row) => <>{row.subjectLabel} · {row.ruleLabel} <span className="lc-number">{signed(row.points)}</span>{(row.placeZh !== null || row.kind === 'teamDeed') && <div className="lc-quiet lc-small">{[...(row.kind === 'teamDeed' ? [t('team')] : []), ...(row.placeZh === null ? [] : [text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })])].join(' · ')}</div>}</> },
          { key: 'state', title: t('state'), sort: ['open', '-open'], cell: (row) => <><StateTag tone={objectionTones[row.state]} text={objectionStateWords[row.state]} />{row.outcome !== null && <div className="lc-small"><strong>{text(objectionOutcomeWords[row.outcome])}</strong>{text({ zh: '：', en: ': ' })}{row.answer} <span className="lc-quiet">{row.resolvedByName}</span></div>}</> },
          { key: 'received', title: t('received'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.receivedAt} style="dateTime" /> },
          { key: 'due', title: t('due'), sort: ['due', '-due'], cell: (row) => <><DateText value={row.dueOn} />{row.isLate && <StateTag tone="danger" text={objectionLateWord} />}</> },
          { key: 'act', title: '', width: '13%', cell: (row) => (row.maySettle ? <Settle objection={row} /> : row.state === 'open' ? <span className="lc-quiet lc-small">{t('anotherSettles')}</span> : null) },
        ]}
        empty={<EmptyState icon={MessageSquareWarning} title={t('noObjections')} advice={t('noObjectionsAdvice')} />}
      />
    </>
  );
}

function Settle({ objection }: { readonly objection: Objection }) {
  const t = useT(noticeMessages);
  const text = useText();
  const [outcome, setOutcome] = useState<(typeof OBJECTION_OUTCOMES)[number]>('notUpheld');
  const [answer, setAnswer] = useState('');
  const send = useWrite(settleDeedObjection, { invalidates: ['points'], done: { zh: '已处理', en: 'Settled' } });
  return (
    <ConfirmButton small kind="primary" icon={Scale} label={t('settle')} question={t('settleAsk')} action={t('settle')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ objectionId: objection.id, outcome, answer })}>
      <div className="lc-stack">
        <p>{objection.subjectLabel} · {objection.ruleLabel} · {signed(objection.points)}</p><p>{objection.words}</p>
        <KeyValue facts={[{ label: t('sender'), value: objection.sender ?? t('notGiven') }, { label: t('contact'), value: objection.contact ?? t('notGiven') }]} />
        <Segmented label={t('outcome')} value={outcome} onChange={(value) => setOutcome(value as typeof outcome)} choices={OBJECTION_OUTCOMES.map((value) => ({ value, label: text(objectionOutcomeWords[value]) }))} />
        <p className="lc-quiet">{t('upheldNote')}</p>
        <Field label={t('answer')} purpose={t('answerPurpose')} required error={fieldError(send.problem, '/answer')}>{(w) => <TextArea {...w} rows={3} maxLength={1_000} value={answer} onChange={setAnswer} />}</Field>
      </div>
    </ConfirmButton>
  );
}
