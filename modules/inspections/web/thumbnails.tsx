/** 缩略图 · At most two in a table cell; pressed, all of them large. */
import { useState } from 'react';
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import { useUrlOf } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Dialog } from '#platform/web/ui/index.ts';
import { inspectionMessages } from './messages.ts';

const SHOWN = 2;

export function Thumbnails({ ids, label }: { readonly ids: readonly string[]; readonly label: string }) {
  const t = useT(inspectionMessages);
  const urlOf = useUrlOf();
  const [open, setOpen] = useState(false);
  if (ids.length === 0) return <span className="lc-quiet">—</span>;
  return (
    <>
      <button type="button" className="lc-inspections-thumbs" aria-label={t('openPhotos', { n: ids.length, label })} onClick={() => setOpen(true)}>
        {ids.slice(0, SHOWN).map((fileId) => <img key={fileId} src={urlOf(readThumbnail, { fileId })} alt="" loading="lazy" decoding="async" />)}
        {ids.length > SHOWN && <span className="lc-quiet lc-small">+{ids.length - SHOWN}</span>}
      </button>
      <Dialog open={open} title={label} size="wide" onClose={() => setOpen(false)}>
        <div className="lc-stack">{ids.map((fileId, at) => <img key={fileId} className="lc-photo-large" src={urlOf(readFile, { fileId })} alt={`${label} ${at + 1}`} />)}</div>
      </Dialog>
    </>
  );
}
