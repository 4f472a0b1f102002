/** 随身代管 · Who stands in for me, and for whom I stand in, as carried along: readable without a network. */
import { listCovers } from '#modules/people/contract/index.ts';
import type { Client, OutputOf } from '#platform/contract/index.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { useCarriedAnswer } from '#platform/web/field/pictures.ts';

type Answer = OutputOf<typeof listCovers>;
/** 代管 */
export type Cover = Answer['rows'][number];

/** 代管地址 · One's own covers of both sides, with their sites. */
export const coversAddress = (client: Client, programme: string, personId: string): string =>
  client.urlOf(listCovers, { personId, phase: 'all', withSites: true, pageSize: 50 }, programme);

const byDay = (a: Cover, b: Cover): number => a.from.localeCompare(b.from);

/** 使用代管 · `away`: others look after mine; `lent`: I look after theirs. What is over is left out. */
export function useCovers(): { readonly away: readonly Cover[]; readonly lent: readonly Cover[] } {
  const { client, person } = useFieldApp();
  const me = person.person.id;
  const { answer } = useCarriedAnswer<Answer>(coversAddress(client, person.code, me));
  const open = (answer?.rows ?? []).filter(({ phase }) => phase !== 'over').toSorted(byDay);
  return { away: open.filter((cover) => cover.person.id === me), lent: open.filter((cover) => cover.deputy.id === me) };
}
