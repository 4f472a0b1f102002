/** 投票动作 · Open by another person, ask for the closing, confirm it by another person, withdraw. */
import { useState } from 'react';
import { CircleCheck, DoorOpen, Hourglass, RotateCcw, Sigma, Undo2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, Section, TextArea } from '#platform/web/ui/index.ts';
import { closeBallot, countBallot, openBallot, requestClosing, returnClosing, withdrawBallot } from '../contract/index.ts';
import type { readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

interface ActProps { readonly ballot: OutputOf<typeof readBallot> }
const INVALIDATES = ['ballots'];

export function BallotActs({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const may = (act: (typeof ballot.acts)[number]) => ballot.acts.includes(act);
  return (
    <Section title={t('next')} about={t(`next_${ballot.state}`)}>
      <div className="lc-row">
        {may('open') && <Open ballot={ballot} />}
        {may('requestClosing') && <RequestClosing ballot={ballot} />}
        {may('close') && <Close ballot={ballot} />}
        {may('returnClosing') && <Return ballot={ballot} />}
        {may('count') && <Count ballot={ballot} />}
        {may('withdraw') && <Withdraw ballot={ballot} />}
      </div>
      {ballot.state === 'draft' && !may('open') && <p className="lc-quiet lc-small">{t('byOther')}</p>}
    </Section>
  );
}

function Open({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const open = useWrite(openBallot, { invalidates: INVALIDATES, done: { zh: '已开启', en: 'Opened' } });
  const impersonal = ballot.classes.filter(({ code }) => ballot.impersonalClasses.includes(code)).map(({ label }) => label).join('、');
  return <ConfirmButton kind="primary" icon={DoorOpen} label={t('open')} question={t('openAsk')} action={t('open')} pending={open.pending} problem={open.problem} onConfirm={() => open.run({ ballotId: ballot.id, version: ballot.version })}><p>{t('openNote')}</p>{impersonal !== '' && <p>{t('openImpersonal', { classes: impersonal })}</p>}</ConfirmButton>;
}

function Close({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const close = useWrite(closeBallot, { invalidates: INVALIDATES, done: { zh: '已确认，正在计票', en: 'Confirmed, counting' } });
  return <ConfirmButton kind="primary" icon={CircleCheck} label={t('close')} question={t('confirmAsk')} action={t('close')} pending={close.pending} problem={close.problem} onConfirm={() => close.run({ ballotId: ballot.id })}><p>{t('confirmNote')}</p></ConfirmButton>;
}

function Count({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const count = useWrite(countBallot, { invalidates: INVALIDATES, done: { zh: '已计票', en: 'Counted' } });
  return <ConfirmButton icon={Sigma} label={t('count')} question={t('countAsk')} action={t('count')} pending={count.pending} problem={count.problem} onConfirm={() => count.run({ ballotId: ballot.id })} />;
}

interface WordsProps {
  readonly kind: 'primary' | 'plain' | 'danger'; readonly icon: LucideIcon; readonly label: string; readonly question: string; readonly field: string; readonly purpose: string; readonly pointer: string;
  readonly act: { readonly pending: boolean; readonly problem: ProblemBody | null }; readonly onConfirm: (words: string) => Promise<unknown>;
}
/** An act that has to be explained. */
function Explained({ kind, icon, label, question, field, purpose, pointer, act, onConfirm }: WordsProps) {
  const [words, setWords] = useState('');
  return (
    <ConfirmButton kind={kind} icon={icon} label={label} question={question} action={label} pending={act.pending} problem={act.problem} onConfirm={() => onConfirm(words)}>
      <Field label={field} purpose={purpose} required error={fieldError(act.problem, pointer)}>{(w) => <TextArea {...w} rows={3} maxLength={2_000} value={words} onChange={setWords} />}</Field>
    </ConfirmButton>
  );
}

function RequestClosing({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const act = useWrite(requestClosing, { invalidates: INVALIDATES, done: { zh: '已申请结束', en: 'Closing asked for' } });
  return <Explained kind="primary" icon={Hourglass} label={t('requestClosing')} question={t('closeAsk')} field={t('minutes')} purpose={t('minutesPurpose')} pointer="/minutes" act={act} onConfirm={(minutes) => act.run({ ballotId: ballot.id, minutes })} />;
}

function Return({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const act = useWrite(returnClosing, { invalidates: INVALIDATES, done: { zh: '已退回', en: 'Returned' } });
  return <Explained kind="plain" icon={RotateCcw} label={t('returnClosing')} question={t('returnAsk')} field={t('reason')} purpose={t('reasonPurpose')} pointer="/reason" act={act} onConfirm={(reason) => act.run({ ballotId: ballot.id, reason })} />;
}

function Withdraw({ ballot }: ActProps) {
  const t = useT(ballotMessages);
  const act = useWrite(withdrawBallot, { invalidates: INVALIDATES, done: { zh: '已撤销', en: 'Withdrawn' } });
  return <Explained kind="danger" icon={Undo2} label={t('withdraw')} question={t('withdrawAsk')} field={t('reason')} purpose={t('reasonPurpose')} pointer="/reason" act={act} onConfirm={(reason) => act.run({ ballotId: ballot.id, reason })} />;
}
