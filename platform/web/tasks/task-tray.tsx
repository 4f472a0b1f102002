/** 任务托盘 · What of mine runs on the server, in the top bar of every page: it is there after a reload and on another computer. */
import { useEffect, useState } from 'react';
import { Download, ListChecks } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { downloadTaskFile, listTasks } from '#platform/contract/tasks.ts';
import { EVERYTHING, useInvalidate, useRead, useUrlOf } from '../client.tsx';
import { numberText } from '../format.ts';
import { useText, useT } from '../i18n.ts';
import { AppLink } from '../navigation.tsx';
import { Disclosure, DownloadButton } from '../ui/index.ts';
import { taskMessages } from './messages.ts';
import './task-tray.css';

const BUSY_POLL_MS = 1_500;
const IDLE_POLL_MS = 60_000;
const SHOWN = 6;

type Task = OutputOf<typeof listTasks>['rows'][number];

const isOpen = (task: Task): boolean => task.state === 'waiting' || task.state === 'running';

export function TaskTray() {
  const t = useT(taskMessages);
  const invalidate = useInvalidate();
  const [busy, setBusy] = useState(false);
  const tasks = useRead(listTasks, { pageSize: SHOWN }, { every_ms: busy ? BUSY_POLL_MS : IDLE_POLL_MS });
  const rows = tasks.data?.rows ?? [];
  const openCount = rows.filter(isOpen).length;
  useEffect(() => {
    // Work that has just ended has changed what the page shows.
    if (busy && openCount === 0) void invalidate(EVERYTHING);
    setBusy(openCount > 0);
  }, [openCount]);
  if (rows.length === 0) return null;
  const name = openCount > 0 ? t('trayRunning', { n: openCount }) : t('tray');
  return (
    <Disclosure
      align="end" name={name} buttonClass="lc-icon-button lc-tray"
      label={<><ListChecks size="1.25em" aria-hidden="true" />{openCount > 0 && <span className="lc-tray-count lc-number" aria-hidden="true">{openCount}</span>}</>}
    >
      {(close) => (
        <>
          <p className="lc-panel-title">{t('tray')}</p>
          <ul className="lc-tray-list">{rows.map((task) => <TrayRow key={task.id} task={task} close={close} />)}</ul>
          <hr />
          <AppLink to="/tasks" className="lc-panel-item" onClick={close}>{t('trayAll')}</AppLink>
        </>
      )}
    </Disclosure>
  );
}

function TrayRow({ task, close }: { readonly task: Task; readonly close: () => void }) {
  const t = useT(taskMessages);
  const text = useText();
  const urlOf = useUrlOf();
  const title = text({ zh: task.titleZh, en: task.titleEn });
  return (
    <li className="lc-tray-row">
      <AppLink to={`/tasks/${task.id}`} onClick={close}>{title}</AppLink>
      {isOpen(task)
        ? <progress aria-label={title} {...(task.totalCount === null ? {} : { value: task.doneCount, max: Math.max(task.totalCount, 1) })} />
        : <span className="lc-quiet lc-small">{t(`tray_${task.state}`)}</span>}
      <span className="lc-number lc-quiet lc-small">{task.totalCount === null ? '' : `${numberText(task.doneCount)} / ${numberText(task.totalCount)}`}</span>
      {task.hasFile && <DownloadButton small kind="quiet" icon={Download} href={urlOf(downloadTaskFile, { taskId: task.id })}>{t('download')}</DownloadButton>}
    </li>
  );
}
