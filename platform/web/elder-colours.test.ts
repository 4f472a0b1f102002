/** The elder view changes sizes and never colours: what is proved of the contrast of a theme holds in it, too. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sheets = globSync('{platform,apps,modules}/**/*.css', { cwd: root }).filter((path) => !path.includes('node_modules'));
/** Rules of one sheet whose selector names the view, each with what it declares. */
const rulesOfView = (css: string): { selector: string; body: string }[] => [...css.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{}]*\[data-view="elder"\][^{}]*)\{([^{}]*)\}/gu)]
  .map(([, selector = '', body = '']) => ({ selector: selector.trim(), body }));
const TOKENS = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
/** Tokens that hold a colour in the dark theme: the whole palette. */
const colours = [.../\[data-theme="dark"\], [^{]*\{([^}]*)\}/u.exec(TOKENS)?.[1]?.matchAll(/(--[a-z0-9-]+): #/gu) ?? []].map(([, name]) => String(name));

describe('colours of the elder view', () => {
  it('are those of the standard view, but for quiet text that grows stronger', () => {
    expect(sheets.length).toBeGreaterThan(20);
    expect(colours).toContain('--ink-3');
    const changed = sheets.flatMap((path) => rulesOfView(readFileSync(`${root}${path}`, 'utf8')).flatMap(({ selector, body }) => body.split(';').map((declaration) => declaration.trim())
      .filter((declaration) => /^(?:color|background|background-color|opacity|filter|fill|stroke|mix-blend-mode)\s*:/u.test(declaration) || colours.some((name) => declaration.startsWith(`${name}:`)))
      .map((declaration) => `${path}: ${selector} { ${declaration} }`)));
    expect(changed).toEqual(['platform/web/tokens.css: :root[data-view="elder"], :root[data-view="elder"] [data-theme] { --ink-3: var(--ink-2) }']);
  });
});
