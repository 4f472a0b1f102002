/** 时限线显示 · Where the parts of a clock's line lie on a bar, in shares of its length. Pure. */
interface Line {
  readonly startedAt: string;
  readonly endsAt: string;
  readonly seenAt: string;
  readonly spans: readonly { readonly from: string; readonly to: string; readonly kind: 'counted' | 'paused' }[];
}

export interface BarPart { readonly key: string; readonly left: number; readonly width: number; readonly look: 'used' | 'left' | 'late' | 'paused' }

/** 线段 · Each span as one or several parts: used, still to come, or after the deadline. Shares from 0 to 1. */
export function barParts(line: Line, deadlineAt: string | null): { readonly parts: readonly BarPart[]; readonly seen: number; readonly due: number | null } {
  const [start, end, seen] = [line.startedAt, line.endsAt, line.seenAt].map((at) => Date.parse(at)) as [number, number, number];
  const due = deadlineAt === null ? null : Date.parse(deadlineAt);
  const share = (at: number): number => (end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0);
  const parts = line.spans.flatMap((span): BarPart[] => {
    const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
    const cuts = [from, ...[seen, due ?? from].filter((cut) => cut > from && cut < to).sort((a, b) => a - b), to];
    return cuts.slice(1).map((cut, at): BarPart => {
      const begin = cuts[at] as number;
      const look = span.kind === 'paused' ? 'paused' : due !== null && begin >= due ? 'late' : begin >= seen ? 'left' : 'used';
      return { key: `${begin}`, left: share(begin), width: share(cut) - share(begin), look };
    });
  });
  return { parts: parts.filter(({ width }) => width > 0), seen: share(seen), due: due === null ? null : share(due) };
}
