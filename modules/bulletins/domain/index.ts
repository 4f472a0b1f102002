export {
  ACCOUNT_KINDS, BULLETIN_KINDS, chineseNumber, DRAFT_WORDS, draftedText, figureCodes, HAS_ADDRESSEES, HIDDEN_NAME, lineText, looseInLine, looseNumbers, NUMBER_FORMATS, numberWords, PERIOD_NOT_COUNTED, plainAccount, readLanguage, renderAccount, saidPeriods, TEST_SIGNS, withoutNames, WORD_LIMITS,
} from './account/index.ts';
export type { AccountKind, BulletinKind, Card, DraftWord, FaultPlace, LanguageFault, Line, LooseNumber, Missing, NamedRow, NameLeft, NumberFormat, Piece, Rendered, Run, SaidPeriod } from './account/index.ts';
export { figureDrift, figureFullText, figureSpeaker, figuresHash, figureText, ratioOf } from './figure.ts';
export type { Figure, FigureDrift, FigureSpeaker } from './figure.ts';
export { dateWords, inspectionBody, inspectionTitle, JUDGEMENTS_MIN } from './inspection-body.ts';
export type { BodyBlock, BodyColumn, BodyRun, RankingChoice } from './inspection-body.ts';
export type { CaseTally, InspectionFacts, NamedTally, OrganisationTally, Tally } from './inspection-facts.ts';
export { inspectionFigures } from './inspection-figures.ts';
export { AGENCY_CODE, defaultIssuing, ISSUING_LIMITS, issuingSettings } from './issuing.ts';
export type { IssuingSettings } from './issuing.ts';
export { BULLETIN_ACTS, BULLETIN_STATES, bulletinActsIn, mayApprove, nextBulletinState, PERMISSION_OF_BULLETIN_ACT } from './life.ts';
export type { BulletinAct, BulletinState } from './life.ts';
