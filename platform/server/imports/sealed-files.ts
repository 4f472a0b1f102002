/** 导入文件密封 · What people upload holds names and numbers of others: it lies on the disk sealed, a copy of its own for each task, and goes with it. */
import type { FileStore } from '../files/index.ts';
import type { Secrets } from '../secrets/index.ts';

export interface Sealing { readonly fileStore: FileStore; readonly secrets: Secrets }

const purposeOf = (programmeId: string): string => `platform.import/${programmeId}`;

/** @returns under which name it lies; sealed anew each time, so no other task shares it */
export function putSealed({ fileStore, secrets }: Sealing, programmeId: string, bytes: Uint8Array): Promise<string> {
  return fileStore.put(secrets.sealBytes(purposeOf(programmeId), bytes));
}

/** @returns null when it is not there, or was not sealed here for this programme */
export async function readSealed({ fileStore, secrets }: Sealing, programmeId: string, sha256: string): Promise<Uint8Array | null> {
  const sealed = await fileStore.get(sha256);
  return sealed === null ? null : secrets.openBytes(purposeOf(programmeId), sealed);
}
