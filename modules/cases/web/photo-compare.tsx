/** 照片对照 · The fault and the fix side by side; pressed, any photo large, with when it was taken and whether it was used before. */
import { useEffect, useState } from 'react';
import { ChevronLeft, ChevronRight, Copy, ImageOff, Maximize2, Minimize2, ZoomIn } from 'lucide-react';
import { readFile, readThumbnail, similarPhotos } from '#modules/files/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { usePreferences } from '#platform/web/preferences.ts';
import { useCan } from '#platform/web/session.tsx';
import { Button, DateText, Dialog, IconButton, Section, Tag } from '#platform/web/ui/index.ts';
import { photoGroups } from './case-view.ts';
import { caseMessages } from './messages.ts';
import { storyMessages } from './story-messages.ts';
import type { CaseDetail } from './use-cases.ts';

type CasePhoto = CaseDetail['photos'][number];

/** 照片顺序 · As the page shows them: the pair, then the others by age; the arrows follow it. */
export function CasePhotos({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const [zoomed, setZoomed] = useState<number | null>(null);
  const { before, after, others } = photoGroups(row.photos);
  if (row.photos.length === 0 && (row.state === 'reported' || row.state === 'declined' || row.state === 'voided')) return null;
  const order = [before, after, ...others].filter((photo) => photo !== null);
  const open = (photo: CasePhoto) => setZoomed(order.indexOf(photo));
  return (
    <Section title={t('photos')}>
      <div className="lc-photo-pair">
        <Shot row={row} photo={before} label={s('beforeIs')} none={s('noBefore')} onOpen={open} />
        <Shot row={row} photo={after} label={s('afterIs')} none={s('noAfter')} onOpen={open} />
      </div>
      {others.length > 0 && <div className="lc-cases-others">{others.map((photo) => <SmallShot key={photo.fileId} photo={photo} title={row.title} onOpen={() => open(photo)} />)}</div>}
      {zoomed !== null && <PhotoZoom row={row} photos={order} at={zoomed} onTurn={setZoomed} onClose={() => setZoomed(null)} />}
    </Section>
  );
}

function Shot({ row, photo, label, none, onOpen }: { readonly row: CaseDetail; readonly photo: CasePhoto | null; readonly label: string; readonly none: string; readonly onOpen: (photo: CasePhoto) => void }) {
  const t = useT(storyMessages);
  const urlOf = useUrlOf();
  if (photo === null) return <figure className="lc-photo"><figcaption><strong>{label}</strong></figcaption><div className="lc-photo-none"><ImageOff size={22} strokeWidth={1.5} aria-hidden="true" /><span>{none}</span></div></figure>;
  const alt = `${row.title} · ${label}`;
  return (
    <figure className="lc-photo">
      <figcaption><strong>{label}</strong><span className="lc-quiet lc-small"><DateText value={photo.capturedAt ?? photo.addedAt} style="dateTime" /></span></figcaption>
      <button type="button" className="lc-photo-open" aria-label={t('openPhoto', { label: alt })} onClick={() => onOpen(photo)}>
        <img src={urlOf(readThumbnail, { fileId: photo.fileId })} alt={alt} loading="lazy" decoding="async" />
        <ZoomIn size={18} aria-hidden="true" />
      </button>
      <SimilarFlag photo={photo} row={row} />
    </figure>
  );
}

/** 小图 · One photo among others, in the strip and in the story. */
export function SmallShot({ photo, title, onOpen }: { readonly photo: CasePhoto; readonly title: string; readonly onOpen: () => void }) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const urlOf = useUrlOf();
  const label = `${title} · ${t(`photo_${photo.role}`)}`;
  return <button type="button" className="lc-cases-small" aria-label={s('openPhoto', { label })} onClick={onOpen}><img src={urlOf(readThumbnail, { fileId: photo.fileId })} alt={label} loading="lazy" decoding="async" /></button>;
}

