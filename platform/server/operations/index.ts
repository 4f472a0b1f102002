export { bindRead, bindWrite, isFileOnDisk, isRefusal } from './context.ts';
export type { Actor, AuditRecord, Bound, FileOnDisk, LiveEvent, ReadContext, ReadHandler, Reaction, Refusal, Scope, StreamedFile, WriteContext, WriteHandler } from './context.ts';
export { perform, INSTALLATION_ID } from './perform.ts';
export type { Answer, Caller, CallMeta, Runtime } from './perform.ts';
export { problemBody, inputProblem } from './problem-body.ts';
export { createRuntime } from './runtime.ts';
export type { RuntimeOptions } from './runtime.ts';
export type { JobHandler, JobTools, ServerModule } from './module.ts';
