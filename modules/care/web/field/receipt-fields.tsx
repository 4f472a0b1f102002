/** 签收栏 · How it is signed for, where, and by whom in their place. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { ScanButton } from '#platform/web/field/scanner.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { proofWords, relationWords, spotWords } from '../../contract/index.ts';
import { PROOFS, RELATIONS, SPOTS } from '../../domain/index.ts';
import type { Proof, Relation, Spot } from '../../domain/index.ts';
import '../care.css';
import { fieldCareMessages } from './messages.ts';

export interface Receipt {
  readonly proof: Proof; readonly slip: string; readonly picture: Blob | null; /** Counts how often the pad was cleared. */ readonly turn: number; readonly spot: Spot; readonly hasProxy: boolean; readonly proxyName: string; readonly relation: Relation;
}
export const emptyReceipt: Receipt = { proof: 'signature', slip: '', picture: null, turn: 0, spot: 'home', hasProxy: false, proxyName: '', relation: 'family' };

function Choice<Value extends string>({ legend, values, wordsOf, value, onChange }: { readonly legend: string; readonly values: readonly Value[]; readonly wordsOf: Readonly<Record<Value, { zh: string; en: string }>>; readonly value: Value; readonly onChange: (value: Value) => void }) {
  const text = useText();
  const name = useId();
  return (
    <>
      <p className="lcf-input-label" id={`${name}-legend`}>{legend}</p>
      <fieldset className="lcf-filter" aria-labelledby={`${name}-legend`}>
        {values.map((each) => <label key={each} className="lcf-filter-one"><input type="radio" name={name} className="lc-visually-hidden" checked={value === each} onChange={() => onChange(each)} /><span>{text(wordsOf[each])}</span></label>)}
      </fieldset>
    </>
  );
}

export function ReceiptFields({ receipt, slipFits, fits, onChange, pad }: { readonly receipt: Receipt; readonly slipFits: boolean; /** Whether this is the code of their slip. */ readonly fits: (slip: string) => boolean; readonly onChange: (receipt: Receipt) => void; readonly pad: (turn: number) => ReactNode }) {
  const t = useT(fieldCareMessages);
  const id = useId();
  const set = <Name extends keyof Receipt>(name: Name) => (value: Receipt[Name]) => onChange({ ...receipt, [name]: value });
  const plain = { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false, autoComplete: 'off' } as const;
  return (
    <>
      <Choice legend={t('proof')} values={PROOFS} wordsOf={proofWords} value={receipt.proof} onChange={set('proof')} />
      {receipt.proof === 'slip' ? (
        <>
          <ScanButton label={t('scan')} about={t('scanAbout')} onRead={(text) => { if (fits(text)) set('slip')(text); return fits(text); }} />
          <label className="lcf-input-label" htmlFor={`${id}-slip`}>{t('slip')}</label>
          <p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('slipPurpose')}</p>
          <input id={`${id}-slip`} aria-describedby={`${id}-why`} className="lcf-input" {...plain} value={receipt.slip} onChange={(event) => set('slip')(event.target.value)} />
          {receipt.slip.trim() !== '' && <p className={slipFits ? 'lcf-quiet' : 'lcf-wrong'} role="status">{t(slipFits ? 'slipFits' : 'slipWrong')}</p>}
        </>
      ) : <><p className="lcf-input-label">{t('signature')}</p><p className="lcf-quiet lcf-small">{t('signaturePurpose')}</p>{pad(receipt.turn)}</>}
      <Choice legend={t('spot')} values={SPOTS} wordsOf={spotWords} value={receipt.spot} onChange={set('spot')} />
      <label className="lc-care-check"><input type="checkbox" checked={receipt.hasProxy} onChange={(event) => set('hasProxy')(event.target.checked)} /><span>{t('proxy')}</span></label>
      {receipt.hasProxy && (
        <>
          <label className="lcf-input-label" htmlFor={`${id}-proxy`}>{t('proxyName')}</label>
          <input id={`${id}-proxy`} className="lcf-input" maxLength={60} {...plain} value={receipt.proxyName} onChange={(event) => set('proxyName')(event.target.value)} />
          <Choice legend={t('relation')} values={RELATIONS} wordsOf={relationWords} value={receipt.relation} onChange={set('relation')} />
        </>
      )}
    </>
  );
}
