/** 选照片或文件 · Each goes up as soon as it is chosen; what is chosen is listed by name and can be taken out again. */
import { X } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { bytesText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { FileDrop, fileForOperation, IconButton, JobProgress, ProblemAlert } from '#platform/web/ui/index.ts';
import { DOCUMENT_ACCEPT, DOCUMENT_BYTES_MAX, uploadDocument, uploadFile } from '../contract/index.ts';
import type { FileFacts } from '../contract/index.ts';
import { filesMessages } from './messages.ts';

const PHOTOS = 'image/jpeg,image/png,image/webp';

interface Props {
  readonly label: string;
  /** Who may see it until a record takes it. */
  readonly subject: { readonly siteId?: string; readonly placeId?: string; readonly organisationId?: string };
  readonly files: readonly FileFacts[];
  readonly onChange: (files: readonly FileFacts[]) => void;
  readonly most: number;
  /** Photos alone, with the camera of a phone. */
  readonly photosOnly?: boolean;
}

export function FileChooser({ label, subject, files, onChange, most, photosOnly = false }: Props) {
  const t = useT(filesMessages);
  const [photo, document] = [useWrite(uploadFile), useWrite(uploadDocument)];
  const take = async (file: File | null) => {
    if (file === null) return;
    const input = { file: await fileForOperation(file), ...subject };
    const isPhoto = file.type.startsWith('image/');
    const sent = isPhoto ? await photo.run(input) : await document.run(input);
    if (sent === undefined || files.some(({ id }) => id === sent.id)) return;
    onChange([...files, { id: sent.id, name: 'name' in sent ? sent.name : sent.originalName, mediaType: sent.mediaType, byteSize: sent.byteSize }]);
  };
  return (
    <div className="lc-stack">
      <div role="status">{files.length > 0 && <ul className="lc-stack">{files.map((each) => <li key={each.id} className="lc-row"><span>{each.name}</span><span className="lc-quiet lc-small lc-number">{bytesText(each.byteSize)}</span><IconButton icon={X} label={t('remove', { name: each.name })} onClick={() => onChange(files.filter(({ id }) => id !== each.id))} /></li>)}</ul>}</div>
      {files.length < most && <FileDrop label={label} accept={photosOnly ? PHOTOS : `${PHOTOS},${DOCUMENT_ACCEPT.accept}`} acceptText={photosOnly ? 'JPEG、PNG、WebP' : t('accepts')} limit_bytes={DOCUMENT_BYTES_MAX} file={null} onChange={(file) => void take(file)} camera={photosOnly} />}
      {(photo.pending || document.pending) && <JobProgress title={label} state="running" />}
      <ProblemAlert problem={photo.problem ?? document.problem} />
    </div>
  );
}
