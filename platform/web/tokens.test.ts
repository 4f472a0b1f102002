import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colours, metrics, scales } from './tokens.ts';
import type { ColourName, ThemeName, Tone } from './tokens.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes: ThemeName[] = ['light', 'dark'];
const tones: Tone[] = ['neutral', 'info', 'warn', 'danger', 'ok', 'held'];

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The custom properties of one theme as written in tokens.css. */
function declared(theme: ThemeName): Map<string, string> {
  const block = css.slice(css.indexOf(theme === 'light' ? ':root {' : ':root[data-theme="dark"] {'));
  const body = block.slice(0, block.indexOf('\n}'));
  return new Map([...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

describe.each(themes)('the %s theme', (theme) => {
  const c = colours[theme];

  it('has the same colours in tokens.css and in tokens.ts', () => {
    expect(Object.fromEntries(declared(theme))).toEqual(c);
  });

  it('writes readable text on every ground', () => {
    const weak: string[] = [];
    for (const ink of ['ink', 'ink-2', 'ink-3', 'accent', 'accent-strong', ...tones] as ColourName[]) {
      for (const ground of ['paper', 'surface', 'sunken', 'raised'] as ColourName[]) {
        if (contrast(c[ink], c[ground]) < 4.5) weak.push(`${ink} on ${ground}: ${contrast(c[ink], c[ground]).toFixed(2)}`);
      }
    }
    for (const tone of tones) if (contrast(c[tone], c[`${tone}-soft`]) < 4.5) weak.push(tone);
    if (contrast(c['on-accent'], c.accent) < 4.5) weak.push('on-accent');
    if (contrast(c['on-seal'], c.seal) < 4.5) weak.push('on-seal');
    if (contrast(c['accent-strong'], c['accent-soft']) < 4.5) weak.push('accent-strong on accent-soft');
    expect(weak).toEqual([]);
  });

  it('draws the edge of a control with a contrast of at least 3', () => {
    for (const ground of ['paper', 'surface', 'raised'] as ColourName[]) {
      expect(contrast(c['line-strong'], c[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the scales', () => {
  it('name the steps that tokens.css declares, all of them', () => {
    const declaredNames = new Set([...css.matchAll(/--((?:text|space|radius|shadow|motion)-[\w-]+):/g)].map((match) => match[1] as string));
    expect([...declaredNames].sort()).toEqual(Object.values(scales).flat().sort());
  });
});

describe('print', () => {
  it('puts ink on white whatever theme was on', () => {
    const print = css.slice(css.indexOf('@media print'));
    for (const name of ['paper', 'surface', 'raised', 'sunken']) expect(print).toContain(`--${name}: #ffffff;`);
    expect(print).toContain('--ink: #000000;');
  });
});

describe('the elder view', () => {
  it('keeps text at 18 px or more and targets at 60 px or more', () => {
    expect(metrics.elder.small_px).toBeGreaterThanOrEqual(18);
    expect(metrics.elder.text_px).toBeGreaterThanOrEqual(18);
    expect(metrics.elder.control_px).toBeGreaterThanOrEqual(60);
  });
});
