export { MANUSCRIPT_LENGTH_MAX, mentionsOf, narrowedText, proofread, PROOF_RULES, PROOF_WEIGHTS } from './proofread/index.ts';
export type { Discrepancy, Knowledge, Mention, Proof, ProofRule, ProofWeight, Span } from './proofread/index.ts';
export { AS_OF, countsAllTimes, definitionFault, FIGURE_KINDS, figureParts, goesByDay, hasOwnRows, isAsExpected, isKeepable, isShare, kindOf, madeOf, narrowed, narrowingOf, narrowingText, OPERATORS, PART_ROLES, PLACE_COLUMN, publishedNumber, valueOfParts, verdictOf, VERDICTS } from './definition/index.ts';
export type { Aggregate, Computed, Condition, ConditionValue, DefinitionFault, FigureDefinition, FigureKind, FigurePart, Narrowing, Operator, PartRole, Published, ShapeFacts, Verdict } from './definition/index.ts';
export { declaredAgainstFigures, DOUBT_RULES, eventDoubts, figureSeriesDoubts, isRatio, partDoubts, photoDoubts, ratioDoubts, roundDoubts, seriesDoubts } from './consistency/index.ts';
export type { ComputedFigure, Declared, Doubt, DoubtPlace, DoubtRule, EventBehind, FigureOverTime, FigurePoint, PhotoBehind } from './consistency/index.ts';
