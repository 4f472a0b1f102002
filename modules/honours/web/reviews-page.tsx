/** 复查列表 */
import { Suspense, useState } from 'react';
import { bothWays } from '#platform/contract/sorting.ts';
import { ClipboardCheck, Plus } from 'lucide-react';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, PageHeader, RatioBar, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { exportReReviews, listReReviews, reviewStateWords, startReReview } from '../contract/index.ts';
import { TitleSelect } from './pickers.tsx';
import type { TitleChoice } from './pickers.tsx';
import { reviewMessages } from './review-messages.ts';
import { useDay } from './use-day.ts';

const STATES = ['running', 'closed'] as const;

export function ReviewsPage() {
  const t = useT(reviewMessages);
  const text = useText();
  const mayReview = useCan('honours.review');
  const table = useTableState({ filters: ['state'], sorts: bothWays(['recent', 'name', 'ends']) });
  const asked = { ...(table.filters as { state?: (typeof STATES)[number] }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const reviews = useRead(listReReviews, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <>
      <PageHeader title={t('reviews')} about={t('reviewsAbout')} actions={mayReview && <Start />} />
      <FilterBar table={table} filters={[{ name: 'state', kind: 'one', label: t('state'), choices: STATES.map((state) => ({ value: state, label: text(reviewStateWords[state]) })) }]} />
      <DataTable
        caption={t('reviews')} result={reviews} table={table} tools={<ListExport operation={exportReReviews} input={asked} total={reviews.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/re-reviews/${row.id}`}
        columns={[
          { key: 'name', title: t('review'), sort: ['name', '-name'], width: '34%', cell: (row) => row.name }, { key: 'title', title: t('title'), cell: (row) => text({ zh: row.titleZh, en: row.titleEn }) },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={row.state === 'running' ? 'warn' : 'ok'} text={reviewStateWords[row.state]} /> }, { key: 'progress', title: t('progress'), cell: (row) => <RatioBar ratio={{ numerator: row.settled, denominator: row.total }} digits={0} /> },
          { key: 'ends', title: t('ends'), sort: ['ends', '-ends'], cell: (row) => <DateText value={row.endsOn} /> },
        ]}
        empty={<EmptyState icon={ClipboardCheck} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

function Start() {
  const t = useT(reviewMessages);
  const text = useText();
  const go = useGo();
  const [title, setTitle] = useState<TitleChoice | null>(null);
  const [name, setName] = useState('');
  const [dueBy, setDue] = useDay();
  const [endsOn, setEnds] = useDay();
  const start = useWrite(startReReview, { invalidates: ['honours'], done: { zh: '已发起', en: 'Started' }, onSuccess: ({ id }) => go(`/re-reviews/${id}`) });
  return (
    <ConfirmButton kind="primary" icon={Plus} label={t('start')} question={t('startAsk')} action={t('start')} pending={start.pending} problem={start.problem} onConfirm={() => start.run({ titleId: title?.id ?? '', name, dueBy, endsOn })}>
      <Field label={t('title')} required>{(w) => <TitleSelect {...w} value={title?.id ?? ''} {...(title === null ? {} : { chosenName: text({ zh: title.nameZh, en: title.nameEn }) })} filter={{ sort: 'inForce' }} without={({ inForce }) => inForce === 0} onChange={setTitle} />}</Field>
      <Field label={t('name')} required error={fieldError(start.problem, '/name')}>{(w) => <TextInput {...w} maxLength={120} value={name} onChange={setName} />}</Field>
      <Field label={t('dueBy')} purpose={t('dueByPurpose')} required error={fieldError(start.problem, '/dueBy')}>{(w) => <TextInput {...w} type="date" value={dueBy} onChange={setDue} />}</Field>
      <Field label={t('endsOn')} required error={fieldError(start.problem, '/endsOn')}>{(w) => <TextInput {...w} type="date" value={endsOn} onChange={setEnds} />}</Field>
      <Suspense><BurdenPreview kind="honours.review" about={{ titleId: title?.id, dueBy }} /></Suspense>
    </ConfirmButton>
  );
}
