/** 核验 · Walks the whole chain on the server, and says what it found. */
import { useEffect, useState } from 'react';
import { Link2 } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { verifyAudit } from '#platform/contract/tasks.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { Button, CodeText, Notice, ProblemAlert } from '#platform/web/ui/index.ts';
import { administrationMessages } from './messages.ts';

type Answer = OutputOf<typeof verifyAudit>;

/** 核验 · Entries come in all the time: an answer holds for the moment it was given, and asking again walks again. */
export function useVerification() {
  const [asked, setAsked] = useState(false);
  const [from, setFrom] = useState(1);
  const answer = useRead(verifyAudit, { fromSequence: from }, { enabled: asked, hold: false });
  const next = answer.data?.nextSequence ?? null;
  // Each call proves a stretch that begins where the one before ended.
  useEffect(() => { if (next !== null) setFrom(next); }, [next]);
  const whole = answer.data === undefined ? undefined : { ...answer.data, checkedCount: answer.data.checkedCount + from - 1 };
  return {
    asked, answer: { ...answer, data: whole }, busy: asked && (answer.loading || answer.refreshing || next !== null),
    verify: () => { if (!asked) setAsked(true); else if (from === 1) answer.reload(); else setFrom(1); },
  };
}

type Verification = ReturnType<typeof useVerification>;

export function VerifyButton({ verification }: { readonly verification: Verification }) {
  const t = useT(administrationMessages);
  return <Button kind="primary" icon={Link2} pending={verification.busy} onClick={verification.verify}>{t('verify')}</Button>;
}

/** 核验结果 · The region is there before its words are, so that they are read out. */
export function VerificationResult({ verification: { asked, answer, busy } }: { readonly verification: Verification }) {
  const t = useT(administrationMessages);
  return (
    <>
      <div role="status" className={asked ? 'lc-stack' : 'lc-visually-hidden'}>
        {busy && <p className="lc-quiet lc-small">{t('verifying')}…</p>}
        {asked && !busy && answer.problem === null && answer.data !== undefined && <Verdict answer={answer.data} />}
      </div>
      {asked && <ProblemAlert problem={answer.problem} onRetry={answer.reload} />}
    </>
  );
}

function Verdict({ answer }: { readonly answer: Answer }) {
  const t = useT(administrationMessages);
  const { broken, checkedCount, headSequence, headHash } = answer;
  if (broken !== null) return <Notice tone="danger" title={t('broken', { n: numberText(broken.sequence) })}><p><strong>{t(broken.reason)}</strong></p><p>{t('brokenNote', { n: numberText(checkedCount) })}</p></Notice>;
  if (checkedCount === 0) return <Notice title={t('emptyChain')} />;
  return (
    <Notice tone="ok" title={t('intact')}>
      <p>{t('intactNote', { n: numberText(checkedCount) })}</p>
      <p className="lc-small">{t('headNote', { n: numberText(headSequence) })} <CodeText value={headHash} /></p>
    </Notice>
  );
}
