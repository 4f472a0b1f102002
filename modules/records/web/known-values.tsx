/** 可沿用的内容 · What is known of the place already, with where it stands and how old it is; taken over one by one or together, and changed as anything else. */
import { CopyCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, DateText, Notice } from '#platform/web/ui/index.ts';
import { suggestValues } from '../contract/index.ts';
import type { readRegister } from '../contract/index.ts';
import { recordMessages } from './messages.ts';
import type { Typed } from './record-fields.tsx';

interface KnownValuesProps { readonly register: OutputOf<typeof readRegister>; readonly typed: Typed; readonly onTake: (values: Typed) => void }

export function KnownValues({ register, typed, onTake }: KnownValuesProps) {
  const t = useT(recordMessages);
  const text = useText();
  const { fields } = register.definition;
  const placeId = typed[fields.find(({ type }) => type === 'place')?.code ?? ''] ?? '';
  const found = useRead(suggestValues, { registerId: register.id, placeId }, { enabled: placeId !== '' });
  const open = (placeId === '' ? [] : found.data?.rows ?? []).filter(({ field, value }) => (typed[field] ?? '') !== String(value));
  if (open.length === 0) return null;
  const shown = (code: string, value: string | number): string => {
    const field = fields.find((each) => each.code === code);
    const choice = field?.choices.find((each) => each.code === value);
    return `${field === undefined ? code : text({ zh: field.zh, en: field.en })} ${choice === undefined ? String(value) : text({ zh: choice.zh, en: choice.en })}${field?.unit ?? ''}`;
  };
  return (
    <Notice title={t('known')}>
      <p>{t('knownAbout')}</p>
      <ul>
        {open.map((each) => (
          <li key={each.field} className="lc-row">
            <span>{shown(each.field, each.value)} <span className="lc-quiet lc-small"><AppLink to={each.from.path}>{text({ zh: each.from.registerZh, en: each.from.registerEn })} · {each.from.title}</AppLink>{each.on !== null && <> · <DateText value={each.on} /> · {t('daysAgo', { n: each.ageDays ?? 0 })}</>}</span></span>
            <Button onClick={() => onTake({ [each.field]: String(each.value) })}>{t('take')}</Button>
          </li>
        ))}
      </ul>
      {open.length > 1 && <Button icon={CopyCheck} onClick={() => onTake(Object.fromEntries(open.map(({ field, value }) => [field, String(value)])))}>{t('takeAll')}</Button>}
    </Notice>
  );
}
