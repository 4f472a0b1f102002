/** What a pack says of a plan. Days of readings are counted back from the day on which the story stands. */
export interface PlanSheet {
  readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly summary: string; readonly document: string | null; readonly startsOn: string; readonly endsOn: string; readonly ended: boolean;
  readonly phases: { readonly name: string; readonly goal: string; readonly startsOn: string; readonly endsOn: string }[];
  readonly targets: readonly {
    /** As `edition/number`; without them, some of the leaves of the editions in force. */
    readonly standards?: readonly string[];
    readonly code: string; readonly name: string; readonly unit: string; readonly direction: 'atLeast' | 'atMost'; readonly values: readonly number[];
    readonly readings: readonly ({ readonly daysBefore: number; readonly source: string } & ({ readonly value: number } | { readonly numerator: number; readonly denominator: number }))[];
  }[];
}

/** The phases of a plan of whole years, named as its years go on. */
export function yearPhases(from: number, phases: readonly (readonly [name: string, goal: string])[]): PlanSheet['phases'] {
  return phases.map(([name, goal], at) => ({ name, goal, startsOn: `${from + at}-01-01`, endsOn: `${from + at}-12-31` }));
}
