/** 星级 · The stars of somebody and what the next one takes; shown to themselves and to their office, ranked nowhere. */
import { Star } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useT } from '#platform/web/i18n.ts';
import { Section } from '#platform/web/ui/index.ts';
import type { readStar } from '../contract/index.ts';
import { certificateMessages } from './certificate-messages.ts';

const HOUR_MINUTES = 60;

export function StarLine({ star }: { readonly star: OutputOf<typeof readStar> }) {
  const t = useT(certificateMessages);
  return (
    <Section title={t('stars')}>
      <p className="lc-row"><span aria-hidden="true" className="lc-row">{Array.from({ length: star.level }, (_, at) => <Star key={at} size="1.2em" fill="currentColor" />)}</span><strong>{star.level === 0 ? t('noStar') : t('star', { n: star.level })}</strong></p>
      <p className="lc-quiet lc-small">{star.next === null ? t('top') : t('next', { n: (star.next.missingMinutes / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 }), level: star.next.level })}</p>
    </Section>
  );
}
