/** The registers that come with the product. */
import { packJson } from '#platform/server/packs/index.ts';
import { definitionsFile } from '../contract/index.ts';
import type { RegisterDefinition } from '../domain/index.ts';

/** @errors throws when the pack is not one: the product is then broken */
export async function packRegisters(): Promise<readonly RegisterDefinition[]> {
  return definitionsFile.parse(await packJson('registers/registers.json')).registers;
}
