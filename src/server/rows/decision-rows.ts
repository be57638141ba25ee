import type { DecisionReader, RowRef } from '#shared/commands/definition.ts';
import { type CommandInput, missingRows } from '#shared/commands/judge.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { canSee } from '#shared/sync/visibility.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Tx } from '../database/connect.ts';
import { agreementIdsOf, organisationRowIdOf, readRowsForDecision } from './repository.ts';

/** The rows one decision looks at, loaded and locked as it asks for them. */
export interface DecisionRows extends DecisionReader {
  /**
   * The row as it is stored, or undefined when this decision has not read it: one that is there unseen counts as new, and the
   * database refuses its identifier.
   */
  stored(ref: RowRef): Row<RowKind> | undefined;
  /** A row that was read and is not for this person. No decision knows of it: for what the server keeps right by itself. */
  unseen<K extends RowKind>(kind: K, id: Id): Row<K> | undefined;
}

const keyOf = (kind: RowKind, id: Id) => `${kind}:${id}`;

/**
 * Loads what the command needs until it asks for nothing new. Rows this person may not see are read as if they were
 * not there.
 */
export async function loadDecisionRows(tx: Tx, input: CommandInput, actor: Actor): Promise<DecisionRows> {
  const asked = new Set<string>();
  const visible = new Map<string, Row<RowKind>>();
  const hidden = new Map<string, Row<RowKind>>();
  const agreements = new Map<OrganisationId, readonly Id[] | null>();
  const homes = new Map<OrganisationId, Id | null | undefined>();
  const reader: DecisionRows = {
    get: <K extends RowKind>(kind: K, id: Id) => visible.get(keyOf(kind, id)) as Row<K> | undefined,
    agreementIds: (customer) => {
      const known = agreements.get(customer);
      // Asked for the first time: loaded before the command is asked again.
      if (known === undefined) agreements.set(customer, null);
      return known ?? [];
    },
    organisationRowId: (key) => {
      // As above; undefined stands for what is still to be looked up.
      if (!homes.has(key)) homes.set(key, undefined);
      return homes.get(key) ?? null;
    },
    isHidden: (kind, id) => hidden.has(keyOf(kind, id)),
    unseen: <K extends RowKind>(kind: K, id: Id) => hidden.get(keyOf(kind, id)) as Row<K> | undefined,
    stored: (ref) => visible.get(keyOf(ref.kind, ref.id)),
  };
  for (;;) {
    const missing = missingRows(input, reader, (ref) => asked.has(keyOf(ref.kind, ref.id)));
    const customers = [...agreements].filter(([, ids]) => ids === null).map(([customer]) => customer);
    for (const customer of customers) agreements.set(customer, await agreementIdsOf(tx, customer));
    const unknown = [...homes].filter(([, id]) => id === undefined).map(([key]) => key);
    for (const key of unknown) homes.set(key, await organisationRowIdOf(tx, key));
    if (missing.length === 0 && customers.length === 0 && unknown.length === 0) return reader;
    for (const kind of [...new Set(missing.map((ref) => ref.kind))].sort()) {
      const ids = [...new Set(missing.filter((ref) => ref.kind === kind).map((ref) => ref.id))];
      for (const id of ids) asked.add(keyOf(kind, id));
      for (const row of await readRowsForDecision(tx, kind, ids)) {
        if (canSee(actor, kind, row)) visible.set(keyOf(kind, row.id), row);
        else hidden.set(keyOf(kind, row.id), row);
      }
    }
  }
}
