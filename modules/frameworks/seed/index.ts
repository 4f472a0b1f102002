/** 演示体系 · An edition of a pack into a programme, by the same statements as an import. */
import type { Tx } from '#platform/server/db/index.ts';
import { isImportable, validateEdition } from '../domain/index.ts';
import type { EditionDocument } from '../domain/index.ts';
import { keepEdition } from '../server/index.ts';
import type { EditionToKeep } from '../server/index.ts';

/**
 * Loads one edition over the owner's connection.
 * @errors throws when the pack's edition has an error: a pack is part of the program
 * @returns the edition's id
 */
export async function seedEdition(ownerTx: Tx, programmeId: string, given: Omit<EditionToKeep, 'edition'> & { readonly edition: EditionDocument }): Promise<string> {
  const issues = validateEdition(given.edition);
  if (!isImportable(issues)) throw new Error(`the edition ${given.edition.code} has errors: ${issues.map(({ pointer, code }) => `${pointer} ${code}`).join(', ')}`);
  return (await keepEdition(ownerTx, programmeId, given)).id;
}
