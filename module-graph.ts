/**
 * The only list of modules and of who may depend on whom. Foundation first: a module may use those named here,
 * through their `<world>/index.ts`, and nothing else. `.dependency-cruiser.mjs` and `tools/tidy.test.ts` enforce it.
 */
export const moduleGraph = {
  places: [],
  people: ['places'],
  files: ['people', 'places'],
  notices: ['places', 'people', 'files'],
  frameworks: ['people', 'places'],
  cases: ['places', 'people', 'files'],
  inspections: ['places', 'people', 'files', 'frameworks', 'cases'],
  scoring: ['places', 'people', 'frameworks', 'inspections'],
  bulletins: ['places', 'people', 'files', 'frameworks', 'cases', 'inspections', 'scoring'],
} as const satisfies Record<string, readonly string[]>;

export type ModuleName = keyof typeof moduleGraph;
