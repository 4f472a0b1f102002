/** 对位相机 · The picture from before lies faintly over the live lens, so that both photos show the same spot. */
import { useEffect, useId, useRef, useState } from 'react';
import { Camera, X } from 'lucide-react';
import { useT } from '../i18n.ts';
import { photoMessages } from './photo-messages.ts';
import { CameraButton, PhotoTrouble, usePhotoUrl, useTakePhoto } from './photos.tsx';
import type { ShownPhoto } from './photos.tsx';
import { BigButton, Sheet } from './ui.tsx';

/** @unit pixels */
const WIDTH_WANTED = 1_920;

/** The lens, let go of as soon as nobody looks through it. */
function useLens() {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'on' | 'none'>('opening');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) { setState('none'); return undefined; }
    devices.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: WIDTH_WANTED } }, audio: false }).then(async (opened) => {
      stream = opened;
      if (isGone) { for (const track of opened.getTracks()) track.stop(); return; }
      if (video.current !== null) {
        video.current.srcObject = opened;
        await video.current.play().catch(() => undefined);
      }
      setState('on');
    }, () => setState('none'));
    return () => {
      isGone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return { video, state };
}

async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.92); });
}

/** 对位相机 · Gives the hash of the photo; falls back to the phone's own camera. */
export function FramingCamera({ before, onTaken, onClose }: { readonly before: ShownPhoto | null; readonly onTaken: (sha256: string) => void; readonly onClose: () => void }) {
  const t = useT(photoMessages);
  const id = useId();
  const { video, state } = useLens();
  const overlay = usePhotoUrl(before);
  const [strength, setStrength] = useState(40);
  const { take, trouble, isBusy } = useTakePhoto(onTaken);
  const shoot = async () => {
    const frame = video.current === null ? null : await frameOf(video.current);
    if (frame !== null) await take(frame);
  };
  return (
    <Sheet title={t('overlayTitle')} onClose={onClose}>
      <div className="lcf-framing" data-lens={state}>
        {state !== 'none' && <video ref={video} playsInline muted aria-label={t('after')} />}
        {overlay !== null && <img src={overlay} alt={t('before')} style={{ opacity: state === 'none' ? 1 : strength / 100 }} />}
        {state === 'opening' && <p role="status">{t('opening')}</p>}
      </div>
      <p className="lcf-quiet">{t(state === 'none' ? 'noCamera' : 'overlayAbout')}</p>
      {state === 'on' && overlay !== null && <label className="lcf-range" htmlFor={id}>{t('strength')}<input id={id} type="range" min={0} max={80} step={10} value={strength} onChange={(event) => setStrength(Number(event.target.value))} /></label>}
      <PhotoTrouble trouble={trouble} />
      <div className="lcf-pair">
        {state === 'on' && <BigButton look="main" icon={Camera} aria-busy={isBusy} onClick={() => void shoot()}>{t('shutter')}</BigButton>}
        <CameraButton label={t('ownCamera')} look={state === 'none' ? 'main' : 'plain'} isBusy={isBusy} onFile={(file) => void take(file)} />
        <BigButton icon={X} onClick={onClose}>{t('close')}</BigButton>
      </div>
    </Sheet>
  );
}
