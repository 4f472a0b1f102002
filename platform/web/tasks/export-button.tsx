/**
 * 导出按钮 · A short list is downloaded at once; a long one goes on as a task of the person, which the tray in the top bar
 * shows and whose file can be fetched for a day.
 */
import { Download } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { InputOf, Operation } from '#platform/contract/index.ts';
import { EXPORT_AS_TASK_FROM_ROWS, listTasks, startExport } from '#platform/contract/tasks.ts';
import { useUrlOf, useWrite } from '../client.tsx';
import { useT } from '../i18n.ts';
import { Button, DownloadButton, ProblemAlert } from '../ui/index.ts';
import type { ButtonKind } from '../ui/index.ts';
import { taskMessages } from './messages.ts';

interface ExportButtonProps<Op extends Operation> {
  readonly operation: Op;
  readonly input: InputOf<Op>;
  /** How many rows it will have, as far as the page knows. */
  readonly rowCount: number;
  readonly kind?: ButtonKind;
  readonly icon?: LucideIcon;
  readonly small?: boolean;
  readonly children: string;
}

export function ExportButton<Op extends Operation>({ operation, input, rowCount, kind = 'plain', icon = Download, small = false, children }: ExportButtonProps<Op>) {
  const t = useT(taskMessages);
  const urlOf = useUrlOf();
  const start = useWrite(startExport, { invalidates: [listTasks], done: { zh: t('exportStarted'), en: t('exportStarted') } });
  if (rowCount < EXPORT_AS_TASK_FROM_ROWS) return <DownloadButton small={small} kind={kind} icon={icon} href={urlOf(operation, input)}>{children}</DownloadButton>;
  return (
    <>
      <Button small={small} kind={kind} icon={icon} pending={start.pending} onClick={() => void start.run({ operation: operation.id, input: JSON.parse(JSON.stringify(input)) as Record<string, unknown> })}>{children}</Button>
      {start.problem !== null && <ProblemAlert problem={start.problem} />}
    </>
  );
}
