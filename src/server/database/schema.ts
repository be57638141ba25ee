import type { ColumnType, Generated } from 'kysely';
import type { CommandOutcome } from '#shared/commands/envelope.ts';
import type { CallerIds } from '#shared/connectors/administration.ts';
import type { ConnectorAbility, ConnectorKind } from '#shared/connectors/schema.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Role } from '#shared/users/roles.ts';
import type { AmiAddress } from '../asterisk/ami-address.ts';

/** A jsonb column: read parsed, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

/** A synchronised row as stored: its columns, and whether it is only a tombstone. */
export type StoredRow<K extends RowKind> = Row<K> & {
  deleted: Generated<boolean>;
  /** When it became a tombstone. */
  deletedAt: string | null;
};

type RowTables = { [K in RowKind]: StoredRow<K> };

/** Tables that are not synchronised rows. Instants are read and written as `toISOString` text. */
interface OwnTables {
  settings: { name: string; value: string };
  /** `horizon`: tombstones up to this version may be gone; who is behind it takes a snapshot. */
  organisationVersions: { organisationId: string; version: number; horizon: number };
  /** Rows that went to another organisation: what is left of them for those who still hold them in this one. */
  moveOuts: { organisationId: string; kind: RowKind; id: string; version: number; movedAt: string };
  ticketSeries: { organisationId: string; lastNumber: number };
  liveCounters: { organisationId: string; seq: number };
  accounts: { userId: string; username: string; passwordHash: string; active: boolean };
  grants: { userId: string; organisationId: string; role: Role };
  sessions: {
    id: string;
    userId: string;
    deviceName: string;
    createdAt: string;
    lastSeenAt: string;
    revokedAt: string | null;
    revokedBecause: 'signed-out' | 'refresh-token-reused' | 'device-removed' | null;
  };
  accessTokens: { tokenHash: string; sessionId: string; expiresAt: string };
  refreshTokens: {
    tokenHash: string;
    sessionId: string;
    createdAt: string;
    expiresAt: string;
    usedAt: string | null;
    /** The token given in exchange for this one. */
    successorHash: string | null;
  };
  signInThrottle: { key: string; failures: number; lastFailureAt: string; blockedUntil: string | null };
  clients: { clientId: string; userId: string; lastSeq: number };
  commandOutcomes: {
    clientId: string;
    seq: number;
    commandId: string;
    outcome: Json<CommandOutcome>;
    /** Version per organisation that this command's rows got. */
    versions: Json<Record<string, number>>;
  };
  auditLog: {
    id: Generated<number>;
    at: string;
    userId: string | null;
    sessionId: string | null;
    action: string;
    subject: Json<Record<string, string>>;
  };
  agentStates: Omit<AgentState, 'until' | 'outOfQueueIds'> & {
    until: string | null;
    outOfQueueIds: ColumnType<string[], string | undefined, string>;
  };
  /** When a process last had a live connection of the person. */
  livePresence: { userId: string; seenAt: string };
  connectors: {
    id: string;
    name: string;
    /** Of the token in the address that a pushing switchboard uses; null for one we connect to. */
    tokenHash: string | null;
    /** Where and as whom to connect to an Asterisk; null for a switchboard that pushes. */
    asterisk: Json<AmiAddress> | null;
    organisationIds: Json<string[]>;
    active: boolean;
    kind: Generated<ConnectorKind>;
    callerIds: ColumnType<CallerIds, string | undefined, string>;
    lastEventAt: Generated<string | null>;
    createdAt: Generated<string>;
  };
  /** Other connectors' names of a call that several tell of. */
  callAliases: { connector: string; externalId: string; callId: string; at: string };
  /** How each process's way to an exchange is; what no process has said anew for a while counts no more. */
  connectorStates: {
    connector: string;
    processId: string;
    state: 'connected' | 'connecting' | 'refused';
    problem: string;
    since: string;
    seenAt: string;
    can: Json<ConnectorAbility[]>;
  };
  /** Received bytes of `size`; the chunks of a whole one belong to a blob. */
  attachmentUploads: {
    id: string;
    userId: string;
    hash: string;
    size: number;
    received: Generated<number>;
    touchedAt: Generated<string>;
  };
  attachmentChunks: { contentId: string; start: number; bytes: Buffer };
  attachmentBlobs: { hash: string; size: number; contentId: string; sentAt: Generated<string> };
  /** Who has sent the bytes, and so may put them on a ticket. */
  attachmentHolders: { hash: string; userId: string };
  /** What waits to be sent, or was, to one recipient of a message; `id` is the recipient's. */
  messageDeliveries: {
    id: string;
    organisationId: string;
    messageId: string;
    way: 'email' | 'sms';
    state: 'queued' | 'sending' | 'sent' | 'failed' | 'delivered';
    isUrgent: boolean;
    queuedAt: string;
    nextAt: string;
    /** Until when a process has taken it; after that another may. */
    leaseUntil: string | null;
    attempts: number;
    channelId: string | null;
    /** The gateway's own name of it. */
    reference: string | null;
    lastError: string;
  };
  /** Of a mail server or gateway: what never leaves the server, and how the last messages went. */
  channelSecrets: {
    channelId: string;
    secret: Generated<string>;
    reportTokenHash: string | null;
    lastSentAt: string | null;
    lastErrorAt: string | null;
    lastError: Generated<string>;
  };
  connectorLog: {
    id: Generated<number>;
    at: string;
    connector: string;
    event: string;
    externalId: string | null;
    result: 'changed' | 'ignored' | 'refused';
    reason: string | null;
  };
}

export type Database = RowTables & OwnTables;
