/** 重复提示 · What was handed over through which route, and whether it is certain or a likeness. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { StateTag } from '#platform/web/ui/index.ts';
import { basisWords, benefitKindWords } from '../contract/index.ts';
import type { readHandOver } from '../contract/index.ts';
import './care.css';
import { careMessages } from './messages.ts';

export function DoublesList({ doubles }: { readonly doubles: OutputOf<typeof readHandOver>['doubles'] }) {
  const t = useT(careMessages);
  const text = useText();
  if (doubles.length === 0) return <p className="lc-quiet">{t('doublesNone')}</p>;
  return (
    <ul className="lc-care-things">
      {doubles.map((each, at) => (
        <li key={`${each.kind}-${each.on}-${String(at)}`}><StateTag tone={each.basis === 'self' ? 'held' : each.isCertain ? 'danger' : 'warn'} text={t(each.basis === 'self' ? 'own' : each.isCertain ? 'certain' : 'likeness')} /> {t('doubleLine', { kind: text(benefitKindWords[each.kind]), on: each.on, scheme: each.schemeName, basis: text(basisWords[each.basis]) })}</li>
      ))}
    </ul>
  );
}
