import type { CrosswalkLink, CrosswalkRelation } from '#modules/frameworks/domain/index.ts';

const one = (relation: CrosswalkRelation, ...pairs: readonly (readonly [left: string, right: string])[]): CrosswalkLink[] => pairs.map(([leftCode, rightCode]) => ({ leftCode, rightCode, relation }));

/** 演示对应 · What the demo's office has decided so far, from the civilised-city edition to the hygiene one; the rest still stands among the suggestions. */
export const hygieneLinks: readonly CrosswalkLink[] = [
  ...one('same', ['5.7.3', '8.1.5'], ['8.2.1', '5.1.4'], ['8.5.1', '5.1.3'], ['6.10.1', '4.1.2'], ['5.6.1', '2.1.4'], ['6.11.2', '4.1.5'], ['6.4.1', '3.1.4'], ['6.2.1', '3.1.2'], ['6.1.1', '3.1.1'], ['5.7.2', '2.1.3'], ['6.12.1', '3.1.5'], ['6.11.1', '4.1.4'], ['4.4.1', '7.1.1']),
  ...one('part', ['6.3.1', '3.1.3'], ['8.1.1', '5.1.1'], ['8.1.2', '5.1.2'], ['6.8.2', '4.1.1']),
  ...one('related', ['6.4.2', '4.1.1'], ['9.1.1', '1.1.1'], ['9.1.2', '1.1.2']),
  ...one('unrelated', ['3.1.2', '2.1.2'], ['6.6.1', '8.1.3']),
];
