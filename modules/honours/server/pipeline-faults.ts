/** 环节不成立之处 · Each fault of a plan of stages in a sentence that names the stage and its days. */
import type { ProblemText } from '#platform/contract/index.ts';
import type { Pointed } from '#platform/server/operations/index.ts';
import { stageWords } from '../contract/index.ts';
import { STAGES_BEFORE } from '../domain/index.ts';
import type { PipelineIssue, StageKind, StagePlan } from '../domain/index.ts';

const both = (zh: string, en: string): ProblemText => ({ zh, en });

function datesSaid(stage: StagePlan, before: StagePlan | undefined): ProblemText {
  const { zh, en } = stageWords[stage.kind];
  if (stage.endsOn < stage.startsOn || before === undefined) return both(`“${zh}”${stage.endsOn} 结束，早于它的开始 ${stage.startsOn}`, `“${en}” ends on ${stage.endsOn}, before it begins on ${stage.startsOn}`);
  return both(
    `“${zh}”${stage.startsOn} 开始，早于前一环节“${stageWords[before.kind].zh}”的开始 ${before.startsOn}`,
    `“${en}” begins on ${stage.startsOn}, before “${stageWords[before.kind].en}”, which precedes it, begins on ${before.startsOn}`,
  );
}

function faultSaid({ pointer, code }: PipelineIssue, stages: readonly StagePlan[]): ProblemText {
  const where = pointer.split('/')[2] as string;
  if (code === 'stage_missing') return both(`缺少“${stageWords[where as StageKind].zh}”`, `“${stageWords[where as StageKind].en}” is missing`);
  const at = Number(where);
  const stage = stages[at] as StagePlan;
  const { zh, en } = stageWords[stage.kind];
  if (code === 'stage_doubled') return both(`“${zh}”排了两次`, `“${en}” stands there twice`);
  if (code === 'dates_out_of_order') return datesSaid(stage, stages[at - 1]);
  const late = stages.slice(at + 1).filter(({ kind }) => STAGES_BEFORE[stage.kind].includes(kind));
  return both(`“${zh}”要排在${late.map(({ kind }) => `“${stageWords[kind].zh}”`).join('、')}之后`, `“${en}” has to come after ${late.map(({ kind }) => `“${stageWords[kind].en}”`).join(', ')}`);
}

/** 指明 · The faults as the refusal of a plan tells them. */
export const pipelineFaults = (issues: readonly PipelineIssue[], stages: readonly StagePlan[]): Pointed[] => issues.map((issue) => ({ pointer: issue.pointer, detail: faultSaid(issue, stages) }));
