/** Verifies a published ballot in a process of its own, so that its memory is its own. */
import { checkTallyFile } from '#modules/ballots/cli/index.ts';

const [, , path = '', ballots = '0'] = process.argv;
const SAMPLE_EVERY_LINES = 1_000;
let peak = 0;
let atTenth = 0;
const started = performance.now();
const { isSound } = await checkTallyFile(path, {}, (lines) => {
  const now = process.memoryUsage.rss();
  peak = Math.max(peak, now);
  if (lines <= Number(ballots) / 10 + SAMPLE_EVERY_LINES) atTenth = now;
});
process.send?.({ seconds: (performance.now() - started) / 1_000, peak, atTenth, isSound });
process.disconnect();
