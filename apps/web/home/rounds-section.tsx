/** 督查轮次 · The running round with its progress area by area; the others in one line each. */
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { DateText, LinkButton, RatioBar, Section, Skeleton } from '#platform/web/ui/index.ts';
import { leastDone } from './home-view.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

const ROUNDS_SHOWN = 3;
const AREAS_SHOWN = 6;

export function RoundsSection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const text = useText();
  const { rounds, running, progress } = overview;
  return (
    <Section title={t('rounds')} actions={<LinkButton small kind="quiet" to="/rounds">{t('all')}</LinkButton>}>
      {rounds === undefined && <Skeleton lines={3} />}
      {rounds?.length === 0 && <p className="lc-quiet">{t('noRounds')}</p>}
      <ul className="lc-home-rounds lc-standing-links">
        {rounds?.slice(0, ROUNDS_SHOWN).map((round) => (
          <li key={round.id}>
            <p><AppLink to={`/rounds/${round.id}`}>{text({ zh: round.nameZh, en: round.nameEn })}</AppLink><span className="lc-quiet lc-small"><DateText value={round.startsOn} style="monthDay" /> – <DateText value={round.endsOn} style="monthDay" /></span></p>
            <p><RatioBar digits={0} ratio={{ numerator: round.doneCount, denominator: round.drawnCount }} /><AppLink to={`/rounds/${round.id}/findings`} className="lc-small">{t('findingsOf', { n: numberText(round.findingCount) })}</AppLink></p>
            {round.id === running?.id && progress !== undefined && progress.byZone.length > 0 && <AreaProgress round={progress} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AreaProgress({ round }: { readonly round: NonNullable<Overview['progress']> }) {
  const t = useT(homeMessages);
  const text = useText();
  const shown = leastDone(round.byZone, AREAS_SHOWN);
  return (
    <div className="lc-home-areas">
      <h3 className="lc-home-small-title">{t('progressByArea')}</h3>
      <ul>
        {shown.map((area) => (
          <li key={area.key}>
            <AppLink to={`/rounds/${round.id}/sites`} search={{ zoneId: area.key }}>{text({ zh: area.nameZh, en: area.nameEn })}</AppLink>
            <RatioBar digits={0} ratio={{ numerator: area.done, denominator: area.total }} />
          </li>
        ))}
      </ul>
      {round.byZone.length > shown.length && <p><AppLink to={`/rounds/${round.id}`} className="lc-small">{t('otherAreas', { n: round.byZone.length - shown.length })}</AppLink></p>}
    </div>
  );
}
