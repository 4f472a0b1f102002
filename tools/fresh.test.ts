import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../tests/kit/index.ts';
import { openapiText, permissionsText, schemaText } from './generated.ts';

const committed = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

describe('generated files are fresh (npm run gen)', () => {
  it('openapi.json says what the operations say', async () => {
    expect(await committed('openapi.json')).toBe(openapiText());
  });
  it('docs/permissions.md says what the roles may do', async () => {
    expect(await committed('docs/permissions.md')).toBe(permissionsText());
  });
  it('db/schema.sql is what the migrations make', async () => {
    const { ownerUrl, drop } = await testDatabase('empty');
    try { expect(await committed('db/schema.sql')).toBe(await schemaText(ownerUrl)); } finally { await drop(); }
  });
});
