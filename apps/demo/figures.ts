/** Figures of the demonstration: definitions as data, brought in as an office brings them in. */
import { importDefinitions } from '#modules/figures/contract/index.ts';
import { packBytes } from '#platform/server/packs/index.ts';
import type { Actors, Moment } from './acting.ts';

/** 演示数字 · @errors throws when a definition names what is not there */
export async function playFigures(actors: Actors, moment: Moment, programme: string): Promise<void> {
  await actors.write(importDefinitions, { file: { fileName: `${programme}.json`, body: await packBytes(`figures/${programme}.json`) } }, moment, `demo/figures/${programme}`);
}
