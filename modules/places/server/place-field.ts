/** 社区（村）选择 · A community or village to choose on a public form, under its zone. */
import type { ProblemText } from '#platform/contract/index.ts';
import { field, html } from '#platform/server/http/pages/index.ts';
import type { Html, PageRequest } from '#platform/server/http/pages/index.ts';

interface Choice { readonly id: string; readonly kind: string; readonly zoneId: string | null; readonly nameZh: string; readonly nameEn: string }
const isZone = ({ kind }: Choice): boolean => kind === 'zone' || kind === 'town';

/** @param none what choosing nothing says; without it a place has to be chosen */
export function placeField(places: readonly Choice[], label: ProblemText, { say, filled }: PageRequest, none?: ProblemText): Html {
  const chosen = filled?.fields['placeId'];
  const option = (place: Choice) => html`<option value="${place.id}"${chosen === place.id ? html` selected` : null}>${say({ zh: place.nameZh, en: place.nameEn })}</option>`;
  const within = (zone: Choice) => places.filter((place) => place.zoneId === zone.id && place.id !== zone.id && !isZone(place));
  return field({
    id: 'placeId', label: say(label),
    control: html`<select id="placeId" name="placeId"${none === undefined ? html` required` : null}><option value="">${none === undefined ? '—' : say(none)}</option>${places.filter(isZone).map((zone) => html`<optgroup label="${say({ zh: zone.nameZh, en: zone.nameEn })}">${option(zone)}${within(zone).map(option)}</optgroup>`)}</select>`,
  });
}
