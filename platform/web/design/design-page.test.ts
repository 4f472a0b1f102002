import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const here = new URL('./', import.meta.url);
const page = readdirSync(here).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
const index = readFileSync(new URL('../ui/index.ts', import.meta.url), 'utf8');

/** Components among the exports; hooks, helpers and types show themselves through them. */
const primitives = [...index.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) => (match[1] as string).split(',').map((name) => name.trim())).filter((name) => /^[A-Z]/.test(name));

/** A provider draws nothing of its own. */
const unseen = new Set(['ToastProvider']);

describe('the design page', () => {
  it('shows every primitive of the interface', () => {
    expect(primitives.length).toBeGreaterThan(25);
    expect(primitives.filter((name) => !unseen.has(name) && !new RegExp(`<${name}\\b`).test(page))).toEqual([]);
  });

  it('shows charts, the map and the command palette', () => {
    for (const part of ['<RatioBars', '<RatioTrend', '<CityMap', "open('palette')", "open('sheet')"]) expect(page).toContain(part);
  });
});
