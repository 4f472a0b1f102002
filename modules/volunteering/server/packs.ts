/** The branches that come with the product. */
import { z } from 'zod';
import { packJson } from '#platform/server/packs/index.ts';

const branches = z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() }));

/** @errors throws when the pack is not one: the product is then broken */
export async function packBranches(): Promise<z.output<typeof branches>> {
  return branches.parse(await packJson('volunteering/branches.json'));
}
