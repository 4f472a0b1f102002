/** 情形选择 · Situations to tick, with how each is known. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useText } from '#platform/web/i18n.ts';
import { Checkbox } from '#platform/web/ui/index.ts';
import type { listSituations } from '../contract/index.ts';

type Situation = OutputOf<typeof listSituations>['rows'][number];

export function SituationBoxes({ legend, purpose, situations, chosen, onChange }: { readonly legend: string; readonly purpose: string; readonly situations: readonly Situation[]; readonly chosen: readonly string[]; readonly onChange: (codes: string[]) => void }) {
  const text = useText();
  return (
    <fieldset className="lc-care-boxes">
      <legend>{legend}</legend>
      <p className="lc-quiet lc-small">{purpose}</p>
      {situations.map((situation) => (
        <Checkbox key={situation.code} checked={chosen.includes(situation.code)} onChange={(on) => onChange(on ? [...chosen, situation.code] : chosen.filter((code) => code !== situation.code))}>
          {text({ zh: situation.nameZh, en: situation.nameEn })}{situation.toldByZh !== '' && <span className="lc-quiet lc-small"> · {text({ zh: situation.toldByZh, en: situation.toldByEn })}</span>}
        </Checkbox>
      ))}
    </fieldset>
  );
}
