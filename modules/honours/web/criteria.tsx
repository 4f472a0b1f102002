/** 考评标准 · What a review scores of the candidates of a title: the standards of the framework that the title names. */
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Section } from '#platform/web/ui/index.ts';
import { readTitle } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import type { TitleChoice } from './pickers.tsx';

interface Criterion { readonly code: string; readonly zh: string; readonly en: string; readonly scoreMax: number }

export function CriteriaList({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const t = useT(honourMessages);
  const text = useText();
  const total = criteria.reduce((sum, { scoreMax }) => sum + Math.round(scoreMax * 100), 0) / 100;
  return (
    <details className="lc-honours-criteria">
      <summary>{t('criteriaCount', { n: criteria.length, total: String(total) })}</summary>
      <ol>{criteria.map((each) => <li key={each.code}><span>{each.code} {text(each)}</span><span className="lc-number lc-quiet">{each.scoreMax}</span></li>)}</ol>
    </details>
  );
}

/** On the page of a title: the standards of its edition, or that the edition it names is not there. */
export function TitleCriteria({ titleId }: { readonly titleId: string }) {
  const t = useT(honourMessages);
  const text = useText();
  const title = useRead(readTitle, { titleId }).data;
  if (title === undefined || title.editionCode === null) return null;
  return (
    <Section title={t('criteria')} about={t('criteriaAbout')}>
      {title.criteria === null || title.editionTitle === null ? <p className="lc-quiet">{t('editionMissing', { code: title.editionCode })}</p> : <><p><AppLink to={`/frameworks/${title.editionTitle.id}`}>{text(title.editionTitle)}</AppLink></p><CriteriaList criteria={title.criteria} /></>}
    </Section>
  );
}

/** In the form of a round: by what each title chosen will be reviewed. */
export function CriteriaOfChoice({ title }: { readonly title: TitleChoice }) {
  const t = useT(honourMessages);
  const text = useText();
  const known = useRead(readTitle, { titleId: title.id }).data;
  if (known === undefined || known.criteria === null || known.editionTitle === null) return null;
  return <div><p className="lc-small">{t('reviewedBy', { title: text({ zh: title.nameZh, en: title.nameEn }), edition: text(known.editionTitle) })}</p><CriteriaList criteria={known.criteria} /></div>;
}
