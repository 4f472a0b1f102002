/** 记分照片 · Each goes up as soon as it is taken; a deed names them by id. */
import { useRef, useState } from 'react';
import { X } from 'lucide-react';
import { readFile, readThumbnail, UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { FileDrop, fileForOperation, IconButton, JobProgress, ProblemAlert } from '#platform/web/ui/index.ts';
import { PHOTOS_MAX } from '../domain/index.ts';
import { cycleMessages } from './cycle-messages.ts';
import './points.css';

interface DeedPhotosProps { readonly photoIds: readonly string[]; readonly placeId: string | null; readonly needed: boolean; readonly error?: string | undefined; readonly onChange: (photoIds: readonly string[]) => void }

export function DeedPhotos({ photoIds, placeId, needed, error, onChange }: DeedPhotosProps) {
  const t = useT(cycleMessages);
  const urlOf = useUrlOf();
  const upload = useWrite(uploadFile);
  const [failed, setFailed] = useState<File | null>(null);
  const latest = useRef(photoIds);
  latest.current = photoIds;
  const take = async (file: File | null): Promise<void> => {
    if (file === null || placeId === null) return;
    const photo = await upload.run({ file: await fileForOperation(file), placeId });
    setFailed(photo === undefined ? file : null);
    if (photo !== undefined && !latest.current.includes(photo.id)) onChange([...latest.current, photo.id]);
  };
  return (
    <div className="lc-stack" role="group" aria-label={t('photos')}>
      <p className="lc-quiet lc-small">{needed ? t('photosNeeded') : t('photoHint', { n: PHOTOS_MAX })}</p>
      {photoIds.length > 0 && (
        <div className="lc-points-shots">
          {photoIds.map((fileId, at) => (
            <span key={fileId} className="lc-points-shot">
              <img src={urlOf(readThumbnail, { fileId })} alt={t('photoNth', { n: at + 1 })} />
              <IconButton icon={X} label={t('removePhoto', { n: at + 1 })} onClick={() => onChange(photoIds.filter((each) => each !== fileId))} />
            </span>
          ))}
        </div>
      )}
      {placeId === null ? <p className="lc-quiet lc-small">{t('noSubjectYet')}</p>
        : photoIds.length < PHOTOS_MAX && <FileDrop label={t('addPhoto')} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={null} onChange={(file) => void take(file)} camera />}
      {upload.pending && <JobProgress title={t('uploading')} state="running" />}
      <ProblemAlert problem={upload.problem} {...(failed === null ? {} : { onRetry: () => void take(failed) })} />
      {error !== undefined && <p className="lc-field-error" role="alert">{error}</p>}
    </div>
  );
}

/** What shows a deed, for whoever reviews it: each opens large. */
export function PhotoLinks({ photoIds }: { readonly photoIds: readonly string[] }) {
  const t = useT(cycleMessages);
  const urlOf = useUrlOf();
  if (photoIds.length === 0) return null;
  return (
    <span className="lc-points-thumbs">
      {photoIds.map((fileId, at) => <a key={fileId} href={urlOf(readFile, { fileId })} target="_blank" rel="noreferrer"><img src={urlOf(readThumbnail, { fileId })} alt={t('photoNth', { n: at + 1 })} loading="lazy" /></a>)}
    </span>
  );
}
