/** Commands that are more than one call; each module brings its own. */
import type { Command } from 'commander';
import { ballotsCommands } from '#modules/ballots/cli/index.ts';
import { bulletinsCommands } from '#modules/bulletins/cli/index.ts';
import { figuresCommands } from '#modules/figures/cli/index.ts';
import { filesCommands } from '#modules/files/cli/index.ts';
import { inspectionsCommands } from '#modules/inspections/cli/index.ts';
import { pointsCommands } from '#modules/points/cli/index.ts';
import type { Client } from '#platform/contract/index.ts';

/** What some of them need: the client of this shell, by the flags of the command. */
export type ClientFor = (flags: object) => Promise<Client>;

/** A tally is looked for under the ballot and under the selection it belongs to. */
export const extraCommands: Readonly<Record<string, (parent: Command, clientFor: ClientFor) => void>> = { ballots: ballotsCommands, bulletins: bulletinsCommands, figures: figuresCommands, files: filesCommands, honours: ballotsCommands, inspections: inspectionsCommands, points: pointsCommands };
