import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawnAhead } from './drawn-ahead.ts';

/** Every byte differs from those around it, so that one handed out twice shows. */
function counted(): { draw: (bytes: number) => Uint8Array; draws: () => number } {
  let [next, draws] = [0, 0];
  return { draws: () => draws, draw: (bytes) => { draws += 1; return Buffer.from(Uint8Array.from({ length: bytes }, () => (next = (next + 1) % 251))); } };
}

it('answers as many bytes as it is asked for, in no order but that of the source, and none twice', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_024 }), { maxLength: 60 }), (wishes) => {
    const { draw } = counted();
    const source = drawnAhead(draw);
    const starts = wishes.map((bytes) => {
      const drawn = source(bytes);
      expect(drawn.length).toBe(bytes);
      for (let at = 1; at < bytes; at += 1) expect(drawn[at]).toBe(((drawn[at - 1] as number) + 1) % 251);
      return [drawn[0], drawn.at(-1)];
    });
    const pieces = starts.filter(([first]) => first !== undefined);
    expect(pieces.filter(([first], at) => at > 0 && first === pieces[at - 1]?.[0] && first === pieces[at - 1]?.[1])).toEqual([]);
  }));
});

it('asks the system once for hundreds of ids', () => {
  const { draw, draws } = counted();
  const source = drawnAhead(draw);
  for (let id = 0; id < 400; id += 1) source(10);
  expect(draws()).toBe(1);
});
