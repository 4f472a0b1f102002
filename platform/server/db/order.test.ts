import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { orderBy } from './order.ts';

const nowhere = new Kysely<unknown>({
  dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() },
});
const orders = { recent: ['c.reported_at desc', 'c.id desc'], deadline: ['c.deadline_at nulls last', 'c.id'] } as const;
const text = (sort: 'recent' | '-recent' | 'deadline' | '-deadline') => sql`${orderBy(sort, orders)}`.compile(nowhere).sql;

describe('the order of a list', () => {
  it('is turned round in every term, so that pages still fit together', () => {
    expect(text('recent')).toBe('c.reported_at desc, c.id desc');
    expect(text('-recent')).toBe('c.reported_at, c.id');
  });

  it('keeps rows without a value at the end both ways', () => {
    expect(text('deadline')).toBe('c.deadline_at nulls last, c.id');
    expect(text('-deadline')).toBe('c.deadline_at desc nulls last, c.id desc');
  });
});
