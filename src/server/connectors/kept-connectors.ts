import type {
  CallerIds,
  ConnectorLogEntry,
  ConnectorSettings,
  KeptConnector,
} from '#shared/connectors/administration.ts';
import type { ConnectorKind } from '#shared/connectors/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type AmiAddress, amiAddressSchema } from '../asterisk/ami-address.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { hashToken } from '../session/tokens.ts';
import type { SecretBox } from './secrets.ts';
import { readConnectorStates } from './states.ts';

const logLength = 100;

/** A connector as it is stored. */
export interface KeptRow {
  id: Id;
  name: string;
  kind: ConnectorKind;
  tokenHash: string | null;
  asterisk: unknown;
  organisationIds: string[];
  active: boolean;
  callerIds: CallerIds;
}

/** Returns the connectors, or the one with this identifier, by name. */
export async function readKept(db: Db, id?: Id): Promise<KeptRow[]> {
  return await db
    .selectFrom('connectors')
    .select(['id', 'name', 'kind', 'tokenHash', 'asterisk', 'organisationIds', 'active', 'callerIds'])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('name')
    .execute();
}

/** Returns a connector as an administrator sees it: without its secret, and how it is. */
export async function shownConnector(db: Db, row: KeptRow): Promise<KeptConnector> {
  const { id, name, kind, organisationIds, active, callerIds } = row;
  const address = amiAddressSchema.safeParse(row.asterisk).data;
  const known = (await readConnectorStates(db)).find((state) => state.name === name);
  const { problem = '', ...state } = known ?? {};
  return {
    id,
    name,
    kind,
    organisationIds,
    active,
    callerIds,
    asterisk:
      address === undefined
        ? null
        : {
            host: address.host,
            port: address.port,
            username: address.username,
            context: address.context ?? 'from-internal',
            parkedContext: address.parkedContext ?? 'parkedcalls',
          },
    state: known === undefined ? null : (state as KeptConnector['state']),
    problem,
  };
}

interface Store {
  id: Id;
  settings: ConnectorSettings;
  before: KeptRow | null;
  /** A new token; null keeps the one before. */
  token: string | null;
}

/** Stores a connector, its secret sealed. A connector that has another name keeps its calls under the old one. */
export async function storeConnector(
  db: Db,
  secrets: SecretBox,
  { id, settings, before, token }: Store,
): Promise<void> {
  const { name, kind, active } = settings;
  const values = {
    name,
    kind,
    active,
    organisationIds: JSON.stringify(settings.organisationIds),
    callerIds: JSON.stringify(settings.callerIds),
    asterisk: settings.asterisk === null ? null : JSON.stringify(addressOf(secrets, settings.asterisk, before)),
    tokenHash: kind === 'asterisk' ? null : token === null ? (before?.tokenHash ?? null) : hashToken(token),
  };
  if (before === null)
    await db
      .insertInto('connectors')
      .values({ id, ...values })
      .execute();
  else await db.updateTable('connectors').set(values).where('id', '=', id).execute();
}

function addressOf(
  secrets: SecretBox,
  { secret, ...address }: NonNullable<ConnectorSettings['asterisk']>,
  before: KeptRow | null,
): AmiAddress {
  if (secret !== null) return { ...address, secret: secrets.seal(secret) };
  const kept = amiAddressSchema.safeParse(before?.asterisk).data;
  if (kept === undefined) return { ...address, secret: '' };
  // Another machine is not told the secret of this one.
  if (kept.host !== address.host || kept.port !== address.port) {
    throw new ApiFailure(422, { error: 'invalid-request', message: 'Another address needs the secret again.' });
  }
  return { ...address, secret: kept.secret };
}

/** Returns the latest entries of a connector's log, newest first. */
export async function readLog(db: Db, connector: string): Promise<ConnectorLogEntry[]> {
  return await db
    .selectFrom('connectorLog')
    .select(['id', 'at', 'event', 'externalId', 'result', 'reason'])
    .where('connector', '=', connector)
    .orderBy('id', 'desc')
    .limit(logLength)
    .execute();
}
