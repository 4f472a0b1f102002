/** 名额分组 · One field for each grouping that the quotas of a title look at. */
import { useText, useT } from '#platform/web/i18n.ts';
import { Field } from '#platform/web/ui/index.ts';
import { roundMessages } from './round-messages.ts';
import type { Round } from './round-words.ts';
import { Worded } from './worded.tsx';

export type Groups = Readonly<Record<string, string>>;
type Title = Round['titles'][number] | undefined;

/** Of what was filled in, that which the title asks for. */
export const groupsOf = (title: Title, groups: Groups): Record<string, string> => Object.fromEntries((title?.groupings ?? []).flatMap(({ dimension }) => ((groups[dimension] ?? '').trim() === '' ? [] : [[dimension, groups[dimension] as string]])));

export function GroupFields({ title, value, onChange, purpose }: { readonly title: Title; readonly value: Groups; readonly onChange: (groups: Groups) => void; readonly purpose?: string }) {
  const t = useT(roundMessages);
  const text = useText();
  return (title?.groupings ?? []).map((grouping) => (
    <Field key={grouping.dimension} label={text(grouping)} purpose={purpose ?? t('groupPurpose')}>
      {(w) => <Worded {...w} words={Object.fromEntries(grouping.groups.map(({ code, zh, en }) => [code, { zh, en }]))} maxLength={80} value={value[grouping.dimension] ?? ''} onChange={(group) => onChange({ ...value, [grouping.dimension]: group })} />}
    </Field>
  ));
}
