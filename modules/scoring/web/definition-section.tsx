/** 统计口径 · How the figures are counted, and a way to count them anew. */
import { useState } from 'react';
import { RefreshCw } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, DateText, Notice, ProblemAlert, Section } from '#platform/web/ui/index.ts';
import { recountScores } from '../contract/index.ts';
import { scoringMessages } from './messages.ts';
import type { Scores } from './score-view.ts';

export function DefinitionSection({ roundId, scores }: { readonly roundId: string; readonly scores: Scores }) {
  const t = useT(scoringMessages);
  const text = useText();
  const canManage = useCan('scoring.manage');
  const [result, setResult] = useState<OutputOf<typeof recountScores> | null>(null);
  const recount = useWrite(recountScores, { invalidates: ['scoring'], onSuccess: setResult });
  return (
    <Section
      title={t('definition')} about={<>{t('asOf')} <DateText value={scores.asOf} style="dateTime" /></>}
      actions={canManage && <Button icon={RefreshCw} pending={recount.pending} title={t('recountNote')} onClick={() => void recount.run({ roundId, repair: false })}>{t('recount')}</Button>}
    >
      <p className="lc-text">{text({ zh: scores.definitionZh, en: scores.definitionEn })}</p>
      <p className="lc-text"><strong>{t('samplingError')}</strong> {text({ zh: scores.confidence.saidZh, en: scores.confidence.saidEn })}</p>
      <div role="status">
        {result !== null && result.repaired && <Notice tone="ok"><p>{t('recountRepaired', { differing: result.differingCount })}</p></Notice>}
        {result !== null && !result.repaired && result.differingCount === 0 && <Notice tone="ok"><p>{t('recountGood', { n: result.cellCount })}</p></Notice>}
        {result !== null && !result.repaired && result.differingCount > 0 && (
          <Notice tone="danger" title={t('recountBad', { n: result.cellCount, differing: result.differingCount })}>
            <Button small pending={recount.pending} onClick={() => void recount.run({ roundId, repair: true })}>{t('recountRepair')}</Button>
          </Notice>
        )}
      </div>
      <ProblemAlert problem={recount.problem} />
    </Section>
  );
}
