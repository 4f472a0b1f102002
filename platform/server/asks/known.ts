import type { RawBuilder, Tx } from '../db/index.ts';
import { reachesOf, underReach } from '../operations/index.ts';
import type { ReadContext } from '../operations/index.ts';
import type { KnownSource } from './source.ts';

/**
 * 读取已知内容 · What the sources know of a place, each under its own permission: whoever fills in a form may not for that read the registers of
 * other modules. A source whose permission the person has not is left out.
 * @param read runs over the select of one source and answers its rows
 */
export async function readKnown<Row>(ctx: ReadContext, sources: readonly KnownSource[], placeId: string, read: (tx: Tx, known: RawBuilder<unknown>) => Promise<readonly Row[]>): Promise<Row[]> {
  const reaches = new Map((await reachesOf(ctx, [...new Set(sources.map(({ permission }) => permission))])).map(({ permission, scope }) => [permission, scope]));
  const found: Row[] = [];
  for (const { permission, values } of sources) {
    const scope = reaches.get(permission);
    if (scope !== undefined) found.push(...await underReach(ctx, scope, (inner) => read(inner.tx, values(inner, placeId))));
  }
  return found;
}
