/** 现场端地址 · `/field/<programme>/<screen>`: shareable, and the same offline. Pure. */

const ROOT = '/field';

/** 拆地址 · The programme and the screen that an address names. */
export function splitAddress(pathname: string): { readonly programme: string | null; readonly path: string } {
  const [, programme = '', ...rest] = pathname.slice(ROOT.length).split('/');
  return programme === '' ? { programme: null, path: '/' } : { programme: decodeURIComponent(programme), path: `/${rest.join('/')}`.replace(/(?<=.)\/$/, '') };
}

/** 拼地址 */
export function addressOf(programme: string, path: string): string {
  return `${ROOT}/${encodeURIComponent(programme)}${path === '/' ? '/' : path}`;
}

/** 匹配 · The `$name` places of a pattern, or null when the path is another one. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] as string;
    if (part.startsWith('$') && value !== '') found[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return found;
}
