/** 其他动作 · Returning, failing, asking for more time: a reason in one's own words, ready ones where there is a common one. */
import { useId, useState } from 'react';
import { Send } from 'lucide-react';
import { BigButton, Sheet } from '#platform/web/field/ui.tsx';
import { useT } from '#platform/web/i18n.ts';
import { extendCase, returnCase, verifyCase } from '../../contract/index.ts';
import type { CaseOnPhone } from './case-rows.ts';
import { fieldCaseMessages } from './messages.ts';
import { useSteps } from './use-field-cases.ts';

interface SheetProps { readonly on: CaseOnPhone; readonly onClose: () => void }

function Reason({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return <><label className="lcf-input-label" htmlFor={id}>{label}</label><textarea id={id} className="lcf-input lcf-note-field" rows={3} maxLength={2000} enterKeyHint="enter" autoCapitalize="off" autoCorrect="off" spellCheck={false} autoComplete="off" required value={value} onChange={(event) => onChange(event.target.value)} /></>;
}

/** 说明理由 */
export function ReasonSheet({ on, act, onClose }: SheetProps & { readonly act: 'return' | 'fail' }) {
  const t = useT(fieldCaseMessages);
  const step = useSteps();
  const [reason, setReason] = useState(act === 'return' ? t('readyReturn') : '');
  const given = reason.trim();
  const send = () => (act === 'return' ? step(on, [{ operation: returnCase, input: { reason: given } }], 'return') : step(on, [{ operation: verifyCase, input: { outcome: 'fail', note: given, photos: [] } }], 'fail'));
  return (
    <Sheet title={t(act === 'return' ? 'give' : 'fail')} onClose={onClose}>
      <Reason label={t(act === 'return' ? 'reasonReturn' : 'reasonFail')} value={reason} onChange={setReason} />
      <BigButton look="main" icon={Send} disabled={given === ''} onClick={() => void send()}>{t('send')}</BigButton>
    </Sheet>
  );
}

/** 要更多时间 */
export function ExtendSheet({ on, isHours, onClose }: SheetProps & { readonly isHours: boolean }) {
  const t = useT(fieldCaseMessages);
  const step = useSteps();
  const [reason, setReason] = useState('');
  const choices = isHours ? [2, 4, 8, 24] : [1, 2, 3, 5];
  const [amount, setAmount] = useState(choices[0] as number);
  return (
    <Sheet title={t('more')} onClose={onClose}>
      <fieldset className="lcf-choices">
        <legend>{t('amount')}</legend>
        {choices.map((each) => <label key={each} className="lcf-choice"><input type="radio" name="amount" checked={amount === each} onChange={() => setAmount(each)} /><span>{each} {t(isHours ? 'amountHours' : 'amountDays')}</span></label>)}
      </fieldset>
      <Reason label={t('reasonMore')} value={reason} onChange={setReason} />
      <p className="lcf-quiet">{t('moreAbout')}</p>
      <BigButton look="main" icon={Send} disabled={reason.trim() === ''} onClick={() => void step(on, [{ operation: extendCase, input: { extraAmount: amount, reason: reason.trim() } }], 'extend')}>{t('send')}</BigButton>
    </Sheet>
  );
}
