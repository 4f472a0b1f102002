/** 任务进度 · Work that runs on the server: how far it is, and how it ended. */
import type { ReactNode } from 'react';
import { numberText } from '../format.ts';
import { useT } from '../i18n.ts';
import { StateTag } from './state-tag.tsx';
import { uiMessages } from './messages.ts';

/** 任务状态 */
export type JobState = 'waiting' | 'running' | 'done' | 'failed';

const tones = { waiting: 'neutral', running: 'info', done: 'ok', failed: 'danger' } as const;
const words = { waiting: 'jobWaiting', running: 'jobRunning', done: 'jobDone', failed: 'jobFailed' } as const;

/** 任务进度 · Without a total it only says that it runs. */
export function JobProgress({ title, state, done, total, note }: { readonly title: string; readonly state: JobState; readonly done?: number; readonly total?: number; readonly note?: ReactNode }) {
  const t = useT(uiMessages);
  return (
    <div className="lc-job" role="status">
      <div className="lc-job-head">
        <strong>{title}</strong>
        <StateTag tone={tones[state]} text={t(words[state])} quiet />
        {done !== undefined && total !== undefined && <span className="lc-number lc-quiet">{t('jobRows', { done: numberText(done), total: numberText(total) })}</span>}
      </div>
      <progress aria-label={title} {...(total === undefined || done === undefined ? (state === 'running' ? {} : { value: state === 'done' ? 1 : 0, max: 1 }) : { value: done, max: Math.max(total, 1) })} />
      {note !== undefined && <p className="lc-small lc-quiet">{note}</p>}
    </div>
  );
}
