/** 服务时长 · Hours by the word they stand on, with the day and the rows that were counted. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { KeyValue, Section } from '#platform/web/ui/index.ts';
import { gradeWords, serviceCertificateWords } from '../contract/index.ts';
import type { readServiceFigures } from '../contract/index.ts';
import { GRADES } from '../domain/index.ts';
import { serviceMessages } from './service-messages.ts';

const HOUR_MINUTES = 60;

export function HoursByGrade({ figures, withShare }: { readonly figures: OutputOf<typeof readServiceFigures>; readonly withShare: boolean }) {
  const t = useT(serviceMessages);
  const text = useText();
  const all = GRADES.reduce((sum, grade) => sum + figures.minutes[grade], 0);
  return (
    <Section title={t('hours')}>
      <p className="lc-quiet lc-small">{t('hoursNote', { on: figures.on, records: figures.recordCount, hours: all / HOUR_MINUTES })}{withShare && <> · {t('share', { served: figures.servedCount, all: figures.volunteerCount })}</>}</p>
      <KeyValue facts={GRADES.map((grade) => ({ label: text(gradeWords[grade]), value: <span className="lc-number">{t('hour', { n: (figures.minutes[grade] / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 }) })}</span> }))} />
      <p className="lc-quiet lc-small">{text(serviceCertificateWords.gradeMeans)}</p>
    </Section>
  );
}
