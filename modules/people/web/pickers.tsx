/** 人员选择 · Asks the server while one types: name, code or pinyin initials. */
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { NAMES_FRESH_MS, SHOWN, TypedSelect } from '#platform/web/picking/typed-select.tsx';
import { useTyped } from '#platform/web/picking/typed.ts';
import type { PickerProps } from '#platform/web/picking/typed-select.tsx';
import { listPersons, readPerson } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';

export interface PersonSelectProps extends PickerProps {
  /** Only holders of this role. */
  readonly role?: string;
}

/** 人员选择 */
export function PersonSelect({ role, placeholder, ...props }: PersonSelectProps) {
  const t = useT(peopleMessages);
  const text = useText();
  const [asked, setTyped] = useTyped();
  const found = useRead(listPersons, { ...(asked === '' ? {} : { q: asked }), ...(role === undefined ? {} : { role }), pageSize: SHOWN });
  const chosen = useRead(readPerson, { personId: props.value ?? '' }, { enabled: props.value !== undefined, fresh_ms: NAMES_FRESH_MS }).data;
  const choiceOf = (person: NonNullable<typeof found.data>['rows'][number] | NonNullable<typeof chosen>) => ({
    value: person.id, label: [person.name, person.organisation === null ? person.title : text({ zh: person.organisation.nameZh, en: person.organisation.nameEn }), person.code].filter((part) => part !== null).join(' · '),
  });
  return <TypedSelect {...props} placeholder={placeholder ?? t('nameCodeInitials')} found={(found.data?.rows ?? []).map(choiceOf)} chosen={chosen === undefined ? undefined : choiceOf(chosen)} loading={found.refreshing} onType={setTyped} />;
}
