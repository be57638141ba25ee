import { sql } from 'kysely';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import type { Grant } from '#shared/users/roles.ts';
import type { AmiAddress } from '../asterisk/ami-address.ts';
import type { Db, Tx } from '../database/connect.ts';
import { insertRows } from '../rows/repository.ts';
import { takeVersions } from '../rows/versions.ts';
import { hashPassword } from '../session/passwords.ts';
import { hashToken } from '../session/tokens.ts';
import { continueTicketNumbersAfter } from '../tickets/give-ticket-number.ts';

export interface AccountImport {
  /** The `users` row of the same identifier must have been imported before. */
  userId: Id;
  username: string;
  password: string;
  grants: readonly Grant[];
}

interface ConnectorImport {
  name: string;
  /** The first is home for called numbers that lead nowhere. */
  organisationIds: readonly [OrganisationId, ...OrganisationId[]];
}

export interface CtiConnectorImport extends ConnectorImport {
  /** Stored hashed; whoever imports it has to tell the switchboard. */
  token: string;
}

export interface ExchangeImport extends ConnectorImport {
  /** The manager interface of an Asterisk. */
  asterisk: AmiAddress;
}

/** Fills a database. Everything belongs to one transaction: it is there in full or not at all. */
export interface Importer {
  /** Adds rows of one kind; their `version` is given here. Notes and events come after their tickets, loans after devices. */
  rows<K extends RowKind>(kind: K, rows: readonly Row<K>[]): Promise<void>;
  accounts(accounts: readonly AccountImport[]): Promise<void>;
  /** A switchboard that pushes its calls. */
  ctiConnector(connector: CtiConnectorImport): Promise<void>;
  /** An exchange that we connect to. */
  exchange(exchange: ExchangeImport): Promise<void>;
}

/** Rows that share a version, so that a later pull can be cut into pages. */
const batchSize = 500;

async function importBatch<K extends RowKind>(tx: Tx, kind: K, batch: readonly Row<K>[]): Promise<void> {
  const organisationIds = [...new Set(batch.map((row) => row.organisationId))];
  await tx
    .insertInto('organisationVersions')
    .values(organisationIds.map((organisationId) => ({ organisationId, version: 0, horizon: 0 })))
    .onConflict((conflict) => conflict.column('organisationId').doNothing())
    .execute();
  const versions = await takeVersions(tx, organisationIds);
  const rows = batch.map((row) => {
    const version = versions[row.organisationId];
    return rowSchemas[kind].parse({ ...row, version }) as Row<K>;
  });
  await insertRows(tx, kind, rows);
}

async function continueSeries(tx: Tx, tickets: readonly Row<'tickets'>[]): Promise<void> {
  const highest = new Map<OrganisationId, number>();
  for (const ticket of tickets) {
    const number = Number(/-(\d+)$/.exec(ticket.number ?? '')?.[1] ?? 0);
    highest.set(ticket.organisationId, Math.max(number, highest.get(ticket.organisationId) ?? 0));
  }
  for (const [organisationId, number] of highest) await continueTicketNumbersAfter(tx, organisationId, number);
}

function createImporter(tx: Tx): Importer {
  return {
    rows: async (kind, rows) => {
      for (let from = 0; from < rows.length; from += batchSize) {
        await importBatch(tx, kind, rows.slice(from, from + batchSize));
      }
      if (kind === 'tickets') await continueSeries(tx, rows as readonly Row<'tickets'>[]);
    },
    accounts: async (accounts) => {
      for (const { userId, username, password, grants } of accounts) {
        const passwordHash = await hashPassword(password);
        await tx
          .insertInto('accounts')
          .values({ userId, username: username.toLowerCase(), passwordHash, active: true })
          .execute();
        if (grants.length === 0) continue;
        await tx
          .insertInto('grants')
          .values(grants.map((grant) => ({ ...grant, userId })))
          .execute();
      }
    },
    ctiConnector: ({ token, ...connector }) =>
      addConnector(tx, connector, { tokenHash: hashToken(token), asterisk: null }),
    exchange: ({ asterisk, ...connector }) =>
      addConnector(tx, connector, { tokenHash: null, asterisk: JSON.stringify(asterisk) }),
  };
}

/** Any number: it names the lock by which only one process fills an empty database. */
const fillLock = 7_305_219;

/** Lets `fill` fill the database when nobody has an account in it yet. Returns whether it did. */
export async function importIntoEmpty(db: Db, fill: (importer: Importer) => Promise<void>): Promise<boolean> {
  return await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${fillLock})`.execute(tx);
    const account = await tx.selectFrom('accounts').select('userId').limit(1).executeTakeFirst();
    if (account !== undefined) return false;
    await fill(createImporter(tx));
    return true;
  });
}

async function addConnector(
  tx: Tx,
  { name, organisationIds }: ConnectorImport,
  way: { tokenHash: string | null; asterisk: string | null },
): Promise<void> {
  const values = { id: newId(), name, organisationIds: JSON.stringify(organisationIds), active: true, ...way };
  await tx.insertInto('connectors').values(values).execute();
}
