import { defineProblems } from '#platform/contract/index.ts';

export const scoringProblems = defineProblems({
  'scoring.rounds_not_comparable': {
    status: 422, title: { zh: '这两轮不能比较', en: 'These rounds cannot be compared' },
    advice: { zh: '请选择使用同一测评体系版本的轮次。', en: 'Choose rounds that use the same edition.' },
  },
});
