/** One line a measurement: what, how fast, against which floor, and whether the bar is met. */
export interface Line {
  readonly name: string;
  readonly value: string;
  readonly floor?: string;
  readonly ratio?: number;
  readonly bar: string;
  readonly met: boolean;
  readonly note?: string;
}

export function printLines(title: string, lines: readonly Line[]): void {
  console.log(`\n## ${title}\n`);
  console.log('| what | measured | floor | ratio | bar | met |\n|---|---|---|---|---|---|');
  for (const line of lines) console.log(`| ${line.name}${line.note === undefined ? '' : ` (${line.note})`} | ${line.value} | ${line.floor ?? '–'} | ${line.ratio === undefined ? '–' : line.ratio.toFixed(2)} | ${line.bar} | ${line.met ? 'yes' : '**no**'} |`);
}

export const perSecond = (value: number): string => `${Math.round(value)}/s`;
export const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
