/** 片区×项目 · A table that is also a heat map: number, parts and ground; every cell is a link. */
import { percentText } from '#kernel/ratio.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Section } from '#platform/web/ui/index.ts';
import { scoringMessages } from './messages.ts';
import { heatOf, rateOf, searchOf } from './score-view.ts';
import type { Scores } from './score-view.ts';

export function HeatTable({ roundId, scores }: { readonly roundId: string; readonly scores: Scores }) {
  const t = useT(scoringMessages);
  const text = useText();
  const cells = new Map(scores.zoneThemes.map((cell) => [`${cell.zoneId}/${cell.themeId}`, cell]));
  if (scores.zones.length === 0 || scores.themes.length === 0) return null;
  const name = (row: { readonly nameZh: string; readonly nameEn: string }) => text({ zh: row.nameZh, en: row.nameEn });
  return (
    <Section title={t('heat')} about={t('heatAbout')} bare>
      <div className="lc-table-frame"><div className="lc-table-scroll" tabIndex={0} role="region" aria-label={`${t('heat')} · ${t('rate')}`}>
        <table className="lc-scoring-heat">
          <caption className="lc-visually-hidden">{t('heat')}</caption>
          <thead><tr><th scope="col">{t('theme')}</th>{scores.zones.map((zone) => <th key={zone.key} scope="col">{name(zone)}</th>)}</tr></thead>
          <tbody>
            {scores.themes.map((theme) => (
              <tr key={theme.key}>
                <th scope="row">{name(theme)}</th>
                {scores.zones.map((zone) => {
                  const cell = cells.get(`${zone.key}/${theme.key}`);
                  return cell === undefined || cell.observed === 0
                    ? <td key={zone.key} className="lc-quiet">—</td>
                    : <td key={zone.key} style={groundOf(heatOf(cell.rate, scores.overall.rate))}><AppLink to={`/rounds/${roundId}/observations`} search={searchOf('zone', zone.key, { themeId: theme.key })}><strong>{percentText(rateOf(cell))}</strong><span>{cell.met}/{cell.observed}</span></AppLink></td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div></div>
    </Section>
  );
}

function groundOf(heat: number | null): React.CSSProperties {
  if (heat === null) return {};
  const ground = heat < 0 ? 'var(--danger-soft)' : 'var(--ok-soft)';
  return { background: `color-mix(in srgb, ${ground} ${Math.round(Math.abs(heat) * 100)}%, var(--surface))` };
}
