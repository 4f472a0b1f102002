/** 测评操作 · Entering parts from a document, and freezing the result. */
import { useState } from 'react';
import { ListPlus, Snowflake } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, ConfirmButton, Dialog, Field, fieldError, ProblemAlert, Select, TextInput } from '#platform/web/ui/index.ts';
import { componentWords, enterComponents, freezeEvaluation } from '../contract/index.ts';
import type { Evaluation } from './evaluation-draft.ts';
import { evaluationMessages } from './evaluation-messages.ts';

type Component = Evaluation['areas'][number]['components'][number]['component'];

/** One part for every area at once, as such documents give it. */
export function EnterComponents({ known }: { readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const parts = [...new Set(known.areas.flatMap(({ components }) => components.map(({ component }) => component)))];
  const [open, setOpen] = useState(false);
  const [component, setComponent] = useState<Component>(parts[0] ?? 'material');
  const [document, setDocument] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const enter = useWrite(enterComponents, { invalidates: ['scoring'], done: { zh: '已录入', en: 'Entered' }, onSuccess: () => setOpen(false) });
  const areas = known.areas.filter((area) => !(component === 'field' && known.roundId !== null && area.placeId !== null) && !area.components.some((each) => each.component === component && each.source === 'evaluation'));
  const entries = areas.filter((area) => (typed[area.id] ?? '').trim() !== '').map((area) => ({ areaId: area.id, component, score: Number(typed[area.id]), document }));
  const choose = (next: Component | '') => { if (next !== '') { setComponent(next); setTyped({}); enter.clear(); } };
  const save = () => void enter.run({ evaluationId: known.id, entries });
  return (
    <>
      <Button icon={ListPlus} onClick={() => { setTyped({}); enter.clear(); setOpen(true); }}>{t('enter')}</Button>
      <Dialog open={open} size="wide" title={t('enterAsk')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={enter.pending} disabled={entries.length === 0} onClick={save}>{t('save')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); if (entries.length > 0) save(); }}>
          <p>{t('enterAbout')}</p>
          <ProblemAlert problem={enter.problem} />
          <div className="lc-grid">
            <Field label={t('component')}>{(w) => <Select {...w} value={component} choices={parts.map((part) => ({ value: part, label: text(componentWords[part]) }))} onChange={choose} />}</Field>
            <Field label={t('document')} purpose={t('documentPurpose')} required error={fieldError(enter.problem, '/entries/0/document')}>{(w) => <TextInput {...w} maxLength={300} value={document} onChange={setDocument} />}</Field>
          </div>
          <div className="lc-grid">
            {areas.map((area) => {
              const before = area.components.find((each) => each.component === component)?.score ?? null;
              return <Field key={area.id} label={text({ zh: area.nameZh, en: area.nameEn })}>{(w) => <TextInput {...w} type="number" inputMode="decimal" min={0} max={100} step={0.01} placeholder={before === null ? '' : String(before)} value={typed[area.id] ?? ''} onChange={(value) => setTyped({ ...typed, [area.id]: value })} />}</Field>;
            })}
          </div>
        </form>
      </Dialog>
    </>
  );
}

export function FreezeEvaluation({ known }: { readonly known: Evaluation }) {
  const t = useT(evaluationMessages);
  const text = useText();
  const [withGaps, setWithGaps] = useState(false);
  const freeze = useWrite(freezeEvaluation, { invalidates: ['scoring'], done: { zh: '已冻结', en: 'Frozen' } });
  return (
    <ConfirmButton icon={Snowflake} label={t('freeze')} question={t('freezeAsk', { name: text({ zh: known.nameZh, en: known.nameEn }) })} action={t('freeze')} pending={freeze.pending} problem={freeze.problem} onConfirm={() => freeze.run({ evaluationId: known.id, version: known.version, withGaps })}>
      <p>{t('freezeNote')}</p>
      {known.areas.some(({ missing }) => missing.length > 0) && <Checkbox checked={withGaps} onChange={setWithGaps}>{t('withGaps')}</Checkbox>}
    </ConfirmButton>
  );
}
