/** 动作框 · The dialog in which a step on a case is decided: what will happen, what is asked, and one button. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useT } from '#platform/web/i18n.ts';
import { Button, Dialog, Field, fieldError, ProblemAlert, TextArea } from '#platform/web/ui/index.ts';
import { caseMessages } from './messages.ts';
import type { CaseDetail } from './use-cases.ts';

export interface ActProps {
  readonly row: CaseDetail;
  readonly onClose: () => void;
}

interface ActFrameProps {
  readonly title: string;
  readonly about?: string;
  readonly action: string;
  readonly kind?: 'primary' | 'danger';
  readonly disabled?: boolean;
  readonly write: { readonly pending: boolean; readonly problem: ProblemBody | null };
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children?: ReactNode;
}

export function ActFrame({ title, about, action, kind = 'primary', disabled, write, onClose, onSubmit, children }: ActFrameProps) {
  const t = useT(caseMessages);
  return (
    <Dialog
      open title={title} onClose={onClose}
      actions={<><Button onClick={onClose}>{t('cancel')}</Button><Button kind={kind} pending={write.pending} disabled={disabled ?? false} onClick={onSubmit}>{action}</Button></>}
    >
      <div className="lc-stack">
        {about !== undefined && <p className="lc-quiet">{about}</p>}
        {children}
        <ProblemAlert problem={write.problem} />
      </div>
    </Dialog>
  );
}

/** 说明文字 · Words that go with a step, and the field that asks for them. */
export function useWords() {
  const [words, setWords] = useState('');
  return { words: words.trim(), setWords, raw: words };
}

interface WordsFieldProps {
  readonly label: string;
  readonly purpose: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly required?: boolean;
  readonly problem: ProblemBody | null;
  readonly pointer: string;
}

export function WordsField({ label, purpose, value, onChange, required, problem, pointer }: WordsFieldProps) {
  return <Field label={label} purpose={purpose} required={required ?? false} error={fieldError(problem, pointer)}>{(w) => <TextArea {...w} rows={3} maxLength={2_000} value={value} onChange={onChange} />}</Field>;
}
