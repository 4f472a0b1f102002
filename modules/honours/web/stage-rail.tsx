/** 环节条 · Every stage with its dates; of the open one, who acts and what is still missing. */
import { Check, Flag } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { classes, ConfirmButton, DateText, Notice, StateTag } from '#platform/web/ui/index.ts';
import { blockerWords, finishStage, honoursPermissions, stageWords } from '../contract/index.ts';
import type { readSelectionRound } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import { negativesPath, stageTones } from './round-words.ts';
import { useDay } from './use-day.ts';

type Round = OutputOf<typeof readSelectionRound>;
type Stage = Round['stages'][number];

export function StageRail({ round }: { readonly round: Round }) {
  const t = useT(roundMessages);
  return <ol className="lc-honours-rail" aria-label={t('stages')}>{round.stages.map((stage, at) => <StageStep key={stage.kind} round={round} stage={stage} isLast={at === round.stages.length - 1} />)}</ol>;
}

interface StepProps { readonly round: Round; readonly stage: Stage; readonly isLast: boolean }

function StageStep({ round, stage, isLast }: StepProps) {
  const t = useT(roundMessages);
  const text = useText();
  // The days of the notice that was published, which the plan of the stage need not be.
  const notice = stage.kind === 'publicNotice' ? round.noticePeriod : null;
  const toNegatives = negativesPath(round);
  const permission = honoursPermissions[stage.permission as keyof typeof honoursPermissions];
  return (
    <li className={classes('lc-honours-stage', `lc-honours-stage-${stage.state}`)} {...(stage.state === 'open' ? { 'aria-current': 'step' as const } : {})}>
      <p className="lc-honours-stage-name">{text(stageWords[stage.kind])}</p>
      <p className="lc-quiet lc-small"><DateText value={stage.startsOn} /><br />– <DateText value={stage.endsOn} /></p>
      {notice !== null && <p className="lc-small">{t('noticeRuns')}<br /><DateText value={notice.startsOn} /><br />– <DateText value={notice.endsOn} /></p>}
      {stage.state !== 'open' && <StateTag quiet tone={stageTones[stage.state]} text={t(stage.state === 'done' ? 'done' : 'waiting')} />}
      {stage.state === 'open' && round.state === 'running' && (
        <div className="lc-honours-stage-open">
          <p className="lc-small"><span className="lc-quiet">{t('who')}：</span>{permission === undefined ? '' : t('whoMay', { permission: text(permission) })}</p>
          {stage.blockers.length === 0 ? <StateTag tone="ok" text={t('nothing')} /> : (
            <ul aria-label={t('blocked')}>
              {stage.blockers.map((blocker) => <li key={blocker.code}><StateTag quiet tone="warn" text={`${text(blockerWords[blocker.code])}${blocker.count > 1 ? ` · ${t('times', { n: blocker.count })}` : ''}`} />{blocker.day !== null && <span className="lc-small lc-quiet"> {t('byDay', { day: blocker.day })}</span>}{blocker.code === 'negativesUnsigned' && toNegatives !== null && <> <AppLink to={toNegatives}>{t('whichNegatives')}</AppLink></>}</li>)}
            </ul>
          )}
          {stage.mayFinish && <Finish roundId={round.id} stage={stage} isLast={isLast} />}
        </div>
      )}
    </li>
  );
}

function Finish({ roundId, stage, isLast }: { readonly roundId: string; readonly stage: Stage; readonly isLast: boolean }) {
  const t = useT(roundMessages);
  const text = useText();
  const finish = useWrite(finishStage, { invalidates: ['honours'], done: { zh: '已进入下一环节', en: 'The next stage is open' } });
  const [today] = useDay();
  const isEarly = today !== '' && today < stage.endsOn;
  const Icon = stage.kind === 'publication' ? Flag : Check;
  return <ConfirmButton kind="primary" small icon={Icon} label={t('finish')} question={t('finishAsk', { stage: text(stageWords[stage.kind]) })} action={t('finish')} pending={finish.pending} problem={finish.problem} onConfirm={() => finish.run({ roundId, kind: stage.kind })}>{isEarly && <Notice tone="warn">{t('finishEarly', { day: stage.endsOn })}</Notice>}<p>{t('finishNote')}</p>{!isLast && <p>{t('finishDates')}</p>}</ConfirmButton>;
}
