import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { BootstrapFailure, say } from './say.mjs';

// Outside node_modules, which npm ci removes.
const lockFile = join(root, '.bootstrap.lock');
const waitMsMax = 30 * 60_000;

async function holderIsGone() {
  const text = await readFile(lockFile, 'utf8').catch(() => '');
  const pid = Number(text);
  if (pid > 0) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      return error.code === 'ESRCH';
    }
  }
  // A reused pid, or a holder killed between creating and writing: no preparation takes this long.
  const found = await stat(lockFile).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > (pid > 0 ? waitMsMax : 5_000);
}

/**
 * 排队 · Runs the work while no other bootstrap of this clone runs.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(work) {
  const end = Date.now() + waitMsMax;
  let isTold = false;
  for (;;) {
    const taken = await writeFile(lockFile, String(process.pid), { flag: 'wx' }).then(() => true, (error) => {
      if (error.code === 'EEXIST') return false;
      throw new BootstrapFailure(`无法写入项目文件夹 ${root}（${error.code}）。请用文件夹所有者的身份运行。`,
        `The project folder ${root} cannot be written (${error.code}). Run as the user that owns it.`);
    });
    if (taken) break;
    if (await holderIsGone()) {
      await rm(lockFile, { force: true });
      continue;
    }
    if (Date.now() > end) {
      throw new BootstrapFailure(`另一个准备过程一直没有结束。若确认没有，请删除 ${lockFile}。`,
        `Another preparation has not ended. If there is none, delete ${lockFile}.`);
    }
    if (!isTold) say('另一个准备过程正在进行，等待它完成…', 'waiting for another preparation to finish');
    isTold = true;
    await sleep(300);
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}
