/** 材料表单 · The caption, the files and the standards of a piece; what was typed is kept on this device. */
import { useState } from 'react';
import { Eraser, Send } from 'lucide-react';
import type { FileFacts } from '#modules/files/contract/index.ts';
import { FileChooser } from '#modules/files/web/index.ts';
import type { ProblemBody } from '#platform/contract/index.ts';
import { useDraft } from '#platform/web/draft.ts';
import { useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, Field, fieldError, ProblemAlert, TextArea, TextInput } from '#platform/web/ui/index.ts';
import type { PieceKind } from '../domain/index.ts';
import { submissionsMessages } from './messages.ts';

const FIELDS = ['shownOn', 'theme', 'documentNumber', 'place', 'people', 'background', 'occasion'] as const;
export type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;
export const NOTHING_TYPED: Typed = { shownOn: '', theme: '', documentNumber: '', place: '', people: '', background: '', occasion: '' };
const FILES_MAX = 9;

function asTyped(found: unknown): Typed | null {
  return typeof found === 'object' && found !== null && FIELDS.every((field) => typeof (found as Record<string, unknown>)[field] === 'string') ? found as Typed : null;
}

export interface PieceContent extends Omit<Typed, 'documentNumber'> { readonly documentNumber: string | null; readonly fileIds: string[]; readonly standardIds: string[] }

interface Props {
  readonly name: string; readonly initial: Typed; readonly kind: PieceKind; readonly unitId: string; readonly window: { readonly startsOn: string; readonly endsOn: string };
  readonly standards: readonly { readonly id: string; readonly words: string }[]; readonly chosen?: readonly string[]; readonly files?: readonly FileFacts[]; readonly problem: ProblemBody | null; readonly pending: boolean;
  /** @returns whether it was taken */
  readonly onSend: (content: PieceContent) => Promise<boolean>;
}

export function PieceForm({ name, initial, kind, unitId, window, standards, chosen = [], files: given = [], problem, pending, onSend }: Props) {
  const t = useT(submissionsMessages);
  const draft = useDraft<Typed>(`submissions.${name}`, initial, asTyped);
  const [files, setFiles] = useState<readonly FileFacts[]>(given);
  const [standardIds, setStandards] = useState<readonly string[]>(chosen);
  const typed = draft.value;
  const set = (field: keyof Typed) => (value: string) => draft.set((before) => ({ ...before, [field]: value }));
  const error = (pointer: string) => fieldError(problem, pointer);
  const send = async () => {
    const { documentNumber, ...caption } = typed;
    const known = standardIds.filter((id) => standards.some((each) => each.id === id));
    if (await onSend({ ...caption, documentNumber: kind === 'document' && documentNumber.trim() !== '' ? documentNumber : null, fileIds: files.map(({ id }) => id), standardIds: known })) draft.clear();
  };
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <ProblemAlert problem={problem} />
      {draft.restored && <p className="lc-quiet lc-small">{t('restored')}</p>}
      <div className="lc-grid">
        <Field label={t('shownOn')} purpose={t('shownOnPurpose', { from: window.startsOn, to: window.endsOn })} required error={error('/shownOn')}>{(w) => <TextInput {...w} type="date" value={typed.shownOn} onChange={set('shownOn')} />}</Field>
        <Field label={t('theme')} required error={error('/theme')}>{(w) => <TextInput {...w} maxLength={200} value={typed.theme} onChange={set('theme')} />}</Field>
        {kind === 'document' && <Field label={t('documentNumber')} purpose={t('documentNumberPurpose')} required error={error('/documentNumber')}>{(w) => <TextInput {...w} maxLength={100} value={typed.documentNumber} onChange={set('documentNumber')} />}</Field>}
        {kind === 'picture' && <Field label={t('place')} required error={error('/place')}>{(w) => <TextInput {...w} maxLength={200} value={typed.place} onChange={set('place')} />}</Field>}
        {kind === 'picture' && <Field label={t('people')} purpose={t('peoplePurpose')} required error={error('/people')}>{(w) => <TextInput {...w} maxLength={200} value={typed.people} onChange={set('people')} />}</Field>}
      </div>
      {kind === 'picture' && <Field label={t('background')} required error={error('/background')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={typed.background} onChange={set('background')} />}</Field>}
      {kind === 'picture' && <Field label={t('occasion')} required error={error('/occasion')}>{(w) => <TextArea {...w} rows={2} maxLength={500} value={typed.occasion} onChange={set('occasion')} />}</Field>}
      <fieldset className="lc-stack"><legend>{t('serves')}</legend>{standards.map((each) => <Checkbox key={each.id} checked={standardIds.includes(each.id)} onChange={(on) => setStandards(on ? [...standardIds, each.id] : standardIds.filter((id) => id !== each.id))}>{each.words}</Checkbox>)}</fieldset>
      <FileChooser label={t(kind === 'picture' ? 'addPicture' : 'addFile')} subject={{ organisationId: unitId }} files={files} onChange={setFiles} most={FILES_MAX} photosOnly={kind === 'picture'} />
      <div className="lc-row"><Button kind="primary" type="submit" icon={Send} pending={pending} disabled={files.length === 0 || standardIds.length === 0}>{t('send')}</Button><Button kind="quiet" icon={Eraser} onClick={() => draft.clear()}>{t('clear')}</Button></div>
    </form>
  );
}
