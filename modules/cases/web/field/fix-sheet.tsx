/** 反馈整改 · The lens opens at once; the words are ready and may be spoken over. */
import { useEffect, useId, useState } from 'react';
import { Send } from 'lucide-react';
import { FramingCamera } from '#platform/web/field/framing-camera.tsx';
import { PhotoRow } from '#platform/web/field/photos.tsx';
import type { ShownPhoto } from '#platform/web/field/photos.tsx';
import { fieldMessages } from '#platform/web/field/messages.ts';
import { BigButton, Note, Sheet } from '#platform/web/field/ui.tsx';
import { useT } from '#platform/web/i18n.ts';
import { StorageFullError } from '#platform/web/offline/index.ts';
import { useOffline } from '#platform/web/offline/use-offline.tsx';
import { acceptCase, rectifyCase } from '../../contract/index.ts';
import { FIX_DRAFT } from './case-rows.ts';
import type { CaseOnPhone } from './case-rows.ts';
import { fieldCaseMessages } from './messages.ts';
import { useSteps } from './use-field-cases.ts';

interface FixDraft { readonly hashes: readonly string[]; readonly note: string }

/** 整改草稿 · Kept with each photo and each word. */
function useFixDraft(caseId: string, ready: string) {
  const offline = useOffline();
  const key = `${FIX_DRAFT}${caseId}`;
  const [draft, setDraft] = useState<FixDraft | null>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  useEffect(() => { void offline.readDraft<FixDraft>(key).then((found) => setDraft(found?.value ?? { hashes: [], note: ready })); }, [offline, key]);
  const set = (next: FixDraft) => {
    setDraft(next);
    void offline.saveDraft(key, next, next.hashes).then(() => setUnsaved(false), (error: unknown) => { if (error instanceof StorageFullError) setUnsaved(true); else throw error; });
  };
  return { key, draft, isUnsaved, set };
}

/** 反馈整改 */
export function FixSheet({ on, before, accepts, onClose }: { readonly on: CaseOnPhone; readonly before: ShownPhoto | null; readonly accepts: boolean; readonly onClose: () => void }) {
  const t = useT(fieldCaseMessages);
  const shell = useT(fieldMessages);
  const id = useId();
  const step = useSteps();
  const { key, draft, isUnsaved, set } = useFixDraft(on.row.id, t('fixNoteReady'));
  const [takes, setTakes] = useState(true);
  if (draft === null) return null;
  const add = (sha256: string) => { set({ ...draft, hashes: draft.hashes.includes(sha256) ? draft.hashes : [...draft.hashes, sha256] }); setTakes(false); };
  if (takes && draft.hashes.length === 0) return <FramingCamera before={before} onTaken={add} onClose={() => setTakes(false)} />;
  const lacks = Math.max(0, on.row.afterPhotoCountMin - draft.hashes.length);
  const send = () => step(on, [
    ...(accepts ? [{ operation: acceptCase, input: {} }] : []),
    {
      operation: rectifyCase, input: { note: draft.note.trim(), photos: draft.hashes.map(() => ({ fileId: '', role: 'after' })) },
      photos: draft.hashes.map((sha256, at) => ({ sha256, pointer: `/photos/${at}/fileId` })),
    },
  ], 'rectify', key);
  return (
    <Sheet title={t('fixTitle')} onClose={onClose}>
      {isUnsaved && <Note tone="danger" alert title={shell('notSaved')}><p>{shell('notSavedAbout')}</p></Note>}
      <PhotoRow photos={draft.hashes.map((hash) => ({ hash }))} most={9} label={t(draft.hashes.length === 0 ? 'takeAfter' : 'takeMore')} onAdd={add} onRemove={(at) => set({ ...draft, hashes: draft.hashes.filter((_one, index) => index !== at) })} />
      {lacks > 0 && <p className="lcf-wrong" role="status">{t('needPhotos', { n: on.row.afterPhotoCountMin, have: draft.hashes.length })}</p>}
      <label className="lcf-input-label" htmlFor={id}>{t('fixNote')}</label>
      <p className="lcf-quiet lcf-small" id={`${id}-why`}>{t('fixNotePurpose')}</p>
      <textarea id={id} aria-describedby={`${id}-why`} className="lcf-input lcf-note-field" rows={3} maxLength={2000} enterKeyHint="enter" autoCapitalize="off" autoCorrect="off" spellCheck={false} autoComplete="off" value={draft.note} onChange={(event) => set({ ...draft, note: event.target.value })} />
      <BigButton look="main" icon={Send} disabled={lacks > 0 || draft.note.trim() === ''} onClick={() => void send()}>{t('fixSend')}</BigButton>
    </Sheet>
  );
}
