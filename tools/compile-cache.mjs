// Keeps compiled code, types already taken out, beside the packages: a second start compiles nothing and takes half the
// processor time. Where the folder may not be written, Node goes on without.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const FLUSH_AFTER_MS = 15_000;

module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
// A server runs for weeks and may end hard; what it compiled is kept once it is up.
setTimeout(() => module.flushCompileCache?.(), FLUSH_AFTER_MS).unref();
