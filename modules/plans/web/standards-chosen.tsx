/** 选标准 · Leaves of one edition after another; what is chosen stays while the edition changes. */
import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Field, IconButton, ProblemAlert, Select } from '#platform/web/ui/index.ts';
import type { readTarget } from '../contract/index.ts';
import { plansMessages } from './messages.ts';

type Chosen = OutputOf<typeof readTarget>['standards'];
const NONE = '00000000-0000-0000-0000-000000000000';

export function StandardsChosen({ chosen, onChange }: { readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void }) {
  const t = useT(plansMessages);
  const text = useText();
  const [editionId, setEdition] = useState('');
  const [standardId, setStandard] = useState('');
  const editions = useRead(listEditions, {});
  const edition = useRead(readEdition, { editionId: editionId === '' ? NONE : editionId }, { enabled: editionId !== '' });
  const leaves = (edition.data?.nodes ?? []).filter(({ level, id }) => level === 'standard' && !chosen.some((each) => each.id === id));
  const add = () => {
    const leaf = leaves.find(({ id }) => id === standardId);
    if (leaf === undefined || edition.data === undefined) return;
    onChange([...chosen, { id: leaf.id, code: leaf.code, nameZh: leaf.nameZh, nameEn: leaf.nameEn, edition: { id: edition.data.id, titleZh: edition.data.titleZh, titleEn: edition.data.titleEn } }]);
    setStandard('');
  };
  return (
    <div className="lc-stack">
      <ProblemAlert problem={editions.problem ?? edition.problem} />
      {chosen.length > 0 && (
        <ul className="lc-stack">
          {chosen.map((each) => {
            const name = `${each.code} ${text({ zh: each.nameZh, en: each.nameEn })}`;
            return <li key={each.id} className="lc-row"><span>{name} <span className="lc-quiet lc-small">{text({ zh: each.edition.titleZh, en: each.edition.titleEn })}</span></span><IconButton icon={X} label={t('dropStandard', { standard: name })} onClick={() => onChange(chosen.filter(({ id }) => id !== each.id))} /></li>;
          })}
        </ul>
      )}
      <div className="lc-grid">
        <Field label={t('edition')}>{(w) => <Select {...w} value={editionId} choices={[{ value: '', label: '—' }, ...(editions.data?.rows ?? []).map((row) => ({ value: row.id, label: text({ zh: row.titleZh, en: row.titleEn }) }))]} onChange={(value) => { setEdition(value); setStandard(''); }} />}</Field>
        <Field label={t('standard')}>{(w) => <Select {...w} value={standardId} choices={[{ value: '', label: '—' }, ...leaves.map((leaf) => ({ value: leaf.id, label: `${leaf.code} ${text({ zh: leaf.nameZh, en: leaf.nameEn })}` }))]} onChange={setStandard} />}</Field>
      </div>
      <div className="lc-row"><Button icon={Plus} disabled={standardId === ''} onClick={add}>{t('addStandard')}</Button></div>
    </div>
  );
}
