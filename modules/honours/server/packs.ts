/** Title catalogues that come with the product. */
import { packJson } from '#platform/server/packs/index.ts';
import type { z } from 'zod';
import { titleCatalogue } from '../contract/index.ts';

const NAMES = ['households', 'civilised', 'people', 'selections', 'volunteers', 'commendations'] as const;

export const catalogueNames = (): readonly string[] => NAMES;

/** @errors throws when a catalogue of the product is not one: the product is then broken */
export async function packTitles(name: string): Promise<z.output<typeof titleCatalogue>> {
  return titleCatalogue.parse(await packJson(`titles/${name}.json`));
}
