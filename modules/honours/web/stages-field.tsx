/** 环节计划 · Which stages a round has, in which order, and from when to when; what has begun keeps its place. */
import { ArrowUp } from 'lucide-react';
import { useText, useT } from '#platform/web/i18n.ts';
import { Checkbox, IconButton, TextInput } from '#platform/web/ui/index.ts';
import { stageWords } from '../contract/index.ts';
import { maySwap, STAGE_KINDS, stagesNeeded, withStage } from '../domain/index.ts';
import type { StageKind } from '../domain/index.ts';
import { roundMessages } from './round-messages.ts';

export interface StageDates { readonly startsOn: string; readonly endsOn: string }
interface StagesFieldProps {
  readonly chosen: readonly StageKind[]; readonly onChosen: (kinds: readonly StageKind[]) => void; readonly datesOf: (kind: StageKind) => StageDates; readonly onDates: (dates: Readonly<Partial<Record<StageKind, StageDates>>>) => void;
  /** So many have ended, and one more may be open. */ readonly ended?: number; readonly isOpen?: boolean;
}

export function StagesField({ chosen, onChosen, datesOf, onDates, ended = 0, isOpen = false }: StagesFieldProps) {
  const t = useT(roundMessages);
  const text = useText();
  const begun = ended + (isOpen ? 1 : 0);
  const addable = STAGE_KINDS.filter((kind) => !chosen.includes(kind) && withStage(chosen, kind, begun).indexOf(kind) >= begun);
  const shown = addable.reduce<readonly StageKind[]>((list, kind) => withStage(list, kind, begun), chosen);
  const needed = stagesNeeded(chosen);
  const earlier = (at: number): void => {
    const [kind, before] = [chosen[at] as StageKind, chosen[at - 1] as StageKind];
    // Days belong to the turn, not to the stage: the two change places, and the calendar stays as it is.
    onDates({ [kind]: datesOf(before), [before]: datesOf(kind) });
    onChosen(chosen.map((each, place) => (place === at - 1 ? kind : place === at ? before : each)));
  };
  return (
    <ol className="lc-honours-plan">
      {shown.map((kind) => {
        const at = chosen.indexOf(kind);
        const dates = datesOf(kind);
        const name = text(stageWords[kind]);
        return (
          <li key={kind}>
            <span className="lc-row">
              <Checkbox checked={at !== -1} disabled={at !== -1 && (at < begun || needed.includes(kind))} onChange={(on) => onChosen(on ? withStage(chosen, kind, begun) : chosen.filter((each) => each !== kind))}>{name}</Checkbox>
              {at > begun && maySwap(chosen[at - 1] as StageKind, kind) && <IconButton icon={ArrowUp} label={t('earlierStage', { stage: name })} onClick={() => earlier(at)} />}
            </span>
            {at !== -1 && (
              <span className="lc-row">
                <TextInput type="date" aria-label={`${name} ${t('from')}`} disabled={at < begun} value={dates.startsOn} onChange={(startsOn) => onDates({ [kind]: { ...dates, startsOn } })} />
                <TextInput type="date" aria-label={`${name} ${t('to')}`} disabled={at < ended} value={dates.endsOn} onChange={(endsOn) => onDates({ [kind]: { ...dates, endsOn } })} />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
