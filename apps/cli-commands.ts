/** Commands that are more than one call; each module brings its own. */
import type { Command } from 'commander';
import { filesCommands } from '#modules/files/cli/index.ts';
import { inspectionsCommands } from '#modules/inspections/cli/index.ts';

export const extraCommands: Readonly<Record<string, (parent: Command) => void>> = { files: filesCommands, inspections: inspectionsCommands };
