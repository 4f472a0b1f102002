import { defineProblems } from '#platform/contract/index.ts';

export const scoringProblems = defineProblems({
});
