/** 代码文本 · Hashes, seeds and request numbers: monospaced, shortened in the middle, copied whole. */
import { useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useT } from '../i18n.ts';
import { uiMessages } from './messages.ts';

/** 代码文本 · @unit keep: characters left at each end when shortened; 0 shows all */
export function CodeText({ value, keep = 0 }: { readonly value: string; readonly keep?: number }) {
  const t = useT(uiMessages);
  const [copied, setCopied] = useState(false);
  const short = keep > 0 && value.length > keep * 2 + 1 ? `${value.slice(0, keep)}…${value.slice(-keep)}` : value;
  const copy = () => {
    void navigator.clipboard?.writeText(value).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    });
  };
  return (
    <span className="lc-code">
      <code title={value}>{short}</code>
      <button type="button" className="lc-code-copy lc-no-print" onClick={copy} aria-label={copied ? t('copied') : `${t('copy')} ${short}`}>
        {copied ? <Check size="1em" aria-hidden="true" /> : <Copy size="1em" aria-hidden="true" />}
      </button>
    </span>
  );
}
