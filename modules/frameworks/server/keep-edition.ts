/** 写入版本 · A validated edition into the programme, with the site types it speaks of. */
import type { Tx } from '#platform/server/db/index.ts';
import { addMissingSiteTypes } from '#modules/places/server/index.ts';
import type { EditionDocument } from '../domain/index.ts';
import { documentHash, normalDocument } from './document.ts';
import { insertEdition } from './queries/insert-edition.ts';

export interface EditionToKeep {
  readonly edition: EditionDocument; readonly state: 'draft' | 'inForce'; readonly importedAt: string; readonly importedBy: string; readonly newId: () => string;
}

/** @returns its id and hash */
export async function keepEdition(tx: Tx, programmeId: string, given: EditionToKeep): Promise<{ id: string; hash: string }> {
  const edition = normalDocument(given.edition);
  const id = given.newId();
  const hash = documentHash(edition);
  await insertEdition(tx, programmeId, { ...given, id, edition, hash });
  await addMissingSiteTypes(tx, programmeId, edition.siteTypes.map(({ code, zh, en, geometry }) => ({ code, zh, en, geometry })));
  return { id, hash };
}
