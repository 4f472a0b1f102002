/** 申报的星 · Which stars a household claims, each with a sentence of why. */
import { useText, useT } from '#platform/web/i18n.ts';
import { Checkbox, TextInput } from '#platform/web/ui/index.ts';
import { claimMessages } from './claim-messages.ts';

/** Star code to its sentence; a star that is not in it is not claimed. */
export type Claims = Readonly<Record<string, string>>;
export const claimsGiven = (claims: Claims) => ({ claimedStars: Object.keys(claims), claimWords: claims });

export function ClaimsField({ stars, claims, onChange, withWords = true }: { readonly stars: readonly { readonly code: string; readonly zh: string; readonly en: string }[]; readonly claims: Claims; readonly onChange: (claims: Claims) => void; readonly withWords?: boolean }) {
  const t = useT(claimMessages);
  const text = useText();
  const without = (code: string): Claims => Object.fromEntries(Object.entries(claims).filter(([each]) => each !== code));
  return (
    <fieldset className="lc-honours-rows"><legend>{t('claims')}</legend>
      <p className="lc-field-purpose">{t('claimsPurpose')}</p>
      {stars.map((star) => (
        <div key={star.code} className="lc-honours-claim">
          <Checkbox checked={claims[star.code] !== undefined} onChange={(on) => onChange(on ? { ...claims, [star.code]: '' } : without(star.code))}>{text(star)}</Checkbox>
          {claims[star.code] !== undefined && (withWords ? <TextInput aria-label={`${text(star)} ${t('why')}`} placeholder={t('why')} maxLength={300} value={claims[star.code] ?? ''} onChange={(words) => onChange({ ...claims, [star.code]: words })} /> : <span className="lc-quiet lc-small">{claims[star.code]}</span>)}
        </div>
      ))}
    </fieldset>
  );
}
