/**
 * Migrations: plain SQL, forward only, each in its own transaction, under an advisory lock, remembered by content hash.
 * Afterwards the application's role gets exactly what it needs: rows of tables, never their definition.
 */
import { createHash, createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const APP_ROLE = 'lianchuang_app';
const MIGRATION_LOCK = 7_402_613;
const FOLDER = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

/** All migrations in order. @errors throws on a gap or a bad name. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const [index, name] of names.entries()) {
    if (!name.startsWith(String(index + 1).padStart(4, '0') + '_')) throw new Error(`migration ${name} is out of order`);
    const text = await readFile(folder + name, 'utf8');
    migrations.push({ name, text, hash: createHash('sha256').update(text).digest('hex') });
  }
  return migrations;
}

/** The fingerprint of the whole schema history; names the tests' template database. */
export async function migrationsFingerprint(folder = FOLDER): Promise<string> {
  const hash = createHash('sha256');
  for (const migration of await readMigrations(folder)) hash.update(migration.name).update(migration.hash);
  return hash.digest('hex').slice(0, 16);
}

/** The application role's password, derived so that it need not be stored twice. */
export function appRolePassword(secret: string): string {
  return createHmac('sha256', secret).update('lianchuang application role').digest('base64url');
}

/** The same server and database, as the application's role. */
export function appUrl(ownerUrl: string, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = appRolePassword(secret);
  return url.toString();
}

async function ensureAppRole(client: pg.Client, secret: string): Promise<void> {
  const password = client.escapeLiteral(appRolePassword(secret));
  const found = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`);
  else await client.query(`alter role ${APP_ROLE} login nosuperuser nobypassrls password ${password}`);
}

/** The schemas that migrations make, one for each module that keeps records. */
export const SCHEMAS: readonly string[] = ['platform', 'places', 'people', 'files', 'frameworks', 'cases', 'inspections', 'scoring', 'bulletins', 'notices', 'honours', 'ballots', 'points', 'volunteering', 'shops', 'records', 'surveys', 'figures', 'burden', 'plans', 'care', 'submissions'];

/** Rights are stated anew after each run: they are a rule, not a history. */
async function grantApplicationRights(client: pg.Client): Promise<void> {
  for (const schema of SCHEMAS) {
    await client.query(`grant usage on schema ${schema} to ${APP_ROLE}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${APP_ROLE}`);
    await client.query(`grant usage on all sequences in schema ${schema} to ${APP_ROLE}`);
    await client.query(`grant execute on all functions in schema ${schema} to ${APP_ROLE}`);
  }
  // The audit is appended to and read; nobody edits it. Case history likewise.
  await client.query(`revoke update, delete on platform.audit_entries from ${APP_ROLE}`);
  await client.query(`revoke update, delete on cases.case_events from ${APP_ROLE}`);
  await client.query(`revoke update, delete on honours.award_events, bulletins.named_rows, honours.round_changes, honours.negative_signatures from ${APP_ROLE}`);
  // What is said anew about an announced closing replaces what was said; no row is changed.
  await client.query(`revoke update on places.place_successors from ${APP_ROLE}`);
  await client.query(`revoke delete on volunteering.activities, volunteering.service_records, volunteering.teams, volunteering.volunteers, volunteering.number_lines, honours.titles, honours.subjects, honours.awards, honours.withdrawals, cases.cases, cases.follows, bulletins.bulletins, notices.notices, notices.objections, platform.chains from ${APP_ROLE}`);
  await client.query(`revoke delete on records.registers, records.records, records.photos, figures.figures, figures.freezes, figures.freeze_parts from ${APP_ROLE}`);
  await client.query(`revoke update, delete on submissions.piece_versions, submissions.reviews from ${APP_ROLE}`);
  await client.query(`revoke delete on submissions.requests, submissions.pieces from ${APP_ROLE}`);
  await client.query(`revoke update, delete on records.record_events, figures.settlements, volunteering.minute_entries, volunteering.activity_changes from ${APP_ROLE}`);
  // The ledger is written by its functions alone.
  await client.query(`revoke insert, update, delete on points.accounts, points.postings, points.transfers, points.legs, points.holds, points.hold_ends, points.unsealed_postings, points.blocks from ${APP_ROLE}`);
  await client.query(`revoke update, delete on shops.batches, shops.movements, shops.slip_lines, shops.count_lines, shops.counters from ${APP_ROLE}`);
  await client.query(`revoke delete on shops.shops, shops.goods, shops.households, shops.slips, shops.slip_numbers, shops.slip_issues, shops.counts, shops.paper_sheets, shops.hand_overs, shops.budgets from ${APP_ROLE}`);
  await client.query(`revoke delete on shops.team_cards, shops.vouchers, shops.set_asides, shops.tie_outs, volunteering.bans, volunteering.ban_records, volunteering.shifts, volunteering.signups, volunteering.change_readers, volunteering.certificate_requests, volunteering.applications, volunteering.team_deeds, volunteering.projects, points.signals, points.deed_objections, ballots.anomaly_decisions, honours.township_approvals from ${APP_ROLE}`);
  // Minutes of a decision stand; a network is no longer named once its marks are gone.
  await client.query(`revoke update on ballots.anomaly_decisions from ${APP_ROLE}`);
  await client.query(`grant update (subject) on ballots.anomaly_decisions to ${APP_ROLE}`);
  await client.query(`revoke update, delete on points.assets from ${APP_ROLE}`);
  // What was handed out by a free text before slips of shops were the only road stays to be read.
  await client.query(`revoke insert, update, delete on points.redemptions from ${APP_ROLE}`);
  // Rows that nothing changes or deletes: tests/append-only.db.test.ts finds them by reading what is written here and nowhere else.
  await client.query(`revoke delete on ballots.ballot_keys, ballots.box_heads, ballots.box_tiles, ballots.code_batches, ballots.codes, ballots.paper_entries, ballots.results, ballots.sealed_ballots, bulletins.registers, bulletins.template_versions, care.lists, care.stock_moves, care.void_slips, cases.case_photos, frameworks.check_items, frameworks.nodes from ${APP_ROLE}`);
  await client.query(`revoke delete on honours.ballot_candidates, honours.carried_locks, honours.recommendation_events, honours.round_titles, honours.voice_results, people.roles, plans.project_photos, plans.task_events, platform.loaded_packs, points.deed_photos, points.redemptions, points.signal_decisions, records.documents, shops.set_aside_lines, surveys.answers, surveys.sheets from ${APP_ROLE}`);
}

/** Brings a database to the newest schema. @errors throws when a released migration was edited afterwards. */
export async function migrate(ownerUrl: string, secret: string, onStep: (name: string) => void = () => undefined): Promise<number> {
  const migrations = await readMigrations();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  let applied = 0;
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists public.schema_migrations
      (name text primary key, hash text not null, applied_at timestamptz not null default now())`);
    const done = new Map<string, string>((await client.query('select name, hash from public.schema_migrations')).rows.map((row) => [row.name, row.hash]));
    for (const migration of migrations) {
      const before = done.get(migration.name);
      if (before === migration.hash) continue;
      if (before !== undefined) throw new Error(`migration ${migration.name} was changed after it was applied; write a new one instead`);
      onStep(migration.name);
      await client.query('begin');
      try {
        await client.query(migration.text);
        await client.query('insert into public.schema_migrations (name, hash) values ($1, $2)', [migration.name, migration.hash]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
      }
      applied += 1;
    }
    await ensureAppRole(client, secret);
    await grantApplicationRights(client);
  } finally {
    await client.end();
  }
  return applied;
}
