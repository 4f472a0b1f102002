/** 变更记录 · What was changed of a round since it began, and why. */
import { useText, useT } from '#platform/web/i18n.ts';
import { DateText, KeyValue, Section } from '#platform/web/ui/index.ts';
import { partTexts, roundPartWords } from '../contract/index.ts';
import { roundChangeMessages } from './round-change-messages.ts';
import type { Round } from './round-words.ts';

export function RoundChanges({ round }: { readonly round: Round }) {
  const t = useT(roundChangeMessages);
  const text = useText();
  if (round.changes.length === 0) return null;
  const titleOf = (titleId: string | null): string => { const title = round.titles.find(({ id }) => id === titleId); return title === undefined ? '' : ` · ${text({ zh: title.nameZh, en: title.nameEn })}`; };
  return (
    <Section title={t('changes')}>
      <ol className="lc-honours-versions">
        {round.changes.map((change) => (
          <li key={change.id}>
            <p><strong>{change.reason}</strong> <span className="lc-quiet lc-small">{t('changedBy', { name: change.byName })} · <DateText value={change.at} /></span></p>
            <KeyValue facts={change.parts.map(({ part, titleId, from, to }) => ({ label: `${text(roundPartWords[part])}${titleOf(titleId)}`, value: t('fromTo', partTexts(part, from, to, text)), wide: true }))} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
