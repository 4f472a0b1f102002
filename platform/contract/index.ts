export { defineOperation, routeOf, pathParamsOf, pageInput, pageOf, listParam, booleanParam, fileOutput, fileInput, isFileMember, takesFile, idOf, localDate, instant } from './operation.ts';
export type { Operation, Method, Permission, InputOf, ParsedInputOf, OutputOf, ErrorOf } from './operation.ts';
export { pulledPage, pullInput } from './pulling.ts';
export { defineProblems, platformProblems } from './problems.ts';
export { fillText } from './fill-text.ts';
export { countedProgress, progressText } from './progress-text.ts';
export type { ProblemBody, ProblemCatalogue, ProblemDefinition, ProblemParams, ProblemText, FieldProblem, Locale, PlatformProblemCode } from './problems.ts';
export { createClient, addressOf, ProblemError } from './client.ts';
export type { Client, ClientOptions, CallOptions } from './client.ts';
export {
  CLOCK_TOLERANCE_MS, correctedInstant, holdsSubject, isOnTheWay, needsPerson, nextLook, placeValues, QUEUE_STATES, RETRY_FIRST_MS, RETRY_MAX_MS, retryPause_ms, sendable,
} from './offline-queue.ts';
export type { PlacedValue, Queued, QueueState } from './offline-queue.ts';
