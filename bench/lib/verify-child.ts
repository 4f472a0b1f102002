/** Verifies a published ballot in a process of its own, so that its memory is its own. Time and memory are told at a tenth and in all. */
import { checkTallyFile } from '#modules/ballots/cli/index.ts';

const [, , path = '', ballots = '0'] = process.argv;
const SAMPLE_EVERY_LINES = 1_000;
let peak = 0;
let tenth = { lines: 0, seconds: 0, memory: 0 };
const started = performance.now();
const secondsPassed = (): number => (performance.now() - started) / 1_000;
const { isSound } = await checkTallyFile(path, {}, (lines) => {
  const memory = process.memoryUsage.rss();
  peak = Math.max(peak, memory);
  if (lines <= Number(ballots) / 10 + SAMPLE_EVERY_LINES) tenth = { lines, seconds: secondsPassed(), memory };
});
process.send?.({ seconds: secondsPassed(), peak, tenth, isSound });
process.disconnect();
