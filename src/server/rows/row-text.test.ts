import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import { describe, expect, it } from 'vitest';
import { type RowKind, rowKinds, rowSchemas } from '#shared/sync/kinds.ts';
import { rowText } from './row-text.ts';

const db = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
});

const at = '2026-11-23T08:00:00.000Z';

/** Whether a field takes instants and nothing like them: what PostgreSQL writes by itself would be refused by it. */
function takesInstantsOnly(schema: { safeParse(value: unknown): { success: boolean } }): boolean {
  return schema.safeParse(at).success && !schema.safeParse('2026-11-23T08:00:00+00:00').success;
}

describe('a row as it travels', () => {
  it.each(rowKinds)('writes every instant of %s as we do, whether or not it may be missing', (kind: RowKind) => {
    const text = rowText(kind, sql`from ${sql.table(kind)}`).compile(db).sql;
    const instants = Object.entries(rowSchemas[kind].shape).filter(([, schema]) => takesInstantsOnly(schema));
    for (const [name] of instants) {
      expect(text).toMatch(new RegExp(`to_char\\([^)]*\\) as "${name}"`));
    }
  });

  it('knows the instants of a ticket, those with a default too', () => {
    const { shape } = rowSchemas.tickets;
    expect([shape.createdAt, shape.dueAt, shape.supplierDueAt].every(takesInstantsOnly)).toBe(true);
    expect(takesInstantsOnly(shape.title)).toBe(false);
  });
});
