/**
 * The only list of modules and of who may depend on whom. Foundation first: a module may use those named here,
 * through their `<world>/index.ts`, and nothing else. `.dependency-cruiser.mjs` and `tools/tidy.test.ts` enforce it.
 */
export const moduleGraph = {
  places: [],
  people: ['places'],
  files: ['people', 'places'],
  notices: ['places', 'people', 'files'],
  ballots: ['places', 'people', 'files'],
  frameworks: ['people', 'places'],
  burden: ['places', 'people', 'frameworks'],
  cases: ['places', 'people', 'files', 'burden'],
  plans: ['places', 'people', 'files', 'frameworks', 'cases', 'burden'],
  inspections: ['places', 'people', 'files', 'frameworks', 'cases', 'burden'],
  records: ['places', 'people', 'files', 'burden'],
  surveys: ['places', 'people', 'frameworks', 'burden'],
  figures: ['places', 'people'],
  honours: ['places', 'people', 'files', 'notices', 'ballots', 'frameworks', 'cases', 'burden'],
  points: ['places', 'people', 'files', 'honours', 'burden'],
  shops: ['places', 'people', 'files', 'cases', 'honours', 'points'],
  volunteering: ['places', 'people', 'files', 'notices', 'points', 'figures'],
  care: ['places', 'people', 'files', 'notices', 'burden'],
  submissions: ['places', 'people', 'files', 'frameworks', 'burden'],
  scoring: ['places', 'people', 'frameworks', 'inspections', 'submissions', 'surveys'],
  bulletins: ['places', 'people', 'files', 'frameworks', 'cases', 'inspections', 'scoring', 'figures'],
} as const satisfies Record<string, readonly string[]>;

export type ModuleName = keyof typeof moduleGraph;
