/** 各项工作 · Honours, volunteering, points, shops and care on the wall: their figures, how each is counted, and the list behind it. */
import { Suspense } from 'react';
import { percentText } from '#kernel/ratio.ts';
import { numberText } from '#platform/web/format.ts';
import type { GlanceFigure } from '#platform/web/glance.ts';
import { useT } from '#platform/web/i18n.ts';
import { useAbilities } from '#platform/web/session.tsx';
import { glances } from '../glances.ts';
import { Figure } from './figure.tsx';
import { boardMessages } from './messages.ts';

const EVERY_MS = 60_000;

export function WorkScene() {
  const t = useT(boardMessages);
  const can = useAbilities();
  return (
    <>
      <ul className="lc-board-work">
        {glances.filter(({ permission }) => can(permission)).map(({ key, Glance }) => <Suspense key={key} fallback={null}><Glance every_ms={EVERY_MS}>{(figures) => figures.map((each) => <WorkFigure key={each.key} each={each} />)}</Glance></Suspense>)}
      </ul>
      <p className="lc-board-empty">{t('noWork')}</p>
    </>
  );
}

function WorkFigure({ each: { label, value, unit, ratio, note, definition, to, search, tone } }: { readonly each: GlanceFigure }) {
  return (
    <li className={tone === 'danger' ? 'lc-board-late' : ''}>
      <h2>{label}</h2>
      <Figure figure={{ title: label, definition, to, ...(search === undefined ? {} : { search }) }}>
        {ratio === undefined ? (typeof value === 'number' ? numberText(value) : value) : percentText(ratio)}{unit !== undefined && <span className="lc-board-unit">{unit}</span>}
      </Figure>
      {ratio !== undefined && <p className="lc-board-parts">{numberText(ratio.numerator)} / {numberText(ratio.denominator)}</p>}
      {note !== undefined && <p className="lc-board-quiet">{note}</p>}
    </li>
  );
}
