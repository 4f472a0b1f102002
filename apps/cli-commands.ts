/** Commands that are more than one call; each module brings its own. */
import type { Command } from 'commander';

export const extraCommands: Readonly<Record<string, (parent: Command) => void>> = {};
