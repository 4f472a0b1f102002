/** 点位显示 · Tone and words of a site of a round, from its state and what was found. Pure. */
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { siteStates } from './words.ts';

/** 点位显示 · Finished sites tell whether anything was unmet; the others only how far they are. */
export function siteLook(site: { readonly state: 'waiting' | 'started' | 'done'; readonly unmetItemCount: number }): { readonly tone: Tone; readonly text: LocalText } {
  if (site.state !== 'done') return siteStates[site.state];
  return site.unmetItemCount === 0
    ? { tone: 'ok', text: { zh: '查完，全部达标', en: 'Finished, all met' } }
    : { tone: 'danger', text: { zh: `查完，${site.unmetItemCount} 项不达标`, en: `Finished, ${site.unmetItemCount} unmet` } };
}
