/**
 * Goal: to lose a title costs nothing but the title. Method: no module but honours may name a table in which a withdrawal stands, take more
 * from honours than who its subjects are, or listen to what happens there; what judges or grants reaches honours by no way; and honours
 * writes to no table but its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { moduleGraph } from '../module-graph.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const graph: Readonly<Record<string, readonly string[]>> = moduleGraph;
/** Where it stands that a title was withdrawn, and until when it is locked. */
const WITHDRAWALS = /\bhonours\.(awards|award_events|carried_locks|re_reviews|re_review_items|withdrawals)\b/u;
/** Who a subject is: a name and a number, and nothing of what it holds or lost. */
const MAY_BE_TAKEN = ['listSubjects', 'subjectKindWords', 'registerHouseholds'];
/** Each judges somebody or hands something out. */
const DECIDING = ['people', 'places', 'frameworks', 'inspections', 'scoring', 'cases', 'care', 'ballots', 'plans', 'submissions', 'bulletins'].filter((module) => module in graph);

interface Source { readonly path: string; readonly text: string }
const sourcesBelow = (folder: string): Source[] => readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.(ts|tsx)$/u.test(entry.name))
  .map((entry) => ({ path: relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'), text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

const modules = sourcesBelow('modules');
const own = modules.filter(({ path }) => path.startsWith('modules/honours/'));
// The runner of migrations counts rows of every module's largest tables and says nothing of what is in them.
const others = [...modules.filter(({ path }) => !path.startsWith('modules/honours/')), ...sourcesBelow('platform').filter(({ path }) => path !== 'platform/server/db/migrate.ts')];

/** @returns names that a text takes from the contract or the server of honours */
const taken = (text: string): string[] => [...text.matchAll(/import (?:type )?\{([^}]*)\} from '#modules\/honours\/(?:contract|server|domain|seed)[^']*'/gu)].flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim().replace(/^type /u, '').split(' as ')[0] ?? '')).filter((name) => name !== '');
const strayWrites = (text: string): string[] => [...text.matchAll(/\b(?:insert into|update|delete from|truncate)\s+([a-z]+)\.[a-z_]+/gu)].flatMap(([whole, schema]) => (schema === 'honours' ? [] : [whole]));

function reached(from: Readonly<Record<string, readonly string[]>>, module: string, seen = new Set<string>()): Set<string> {
  for (const next of from[module] ?? []) if (!seen.has(next)) reached(from, next, seen.add(next));
  return seen;
}

describe('a title that is withdrawn', () => {
  it('is read by no other module', () => {
    expect([own.length > 50, others.length > 500]).toEqual([true, true]);
    expect(others.filter(({ text }) => WITHDRAWALS.test(text)).map(({ path }) => path)).toEqual([]);
    expect(others.flatMap(({ path, text }) => taken(text).filter((name) => !MAY_BE_TAKEN.includes(name)).map((name) => `${path}: ${name}`))).toEqual([]);
    expect(others.flatMap(({ path, text }) => [...text.matchAll(/topics: \[[^\]]*'honours'/gu)].map(() => path))).toEqual([]);
    expect(own.filter(({ text }) => WITHDRAWALS.test(text)).length).toBeGreaterThan(3);
  });

  it.each(DECIDING)('cannot be known to %s by any way', (module) => {
    expect([...reached(graph, module)]).not.toContain('honours');
  });

  it('is known to no table, function or trigger of another schema', () => {
    const statements = readFileSync(join(root, 'db/schema.sql'), 'utf8').split(/^(?=create |alter )/imu);
    expect(statements.length).toBeGreaterThan(500);
    const isOwn = (text: string): boolean => /^(?:create|alter) [a-z ]*honours\.|\bon honours\./iu.test(text.split('\n')[0] ?? '');
    const foreign = statements.filter((text) => WITHDRAWALS.test(text) && !isOwn(text));
    expect(foreign.map((text) => text.split('\n')[0])).toEqual([]);
  });

  it('changes nothing outside honours, and shops and points learn who somebody is at most', () => {
    expect(own.flatMap(({ path, text }) => strayWrites(text).map((write) => `${path}: ${write}`))).toEqual([]);
  });

  it('would be noticed if it were used', () => {
    expect(WITHDRAWALS.test("select a.id from honours.awards a where a.ended_by = 'withdrawn'")).toBe(true);
    expect(WITHDRAWALS.test('select s.label from honours.subjects s')).toBe(false);
    expect(taken("import { listAwards, listSubjects } from '#modules/honours/contract/index.ts';")).toEqual(['listAwards', 'listSubjects']);
    expect(strayWrites('sql`update points.accounts set balance = 0`')).toEqual(['update points.accounts']);
    expect([...reached({ scoring: ['figures'], figures: ['honours'] }, 'scoring')]).toContain('honours');
  });
});
