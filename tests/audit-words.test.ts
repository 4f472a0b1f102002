import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operationNames } from '../apps/web/administration/operation-names.ts';
import { subjectKinds } from '../apps/web/administration/subjects.ts';
import { serverModules } from '../apps/modules.ts';
import { bulkOperations } from '#platform/server/bulk/index.ts';
import { viewOperations } from '#platform/server/views/index.ts';

const sources = ['modules', 'platform/server'].flatMap((folder) => (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts')).map((path) => `${folder}/${path}`));

describe('the audit as people read it', () => {
  it('says every change in words, none by the name it has in the code', () => {
    const operations = [...serverModules.flatMap((module) => module.operations), ...viewOperations, ...bulkOperations([])];
    const nameless = operations.filter(({ operation }) => operation.kind === 'write' && !operationNames.has(operation.id)).map(({ operation }) => operation.id);
    expect(nameless).toEqual([]);
  });

  it('says in words what was changed', () => {
    const kinds = new Set(sources.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\brecord\(\{\s*kind: '([A-Za-z]+)'/g)].map(([, kind]) => kind as string)));
    expect(kinds.size).toBeGreaterThan(20);
    expect([...kinds].filter((kind) => !(kind in subjectKinds))).toEqual([]);
  });
});
