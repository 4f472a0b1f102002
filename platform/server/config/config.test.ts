import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError, describeConfig, loadConfig, loadSecret, renderConfigurationPage } from './index.ts';
import { variableNames } from './variables.ts';

function refusalOf(env: Record<string, string>): StartupError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

describe('the configuration', () => {
  it('of an empty environment is a demo on an embedded database on this machine', () => {
    expect(loadConfig({}, '/srv/clone')).toMatchObject({
      host: '127.0.0.1', port: 4180, publicUrl: 'http://127.0.0.1:4180', dataDir: '/srv/clone/.data', isDemo: true,
      database: { kind: 'embedded', port: 0 }, trustProxy: false, session_minutes: 720, metricsToken: null, sessionIdle_minutes: 30,
      upload_bytes_max: 20 * 1024 * 1024, secretHex: null, tiandituKey: null, logLevel: 'info', mode: 'production', isCi: false,
    });
  });

  it('shows demo logins on a real database only when asked to', () => {
    const DATABASE_URL = 'postgresql://owner:pw@db/lianchuang';
    expect(loadConfig({ DATABASE_URL }).isDemo).toBe(false);
    expect(loadConfig({ DATABASE_URL, LIANCHUANG_DEMO: 'yes' }).isDemo).toBe(true);
    expect(loadConfig({ LIANCHUANG_DEMO: 'false' }).isDemo).toBe(false);
    expect(loadConfig({ LIANCHUANG_DEMO: 'small' })).toMatchObject({ isDemo: true, isSmallDemo: true });
  });

  it('takes an empty value for none, and ignores variables of other programs', () => {
    expect(loadConfig({ PORT: '', LIANCHUANG_SECRET: ' ', HOME: '/root', PGPORT: 'x' }).port).toBe(4180);
  });

  it.each([
    ['LIANCHUANG_DEM0', 'LIANCHUANG_DEMO'],
    ['LIANCHUANG_PORT', 'PORT'],
    ['LIANCHUANG_PUBLICURL', 'LIANCHUANG_PUBLIC_URL'],
    ['LIANCHUANG_DATABASE_URL', 'DATABASE_URL'],
    ['LIANCHUANG_MAX_UPLOAD', 'LIANCHUANG_MAX_UPLOAD_MB'],
  ])('refuses the unknown %s and asks whether %s was meant', (wrong, meant) => {
    const refusal = refusalOf({ [wrong]: '1' });
    expect(refusal.zh).toContain(`${wrong}：没有这个变量，是否想写 ${meant}？`);
    expect(refusal.en).toContain(`${wrong}: no such variable; did you mean ${meant}?`);
  });

  it('does not guess where nothing is near', () => {
    expect(refusalOf({ LIANCHUANG_QQQQQQQQ: '1' }).en).not.toContain('did you mean');
  });

  it.each([
    ['PORT', '70000'], ['PORT', '4180x'], ['HOST', 'a host'], ['DATABASE_URL', 'mysql://h/db'], ['LIANCHUANG_PG_PORT', '80'],
    ['LIANCHUANG_DEMO', 'maybe'], ['LIANCHUANG_PUBLIC_URL', 'wenming.example.cn'], ['LIANCHUANG_PUBLIC_URL', 'ftp://h'],
    ['LIANCHUANG_LOG_LEVEL', 'loud'], ['LIANCHUANG_SECRET', 'short'], ['LIANCHUANG_CIPHER', 'des'], ['LIANCHUANG_TRUST_PROXY', 'true'],
    ['LIANCHUANG_MAX_UPLOAD_MB', '0'], ['LIANCHUANG_POOL_SIZE', '1'], ['LIANCHUANG_SESSION_MINUTES', '-5'],
    ['LIANCHUANG_SESSION_IDLE_MINUTES', '1.5'], ['LIANCHUANG_TIANDITU_KEY', 'a b'], ['NODE_ENV', 'prod'],
  ])('refuses %s=%s and says what is expected', (name, value) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal.code).toBe('config_invalid');
    expect(refusal.zh).toMatch(new RegExp(`${name}：.*无效，应为`));
    expect(refusal.en).toMatch(new RegExp(`${name}: .*is not valid, expected`));
  });

  it('names all problems at once', () => {
    const { en } = refusalOf({ PORT: 'x', LIANCHUANG_DEMO: 'x', LIANCHUANG_X: 'x', DATABASE_URL: 'postgres://h/d', LIANCHUANG_PG_PORT: '5433' });
    expect(en).toMatch(/^4 problem/);
  });

  it('refuses an idle time longer than the whole sign-in', () => {
    expect(refusalOf({ LIANCHUANG_SESSION_MINUTES: '60', LIANCHUANG_SESSION_IDLE_MINUTES: '61' }).en).toContain('61 exceeds');
    expect(loadConfig({ LIANCHUANG_SESSION_MINUTES: '10' }).sessionIdle_minutes).toBe(10);
  });

  it.each([
    ['2', 2], ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']], ['loopback', ['loopback']], ['false', false],
  ])('trusts proxies as given: %s', (text, expected) => {
    expect(loadConfig({ LIANCHUANG_TRUST_PROXY: text }).trustProxy).toEqual(expected);
  });

  it('opens a server that listens everywhere at an address that works', () => {
    expect(loadConfig({ HOST: '0.0.0.0', PORT: '80' }).publicUrl).toBe('http://localhost:80');
    expect(loadConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:4180');
    expect(loadConfig({ LIANCHUANG_PUBLIC_URL: 'https://wenming.example.cn/' }).publicUrl).toBe('https://wenming.example.cn');
  });
});

