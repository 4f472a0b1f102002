import { chromiumIsReady, ensureChromium } from './chromium.mjs';
import { withLock } from './lock.mjs';
import { ensureOffice, officeIsReady } from './office.mjs';
import { ensurePackages, packagesAreReady } from './packages.mjs';
import { BootstrapFailure } from './say.mjs';
import { ensureWebClient, webClientIsFresh } from './web-client.mjs';

const packages = { isReady: packagesAreReady, ensure: ensurePackages };
const webClient = { isReady: webClientIsFresh, ensure: ensureWebClient };
const office = { isReady: officeIsReady, ensure: ensureOffice };
const chromium = { isReady: chromiumIsReady, ensure: ensureChromium };

/** The headless demo needs no page; the tests open it in a browser, and official documents in a word processor. */
const stepsOf = {
  start: [packages, webClient],
  test: [packages, webClient, chromium, office],
  demo: [packages],
};

/**
 * 准备运行 · Makes a clone ready for one purpose: packages, web client, browser. Does nothing, quickly, when all is there.
 * @param {string | undefined} purpose One of start, test and demo.
 */
export async function bootstrap(purpose) {
  try {
    const steps = stepsOf[purpose ?? 'start'];
    if (steps === undefined) {
      throw new BootstrapFailure(`未知用途 ${purpose}，应为 start、test 或 demo。`, `Unknown purpose ${purpose}: expected start, test or demo.`);
    }
    for (const step of steps) {
      if (!await step.isReady()) await withLock(step.ensure);
    }
  } catch (error) {
    console.error(error instanceof BootstrapFailure ? error.message : error);
    process.exitCode = 1;
  }
}
