/** 复查页 · Each award with its result; a withdrawal goes through hearing and appeal to another person. */
import { useState } from 'react';
import type { FileFacts } from '#modules/files/contract/index.ts';
import { FileChooser } from '#modules/files/web/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { CircleCheck, ClipboardCheck, FileUp, Gavel, MessageSquareWarning } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, ProblemAlert, Segmented, Skeleton, StateTag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { closeReReview, exportReviewItems, listReviewItems, readReReview, recordAppeal, reviewAward, reviewItemWords, REVIEW_FILES_MAX, reviewStateWords, settleWithdrawal } from '../contract/index.ts';
import { REVIEW_ITEM_STATES } from '../domain/index.ts';
import type { ReviewItemState } from '../domain/index.ts';
import { FilesShown } from './material.tsx';
import { reviewMessages } from './review-messages.ts';
import { useDay } from './use-day.ts';

type Item = OutputOf<typeof listReviewItems>['rows'][number];
const tones: Readonly<Record<ReviewItemState, Tone>> = { open: 'info', kept: 'ok', rectifying: 'warn', proposed: 'danger', appealed: 'danger', withdrawn: 'danger' };
const INVALIDATES = ['honours'];

export function ReviewPage() {
  const t = useT(reviewMessages);
  const text = useText();
  const { reReviewId } = useRouteParams<'reReviewId'>();
  const found = useRead(readReReview, { reReviewId });
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['subject', 'state', 'appeal']) });
  const asked = { reReviewId, ...(table.filters as { q?: string; state?: ReviewItemState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const items = useRead(listReviewItems, { ...asked, page: table.page, pageSize: table.pageSize });
  const review = found.data;
  if (review === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('review')} trail={[{ text: t('reviews'), to: '/re-reviews' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const acts = (row: Item) => <span className="lc-row">{review.acts.includes('review') && (row.state === 'open' || row.state === 'rectifying') && <Judge item={row} />}{review.acts.includes('review') && row.state === 'proposed' && <Appeal item={row} />}{review.acts.includes('settle') && (row.state === 'proposed' || row.state === 'appealed') && <Settle item={row} />}</span>;
  return (
    <>
      <PageHeader title={review.name} about={text({ zh: review.titleZh, en: review.titleEn })} trail={[{ text: t('reviews'), to: '/re-reviews' }]} beside={<StateTag tone={review.state === 'running' ? 'warn' : 'ok'} text={reviewStateWords[review.state]} />} actions={<>{review.acts.includes('review') && <LinkButton icon={FileUp} to={`/re-reviews/${reReviewId}/import`}>{t('importResults')}</LinkButton>}{review.acts.includes('close') && <Close reReviewId={reReviewId} />}</>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('result'), choices: REVIEW_ITEM_STATES.map((state) => ({ value: state, label: text(reviewItemWords[state]), count: review.counts[state] ?? 0 })) }]} />
      <DataTable
        caption={t('list')} result={items} table={table} tools={<ListExport operation={exportReviewItems} input={asked} total={items.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/awards/${row.awardId}`}
        columns={[
          { key: 'subject', title: t('subject'), sort: ['subject', '-subject'], width: '24%', cell: (row) => row.label }, { key: 'place', title: t('place'), wideOnly: true, cell: (row) => (row.placeZh === null ? <span className="lc-quiet">—</span> : text({ zh: row.placeZh, en: row.placeEn ?? row.placeZh })) },
          { key: 'state', title: t('result'), sort: ['state', '-state'], cell: (row) => <StateTag quiet tone={tones[row.state]} text={reviewItemWords[row.state]} /> }, { key: 'evidence', title: t('evidence'), wideOnly: true, cell: (row) => (row.evidence === null ? <span className="lc-quiet">—</span> : <>{row.evidence}<FilesShown files={row.files} /></>) },
          { key: 'appeal', title: t('appeal'), sort: ['appeal', '-appeal'], cell: (row) => (row.appealUntil === null ? <span className="lc-quiet">—</span> : <><DateText value={row.appealUntil} />{row.hasAppeal && <> · {t('appealed')}</>}</>) },
          ...(review.acts.length === 0 ? [] : [{ key: 'act', title: '', cell: acts }]),
        ]}
        empty={<EmptyState icon={ClipboardCheck} title={t('empty')} />}
      />
    </>
  );
}

function Judge({ item }: { readonly item: Item }) {
  const t = useT(reviewMessages);
  const [result, setResult] = useState<'keep' | 'rectify' | 'withdraw'>('keep');
  const [evidence, setEvidence] = useState('');
  const [by, setBy] = useState('');
  const [files, setFiles] = useState<readonly FileFacts[]>([]);
  const [reason, setReason] = useState('');
  const [heardOn, setHeard] = useDay();
  const [renews, setRenews] = useState(false);
  const review = useWrite(reviewAward, { invalidates: INVALIDATES, done: { zh: '已记录', en: 'Recorded' } });
  const more = result === 'keep' ? { renews } : result === 'rectify' ? { ...(by === '' ? {} : { by }), ...(reason === '' ? {} : { reason }) } : { heardOn, ...(reason === '' ? {} : { reason }) };
  const run = () => review.run({ itemId: item.id, result, evidence, fileIds: files.map(({ id }) => id), ...more });
  return (
    <ConfirmButton small icon={CircleCheck} label={t('judge')} question={t('judgeAsk', { name: item.label })} action={t('judge')} pending={review.pending} problem={review.problem} onConfirm={run}>
      <Segmented label={t('result')} value={result} choices={[{ value: 'keep', label: t('keep') }, { value: 'rectify', label: t('rectify') }, { value: 'withdraw', label: t('withdraw') }]} onChange={setResult} />
      <Field label={t('evidence')} purpose={t('evidencePurpose')} required error={fieldError(review.problem, '/evidence')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={evidence} onChange={setEvidence} />}</Field>
      <FileChooser label={t('photo')} subject={{}} files={files} onChange={setFiles} most={REVIEW_FILES_MAX} />
      {result === 'keep' && <Checkbox checked={renews} onChange={setRenews}>{t('renews')}</Checkbox>}
      {result === 'rectify' && <Field label={t('by')} required error={fieldError(review.problem, '/by')}>{(w) => <TextInput {...w} type="date" value={by} onChange={setBy} />}</Field>}
      {result === 'withdraw' && <><p>{t('withdrawNote')}</p><Field label={t('heardOn')} purpose={t('heardPurpose')} required error={fieldError(review.problem, '/heardOn')}>{(w) => <TextInput {...w} type="date" value={heardOn} onChange={setHeard} />}</Field></>}
      {result !== 'keep' && <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(review.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>}
    </ConfirmButton>
  );
}

function Appeal({ item }: { readonly item: Item }) {
  const t = useT(reviewMessages);
  const [words, setWords] = useState('');
  const appeal = useWrite(recordAppeal, { invalidates: INVALIDATES, done: { zh: '已记录', en: 'Recorded' } });
  return (
    <ConfirmButton small icon={MessageSquareWarning} label={t('recordAppeal')} question={t('appealAsk', { name: item.label })} action={t('recordAppeal')} pending={appeal.pending} problem={appeal.problem} onConfirm={() => appeal.run({ itemId: item.id, words })}>
      <Field label={t('words')} purpose={t('reasonPurpose')} required error={fieldError(appeal.problem, '/words')}>{(w) => <TextArea {...w} rows={4} maxLength={2_000} value={words} onChange={setWords} />}</Field>
    </ConfirmButton>
  );
}

function Settle({ item }: { readonly item: Item }) {
  const t = useT(reviewMessages);
  const [outcome, setOutcome] = useState<'withdraw' | 'keep'>('withdraw');
  const [on, setOn] = useDay();
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const settle = useWrite(settleWithdrawal, { invalidates: INVALIDATES, done: { zh: '已决定', en: 'Decided' } });
  return (
    <ConfirmButton small kind="danger" icon={Gavel} label={t('settle')} question={t('settleAsk', { name: item.label })} action={t('settle')} pending={settle.pending} problem={settle.problem} onConfirm={() => settle.run({ itemId: item.id, outcome, on, document, reason })}>
      <p>{t('withdrawNote')}</p>
      <Segmented label={t('result')} value={outcome} choices={[{ value: 'withdraw', label: t('outcomeWithdraw') }, { value: 'keep', label: t('outcomeKeep') }]} onChange={setOutcome} />
      <Field label={t('on')} required error={fieldError(settle.problem, '/on')}>{(w) => <TextInput {...w} type="date" value={on} onChange={setOn} />}</Field>
      <Field label={t('document')} required error={fieldError(settle.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(settle.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

function Close({ reReviewId }: { readonly reReviewId: string }) {
  const t = useT(reviewMessages);
  const close = useWrite(closeReReview, { invalidates: INVALIDATES, done: { zh: '已结束', en: 'Closed' } });
  return <ConfirmButton icon={ClipboardCheck} label={t('close')} question={t('closeAsk')} action={t('close')} pending={close.pending} problem={close.problem} onConfirm={() => close.run({ reReviewId })} />;
}