describe('secrets', () => {
  const secret = '0123456789abcdef'.repeat(4);

  it('appear in no description and in no refusal', () => {
    const env = {
      LIANCHUANG_SECRET: secret, LIANCHUANG_TIANDITU_KEY: 'tianditu0123456789', DATABASE_URL: 'postgresql://owner:p@ss:w/rd@db/x?sslpassword=hush',
    };
    const told = JSON.stringify(describeConfig(loadConfig(env)));
    for (const hidden of [secret, 'tianditu0123456789', 'p@ss', 'rd@', 'hush']) expect(told).not.toContain(hidden);
    expect(told).toContain('postgresql://owner:***@db/x');
    const refusal = refusalOf({ LIANCHUANG_SECRET: 'almost-secret', DATABASE_URL: 'mysql://owner:hush@db', LIANCHUANG_TIANDITU_KEY: 'key!' });
    for (const hidden of ['almost-secret', 'hush', 'key!']) expect(refusal.message).not.toContain(hidden);
  });

  describe('in the data folder', () => {
    let dataDir = '';
    beforeEach(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'lianchuang-config-'));
    });
    afterEach(async () => await rm(dataDir, { recursive: true }));

    it('are made once, for the owner only, also by two apps that start together', async () => {
      const config = loadConfig({ LIANCHUANG_DATA_DIR: join(dataDir, 'new') });
      const [first, second] = await Promise.all([loadSecret(config), loadSecret(config)]);
      expect(first).toHaveLength(32);
      expect(second).toEqual(first);
      expect(await loadSecret(config)).toEqual(first);
      expect((await stat(join(dataDir, 'new', 'secret'))).mode & 0o777).toBe(0o600);
    });

    it('give way to the one from the environment', async () => {
      const config = loadConfig({ LIANCHUANG_DATA_DIR: dataDir, LIANCHUANG_SECRET: secret });
      expect((await loadSecret(config)).toString('hex')).toBe(secret);
    });

    it('are not replaced silently when damaged', async () => {
      await writeFile(join(dataDir, 'secret'), 'half');
      await expect(loadSecret(loadConfig({ LIANCHUANG_DATA_DIR: dataDir }))).rejects.toMatchObject({ code: 'secret_damaged' });
    });
  });
});

describe('docs/operating/configuration.md', () => {
  it('is what the program reads; `npm run gen` renews it', async () => {
    const path = fileURLToPath(new URL('../../../docs/operating/configuration.md', import.meta.url));
    expect(await readFile(path, 'utf8')).toBe(renderConfigurationPage());
  });

  it('names every variable', () => {
    for (const name of variableNames) expect(renderConfigurationPage()).toContain(`\`${name}\``);
  });
});
