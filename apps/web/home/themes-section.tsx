/** 各测评项目 · The rate of each theme in the running or else the latest closed round, with its change; every line opens what was observed. */
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Change, LinkButton, RatioBar, Section } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

export function ThemesSection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const text = useText();
  // The running round says more than the last one as soon as something was observed in it.
  const running = overview.runningScores !== undefined && overview.runningScores.overall.observed > 0;
  const [scores, latest] = running ? [overview.runningScores, overview.running] : [overview.scores, overview.latest];
  if (scores === undefined || latest === undefined || scores.themes.length === 0) return null;
  return (
    <Section title={t('themes')} about={t(running ? 'themesSoFar' : 'themesAbout', { round: text({ zh: latest.nameZh, en: latest.nameEn }) })} actions={<LinkButton small kind="quiet" to={`/scores/${latest.id}`}>{t('scores')}</LinkButton>}>
      <ul className="lc-home-themes">
        {scores.themes.map((theme) => {
          const ratio = { numerator: theme.met, denominator: theme.observed };
          const compared = scores.comparable && theme.previousMet !== null && theme.previousObserved !== null;
          return (
            <li key={theme.key}>
              <AppLink to={`/rounds/${latest.id}/observations`} search={{ themeId: theme.key }}>{text({ zh: theme.nameZh, en: theme.nameEn })}</AppLink>
              <RatioBar ratio={ratio} />
              {compared && <Change current={ratio} previous={{ numerator: theme.previousMet as number, denominator: theme.previousObserved as number }} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
