/** 页面资源 · One style sheet from the office's own tokens, its sign, and the few small scripts; each under a name with its hash. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

export interface PageAsset { readonly mediaType: string; readonly text: string }

export interface PageAssets {
  readonly addressOf: (name: string) => string;
  /** A built script is absent until it was built; its page says what to do without it. */
  readonly has: (name: string) => boolean;
  /** By the last part of the address. */
  readonly byAddress: ReadonlyMap<string, PageAsset>;
}

export const ASSET_PATH = '/public-assets/';
const WEB = new URL('../../../web/', import.meta.url);
const HERE = new URL('./', import.meta.url);

/**
 * The dark values of the tokens, also where nothing but the device asks for dark. The office sets `data-theme` by script;
 * a page without one needs the media query, made here from the same block so that no value is written twice.
 * @errors throws when the tokens have no dark block
 */
export function darkByDevice(tokens: string): string {
  const block = /:root\[data-theme="dark"\]\s*\{([^}]*)\}/.exec(tokens)?.[1];
  if (block === undefined) throw new Error('tokens.css has no block for the dark theme');
  return `@media (prefers-color-scheme: dark) { :root:not([data-theme]) {${block}} }`;
}

async function styleSheet(): Promise<string> {
  const [tokens, base, own] = await Promise.all([readFile(new URL('tokens.css', WEB), 'utf8'), readFile(new URL('base.css', WEB), 'utf8'), readFile(new URL('public.css', HERE), 'utf8')]);
  const elder = tokens.indexOf(':root[data-view="elder"]');
  // Before the elder view, which is declared last and wins.
  const withDark = elder === -1 ? `${tokens}\n${darkByDevice(tokens)}` : `${tokens.slice(0, elder)}${darkByDevice(tokens)}\n${tokens.slice(elder)}`;
  return [withDark, base, own].join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n').trim();
}

/** Scripts of a folder; no script yet is no folder yet. */
async function scriptsIn(folder: URL): Promise<[string, PageAsset][]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.js'));
  return Promise.all(names.map(async (name): Promise<[string, PageAsset]> => [name, { mediaType: 'text/javascript; charset=utf-8', text: await readFile(new URL(name, folder), 'utf8') }]));
}

/** 载入资源 · Reads the sheet and the scripts once, at start: those that stand here and those that were built. */
export async function loadAssets(builtFolder?: string): Promise<PageAssets> {
  const built = builtFolder === undefined ? [] : await scriptsIn(pathToFileURL(`${builtFolder}/`));
  const files: [string, PageAsset][] = [['public.css', { mediaType: 'text/css; charset=utf-8', text: await styleSheet() }]];
  files.push(['favicon.svg', { mediaType: 'image/svg+xml', text: await readFile(new URL('favicon.svg', WEB), 'utf8') }]);
  files.push(...await scriptsIn(new URL('scripts/', HERE)), ...built);
  const addresses = new Map<string, string>();
  const byAddress = new Map<string, PageAsset>();
  for (const [name, asset] of files) {
    const hash = createHash('sha256').update(asset.text).digest('hex').slice(0, 12);
    const address = name.replace(/\.(\w+)$/, `-${hash}.$1`);
    addresses.set(name, ASSET_PATH + address);
    byAddress.set(address, asset);
  }
  return {
    byAddress, has: (name) => addresses.has(name),
    addressOf: (name) => {
      const address = addresses.get(name);
      if (address === undefined) throw new Error(`no public asset ${name}`);
      return address;
    },
  };
}
