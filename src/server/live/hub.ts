import type { FastifyBaseLogger } from 'fastify';
import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db } from '../database/connect.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { closeCodes, type LiveConnection } from './connection.ts';
import type { Notification } from './notification.ts';
import { readChanges, readSnapshot, untilMidnight } from './read-picture.ts';
import { TicketPresence } from './ticket-presence.ts';

type LiveNotification = Extract<Notification, { type: 'live' }>;

/**
 * Fans out what has been committed to this process's connections. Per organisation one thing at a time: a snapshot read
 * between two notifications contains the first, and the second follows it, so nothing is lost or doubled.
 */
export class LiveHub {
  readonly #db: Db;
  readonly #log: FastifyBaseLogger;
  readonly #connections = new Set<LiveConnection>();
  readonly #agentsChanged: (userIds: readonly Id[]) => void;
  readonly #queues = new Map<OrganisationId, Promise<void>>();
  /** Who is at which ticket. */
  readonly presence: TicketPresence;
  #midnight: NodeJS.Timeout | undefined;

  /** `agentsChanged`: is told of agents who stand another way at the phones. */
  constructor(db: Db, log: FastifyBaseLogger, agentsChanged: (userIds: readonly Id[]) => void = () => undefined) {
    this.#agentsChanged = agentsChanged;
    this.#db = db;
    this.#log = log;
    this.presence = new TicketPresence(db, log);
    this.#beginNewDayAtMidnight();
  }

  /** Takes a connection in and sends it the picture of each of its organisations. */
  add(connection: LiveConnection): void {
    this.#connections.add(connection);
    for (const organisationId of connection.organisations) this.resync(connection, organisationId);
  }

  remove(connection: LiveConnection): void {
    this.#connections.delete(connection);
    this.presence.forget(connection);
  }

  /** Sends one connection a new snapshot of one of its organisations. */
  resync(connection: LiveConnection, organisationId: OrganisationId): void {
    if (!connection.organisations.has(organisationId)) return;
    this.#inOrder(organisationId, async () => connection.send(await readSnapshot(this.#db, organisationId)));
  }

  /** Sends everyone everything anew: notifications may have been missed. */
  resyncAll(): void {
    this.presence.askOthers();
    for (const connection of this.#connections) {
      for (const organisationId of connection.organisations) this.resync(connection, organisationId);
    }
  }

  /** Everyone who has a live connection to this process. */
  get presentUsers(): Id[] {
    return [...new Set([...this.#connections].map(({ signedIn }) => signedIn.actor.userId))];
  }

  hear(notification: Notification): void {
    switch (notification.type) {
      case 'poke':
        for (const connection of this.#connections) {
          if (connection.pokes.has(notification.organisationId)) connection.send(notification);
        }
        return;
      case 'live':
        if (notification.userIds.length > 0) this.#agentsChanged(notification.userIds);
        this.#inOrder(notification.organisationId, () => this.#sendDelta(notification));
        return;
      case 'live-reset':
        for (const connection of this.#connections) this.resync(connection, notification.organisationId);
        return;
      case 'ticket-presence':
      case 'presence-wanted':
        this.presence.hear(notification);
        return;
      case 'session-revoked':
        this.#end('session ended', ({ sessionId }) => sessionId === notification.sessionId);
        return;
      case 'grants-changed':
        this.#end('rights changed', ({ actor }) => actor.userId === notification.userId);
        return;
      default:
        assertNever(notification);
    }
  }

  /** Closes every connection and waits for what is under way. */
  async stop(): Promise<void> {
    clearTimeout(this.#midnight);
    await this.presence.stop();
    for (const connection of this.#connections) connection.close(closeCodes.restarting, 'the server stops');
    this.#connections.clear();
    await Promise.all(this.#queues.values());
  }

  #end(reason: string, concerns: (signedIn: SignedIn) => boolean): void {
    for (const connection of this.#connections) {
      if (concerns(connection.signedIn)) connection.close(closeCodes.sessionEnded, reason);
    }
  }

  async #sendDelta({ organisationId, seq, ...touched }: LiveNotification): Promise<void> {
    const behind = [...this.#connections].filter((connection) => (connection.seqOf(organisationId) ?? seq) < seq);
    if (behind.length === 0) return;
    const changes = await readChanges(this.#db, organisationId, touched);
    const delta = { type: 'delta', organisationId, seq, serverTime: new Date().toISOString(), changes } as const;
    for (const connection of behind) {
      if (connection.seqOf(organisationId) === seq - 1) {
        connection.send(delta);
      } else {
        this.resync(connection, organisationId);
      }
    }
  }

  #inOrder(organisationId: OrganisationId, task: () => Promise<void>): void {
    const before = this.#queues.get(organisationId) ?? Promise.resolve();
    const done = before.then(task).catch((error: unknown) => {
      // Connections that missed a frame would show a wrong picture: they begin anew.
      this.#log.error({ err: error, organisationId }, 'live picture could not be read');
      for (const connection of this.#connections) {
        if (connection.organisations.has(organisationId)) connection.close(closeCodes.restarting, 'begin anew');
      }
    });
    this.#queues.set(organisationId, done);
    void done.then(() => {
      if (this.#queues.get(organisationId) === done) this.#queues.delete(organisationId);
    });
  }

  #beginNewDayAtMidnight(): void {
    this.#midnight = setTimeout(() => {
      this.resyncAll();
      this.#beginNewDayAtMidnight();
    }, untilMidnight());
    this.#midnight.unref();
  }
}
