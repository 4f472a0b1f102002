/** The client of a person of the small programme, as a shell has it: sheets go up as forms. */
import { randomUUID } from 'node:crypto';
import { createClient } from '#platform/contract/index.ts';
import type { Client } from '#platform/contract/index.ts';
import type { Ground } from './ground.ts';

/** @param person a name of the fixture */
export async function clientOf(ground: Ground, url: string, person = 'office'): Promise<Client> {
  return createClient({
    baseUrl: url, programme: 'alpha', token: await ground.tokenOf(person), newKey: randomUUID, fetch: (address, init) => fetch(address, init as RequestInit),
    form: (file, fields) => {
      const form = new FormData();
      form.append('fields', fields);
      form.append('file', new Blob([file.body as Uint8Array<ArrayBuffer>]), file.fileName);
      return form;
    },
  });
}
