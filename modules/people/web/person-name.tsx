/** 人名 · The name of a person known by id, as a link to their page. Asked once for each person, however often it is shown. */
import { useRead } from '#platform/web/client.tsx';
import { AppLink } from '#platform/web/navigation.tsx';
import { readPerson } from '../contract/index.ts';

const NAMES_FRESH_MS = 300_000;

export function PersonName({ personId }: { readonly personId: string }) {
  const person = useRead(readPerson, { personId }, { fresh_ms: NAMES_FRESH_MS });
  if (person.data !== undefined) return <AppLink to={`/persons/${personId}`}>{person.data.name}</AppLink>;
  // Out of reach or of another programme: the id is all there is to tell.
  return <span className="lc-quiet">{person.problem === null ? '…' : personId.slice(0, 8)}</span>;
}
