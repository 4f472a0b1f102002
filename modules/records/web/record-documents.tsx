/** 材料 · Papers and photos behind a record or behind the minutes of a version; for those who see the record, and never on the public site. */
import { Download } from 'lucide-react';
import { DOCUMENT_ACCEPT, DOCUMENT_BYTES_MAX, readFile, uploadDocument, uploadFile } from '#modules/files/contract/index.ts';
import { useUrlOf, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { DownloadButton, FileDrop, fileForOperation, ProblemAlert } from '#platform/web/ui/index.ts';
import { attachDocument } from '../contract/index.ts';
import { versionMessages } from './version-messages.ts';

interface DocumentsProps {
  readonly title: string;
  readonly record: { readonly id: string; readonly placeId: string | null };
  readonly versionId: string | null;
  readonly documents: readonly { readonly id: string; readonly note: string | null }[];
  readonly mayAttach: boolean;
}

export function Documents({ title, record, versionId, documents, mayAttach }: DocumentsProps) {
  const t = useT(versionMessages);
  const urlOf = useUrlOf();
  const [photo, paper] = [useWrite(uploadFile), useWrite(uploadDocument)];
  const attach = useWrite(attachDocument, { invalidates: ['records'], done: { zh: '已附上', en: 'Attached' } });
  const take = async (file: File | null) => {
    if (file === null) return;
    const input = { file: await fileForOperation(file), ...(record.placeId === null ? {} : { placeId: record.placeId }) };
    // The minutes of a village are often a page photographed.
    const sent = file.type.startsWith('image/') ? await photo.run(input) : await paper.run(input);
    if (sent !== undefined) await attach.run({ recordId: record.id, fileId: sent.id, versionId, note: file.name.slice(0, 200) });
  };
  return (
    <div className="lc-stack">
      <h3>{title}</h3>
      {documents.length === 0 ? <p className="lc-quiet">{t('noDocuments')}</p> : <ul className="lc-row" aria-label={title}>{documents.map((each, at) => <li key={each.id}><DownloadButton icon={Download} href={urlOf(readFile, { fileId: each.id })}>{each.note ?? t('document', { n: at + 1 })}</DownloadButton></li>)}</ul>}
      <ProblemAlert problem={photo.problem ?? paper.problem ?? attach.problem} />
      {mayAttach && <FileDrop label={t('addDocument')} accept={`${DOCUMENT_ACCEPT.accept},image/jpeg,image/png,image/webp`} acceptText={`${DOCUMENT_ACCEPT.text}、JPEG、PNG、WebP`} limit_bytes={DOCUMENT_BYTES_MAX} file={null} onChange={(file) => void take(file)} />}
    </div>
  );
}
