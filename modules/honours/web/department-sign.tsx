/** 签署与代录 · One dialog for both: what the ticked are, a reason for each no, and yes for the rest. */
import { useState } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { Checkbox, ConfirmButton, Field, fieldError, Segmented, TextInput } from '#platform/web/ui/index.ts';
import { answerForDepartment, answerWords, enterDepartmentPaper } from '../contract/index.ts';
import type { listRoundDepartments } from '../contract/index.ts';
import { departmentMessages } from './department-messages.ts';
import { useDay } from './use-day.ts';

/** Candidate to label: what is ticked on one page is named on the next. */
export type Ticked = ReadonlyMap<string, string>;
interface SignProps { readonly as: 'signed' | 'paper'; readonly roundId: string; readonly department: OutputOf<typeof listRoundDepartments>['rows'][number]; readonly ticked: Ticked; readonly onDone: () => void; readonly icon: LucideIcon }
const SIGNED = { zh: '已签署', en: 'Signed' };
const ENTERED = { zh: '已录入', en: 'Entered' };

export function SignAnswers({ as, roundId, department, ticked, onDone, icon }: SignProps) {
  const t = useT(departmentMessages);
  const text = useText();
  const { person } = useProgramme();
  const [said, setSaid] = useState<'yes' | 'no'>('no');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [rest, setRest] = useState(true);
  const [document, setDocument] = useState('');
  const [signedOn, setSignedOn] = useDay();
  const sign = useWrite(answerForDepartment, { invalidates: ['honours'], done: SIGNED, onSuccess: onDone });
  const enter = useWrite(enterDepartmentPaper, { invalidates: ['honours'], done: ENTERED, onSuccess: onDone });
  const run = as === 'signed' ? sign : enter;
  const name = text(department);
  const against = said === 'no' ? [...ticked] : [];
  const given = { roundId, code: department.code, answers: [...ticked.keys()].map((candidateId) => ({ candidateId, said: said === 'yes', reason: said === 'yes' ? null : (reasons[candidateId] ?? '').trim() || null })), restYes: rest };
  const keep = () => (as === 'signed' ? sign.run(given) : enter.run({ ...given, document, signedOn }));
  return (
    <ConfirmButton kind="primary" icon={icon} label={t(as === 'signed' ? 'sign' : 'enter')} question={t(as === 'signed' ? 'signAsk' : 'enterAsk', { department: name })} action={t(as === 'signed' ? 'sign' : 'enter')} pending={run.pending} problem={run.problem} onConfirm={keep}>
      <p>{as === 'signed' ? t('signNote', { name: person.name }) : t('enterNote')}</p>
      {as === 'paper' && (
        <>
          <Field label={t('document')} purpose={t('documentPurpose')} required error={fieldError(run.problem, '/document')}>{(w) => <TextInput {...w} maxLength={200} value={document} onChange={setDocument} />}</Field>
          <Field label={t('signedOn')} required error={fieldError(run.problem, '/signedOn')}>{(w) => <TextInput {...w} type="date" value={signedOn} onChange={setSignedOn} />}</Field>
        </>
      )}
      {ticked.size > 0 && <div className="lc-honours-rows"><span className="lc-field-label">{t('ofTicked', { n: ticked.size })}</span><Segmented label={t('ofTicked', { n: ticked.size })} value={said} choices={[{ value: 'no', label: text(answerWords.no) }, { value: 'yes', label: text(answerWords.yes) }]} onChange={setSaid} /></div>}
      {against.map(([id, label], at) => <Field key={id} label={t('why', { name: label })} purpose={t('whyPurpose')} required error={fieldError(run.problem, `/answers/${at}/reason`)}>{(w) => <TextInput {...w} maxLength={500} value={reasons[id] ?? ''} onChange={(reason) => setReasons({ ...reasons, [id]: reason })} />}</Field>)}
      {department.owed > 0 && <Checkbox checked={rest} onChange={setRest}>{t('restYes', { n: Math.max(0, department.owed - [...ticked].length) })}</Checkbox>}
      {ticked.size === 0 && (department.owed === 0 || !rest) && <p className="lc-quiet">{t('nothing')}</p>}
    </ConfirmButton>
  );
}
