/** 重复登记 · One event written down in two places: the same words on the same day, or within the time that something took. */
import { place } from './doubts.ts';
import type { Doubt, DoubtPlace } from './doubts.ts';

/** `key`: the title without spaces and marks; `kind`: the register or the part of the product that it stands in; `until`: the last day. */
export interface EventBehind extends DoubtPlace { readonly title: string; readonly key: string; readonly kind: string; readonly id: string; readonly on: string; readonly until: string }

/** Those whose times touch, one after another. */
function together(events: readonly EventBehind[]): EventBehind[][] {
  const found: EventBehind[][] = [];
  let end = '';
  for (const event of events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : one.id < other.id ? -1 : 1))) {
    if (found.length > 0 && event.on <= end) found.at(-1)?.push(event);
    else { found.push([event]); end = ''; }
    if (event.until > end) end = event.until;
  }
  return found;
}

/** 一事多记 · Twice in one place is no doubt: a team cleans the same street every week. The latest first, and of one day by name. */
export function eventDoubts(events: readonly EventBehind[]): Doubt[] {
  const found = [...Map.groupBy(events, ({ key }) => key).values()].flatMap(together).flatMap((of): Doubt[] => {
    const kinds = new Set(of.map(({ kind }) => kind));
    if (kinds.size < 2) return [];
    const name = of.map(({ title }) => title).toSorted()[0] as string;
    return [{ rule: 'eventTwice', facts: { name, on: (of[0] as EventBehind).on, count: kinds.size }, at: of.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(place) }];
  });
  const dayOf = ({ facts }: Doubt): string => String(facts['on']);
  const nameOf = ({ facts }: Doubt): string => String(facts['name']);
  return found.toSorted((one, other) => (dayOf(one) !== dayOf(other) ? (dayOf(one) > dayOf(other) ? -1 : 1) : nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0));
}
