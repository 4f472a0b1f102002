import { describe, expect, it } from 'vitest';
import { barParts } from './clock-view.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 8, 21, hour)).toISOString();
const looks = (found: ReturnType<typeof barParts>) => found.parts.map(({ left, width, look }) => `${look} ${left.toFixed(2)}+${width.toFixed(2)}`);

describe('the line of a clock as a bar', () => {
  it('parts what is used from what is left, and leaves nights empty', () => {
    const line = { startedAt: at(0), endsAt: at(10), seenAt: at(2), spans: [{ from: at(0), to: at(4), kind: 'counted' as const }, { from: at(8), to: at(10), kind: 'counted' as const }] };
    expect(looks(barParts(line, at(10)))).toEqual(['used 0.00+0.20', 'left 0.20+0.20', 'left 0.80+0.20']);
  });

  it('shows what came after the deadline as late, and pauses as pauses', () => {
    const line = { startedAt: at(0), endsAt: at(10), seenAt: at(10), spans: [{ from: at(0), to: at(2), kind: 'paused' as const }, { from: at(2), to: at(10), kind: 'counted' as const }] };
    const bar = barParts(line, at(5));
    expect(looks(bar)).toEqual(['paused 0.00+0.20', 'used 0.20+0.30', 'late 0.50+0.50']);
    expect([bar.due, bar.seen]).toEqual([0.5, 1]);
  });
});
