/** 填空 · Words with places in them, small enough for a public page's script. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** 填空 · Fills `{name}` places of a catalogue text; `{n:site is|sites are}` takes the first form for one and the second for any other number. */
export function fillText(text: string, params: ProblemParams = {}): string {
  return text.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const given = params[name];
    if (given === undefined) return whole;
    return one === undefined ? String(given) : String(given) === '1' ? one : String(many);
  });
}
