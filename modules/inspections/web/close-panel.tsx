/** 结束轮次 · Complete, or with gaps and a reason. */
import { useState } from 'react';
import { Flag } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, Section, TextArea } from '#platform/web/ui/index.ts';
import { closeRound } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import type { Round } from './round-frame.tsx';

export function ClosePanel({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const [reason, setReason] = useState('');
  const close = useWrite(closeRound, { invalidates: ['inspections', 'scoring'], done: { zh: '本轮已结束', en: 'The round is closed' } });
  const left = round.drawnCount - round.doneCount;
  return (
    <Section
      title={t('close')} about={left === 0 ? t('closeAll', { n: round.drawnCount }) : t('closeGaps', { n: left })}
      actions={(
        <ConfirmButton
          icon={Flag} kind={left === 0 ? 'primary' : 'plain'} label={t('close')} question={t('closeAsk', { name: text({ zh: round.nameZh, en: round.nameEn }) })} action={t('close')}
          problem={fieldError(close.problem, '/gapsReason') === undefined ? close.problem : null} pending={close.pending} onConfirm={() => close.run({ roundId: round.id, ...(left === 0 ? {} : { gapsReason: reason }) })}
        >
          <p>{t('closeAbout')}</p>
          {left > 0 && (
            <>
              <p>{t('closeGaps', { n: left })}</p>
              <Field label={t('gapsReason')} purpose={t('gapsPurpose')} required error={fieldError(close.problem, '/gapsReason')}>{(wiring) => <TextArea {...wiring} maxLength={500} value={reason} onChange={setReason} />}</Field>
            </>
          )}
        </ConfirmButton>
      )}
    >
      {null}
    </Section>
  );
}
