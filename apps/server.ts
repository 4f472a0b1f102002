/** `npm start`: the server, from configuration to the first page, and an orderly end. */
import { loadConfig, StartupError } from '#platform/server/config/index.ts';
import { createLog, openInstallation } from './compose.ts';
import type { Installation } from './compose.ts';
import { DEMO_PASSWORD, loadDemo, loadMore } from './demo/load.ts';
import { ensureFirstAdministrator, letDemoAdministratorsCreate } from './first-administrator.ts';

const CLOSE_TIMEOUT_MS = 15_000;

/** A reason not to start is a sentence, not a stack. */
function explain(error: unknown): void {
  if (error instanceof StartupError) console.error(`\n${error.zh}\n${error.en}\n`);
  else if ((error as { code?: string }).code === 'EADDRINUSE') console.error('\n网页端口已被占用，请停止那个程序，或设置 PORT 换一个端口。\nThe web port is taken: stop that program, or set PORT to another.\n');
  else console.error(error);
}

/** Somebody asked this process to end. */
let closing = false;

function closeOnSignals(installation: Installation): void {
  const end = (code: number): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS).unref();
    void installation.close().then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { console.log('正在停止… stopping…'); end(0); });
  process.on('uncaughtException', (error) => { installation.log.fatal({ err: error }, 'uncaught'); end(1); });
  process.on('unhandledRejection', (error) => { installation.log.error({ err: error }, 'unhandled rejection'); });
  void installation.databaseEnded.then(() => {
    if (closing) return;
    console.error('数据库意外停止，程序退出；再次运行 npm start 即可，已确认的数据不会丢失。The database ended unexpectedly; run npm start again, nothing acknowledged is lost.');
    end(1);
  });
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config);
  const installation = await openInstallation(config, log, {
    ...(config.isDemo ? { demoPassword: DEMO_PASSWORD } : {}), onMigrated: (count) => console.log(`  数据库结构已更新 ${count} 步 · the database took ${count} ${count === 1 ? 'step' : 'steps'}`),
  });
  closeOnSignals(installation);
  // Before anybody can ask: whoever waits for the demonstration must not be told "ready" in the moment before its loading begins.
  installation.doing = '正在启动 · starting';
  try {
    await installation.http.app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await installation.close();
    throw error;
  }
  console.log(`\n  联创 Lianchuang ${installation.version}  →  ${config.publicUrl}\n`);
  if (config.isDemo) {
    const tell = (text: string | null): void => { installation.doing = text; if (text !== null) console.log(`  ${text}`); };
    await loadDemo(installation, tell);
    await letDemoAdministratorsCreate(installation);
    tell(null);
    console.log('  就绪 ready');
    // For a demonstration that was begun without the long lists; nobody waits for it, and the next start goes on.
    if (config.isSmallDemo) return;
    await loadMore(installation, tell, () => closing).catch((error: unknown) => { if (!closing) installation.log.warn({ err: error }, 'the rest of the demonstration was not loaded'); });
    return;
  }
  const first = await ensureFirstAdministrator(installation);
  // Shown here and kept nowhere: whoever starts the installation is who administers it.
  if (first !== null) console.log(`  首个管理员 first administrator: ${first.username}\n  初始密码 password: ${first.password}\n  只显示这一次。登录后新建项目，再在“我的账号”里换成自己的密码。\n  Shown once. Sign in, create a programme, and change it under “My account”.\n`);
  installation.doing = null;
}

main().catch((error: unknown) => {
  explain(error);
  process.exit(1);
});
