/** 签到屏 · A code that changes every half minute, as large as the screen: shown by whoever runs the activity. */
import { useEffect, useState } from 'react';
import { ArrowLeft } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useLiveEvents } from '#platform/web/live.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useProgramme } from '#platform/web/session.tsx';
import { LinkButton, PageHeader, ProblemAlert, Skeleton } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { readCheckInCode } from '../contract/index.ts';
import { checkInMessages } from './check-in-messages.ts';
import './volunteering.css';

const SECOND_MS = 1_000;
/** Asked again while no code is shown. @unit seconds */
const IDLE_SECONDS = 10;

export function CheckInScreenPage() {
  const t = useT(checkInMessages);
  const { code: programme } = useProgramme();
  const { activityId } = useRouteParams<'activityId'>();
  const found = useRead(readCheckInCode, { activityId });
  const shown = found.data;
  // Whoever checks in sees themselves counted at once.
  useLiveEvents(['volunteering'], (event) => { if (event.subjectId === activityId) found.reload(); });
  const left = useSecondsLeft(shown === undefined ? null : shown.code === null ? IDLE_SECONDS : Math.max(1, Math.ceil((Date.parse(shown.changesAt) - Date.parse(shown.now)) / SECOND_MS)), shown?.now, found.reload);
  const back = <LinkButton icon={ArrowLeft} to={`/my-service/activities/${activityId}`}>{t('back')}</LinkButton>;
  if (shown === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('screen')} actions={back} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const address = `${window.location.origin}/p/${programme}/my-service/activities/${activityId}?code=${shown.code ?? ''}`;
  return (
    <>
      <PageHeader title={shown.activity.name} actions={back} />
      <div className="lc-check-in-screen">
        {shown.code === null ? <><p className="lc-check-in-code">—</p><p>{t('none')}</p><p className="lc-quiet">{t('noneNote')}</p></> : (
          <>
            <QrCode text={address} label={t('scan')} className="lc-check-in-qr" />
            <p className="lc-check-in-code lc-number">{shown.code}</p>
            <p>{t('scan')}</p>
            <p className="lc-quiet">{t('changes', { n: left })}</p>
          </>
        )}
        <p>{t('counts', { in: shown.checkedIn, out: shown.checkedOut })}</p>
      </div>
    </>
  );
}

/** Counts down from what the server said, and asks again at the end: the clock of this device is not trusted. */
function useSecondsLeft(seconds: number | null, since: string | undefined, again: () => void): number {
  const [state, setState] = useState({ since, passed: 0 });
  if (state.since !== since) setState({ since, passed: 0 });
  const isOver = seconds !== null && state.passed >= seconds;
  useEffect(() => {
    const timer = setInterval(() => setState((before) => ({ ...before, passed: before.passed + 1 })), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => { if (isOver) again(); }, [isOver, again]);
  return Math.max(0, (seconds ?? 0) - state.passed);
}
