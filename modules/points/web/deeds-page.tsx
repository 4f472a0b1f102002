/** 记分列表 · What was recorded, and the bulk review by somebody else. */
import { useState } from 'react';
import { Check, HandCoins, Plus, Upload, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { BulkBar, Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, StateTag, TextArea, useChosenRows, useTableState, useToast } from '#platform/web/ui/index.ts';
import { correctDeed, deedStateWords, exportDeeds, listDeeds, reviewDeeds } from '../contract/index.ts';
import { DEED_STATES } from '../domain/index.ts';
import type { DeedState } from '../domain/index.ts';
import { cycleMessages } from './cycle-messages.ts';
import { PhotoLinks } from './deed-photos.tsx';
import { pointsMessages } from './messages.ts';
import { deedTones, signed } from './words.ts';
import './points.css';

type Deed = OutputOf<typeof listDeeds>['rows'][number];
const AT_ONCE_MAX = 500;

export function DeedsPage() {
  const t = useT(pointsMessages);
  const text = useText();
  const c = useT(cycleMessages);
  const mayRecord = useCan('points.record');
  const mayReview = useCan('points.review');
  const table = useTableState({ filters: ['q', 'state', 'from', 'to'], sorts: bothWays(['recent', 'points']) });
  const asked = { ...(table.filters as { q?: string; state?: DeedState; from?: string; to?: string }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const deeds = useRead(listDeeds, { ...asked, page: table.page, pageSize: table.pageSize });
  const chosen = useChosenRows(deeds.data?.rows, (row: Deed) => row.id, JSON.stringify(asked));
  const add = <LinkButton kind="primary" icon={Plus} to="/deeds/new">{t('record')}</LinkButton>;
  return (
    <>
      <PageHeader title={t('deeds')} about={t('deedsAbout')} actions={<>{mayRecord && <LinkButton icon={Upload} to="/deeds/import">{c('importDeeds')}</LinkButton>}{mayRecord && add}</>} />
      <FilterBar table={table} filters={[
        { name: 'q', kind: 'text', label: t('searchHousehold') }, { name: 'state', kind: 'one', label: t('state'), choices: DEED_STATES.map((state) => ({ value: state, label: text(deedStateWords[state]) })) },
        { name: 'from', kind: 'date', label: t('since') }, { name: 'to', kind: 'date', label: t('until') },
      ]} />
      <BulkBar chosen={chosen} total={chosen.rows.length} most={AT_ONCE_MAX}>{() => <Review ids={chosen.rows.map(({ id }) => id)} onDone={chosen.clear} />}</BulkBar>
      <DataTable
        caption={t('deeds')} result={deeds} table={table} rowKey={(row) => row.id} tools={<ListExport operation={exportDeeds} input={asked} total={deeds.data?.total} />}
        {...(mayReview ? { selection: { ...chosen.selection, selectable: (row: Deed) => row.mayReview } } : {})}
        columns={[
          { key: 'household', title: t('household'), width: '20%', cell: (row) => row.subjectLabel },
          { key: 'rule', title: t('rule'), width: '26%', cell: (row) => <>{row.ruleLabel}{row.evidence !== null && <div className="lc-quiet lc-small">{row.evidence}</div>}<PhotoLinks photoIds={row.photoIds} /></> },
          { key: 'points', title: t('points'), sort: ['points', '-points'], greatestFirst: true, align: 'end', cell: (row) => <><span className={`lc-number ${row.points < 0 ? 'lc-points-minus' : ''}`}>{signed(row.postedPoints ?? row.points)}</span>{row.cutPoints > 0 && <div className="lc-quiet lc-small">{c('cutLine', { n: row.cutPoints })}</div>}</> },
          { key: 'state', title: t('state'), cell: (row) => <Standing deed={row} /> },
          { key: 'day', title: t('day'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <DateText value={row.happenedOn} /> },
          { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'by', title: t('by'), wideOnly: true, cell: (row) => <>{row.recordedByName}{row.reviewedByName !== null && <div className="lc-quiet lc-small">{t('reviewer')} {row.reviewedByName}</div>}</> },
          ...(mayReview ? [{ key: 'act', title: '', cell: (row: Deed) => (row.mayCorrect ? <Correct deed={row} /> : null) }] : []),
        ]}
        empty={<EmptyState icon={HandCoins} title={t('noDeeds')} advice={t('noDeedsAdvice')} {...(mayRecord ? { action: add } : {})} />}
      />
    </>
  );
}

function Standing({ deed }: { readonly deed: Deed }) {
  const t = useT(pointsMessages);
  const more = deed.state === 'noticed' && deed.noticeUntil !== null ? t('noticeUntil', { day: deed.noticeUntil }) : (deed.correctionReason ?? (deed.state === 'declined' ? deed.reviewReason : null));
  return <><StateTag tone={deedTones[deed.state]} text={deedStateWords[deed.state]} />{more !== null && <div className="lc-quiet lc-small">{more}</div>}</>;
}

function Review({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }) {
  const t = useT(pointsMessages);
  const say = useToast();
  const [reason, setReason] = useState('');
  const review = useWrite(reviewDeeds, {
    invalidates: ['points'],
    onSuccess: ({ done, left }, { agree }) => {
      if (agree === true) say({ zh: `已同意 ${done} 笔，进入公示`, en: `${done} agreed to and on notice` }, 'ok');
      if (left.length > 0) say({ zh: `${left.length} 笔没有办理：自己记的，或已有人评议`, en: `${left.length} left: your own, or reviewed already` }, 'warn');
      onDone();
    },
  });
  return (
    <>
      <Button small kind="primary" icon={Check} pending={review.pending} onClick={() => void review.run({ deedIds: [...ids], agree: true })}>{t('agree')}</Button>
      <ConfirmButton small icon={X} label={t('decline')} question={t('declineAsk', { n: ids.length })} action={t('declineDo')} pending={review.pending} problem={review.problem} onConfirm={() => review.run({ deedIds: [...ids], agree: false, reason: reason.trim() === '' ? null : reason })}>
        <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(review.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
      </ConfirmButton>
    </>
  );
}

function Correct({ deed }: { readonly deed: Deed }) {
  const t = useT(pointsMessages);
  const [reason, setReason] = useState('');
  const correct = useWrite(correctDeed, { invalidates: ['points'], done: { zh: '已更正', en: 'Corrected' } });
  return (
    <ConfirmButton small kind="quiet" label={t('correct')} question={t('correctAsk')} action={t('correctDo')} pending={correct.pending} problem={correct.problem} onConfirm={() => correct.run({ deedId: deed.id, reason })}>
      <p>{deed.subjectLabel} · {deed.ruleLabel} · {signed(deed.points)}</p>
      <p className="lc-quiet">{t('correctNote')}</p>
      <Field label={t('reason')} required error={fieldError(correct.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
