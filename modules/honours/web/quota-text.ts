import type { OutputOf } from '#platform/contract/index.ts';
import { useT } from '#platform/web/i18n.ts';
import type { readQuotas } from '../contract/index.ts';
import { useRuleSentences } from './rules-view.tsx';
import { seatMessages } from './seat-messages.ts';

export type ShownQuota = OutputOf<typeof readQuotas>['findings'][number]['quota'];

/** A rule of a round as a sentence: of its title, or of the seats that were shared out. */
export function useQuotaText(): (quota: ShownQuota) => string {
  const t = useT(seatMessages);
  const { quota: sentence, dimensionOf } = useRuleSentences();
  return (quota) => (quota.kind === 'seatsPerGroup' ? t('seatsRule', { dimension: quota.dimension === 'class' ? t('classes') : dimensionOf(quota.dimension), total: quota.total }) : sentence(quota));
}
