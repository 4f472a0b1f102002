/** 复查页 · Each award with its result; a withdrawal that is proposed goes its own way. */
import { useState } from 'react';
import type { FileFacts } from '#modules/files/contract/index.ts';
import { FileChooser } from '#modules/files/web/index.ts';
import { bothWays } from '#platform/contract/sorting.ts';
import { CircleCheck, ClipboardCheck, FileUp } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, ProblemAlert, Segmented, Skeleton, StateTag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { closeReReview, exportReviewItems, listReviewItems, readReReview, reviewAward, reviewItemWords, REVIEW_FILES_MAX, reviewStateWords } from '../contract/index.ts';
import { REVIEW_ITEM_STATES } from '../domain/index.ts';
import type { ReviewItemState } from '../domain/index.ts';
import { FilesShown } from './material.tsx';
import { GroundField } from './propose-withdrawal.tsx';
import { reviewMessages } from './review-messages.ts';

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
  const acts = (row: Item) => <span className="lc-row">{review.acts.includes('review') && (row.state === 'open' || row.state === 'rectifying') && <Judge item={row} />}{row.withdrawalId !== null && <AppLink to={`/withdrawals/${row.withdrawalId}`}>{t('proceeding')}</AppLink>}</span>;
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
          { key: 'act', title: '', cell: acts },
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
  const [groundCode, setGround] = useState(item.grounds[0]?.code ?? '');
  const [renews, setRenews] = useState(false);
  const review = useWrite(reviewAward, { invalidates: INVALIDATES, done: { zh: '已记录', en: 'Recorded' } });
  const more = result === 'keep' ? { renews } : result === 'rectify' ? { ...(by === '' ? {} : { by }), ...(reason === '' ? {} : { reason }) } : { groundCode, ...(reason === '' ? {} : { reason }) };
  const run = () => review.run({ itemId: item.id, result, evidence, fileIds: files.map(({ id }) => id), ...more });
  return (
    <ConfirmButton small icon={CircleCheck} label={t('judge')} question={t('judgeAsk', { name: item.label })} action={t('judge')} pending={review.pending} problem={review.problem} onConfirm={run}>
      <Segmented label={t('result')} value={result} choices={[{ value: 'keep', label: t('keep') }, { value: 'rectify', label: t('rectify') }, { value: 'withdraw', label: t('withdraw') }]} onChange={setResult} />
      <Field label={t('evidence')} purpose={t('evidencePurpose')} required error={fieldError(review.problem, '/evidence')}>{(w) => <TextArea {...w} rows={4} maxLength={4_000} value={evidence} onChange={setEvidence} />}</Field>
      <FileChooser label={t('photo')} subject={{}} files={files} onChange={setFiles} most={REVIEW_FILES_MAX} />
      {result === 'keep' && <Checkbox checked={renews} onChange={setRenews}>{t('renews')}</Checkbox>}
      {result === 'rectify' && <Field label={t('by')} required error={fieldError(review.problem, '/by')}>{(w) => <TextInput {...w} type="date" value={by} onChange={setBy} />}</Field>}
      {result === 'withdraw' && <><p>{t('withdrawNote')}</p><GroundField grounds={item.grounds} value={groundCode} error={fieldError(review.problem, '/groundCode')} onChange={setGround} /></>}
      {result !== 'keep' && <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(review.problem, '/reason')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={reason} onChange={setReason} />}</Field>}
    </ConfirmButton>
  );
}

function Close({ reReviewId }: { readonly reReviewId: string }) {
  const t = useT(reviewMessages);
  const close = useWrite(closeReReview, { invalidates: INVALIDATES, done: { zh: '已结束', en: 'Closed' } });
  return <ConfirmButton icon={ClipboardCheck} label={t('close')} question={t('closeAsk')} action={t('close')} pending={close.pending} problem={close.problem} onConfirm={() => close.run({ reReviewId })} />;
}
