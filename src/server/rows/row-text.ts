import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { instantSchema } from '#shared/time/instant.ts';

/** As `toISOString` writes it: PostgreSQL cuts off microseconds as we do everywhere. */
const instantFormat = `YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`;

function isInstant(schema: unknown): boolean {
  if (schema === instantSchema) return true;
  return (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) && isInstant(schema.unwrap());
}

/**
 * Returns the expression for a stored row as the JSON text that travels. PostgreSQL writes it while this process sends what
 * came before: taking hundreds of thousands of rows apart and putting them together again here would cost twice the time.
 */
export function rowText(kind: RowKind, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select row_to_json(travelling)::text as text from (select ${travellingColumns(kind)} ${from}) as travelling`;
}

/** Returns the same text as a value, for a query that reads other columns of the row as well. */
export function rowAsText(kind: RowKind): RawBuilder<string> {
  return sql<string>`(select row_to_json(travelling)::text from (select ${travellingColumns(kind)}) as travelling)`;
}

function travellingColumns(kind: RowKind): RawBuilder<unknown> {
  const columns = Object.entries(rowSchemas[kind].shape).map(([name, schema]) => {
    const column = sql.ref(name);
    const value = isInstant(schema) ? sql`to_char(${column} at time zone 'UTC', ${sql.lit(instantFormat)})` : column;
    return sql`${value} as ${sql.raw(`"${name}"`)}`;
  });
  return sql.join(columns);
}
