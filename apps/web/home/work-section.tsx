/** 各项工作 · Honours, volunteering, points, shops and care in a few figures each; every one opens the list that it counts. */
import { Suspense } from 'react';
import { useT } from '#platform/web/i18n.ts';
import { useAbilities } from '#platform/web/session.tsx';
import { Section, StatTile } from '#platform/web/ui/index.ts';
import { glances } from '../glances.ts';
import { homeMessages } from './messages.ts';

export function WorkSection() {
  const t = useT(homeMessages);
  const can = useAbilities();
  const sources = glances.filter(({ permission }) => can(permission));
  if (sources.length === 0) return null;
  return (
    <div className="lc-home-work">
      <Section title={t('work')} about={t('workAbout')}>
        <div className="lc-tiles">
          {sources.map(({ key, Glance }) => (
            <Suspense key={key} fallback={null}><Glance>{(figures) => figures.map(({ key: figure, definition: _definition, ...tile }) => <StatTile key={figure} {...tile} />)}</Glance></Suspense>
          ))}
        </div>
      </Section>
    </div>
  );
}
