/** 导入复查结论 · The list of a re-review, exported, filled in and brought back. */
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { ImportPanel } from '#platform/web/tasks/import-panel.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Notice, PageHeader } from '#platform/web/ui/index.ts';
import { importReviewResults, readReReview, reviewResultTemplate } from '../contract/index.ts';
import { reviewMessages } from './review-messages.ts';

export function ImportReviewResultsPage() {
  const t = useT(reviewMessages);
  const { reReviewId } = useRouteParams<'reReviewId'>();
  const review = useRead(readReReview, { reReviewId }).data;
  const send = useWrite(importReviewResults, { invalidates: ['honours'] });
  const name = review?.name ?? t('review');
  return (
    <>
      <PageHeader title={t('importResults')} about={t('importAbout')} trail={[{ text: t('reviews'), to: '/re-reviews' }, { text: name, to: `/re-reviews/${reReviewId}` }]} actions={<TemplateDownloads operation={reviewResultTemplate} fields={{ reReviewId }} />} />
      <ImportPanel accept=".xlsx,.csv" acceptText="xlsx、CSV" invalidates={['honours']} listTo={`/re-reviews/${reReviewId}`} listText={name} problem={send.problem} pending={send.pending} onClear={send.clear} run={(file, mode) => send.run({ reReviewId, file, mode })} />
      <Notice title={t('importHow')}><ul className="lc-notice-list"><li>{t('importExport')}</li><li>{t('importResult')}</li><li>{t('importWithdraw')}</li></ul></Notice>
    </>
  );
}
