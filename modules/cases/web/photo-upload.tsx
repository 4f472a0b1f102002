/** 上传照片 · Each photo goes up as soon as it is taken, so that sending the form is quick and a lost one is known at once. */
import { useRef, useState } from 'react';
import { X } from 'lucide-react';
import { readThumbnail, UPLOAD_BYTES_MAX, uploadFile } from '#modules/files/contract/index.ts';
import type { ProblemBody } from '#platform/contract/index.ts';
import { problemOf, useClient, useUrlOf } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useProgramme } from '#platform/web/session.tsx';
import { FileDrop, fileForOperation, IconButton, JobProgress, ProblemAlert } from '#platform/web/ui/index.ts';
import { caseMessages } from './messages.ts';

export interface UploadedPhoto {
  readonly fileId: string;
  readonly alreadyUploaded: boolean;
}

/** 照片属于谁 · It decides who may see the photo. */
export interface PhotoSubject {
  readonly siteId?: string;
  readonly placeId?: string;
  readonly organisationId?: string;
}

/** 归属 · The site where there is one, else the place. */
export function subjectOf(row: { readonly siteId: string | null; readonly placeId: string }): PhotoSubject {
  return row.siteId === null ? { placeId: row.placeId } : { siteId: row.siteId };
}

interface PhotoUploadProps {
  readonly label: string;
  readonly subject: PhotoSubject | null;
  readonly photos: readonly UploadedPhoto[];
  readonly onChange: (photos: readonly UploadedPhoto[]) => void;
  /** Told to a person who looks at the photo only through words. */
  readonly alt: string;
}

export function PhotoUpload({ label, subject, photos, onChange, alt }: PhotoUploadProps) {
  const t = useT(caseMessages);
  const client = useClient();
  const programme = useProgramme().code;
  const urlOf = useUrlOf();
  const [pending, setPending] = useState(0);
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const latest = useRef(photos);
  latest.current = photos;
  const take = async (file: File | null) => {
    if (file === null || subject === null) return;
    setPending((count) => count + 1);
    setProblem(null);
    try {
      const sent = await client.call(uploadFile, { file: await fileForOperation(file), ...subject }, { programme });
      if (!latest.current.some((photo) => photo.fileId === sent.id)) onChange([...latest.current, { fileId: sent.id, alreadyUploaded: sent.alreadyUploaded }]);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setPending((count) => count - 1);
  };
  return (
    <div className="lc-stack">
      {photos.length > 0 && (
        <div className="lc-cases-shots">
          {photos.map((photo, at) => (
            <span key={photo.fileId} className="lc-cases-shot">
              <img src={urlOf(readThumbnail, { fileId: photo.fileId })} alt={`${alt} ${at + 1}`} />
              <IconButton icon={X} label={t('removePhoto', { n: at + 1 })} onClick={() => onChange(photos.filter((each) => each.fileId !== photo.fileId))} />
            </span>
          ))}
        </div>
      )}
      {subject === null
        ? <p className="lc-quiet lc-small">{t('photoNeedsPlace')}</p>
        : <FileDrop label={label} accept="image/jpeg,image/png,image/webp" acceptText="JPEG、PNG、WebP" limit_bytes={UPLOAD_BYTES_MAX} file={null} onChange={(file) => void take(file)} camera />}
      {pending > 0 && <JobProgress title={t('uploading')} state="running" />}
      <ProblemAlert problem={problem} />
    </div>
  );
}
