/**
 * 志愿者比例 · The share as it is counted now, with what is above and below the line and the day; beside it what somebody declared, where that
 * does not go with the arithmetic. Definition, rule and words are those of the figures: nothing is judged here.
 */
import { fillText } from '#platform/contract/index.ts';
import { doubtWords, listDoubts, listFigures } from '#modules/figures/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, Notice, Section, StatTile } from '#platform/web/ui/index.ts';
import { volunteeringMessages } from './messages.ts';
import './volunteering.css';

/** Code of the figure and of the declared indicator: registered volunteers among the population. */
const RATIO = 'volunteers.ratio';
const RULES: ReadonlySet<string> = new Set(['ratioContradicted', 'ratioWithoutDenominator', 'partExceedsWhole']);

export function VolunteerRatio() {
  const t = useT(volunteeringMessages);
  const text = useText();
  const mayRead = useCan('figures.read');
  const figure = useRead(listFigures, { q: RATIO, pageSize: 10 }, { enabled: mayRead }).data?.rows.find(({ code }) => code === RATIO);
  const doubts = useRead(listDoubts, {}, { enabled: mayRead && figure !== undefined }).data?.rows ?? [];
  if (figure === undefined) return null;
  const page = `/figures/${figure.id}`;
  const about = doubts.filter(({ rule, facts, at }) => RULES.has(rule) && (at.some(({ path }) => path === page) || facts['name'] === figure.labelZh));
  const { numerator, denominator } = figure;
  return (
    <Section title={text({ zh: figure.labelZh, en: figure.labelEn })} about={figure.scopeNote}>
      <div className="lc-stack">
        <div className="lc-volunteering-ratio">
          {numerator !== null && denominator !== null
            ? <StatTile label={t('ratioCounted')} ratio={{ numerator, denominator }} note={<>{t('ratioOn')} <DateText value={figure.asOf} /></>} to={page} />
            : <StatTile label={t('ratioCounted')} value="—" note={t('ratioNone')} to={page} />}
        </div>
        {about.map((doubt) => (
          <Notice key={doubt.key} tone={doubt.settlement === null ? 'danger' : 'info'} title={t('ratioDeclared')}>
            <p>{fillText(text(doubtWords[doubt.rule].text), doubt.facts)}</p>
            {doubt.settlement !== null && <p>{doubt.settlement.note} <span className="lc-quiet">{doubt.settlement.by}</span></p>}
            <p className="lc-row">{doubt.at.map((place, at) => (place.path === null ? <span key={`${place.label}${at}`}>{place.label}</span> : <AppLink key={`${place.label}${at}`} to={place.path}>{place.label}</AppLink>))}<AppLink to="/figures/doubts">{t('ratioDoubts')}</AppLink></p>
          </Notice>
        ))}
      </div>
    </Section>
  );
}
