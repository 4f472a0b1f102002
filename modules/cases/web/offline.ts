/** 离线案件 · What the field app queues and keeps of cases. A step names the version it was decided on; settled as mine, it is taken on the version that stands. */
import type { Client, Operation, OutputOf } from '#platform/contract/index.ts';
import type { PullSource, QueuedOperation } from '#platform/web/offline/index.ts';
import { acceptCase, extendCase, pullCases, readCase, rectifyCase, reportCase, returnCase, verifyCase } from '../contract/index.ts';

interface Step { readonly caseId: string; readonly version: number }
/** 对方内容 · The case as it stands, with what happened meanwhile. */
export type TheirCase = OutputOf<typeof readCase>;

const step = (operation: Operation): QueuedOperation => ({
  operation, conflictCodes: ['cases.changed_meanwhile', 'cases.act_not_allowed'],
  readTheirs: (client: Client, { caseId }: Step): Promise<TheirCase> => client.call(readCase, { caseId }),
  rebase: (input: Step, theirs: TheirCase) => ({ ...input, version: theirs.version }),
});

export const queuedCaseSteps: readonly QueuedOperation[] = [
  ...[acceptCase, returnCase, rectifyCase, verifyCase, extendCase].map(step),
  { operation: reportCase, conflictCodes: [] },
];

export const casesSource: PullSource = { name: 'cases', operation: pullCases };
