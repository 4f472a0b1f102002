/** 照片和文件 · What belongs to a record: photos are shown, documents are downloaded. */
import { FileText } from 'lucide-react';
import { useUrlOf } from '#platform/web/client.tsx';
import { bytesText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { PhotoStrip } from '#platform/web/ui/index.ts';
import { readFile, readThumbnail } from '../contract/index.ts';
import type { FileFacts } from '../contract/index.ts';
import { isPhotoType } from '../domain/index.ts';
import { filesMessages } from './messages.ts';

interface Props {
  readonly files: readonly FileFacts[];
  /** What they belong to, for whoever only hears it. */
  readonly subject: string;
}

export function FileLinks({ files, subject }: Props) {
  const t = useT(filesMessages);
  const urlOf = useUrlOf();
  const [photos, documents] = [files.filter(({ mediaType }) => isPhotoType(mediaType)), files.filter(({ mediaType }) => !isPhotoType(mediaType))];
  return (
    <>
      {photos.length > 0 && <PhotoStrip label={t('photos')} photos={photos.map(({ id: fileId }) => ({ url: urlOf(readFile, { fileId }), thumbnailUrl: urlOf(readThumbnail, { fileId }), alt: t('photoOf', { subject }) }))} />}
      {documents.length > 0 && (
        <ul className="lc-stack" aria-label={t('documents')}>
          {documents.map((each) => <li key={each.id}><a href={urlOf(readFile, { fileId: each.id })} download><FileText size={16} strokeWidth={1.5} aria-hidden="true" /> {each.name}</a> <span className="lc-quiet lc-small lc-number">{bytesText(each.byteSize)}</span></li>)}
        </ul>
      )}
    </>
  );
}
