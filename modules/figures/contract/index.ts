export { doubtRow, listDoubts, settleDoubt } from './doubts.ts';
export { doubtWords, settlementWords } from './doubt-words.ts';
export { condition, figureDefinition, figuresFile } from './definitions.ts';
export {
  CHECKED_MAX, checkFigures, checkFigureSheet, downloadFigures, exportFigureRows, exportFigures, figureCheckTemplate, figureRow, freezeFigure, freezeRow, groupFigure, importDefinitions, keepFigures, listFigureRows, listFigures, listSources, listSourceValues, publishedEntry, readDrift, readFigure, retireFigure, saveFigure,
} from './figures.ts';
export { aggregateWords, definitionFaultWords, kindWords, operatorWords, verdictWords } from './figure-words.ts';
export { proof, proofreadFile, proofreadText } from './operations.ts';
export { figuresPermissions } from './permissions.ts';
export { figuresProblems } from './problems.ts';
export { proofWeightWords, proofWords } from './words.ts';
export { entryToCheck, publishedList } from './published-list.ts';
export type { ListedFigure } from './published-list.ts';
