/** 数据包 · The data that comes with the product and that a programme may take as its own. */
import { readFile } from 'node:fs/promises';

const PACKS = new URL('../../../packs/', import.meta.url);

/** The bytes of a file of `packs/`. @errors throws when it is not there: the product is then incomplete */
export async function packBytes(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(name, PACKS)));
}

export async function packJson<Content>(name: string): Promise<Content> {
  return JSON.parse(new TextDecoder().decode(await packBytes(name))) as Content;
}
