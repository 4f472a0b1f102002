import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isWindows = process.platform === 'win32';

/** 项目根 · The root of the clone; its path may hold spaces and any letters. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const modulesFolder = join(root, 'node_modules');

/** 固定的 Node · The pinned Node 24 that npm installs as a package. */
export const pinnedNode = join(modulesFolder, 'node', 'bin', isWindows ? 'node.exe' : 'node');
