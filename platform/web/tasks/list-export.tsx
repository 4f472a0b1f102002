/** 列表导出 · The export beside the views of a list: the same filters, every row, for those who may. */
import type { InputOf, Operation } from '#platform/contract/index.ts';
import { useT } from '../i18n.ts';
import { useCan } from '../session.tsx';
import { ExportButton } from './export-button.tsx';
import { taskMessages } from './messages.ts';

export function ListExport<Op extends Operation>({ operation, input, total }: { readonly operation: Op; readonly input: InputOf<Op>; readonly total: number | undefined }) {
  const t = useT(taskMessages);
  const can = useCan(operation.permission);
  if (!can || total === undefined || total === 0) return null;
  return <ExportButton operation={operation} input={input} rowCount={total} kind="quiet" small>{t('exportList')}</ExportButton>;
}
