/** 上次推荐 · What was said of the subject when it was a candidate before, with where and when; taken over by hand and changed as anything else. */
import { CopyCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, DateText, Notice } from '#platform/web/ui/index.ts';
import { suggestNomination } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';

type Known = NonNullable<OutputOf<typeof suggestNomination>['known']>;

export function KnownNomination({ roundId, titleId, subjectId, onTake }: { readonly roundId: string; readonly titleId: string; readonly subjectId: string; readonly onTake: (known: Known) => void }) {
  const t = useT(roundMessages);
  const text = useText();
  const known = useRead(suggestNomination, { roundId, titleId, subjectId }, { enabled: titleId !== '' && subjectId !== '' }).data?.known ?? null;
  if (known === null || subjectId === '') return null;
  return (
    <Notice title={t('knownNomination')}>
      <p><AppLink to={`/candidates/${known.candidateId}`}>{known.round.name} · {text({ zh: known.titleZh, en: known.titleEn })}</AppLink> · <DateText value={known.on} /> · {t('knownAge', { n: known.ageDays })}</p>
      {known.summary !== null && <p className="lc-small">{known.summary}</p>}
      <Button icon={CopyCheck} onClick={() => onTake(known)}>{t('takeNomination')}</Button>
    </Notice>
  );
}
