/** The scale of a programme: its own, or the one that comes with the product. */
import { z } from 'zod';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { packJson } from '#platform/server/packs/index.ts';
import { GRADES, starOf } from '../domain/index.ts';
import type { Star } from '../domain/index.ts';
import { keptScale, servedIn } from './queries/certificates.ts';
import type { KeptScale } from './queries/certificates.ts';

const pack = z.object({ source: z.string(), levels: z.array(z.object({ level: z.number(), hours: z.number() })), grades: z.array(z.enum(GRADES)) });

export async function scaleOf(ctx: ReadContext): Promise<KeptScale & { readonly isDefault: boolean }> {
  const kept = await keptScale(ctx.tx, ctx.programmeId);
  return kept === undefined ? { ...pack.parse(await packJson('volunteering/stars.json')), isDefault: true } : { ...kept, isDefault: false };
}

export async function starsOf(ctx: ReadContext, volunteerId: string): Promise<Star> {
  const { a, b, c, d } = await servedIn(ctx.tx, ctx.programmeId, volunteerId, null, null);
  return starOf({ A: a, B: b, C: c, D: d }, await scaleOf(ctx));
}
