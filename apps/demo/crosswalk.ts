/** 演示双城联动 · A second framework beside the first, and what the office has decided about both. */
import { readFile } from 'node:fs/promises';
import { decideCrosswalkLinks, importEdition, listEditions, setEditionState } from '#modules/frameworks/contract/index.ts';
import { hygieneLinks } from '../../packs/demo-hygiene-edition/links.ts';
import type { Actors } from './acting.ts';

const FIRST = 'demo-county-city-2026';
const MINUTE_MS = 60_000;

/** @errors throws when a step is refused */
export async function playCrosswalk(actors: Actors, { at, by }: { readonly at: number; readonly by: string }): Promise<void> {
  const body = new Uint8Array(await readFile(new URL('../../packs/demo-hygiene-edition/edition.json', import.meta.url)));
  const { editionId } = await actors.write(importEdition, { file: { fileName: 'edition.json', body }, mode: 'import' }, { at, by }, 'demo/crosswalk/import');
  await actors.write(setEditionState, { editionId: editionId as string, state: 'inForce' }, { at: at + MINUTE_MS, by }, 'demo/crosswalk/in-force');
  const first = (await actors.read(listEditions, {}, { at, by })).rows.find(({ code }) => code === FIRST);
  if (first === undefined) throw new Error(`the demo has no edition ${FIRST}`);
  await actors.write(decideCrosswalkLinks, { editionId: first.id, otherEditionId: editionId as string, links: hygieneLinks.map((link) => ({ ...link })) }, { at: at + 2 * MINUTE_MS, by }, 'demo/crosswalk/links');
}
