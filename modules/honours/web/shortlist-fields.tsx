/** 入围办法 · How many of each part come through the shortlist. */
import type { ProblemBody } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { Field, fieldError, TextInput } from '#platform/web/ui/index.ts';
import { dimensionWords } from '../contract/index.ts';
import type { ShortlistRule } from '../domain/index.ts';
import { shortlistMessages } from './shortlist-messages.ts';
import { Worded } from './worded.tsx';

export interface ShortlistDraft { readonly size: string; readonly per: string }

/** @returns null where no number was typed: the server says what is missing */
export const shortlistOf = ({ size, per }: ShortlistDraft): ShortlistRule | null => (/^[1-9]\d{0,4}$/.test(size.trim()) ? { size: Number(size.trim()), per: per.trim() === '' ? 'title' : per.trim() } : null);

export function ShortlistFields({ draft, set, problem }: { readonly draft: ShortlistDraft; readonly set: (draft: ShortlistDraft) => void; readonly problem: ProblemBody | null }) {
  const t = useT(shortlistMessages);
  const text = useText();
  const words = { title: { zh: t('perTitle'), en: t('perTitle') }, class: { zh: t('perClass'), en: t('perClass') }, ...Object.fromEntries(Object.entries(dimensionWords).map(([code, name]) => [code, { zh: text(name), en: text(name) }])) };
  return (
    <div className="lc-grid">
      <Field label={t('size')} purpose={t('sizePurpose')} required error={fieldError(problem, '/shortlist') ?? fieldError(problem, '/shortlist/size')}>{(w) => <TextInput {...w} type="number" min={1} max={50_000} value={draft.size} onChange={(size) => set({ ...draft, size })} />}</Field>
      <Field label={t('per')} purpose={t('perPurpose')} error={fieldError(problem, '/shortlist/per')}>{(w) => <Worded {...w} words={words} value={draft.per} maxLength={40} onChange={(per) => set({ ...draft, per })} />}</Field>
    </div>
  );
}
