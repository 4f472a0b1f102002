/** 台账记录选择 · Chooses a record of a register by its title or code; the value is its code, which is also what a sheet says. */
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { SHOWN, TypedSelect } from '#platform/web/picking/typed-select.tsx';
import { useTyped } from '#platform/web/picking/typed.ts';
import type { PickerProps } from '#platform/web/picking/typed-select.tsx';
import { listRecords } from '../contract/index.ts';
import { recordMessages } from './messages.ts';

export function RecordSelect({ register, placeholder, ...props }: PickerProps & { readonly register: string }) {
  const t = useT(recordMessages);
  const [asked, setTyped] = useTyped();
  const found = useRead(listRecords, { register, ...(asked === '' ? {} : { q: asked }), pageSize: SHOWN });
  const chosen = useRead(listRecords, { register, code: props.value ?? '', pageSize: 1 }, { enabled: props.value !== undefined }).data?.rows[0];
  const choiceOf = ({ code, title }: { readonly code: string; readonly title: string }) => ({ value: code, label: `${title} · ${code}` });
  return <TypedSelect {...props} placeholder={placeholder ?? t('searchRecord')} found={(found.data?.rows ?? []).map(choiceOf)} chosen={chosen === undefined ? undefined : choiceOf(chosen)} loading={found.refreshing} onType={setTyped} />;
}
