import { expect, it } from 'vitest';
import type { ProblemText } from '#platform/contract/index.ts';
import { partTexts } from './round-change-words.ts';

const zh = (text: ProblemText): string => text.zh;
const stage = (kind: string, startsOn: string, endsOn: string) => ({ kind, startsOn, endsOn });

it('a change of stages tells those alone that differ, and all of them where their order does', () => {
  const before = [stage('nomination', '2026-09-01', '2026-09-10'), stage('jury', '2026-09-11', '2026-09-20'), stage('publicVoice', '2026-09-21', '2026-09-30')];
  expect(partTexts('stages', before, [before[0], stage('jury', '2026-09-11', '2026-09-25'), before[2]], zh)).toEqual({ from: '评委评审 2026-09-11 – 2026-09-20', to: '评委评审 2026-09-11 – 2026-09-25' });
  expect(partTexts('stages', before, before.slice(0, 2), zh)).toEqual({ from: '公众意见 2026-09-21 – 2026-09-30', to: '无' });
  expect(partTexts('stages', before, [before[0], before[2], before[1]], zh).to).toBe('推荐申报 2026-09-01 – 2026-09-10；公众意见 2026-09-21 – 2026-09-30；评委评审 2026-09-11 – 2026-09-20');
});
