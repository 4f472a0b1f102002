/** 登记新版本 · The day of the meeting, the vote, the whole text and what was looked at before it may be published; the text in force is there to be changed. */
import { useState } from 'react';
import { FilePlus2 } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { Button, Checkbox, Dialog, Field, fieldError, ProblemAlert, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { addVersion, legalityWords } from '../contract/index.ts';
import { LEGALITY_CHECKS } from '../domain/index.ts';
import type { LegalityCheck } from '../domain/index.ts';
import { versionMessages } from './version-messages.ts';

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const textOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const EMPTY = { adoptedOn: '', inForceFrom: '', body: '', changeNote: '', attended: '', inFavour: '', minutes: '' };

/** @param current the text in force, to be revised */
export function AddVersionAct({ recordId, current }: { readonly recordId: string; readonly current: string }) {
  const t = useT(versionMessages);
  const text = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [isRepeal, setRepeal] = useState(false);
  const [legality, setLegality] = useState<readonly LegalityCheck[]>([]);
  const add = useWrite(addVersion, { invalidates: ['records', 'figures'], done: { zh: '已登记', en: 'Entered' }, onSuccess: () => setOpen(false) });
  const set = (name: keyof typeof EMPTY) => (value: string) => setTyped({ ...typed, [name]: value });
  const begin = () => { setTyped({ ...EMPTY, body: current }); setRepeal(false); setLegality([]); add.clear(); setOpen(true); };
  const save = () => void add.run({
    recordId, adoptedOn: typed.adoptedOn, inForceFrom: typed.inForceFrom === '' ? typed.adoptedOn : typed.inForceFrom, isRepeal, body: isRepeal ? '' : typed.body, changeNote: textOf(typed.changeNote),
    attended: numberOf(typed.attended), inFavour: numberOf(typed.inFavour), minutes: textOf(typed.minutes), legality: isRepeal ? [] : [...legality],
  });
  const error = (pointer: string) => fieldError(add.problem, pointer);
  return (
    <>
      <Button icon={FilePlus2} onClick={begin}>{t('add')}</Button>
      <Dialog open={open} size="wide" title={t('add')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={add.pending} onClick={save}>{t('save')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
          <ProblemAlert problem={add.problem} />
          <div className="lc-grid">
            <Field label={t('adoptedOn')} purpose={t('adoptedHelp')} required error={error('/adoptedOn')}>{(w) => <TextInput {...w} type="date" value={typed.adoptedOn} onChange={set('adoptedOn')} />}</Field>
            <Field label={t('inForceFrom')} purpose={t('forceHelp')} error={error('/inForceFrom')}>{(w) => <TextInput {...w} type="date" value={typed.inForceFrom} onChange={set('inForceFrom')} />}</Field>
            <Field label={t('attended')} error={error('/attended')}>{(w) => <TextInput {...w} inputMode="numeric" value={typed.attended} onChange={set('attended')} />}</Field>
            <Field label={t('inFavour')} error={error('/inFavour')}>{(w) => <TextInput {...w} inputMode="numeric" value={typed.inFavour} onChange={set('inFavour')} />}</Field>
          </div>
          {current !== '' && <Checkbox checked={isRepeal} onChange={setRepeal}>{t('repeal')}</Checkbox>}
          {!isRepeal && <Field label={t('body')} purpose={t('bodyHelp')} required error={error('/body')}>{(w) => <TextArea {...w} rows={10} value={typed.body} onChange={set('body')} />}</Field>}
          <Field label={t('changeNote')} error={error('/changeNote')}>{(w) => <TextInput {...w} maxLength={1_000} value={typed.changeNote} onChange={set('changeNote')} />}</Field>
          <Field label={t('minutes')} purpose={t('minutesHelp')} error={error('/minutes')}>{(w) => <TextArea {...w} rows={3} value={typed.minutes} onChange={set('minutes')} />}</Field>
          {!isRepeal && (
            <fieldset className="lc-version-legality"><legend>{t('legality')}</legend>
              {LEGALITY_CHECKS.map((check) => <Checkbox key={check} checked={legality.includes(check)} onChange={(chosen) => setLegality(chosen ? [...legality, check] : legality.filter((each) => each !== check))}>{text(legalityWords[check])}</Checkbox>)}
            </fieldset>
          )}
        </form>
      </Dialog>
    </>
  );
}
