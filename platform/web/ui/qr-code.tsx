/** 二维码 · An address as squares, for paper; made in the browser, so that what it holds is sent nowhere. */
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Squares of quiet around it, without which readers do not find it. */
const BORDER = 4;

/** One run of dark squares is one stroke of the outline. */
function outline(data: readonly (readonly boolean[])[], size: number): string {
  const strokes: string[] = [];
  for (const [y, row] of data.entries()) {
    let from = -1;
    for (let x = 0; x <= size; x += 1) {
      const isDark = row[x] === true;
      if (isDark && from < 0) from = x;
      if (!isDark && from >= 0) {
        strokes.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
        from = -1;
      }
    }
  }
  return strokes.join('');
}

export function QrCode({ text, label, className }: { readonly text: string; readonly label: string; readonly className?: string }) {
  // Level M stays readable with a seventh of it soiled.
  const { size, path } = useMemo(() => { const code = encode(text, { ecc: 'M', border: 0 }); return { size: code.size, path: outline(code.data, code.size) }; }, [text]);
  const side = size + 2 * BORDER;
  return (
    <svg role="img" aria-label={label} className={className} viewBox={`-${BORDER} -${BORDER} ${side} ${side}`} shapeRendering="crispEdges">
      <rect x={-BORDER} y={-BORDER} width={side} height={side} fill="#fff" /><path d={path} fill="#000" />
    </svg>
  );
}
