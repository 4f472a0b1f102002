/** 下发前看一眼 · What the form in front would add, and what of it was asked already. For whoever may see the meter; others see nothing. */
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Notice } from '#platform/web/ui/index.ts';
import { previewAsk } from '../contract/index.ts';
import { burdenMessages } from './messages.ts';

const PERCENT = 100;
const SHOWN = 5;
const TOPICS_SHOWN = 6;

/** @param kind of the ask, as its module names it @param about what the form knows so far */
export function BurdenPreview({ kind, about }: { readonly kind: string; readonly about: Readonly<Record<string, unknown>> }) {
  const t = useT(burdenMessages);
  const text = useText();
  const maySee = useCan('burden.read');
  const found = useRead(previewAsk, { kind, about: JSON.stringify(about) }, { enabled: maySee }).data;
  if (!maySee || found === undefined || !found.isReady) return null;
  const facts = { minutes: numberText(Math.round(found.minutes)), times: numberText(found.times), items: numberText(found.items, 1), item: text(found.item), rate: numberText(found.rate.minutes, 2), role: text(found.role) };
  return (
    <Notice tone={found.overlapShare > 0 ? 'warn' : 'info'} title={t('preview')}>
      <p>{t(found.times === 1 ? 'addsEach' : 'adds', facts)}</p>
      <p>{found.weekly !== null && t('weekly', { minutes: numberText(found.weekly.minutes, 1), each: numberText(found.weekly.each, 1) })} {found.roleAWeek > 0 && t('roleNow', { role: facts.role, minutes: numberText(found.roleAWeek, 0) })}</p>
      {found.overlaps.length === 0 ? <p>{t('fresh')}</p> : (
        <>
          <p>{t('overlap', { share: Math.round(found.overlapShare * PERCENT), repeated: Math.round(found.overlapShare * found.topicCount), all: found.topicCount })}</p>
          <ul>
            {found.overlaps.slice(0, SHOWN).map((each) => {
              const topics = [...each.topics.slice(0, TOPICS_SHOWN), ...(each.topics.length > TOPICS_SHOWN ? [t('more', { n: each.topics.length })] : [])].join('、');
              const label = `${text(each.kind)} · ${each.label}`;
              const units = each.unitCount === 0 ? '' : ` ${t('sameUnits', { n: each.unitCount, all: found.unitCount })}`;
              const words = `${each.on === null ? t('hadNoDay', { label, topics }) : t('had', { label, on: each.on, topics })}${units}`;
              return <li key={`${each.kind.zh}${each.askId}`}>{each.path === null ? words : <AppLink to={each.path}>{words}</AppLink>}</li>;
            })}
          </ul>
        </>
      )}
    </Notice>
  );
}
