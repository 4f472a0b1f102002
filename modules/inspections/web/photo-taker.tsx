/** 拍照 · A photo goes up at once and is attached by its id; what fails says so and can be tried again. */
import { useId, useRef, useState } from 'react';
import { Camera, X } from 'lucide-react';
import { readThumbnail, uploadFile } from '#modules/files/contract/index.ts';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { fileForOperation, IconButton, ProblemAlert } from '#platform/web/ui/index.ts';
import { recordingMessages } from './recording-messages.ts';

const PHOTOS_MAX = 9;

export function PhotoTaker({ photoIds, siteId, hint, onChange }: { readonly photoIds: readonly string[]; readonly siteId: string; readonly hint: string; readonly onChange: (photoIds: readonly string[]) => void }) {
  const t = useT(recordingMessages);
  const id = useId();
  const urlOf = useUrlOf();
  const upload = useWrite(uploadFile);
  const [failed, setFailed] = useState<readonly File[]>([]);
  const latest = useRef(photoIds);
  latest.current = photoIds;
  const take = async (files: readonly File[]) => {
    const lost: File[] = [];
    setFailed([]);
    for (const file of files.slice(0, PHOTOS_MAX - latest.current.length)) {
      const photo = await upload.run({ file: await fileForOperation(file), siteId });
      if (photo === undefined) lost.push(file);
      else if (!latest.current.includes(photo.id)) {
        latest.current = [...latest.current, photo.id];
        onChange(latest.current);
      }
    }
    setFailed(lost);
  };
  return (
    <div className="lc-record-photos">
      <p id={`${id}-hint`} className="lc-field-purpose">{hint}</p>
      <div className="lc-row">
        {photoIds.map((fileId, at) => (
          <span key={fileId} className="lc-record-photo">
            <img src={urlOf(readThumbnail, { fileId })} alt={`${t('photo')} ${at + 1}`} />
            <IconButton icon={X} label={t('removePhoto', { n: at + 1 })} onClick={() => onChange(photoIds.filter((each) => each !== fileId))} />
          </span>
        ))}
        {photoIds.length < PHOTOS_MAX && (
          <label className="lc-record-camera" htmlFor={id}>
            <input id={id} type="file" className="lc-visually-hidden" accept="image/jpeg,image/png,image/webp" multiple aria-describedby={`${id}-hint`} disabled={upload.pending} onChange={(event) => { const files = [...(event.target.files ?? [])]; event.target.value = ''; void take(files); }} />
            {upload.pending ? <span className="lc-spinner" aria-hidden="true" /> : <Camera size="1.6em" strokeWidth={1.5} aria-hidden="true" />}
            <span>{t(upload.pending ? 'uploading' : 'photo')}</span>
          </label>
        )}
      </div>
      <ProblemAlert problem={upload.problem} {...(failed.length === 0 ? {} : { onRetry: () => void take(failed) })} />
    </div>
  );
}
