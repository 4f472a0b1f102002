export { MANUSCRIPT_LENGTH_MAX, mentionsOf, narrowedText, proofread, PROOF_RULES, PROOF_WEIGHTS } from './proofread/index.ts';
export type { Discrepancy, Knowledge, Mention, Proof, ProofRule, ProofWeight, Span } from './proofread/index.ts';
export { AS_OF, definitionFault, FIGURE_KINDS, goesByDay, hasOwnRows, isAsExpected, isKeepable, isShare, kindOf, madeOf, narrowed, narrowingOf, narrowingText, OPERATORS, PLACE_COLUMN, VERDICTS, verdictOf } from './definition/index.ts';
export type { Aggregate, Computed, Condition, ConditionValue, DefinitionFault, FigureDefinition, FigureKind, Narrowing, Operator, Published, ShapeFacts, Verdict } from './definition/index.ts';
export { declaredAgainstFigures, DOUBT_RULES, isRatio, partDoubts, photoDoubts, ratioDoubts, roundDoubts, seriesDoubts } from './consistency/index.ts';
export type { ComputedFigure, Declared, Doubt, DoubtPlace, DoubtRule, PhotoBehind } from './consistency/index.ts';
