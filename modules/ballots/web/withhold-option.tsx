/** 隐去选项姓名 · For whoever takes back their consent while the ballot is public: the name goes, the votes stay. */
import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Checkbox, ConfirmButton, Field, fieldError, TextArea } from '#platform/web/ui/index.ts';
import { withholdOption } from '../contract/index.ts';
import type { readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

export function WithholdOption({ ballot, code, label }: { readonly ballot: OutputOf<typeof readBallot>; readonly code: string; readonly label: string }) {
  const t = useT(ballotMessages);
  const [reason, setReason] = useState('');
  const [isPerson, setIsPerson] = useState(false);
  const isWithheld = ballot.withheldOptions.includes(code);
  const isMarked = !isWithheld && ballot.impersonalClasses.includes(ballot.options.find((option) => option.code === code)?.classCode ?? '');
  const act = useWrite(withholdOption, { invalidates: ['ballots'], done: isWithheld ? { zh: '已恢复', en: 'Shown again' } : { zh: '已隐去', en: 'Withheld' }, onSuccess: () => { setReason(''); setIsPerson(false); } });
  return (
    <ConfirmButton
      small kind="quiet" icon={isWithheld ? Eye : EyeOff} label={t(isWithheld ? 'showAgain' : 'withhold')} question={t(isWithheld ? 'showAgainAsk' : 'withholdAsk', { name: label })} action={t(isWithheld ? 'showAgain' : 'withhold')}
      pending={act.pending} problem={act.problem} onConfirm={() => act.run({ ballotId: ballot.id, optionCode: code, isWithheld: !isWithheld, isPerson: isMarked && isPerson, reason })}
    >
      <p>{t('withholdNote')}</p>
      {isMarked && <><p>{t('impersonalMarked')}</p><Checkbox checked={isPerson} onChange={setIsPerson}>{t('isPerson', { name: label })}</Checkbox></>}
      <Field label={t('withholdReason')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextArea {...w} rows={2} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
