/** Pieces that the parts of a crosswalk share. */
import { useText } from '#platform/web/i18n.ts';
import { StateTag } from '#platform/web/ui/index.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { coverageWords, crosswalkRelationWords } from '../contract/index.ts';
import type { CoverageState, CrosswalkRelation, Method } from '../domain/index.ts';
import { methodWords } from './words.ts';

/** The edition asked about, on the left, and the other one. */
export interface Pair { readonly editionId: string; readonly otherEditionId: string }

const relationTones: Readonly<Record<CrosswalkRelation, Tone>> = { same: 'ok', part: 'info', whole: 'info', related: 'neutral', unrelated: 'held' };
const coverageTones: Readonly<Record<CoverageState, Tone>> = { own: 'ok', shared: 'ok', partly: 'warn', missing: 'danger', elsewhere: 'neutral' };

export const RelationTag = ({ relation }: { readonly relation: CrosswalkRelation }) => <StateTag tone={relationTones[relation]} text={crosswalkRelationWords[relation]} />;
export const CoverageTag = ({ state }: { readonly state: CoverageState }) => <StateTag tone={coverageTones[state]} text={coverageWords[state]} />;

interface StandardTextProps { readonly standard: { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly methods: readonly Method[] } }

/** 测评标准 · Its code, its words, and by which methods it is tested. */
export function StandardText({ standard }: StandardTextProps) {
  const text = useText();
  return (
    <div>
      <span className="lc-frameworks-code">{standard.code}</span> {text({ zh: standard.nameZh, en: standard.nameEn })}
      <span className="lc-quiet lc-small"> {standard.methods.map((method) => text(methodWords[method])).join(' · ')}</span>
    </div>
  );
}
