/** 问题提示 · What happened, what the person can do, and the number to quote when asking for help. */
import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useT } from '../i18n.ts';
import { usePreferences } from '../preferences.ts';
import { Button } from './button.tsx';
import { CodeText } from './code-text.tsx';
import { fieldName } from './field-names.ts';
import { uiMessages } from './messages.ts';
import { noteField, problemLines, useWrongFields } from './wrong-fields.ts';

const LINES_MOST = 12;

interface ProblemAlertProps {
  readonly problem: ProblemBody | null | undefined;
  readonly onRetry?: () => void;
  /** Names for pointers that no field of the form shows; a field that shows its error is called by its own label. */
  readonly fieldLabels?: Readonly<Record<string, string>>;
}

/** 问题提示 · Renders nothing when there is no problem, so a page can always hold one. */
export function ProblemAlert({ problem, onRetry, fieldLabels = {} }: ProblemAlertProps) {
  const t = useT(uiMessages);
  const { locale } = usePreferences();
  const wrong = useWrongFields();
  if (problem === null || problem === undefined) return null;
  const nameOf = (pointer: string) => fieldName(pointer, locale === 'en' ? 'en' : 'zh', { nth: (n) => t('nthEntry', { n }), unknown: (name) => t('fieldUnknown', { name }) });
  const lines = problemLines(problem, fieldLabels, wrong, nameOf);
  return (
    <div className="lc-notice lc-tone-danger" role="alert">
      <CircleAlert className="lc-notice-icon" size="1.35em" aria-hidden="true" />
      <div className="lc-notice-body">
        <p className="lc-notice-title">{problem.title}</p>
        {problem.detail !== undefined && problem.detail !== problem.title && <p>{problem.detail}</p>}
        {problem.advice !== '' && <p className="lc-notice-advice">{problem.advice}</p>}
        {lines.length > 0 && (
          <ul className="lc-notice-list">
            {lines.slice(0, LINES_MOST).map(({ name, said }) => <li key={`${name} ${said}`}>{name !== '' && <strong>{name}</strong>}{name !== '' && said !== '' && ' '}{said}</li>)}
          </ul>
        )}
        {onRetry !== undefined && <Button small onClick={onRetry}>{t('retry')}</Button>}
        {problem.requestId !== undefined && <p className="lc-small">{t('requestId')} <CodeText value={problem.requestId} /></p>}
      </div>
    </div>
  );
}

/** 字段问题 · The words about one field of the input, by its JSON pointer. */
export function fieldError(problem: ProblemBody | null | undefined, pointer: string): string | undefined {
  if (problem === null || problem === undefined) return undefined;
  noteField(problem, pointer);
  return problem.errors?.find((error) => error.pointer === pointer)?.detail;
}

const noticeIcons = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

/** 提示框 · A calm note on the page: for what people should know before they act. */
export function Notice({ tone = 'info', title, children }: { readonly tone?: keyof typeof noticeIcons; readonly title?: string; readonly children?: ReactNode }) {
  const Icon = noticeIcons[tone];
  return (
    <div className={`lc-notice lc-tone-${tone}`}>
      <Icon className="lc-notice-icon" size="1.35em" aria-hidden="true" />
      <div className="lc-notice-body">
        {title !== undefined && <p className="lc-notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
