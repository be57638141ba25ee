import type { RowReader } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Scalar } from '../../rows/packed-column.ts';

/** The rows around a row, for fields that show another row's name. */
export interface Surroundings extends RowReader {
  organisationName(organisationId: OrganisationId): string;
}

/** Fields of other kinds that something is read from: it is read anew when one of them changes. */
export type Dependencies = { readonly [K in RowKind]?: readonly (keyof Row<K> & string)[] };

/**
 * A field made of others: `from` names the row's own fields that `value` may look at, `of` those of other rows. The
 * own fields come from columns of rows that no schema has parsed: `value` must bear any single value.
 */
export interface ComputedField {
  readonly from: readonly string[];
  /** The value is this own field wherever that is not null: then its column serves as it is. */
  readonly own: string | null;
  readonly of: Dependencies;
  value(row: Row<RowKind>, around: Surroundings): Scalar;
}

/** Computed fields of some kinds, by their names. */
export type ComputedFields = { readonly [K in RowKind]?: Readonly<Record<string, ComputedField>> };

/** Holds a computed field to the fields it names. */
export function made<K extends RowKind, F extends keyof Row<K> & string>(
  _kind: K,
  from: readonly F[],
  value: (row: Pick<Row<K>, F>, around: Surroundings) => Scalar,
  of: Dependencies = {},
  own: F | null = null,
): ComputedField {
  // The field is listed under this kind, and its `from` is read before it is called.
  return { from, own, of, value: (row, around) => value(row as unknown as Pick<Row<K>, F>, around) };
}

type NamedKind =
  | 'users'
  | 'groups'
  | 'services'
  | 'serviceLevels'
  | 'queues'
  | 'units'
  | 'functions'
  | 'suppliers'
  | 'absenceReasons'
  | 'reasonCodes'
  | 'spareParts'
  | 'stockPlaces';

/** Returns the name of the row that an identifier from a column points at; null where there is none. */
export function nameOf(around: Surroundings, kind: NamedKind, id: Id | null): Scalar {
  return typeof id === 'string' ? (around.get(kind, id)?.name ?? null) : null;
}

/** Returns the person that an identifier from a column points at. */
export function personOf(around: Surroundings, id: Id) {
  return typeof id === 'string' ? around.get('people', id) : undefined;
}

/** Returns the name of that person. */
export function personNameOf(around: Surroundings, id: Id | null): Scalar {
  const person = id === null ? undefined : personOf(around, id);
  return person === undefined ? null : `${person.givenName} ${person.familyName}`;
}
