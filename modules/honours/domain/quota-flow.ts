/** 交叉名额 · Two groupings at once: which lists keep the bounds of both is a flow from the groups of one to the groups of the other. */

/** What a list may hold of one group. */
export interface Bound { readonly least: number; readonly most: number }
/** Bounds by group; candidates without a group stand under the empty name and are bound by nothing. */
export type Space = ReadonlyMap<string, Bound>;
/** How many candidates lie in one group of the first grouping and one of the second. */
export interface Crossing { readonly first: string; readonly second: string; readonly count: number }

/** Groups that ask for more than the bounds they cross let them have. */
export interface CrossConflict { readonly need: number; readonly allow: number; readonly groups: readonly string[] }

interface Edge { readonly to: number; readonly back: number; left: number }
interface Bounded { readonly from: number; readonly to: number; readonly least: number; readonly most: number }

/** A network of whole numbers; `push` finds as much as can flow, by shortest ways (Dinic). */
class Network {
  readonly edges: Edge[][];
  constructor(nodes: number) { this.edges = Array.from({ length: nodes }, () => []); }

  add(from: number, to: number, most: number): Edge {
    const [out, into] = [this.edges[from] as Edge[], this.edges[to] as Edge[]];
    const edge: Edge = { to, back: into.length, left: most };
    into.push({ to: from, back: out.length, left: 0 });
    out.push(edge);
    return edge;
  }

  reversed(edge: Edge): Edge { return (this.edges[edge.to] as Edge[])[edge.back] as Edge; }

  /** Nodes that can still be reached, each with its distance. */
  levels(from: number): number[] {
    const levels = this.edges.map(() => -1);
    levels[from] = 0;
    const queue = [from];
    for (const node of queue) for (const { to, left } of this.edges[node] as Edge[]) if (left > 0 && levels[to] === -1) { levels[to] = (levels[node] as number) + 1; queue.push(to); }
    return levels;
  }

  push(from: number, to: number, most: number): number {
    let total = 0;
    while (total < most) {
      const levels = this.levels(from);
      if (levels[to] === -1) return total;
      const next = this.edges.map(() => 0);
      for (;;) {
        const sent = this.#send(from, to, most - total, levels, next);
        if (sent === 0) break;
        total += sent;
      }
    }
    return total;
  }

  #send(node: number, to: number, most: number, levels: readonly number[], next: number[]): number {
    if (node === to) return most;
    const own = this.edges[node] as Edge[];
    for (; (next[node] as number) < own.length; next[node] = (next[node] as number) + 1) {
      const edge = own[next[node] as number] as Edge;
      if (edge.left === 0 || levels[edge.to] !== (levels[node] as number) + 1) continue;
      const sent = this.#send(edge.to, to, Math.min(most, edge.left), levels, next);
      if (sent === 0) continue;
      edge.left -= sent;
      this.reversed(edge).left += sent;
      return sent;
    }
    return 0;
  }
}

const FREE: Bound = { least: 0, most: Number.MAX_SAFE_INTEGER };

/** The groups of a network's cut that ask for more than can reach them, as sums of what is asked and of what is allowed. */
function conflictOf(reached: readonly number[], bounded: readonly Bounded[], nameOf: ReadonlyMap<number, string>): CrossConflict {
  const inside = (node: number): boolean => reached[node] !== -1;
  const asking = bounded.filter(({ from, to, least }) => !inside(from) && inside(to) && least > 0);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const groups = asking.flatMap(({ from, to }) => [nameOf.get(from), nameOf.get(to)]).filter((name) => name !== undefined && name !== '') as string[];
  return { need: sum(asking.map(({ least }) => least)), allow: sum(bounded.filter(({ from, to }) => inside(from) && !inside(to)).map(({ most }) => most)), groups: [...new Set(groups)] };
}

/**
 * 交叉余地 · How many can be chosen, up to a size, so that the bounds of two groupings are kept together; every lesser number down to what they
 * need can be chosen too.
 *
 * @returns the most, or the groups that ask for more than they can have in any list of that size or a smaller one
 */
export function crossRoom(first: Space, second: Space, crossings: readonly Crossing[], size: number): { readonly most: number } | CrossConflict {
  const [source, sink, giver, taker] = [0, 1, 2, 3];
  const nodes = new Map<string, number>();
  const nameOf = new Map<number, string>();
  const nodeOf = (side: string, group: string): number => {
    const key = `${side}/${group}`;
    const known = nodes.get(key) ?? 4 + nodes.size;
    nodes.set(key, known);
    nameOf.set(known, group);
    return known;
  };
  const sides = [{ side: '1', space: first, groups: new Set([...first.keys(), ...crossings.map((each) => each.first)]) }, { side: '2', space: second, groups: new Set([...second.keys(), ...crossings.map((each) => each.second)]) }];
  const bounded: Bounded[] = sides.flatMap(({ side, space, groups }) => [...groups].map((group) => {
    const { least, most } = (group === '' ? undefined : space.get(group)) ?? FREE;
    const node = nodeOf(side, group);
    return side === '1' ? { from: source, to: node, least, most: Math.min(most, size) } : { from: node, to: sink, least, most: Math.min(most, size) };
  }));
  bounded.push(...crossings.map((each) => ({ from: nodeOf('1', each.first), to: nodeOf('2', each.second), least: 0, most: each.count })), { from: sink, to: source, least: 0, most: size });
  const network = new Network(4 + nodes.size);
  const excess = Array.from({ length: 4 + nodes.size }, () => 0);
  const edges = bounded.map(({ from, to, least, most }) => {
    excess[to] = (excess[to] as number) + least;
    excess[from] = (excess[from] as number) - least;
    return network.add(from, to, Math.max(0, most - least));
  });
  const round = edges.at(-1) as Edge;
  let asked = 0;
  for (const [node, value] of excess.entries()) {
    if (value > 0) { network.add(giver, node, value); asked += value; }
    if (value < 0) network.add(node, taker, -value);
  }
  if (network.push(giver, taker, asked) < asked) return conflictOf(network.levels(giver), bounded, nameOf);
  const needed = network.reversed(round).left;
  round.left = 0;
  network.reversed(round).left = 0;
  return { most: needed + network.push(source, sink, size - needed) };
}
