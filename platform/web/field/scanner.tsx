/** 扫码 · A button, and the lens behind it that closes with the first code that fits. Whoever cannot scan types. */
import { useEffect, useRef, useState } from 'react';
import { ScanQrCode, X } from 'lucide-react';
import { useT } from '../i18n.ts';
import { openCodeReader } from './code-reader.ts';
import { useLens } from './lens.ts';
import { photoMessages } from './photo-messages.ts';
import { BigButton, Sheet } from './ui.tsx';

/** Often enough for a hand that moves, seldom enough for an old phone. @unit milliseconds */
const LOOK_EVERY = 150;

interface ScanProps {
  readonly label: string;
  /** What is to be held before the lens. */
  readonly about: string;
  /** Takes a code and says whether it is one of those looked for. */
  readonly onRead: (text: string) => boolean;
}

/** 扫码按钮 */
export function ScanButton({ label, about, onRead }: ScanProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <BigButton icon={ScanQrCode} onClick={() => setOpen(true)}>{label}</BigButton>
      {isOpen && <Scanner label={label} about={about} onRead={(text) => { const fits = onRead(text); if (fits) setOpen(false); return fits; }} onClose={() => setOpen(false)} />}
    </>
  );
}

function Scanner({ label, about, onRead, onClose }: ScanProps & { readonly onClose: () => void }) {
  const t = useT(photoMessages);
  const { video, state } = useLens();
  const [wrong, setWrong] = useState<'other' | 'noReader' | null>(null);
  const read = useRef(onRead);
  read.current = onRead;
  useEffect(() => {
    if (state !== 'on') return undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const reader = await openCodeReader().catch(() => null);
      if (reader === null) { setWrong('noReader'); return; }
      while (!isGone) {
        const text = video.current === null ? null : await reader(video.current);
        if (isGone) return;
        if (text !== null && text !== '' && !read.current(text)) setWrong('other');
        await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY); });
      }
    };
    void look();
    return () => { isGone = true; };
  }, [state, video]);
  return (
    <Sheet title={label} onClose={onClose}>
      {state !== 'none' && <div className="lcf-framing" data-lens={state}><video ref={video} playsInline muted aria-label={label} />{state === 'opening' && <p role="status">{t('opening')}</p>}</div>}
      <p className={wrong === null && state !== 'none' ? 'lcf-quiet' : 'lcf-wrong'} role="status">{state === 'none' || wrong === 'noReader' ? t('cannotScan') : wrong === 'other' ? t('otherCode') : about}</p>
      <BigButton icon={X} onClick={onClose}>{t('typeInstead')}</BigButton>
    </Sheet>
  );
}
