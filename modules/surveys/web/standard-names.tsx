/** 对应标准 · Standards that a question gives evidence for, chosen edition by edition, kept as `edition/standard`. */
import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { Button, Field, IconButton, Select } from '#platform/web/ui/index.ts';
import { surveyMessages } from './messages.ts';

const NONE = '00000000-0000-0000-0000-000000000000';

export function StandardNames({ chosen, error, onChange }: { readonly chosen: readonly string[]; readonly error: string | undefined; readonly onChange: (chosen: readonly string[]) => void }) {
  const t = useT(surveyMessages);
  const text = useText();
  const [editionId, setEdition] = useState('');
  const [standard, setStandard] = useState('');
  const editions = useRead(listEditions, {}).data?.rows ?? [];
  const edition = useRead(readEdition, { editionId: editionId === '' ? NONE : editionId }, { enabled: editionId !== '' }).data;
  const leaves = (edition?.nodes ?? []).filter(({ level }) => level === 'standard').map((node) => ({ value: `${edition?.code ?? ''}/${node.code}`, label: `${node.code} ${text({ zh: node.nameZh, en: node.nameEn })}` })).filter(({ value }) => !chosen.includes(value));
  return (
    <fieldset className="lc-stack">
      <legend>{t('standards')}</legend>
      <p className="lc-quiet lc-small">{t('standardsHelp')}</p>
      {error !== undefined && <p role="alert">{error}</p>}
      {chosen.length > 0 && <ul className="lc-stack">{chosen.map((name) => <li key={name} className="lc-row"><span className="lc-number">{name}</span><IconButton icon={X} label={t('dropStandard', { standard: name })} onClick={() => onChange(chosen.filter((each) => each !== name))} /></li>)}</ul>}
      <div className="lc-grid">
        <Field label={t('edition')}>{(w) => <Select {...w} value={editionId} choices={[{ value: '', label: t('none') }, ...editions.map(({ id, titleZh, titleEn }) => ({ value: id, label: text({ zh: titleZh, en: titleEn }) }))]} onChange={(next) => { setEdition(next); setStandard(''); }} />}</Field>
        {editionId !== '' && <Field label={t('standard')}>{(w) => <Select {...w} value={standard} choices={[{ value: '', label: t('none') }, ...leaves]} onChange={setStandard} />}</Field>}
      </div>
      <div className="lc-row"><Button icon={Plus} disabled={standard === ''} onClick={() => { onChange([...chosen, standard]); setStandard(''); }}>{t('addStandard')}</Button></div>
    </fieldset>
  );
}
