/** The situations that come with the product. */
import { z } from 'zod';
import { packJson } from '#platform/server/packs/index.ts';

const situations = z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), toldByZh: z.string(), toldByEn: z.string() }));

/** @errors throws when the pack is not one: the product is then broken */
export async function packSituations(): Promise<z.output<typeof situations>> {
  return situations.parse(await packJson('care/situations.json'));
}