/** 相似标记 · Said where the photo is judged; which photo it resembles is known only to who may open it. */
function SimilarFlag({ photo, row, explained }: { readonly photo: CasePhoto; readonly row: CaseDetail; readonly explained?: boolean }) {
  const t = useT(storyMessages);
  const { locale } = usePreferences();
  const found = useRead(similarPhotos, { fileId: photo.fileId }, { enabled: useCan('files.read'), fresh_ms: 300_000 }).data;
  const own = new Set(row.photos.map(({ fileId }) => fileId));
  const alike = (found?.photos ?? []).filter(({ id }) => !own.has(id));
  if (alike.length === 0) return null;
  const latest = alike.map(({ uploadedAt }) => uploadedAt).sort().at(-1) as string;
  return (
    <div className="lc-small">
      <p className="lc-tone-text-warn"><Copy size="1em" aria-hidden="true" /> {alike.some(({ distance }) => distance === 0) ? t('sameOne') : alike.length === 1 ? t('similarOne') : t('similarMany', { n: alike.length })}</p>
      {explained === true && <p className="lc-quiet">{t('similarWhy', { at: dateText(latest, locale, 'dateTime') })}</p>}
    </div>
  );
}

interface ZoomProps {
  readonly row: CaseDetail;
  readonly photos: readonly CasePhoto[];
  readonly at: number;
  readonly onTurn: (at: number) => void;
  readonly onClose: () => void;
}

/** 放大 · Arrows turn, Escape closes. */
export function PhotoZoom({ row, photos, at, onTurn, onClose }: ZoomProps) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const urlOf = useUrlOf();
  const [actual, setActual] = useState(false);
  const turn = (by: number) => onTurn((at + by + photos.length) % photos.length);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      event.preventDefault();
      turn(event.key === 'ArrowLeft' ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  const photo = photos[at];
  if (photo === undefined) return null;
  return (
    <Dialog
      open size="wide" title={s('zoomTitle', { n: at + 1, total: photos.length })} onClose={onClose}
      actions={<><span className="lc-quiet lc-small lc-cases-keys">{s('keys')}</span><Button icon={actual ? Minimize2 : Maximize2} onClick={() => setActual(!actual)}>{s(actual ? 'fitSize' : 'actualSize')}</Button></>}
    >
      <div className="lc-cases-zoom">
        <IconButton icon={ChevronLeft} label={s('earlier')} disabled={photos.length < 2} onClick={() => turn(-1)} />
        {/* A large photo is moved around in by keys as well. */}
        <div className={actual ? 'lc-cases-zoom-actual' : undefined} {...(actual ? { tabIndex: 0, role: 'region', 'aria-label': s('actualSize') } : {})}><img key={photo.fileId} className={actual ? '' : 'lc-photo-large'} src={urlOf(readFile, { fileId: photo.fileId })} alt={`${row.title} · ${t(`photo_${photo.role}`)}`} /></div>
        <IconButton icon={ChevronRight} label={s('later')} disabled={photos.length < 2} onClick={() => turn(1)} />
      </div>
      <dl className="lc-cases-zoom-facts lc-small" aria-live="polite">
        <div><dt className="lc-visually-hidden">{t('photos')}</dt><dd><Tag>{t(`photo_${photo.role}`)}</Tag></dd></div>
        <div><dt>{s('captured')}</dt><dd>{photo.capturedAt === null ? <span className="lc-quiet">{s('capturedUnknown')}</span> : <DateText value={photo.capturedAt} style="dateTime" />}</dd></div>
        <div><dt>{s('uploaded')}</dt><dd><DateText value={photo.addedAt} style="dateTime" /></dd></div>
        <div><dt>{s('by')}</dt><dd>{photo.addedBy?.name ?? t('resident')}</dd></div>
      </dl>
      <SimilarFlag photo={photo} row={row} explained />
    </Dialog>
  );
}
