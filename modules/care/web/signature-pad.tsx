/** 签名板 · A frame to write in with finger, pen or mouse; white below, so that the picture reads on paper too. */
import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import './care.css';

const LINE_WIDTH = 3;
/** Canvas dots for each dot of the screen, so that the line stays smooth when printed. */
const DENSITY = 2;

interface SignaturePadProps { readonly label: string; readonly className?: string; /** Null while nothing is written; the picture after each stroke. */ readonly onChange: (picture: Blob | null) => void }

/** 空白底 */
function blank(canvas: HTMLCanvasElement): void {
  const box = canvas.getBoundingClientRect();
  [canvas.width, canvas.height] = [Math.max(1, Math.round(box.width * DENSITY)), Math.max(1, Math.round(box.height * DENSITY))];
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  Object.assign(pen, { strokeStyle: '#111', lineWidth: LINE_WIDTH * DENSITY, lineCap: 'round', lineJoin: 'round' });
}

/** 签名板 · Mounted anew (by key) it is empty again. */
export function SignaturePad({ label, className = 'lc-care-pad', onChange }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDown = useRef(false);
  useEffect(() => { if (canvas.current !== null) blank(canvas.current); }, []);
  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => { const box = event.currentTarget.getBoundingClientRect(); return [(event.clientX - box.left) * DENSITY, (event.clientY - box.top) * DENSITY]; };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    const pen = event.currentTarget.getContext('2d');
    pen?.beginPath();
    pen?.moveTo(...at(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current) return;
    const pen = event.currentTarget.getContext('2d');
    pen?.lineTo(...at(event));
    pen?.stroke();
  };
  const end = () => {
    if (!isDown.current) return;
    isDown.current = false;
    canvas.current?.toBlob((picture) => onChange(picture), 'image/png');
  };
  return <canvas ref={canvas} className={className} role="img" aria-label={label} onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={end} />;
}
