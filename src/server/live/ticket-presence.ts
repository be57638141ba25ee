import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { TicketLook, TicketPerson } from '#shared/live/protocol.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { can } from '#shared/users/permissions.ts';
import type { Db } from '../database/connect.ts';
import type { LiveConnection } from './connection.ts';
import { type Notification, notify } from './notification.ts';

type Told = Extract<Notification, { type: 'ticket-presence' }>;

/** Who says nothing more while writing is only looking after so long. */
export const quietMilliseconds = 30_000;
/** How often a process says again who is at which ticket, and how long it is believed without that. */
const refreshMilliseconds = 20_000;
const believedMilliseconds = 50_000;
/** Tickets named in one notification, and people named of each: a payload has 8,000 bytes. */
const ticketsPerNotification = 4;
const peoplePerTicket = 20;

interface Look {
  isWriting: boolean;
  quiet: NodeJS.Timeout | undefined;
  /** Seen to be in an organisation whose tickets the person sees. */
  isVisible: boolean;
}

interface Heard {
  people: readonly TicketPerson[];
  at: number;
}

/**
 * Who looks at or writes on which ticket right now. Nothing of it is stored: each process knows its own connections and
 * tells the others by NOTIFY, whole tickets at a time, so that a lost message is made good by the next. A process that
 * says no more is forgotten. Only who looks at a ticket, and may see it, is told who else does.
 */
export class TicketPresence {
  readonly #db: Db;
  readonly #log: FastifyBaseLogger;
  readonly #processId = newId();
  readonly #looks = new Map<LiveConnection, Map<Id, Look>>();
  readonly #heard = new Map<Id, Map<Id, Heard>>();
  /** What each connection was last told of a ticket. */
  readonly #told = new Map<LiveConnection, Map<Id, string>>();
  readonly #changed = new Set<Id>();
  #telling: Promise<void> | null = null;
  readonly #refresh: NodeJS.Timeout;

  constructor(db: Db, log: FastifyBaseLogger) {
    this.#db = db;
    this.#log = log;
    this.#refresh = setInterval(() => this.#say(() => this.#refreshAll()), refreshMilliseconds);
    this.#refresh.unref();
  }

  /** Takes what a person has on screen now; what was there before and is not named is over. */
  look(connection: LiveConnection, now: readonly TicketLook[]): void {
    const looks = this.#looks.get(connection) ?? new Map<Id, Look>();
    this.#looks.set(connection, looks);
    const wanted = new Map(now.map((one) => [one.ticketId, one.isWriting]));
    for (const [ticketId, look] of looks) if (!wanted.has(ticketId)) this.#leave(connection, ticketId, look);
    for (const [ticketId, isWriting] of wanted) {
      const known = looks.get(ticketId);
      const look = known ?? { isWriting, quiet: undefined, isVisible: false };
      clearTimeout(look.quiet);
      look.isWriting = isWriting;
      look.quiet = isWriting ? setTimeout(() => this.#fellQuiet(ticketId, look), quietMilliseconds).unref() : undefined;
      looks.set(ticketId, look);
      if (look.isVisible) this.#change(ticketId);
    }
    if ([...looks.values()].some(({ isVisible }) => !isVisible)) this.#say(() => this.#admit());
  }

  /** The connection is gone, and with it what its person had on screen. */
  forget(connection: LiveConnection): void {
    for (const [ticketId, look] of this.#looks.get(connection) ?? []) this.#leave(connection, ticketId, look);
    this.#looks.delete(connection);
    this.#told.delete(connection);
  }

  /** Asks the other processes for what this one has not heard: after a start, and when notifications may be lost. */
  askOthers(): void {
    this.#say(() => this.#notify({ type: 'presence-wanted', processId: this.#processId }));
  }

  hear(notification: Extract<Notification, { type: 'ticket-presence' | 'presence-wanted' }>): void {
    if (notification.type === 'presence-wanted') {
      if (notification.processId !== this.#processId) for (const ticketId of this.#own()) this.#change(ticketId);
      return;
    }
    for (const { ticketId, people } of notification.tickets) {
      const processes = this.#heard.get(ticketId) ?? new Map<Id, Heard>();
      if (people.length === 0) processes.delete(notification.processId);
      else processes.set(notification.processId, { people, at: Date.now() });
      if (processes.size === 0) this.#heard.delete(ticketId);
      else this.#heard.set(ticketId, processes);
      this.#tellLookers(ticketId);
    }
  }

  /** Says good-bye for everyone here, as far as the database is still there to carry it. */
  async stop(): Promise<void> {
    clearInterval(this.#refresh);
    for (const connection of [...this.#looks.keys()]) this.forget(connection);
    await this.#telling;
  }

  #leave(connection: LiveConnection, ticketId: Id, look: Look): void {
    clearTimeout(look.quiet);
    this.#looks.get(connection)?.delete(ticketId);
    this.#told.get(connection)?.delete(ticketId);
    if (look.isVisible) this.#change(ticketId);
  }

  #fellQuiet(ticketId: Id, look: Look): void {
    look.isWriting = false;
    this.#change(ticketId);
  }

  #own(): Id[] {
    return [...new Set([...this.#looks.values()].flatMap((looks) => [...looks.keys()]))];
  }

  /** Finds out which of the tickets looked at each person may see; one that became invisible is left. */
  async #admit(): Promise<void> {
    const { rows } = await sql<{ id: Id; organisationId: OrganisationId }>`
      select id, organisation_id from tickets where id = any(${this.#own()}::uuid[]) and not deleted
    `.execute(this.#db);
    const organisationOf = new Map(rows.map(({ id, organisationId }) => [id, organisationId]));
    for (const [connection, looks] of this.#looks) {
      for (const [ticketId, look] of looks) {
        const organisationId = organisationOf.get(ticketId);
        const isVisible = organisationId !== undefined && can(connection.signedIn.actor, 'ticket.read', organisationId);
        if (isVisible === look.isVisible) continue;
        look.isVisible = isVisible;
        const wasTold = this.#told.get(connection)?.delete(ticketId) === true;
        this.#change(ticketId);
        // The names told before would stay on the screen.
        if (!isVisible && wasTold) connection.send({ type: 'ticket-presence', ticketId, people: [] });
        if (isVisible) this.#tell(connection, ticketId);
      }
    }
  }

  async #refreshAll(): Promise<void> {
    const oldest = Date.now() - believedMilliseconds;
    for (const [ticketId, processes] of [...this.#heard]) {
      for (const [processId, { at }] of processes) if (at < oldest) processes.delete(processId);
      if (processes.size === 0) this.#heard.delete(ticketId);
      this.#tellLookers(ticketId);
    }
    if (this.#looks.size === 0) return;
    await this.#admit();
    for (const ticketId of this.#own()) this.#change(ticketId);
  }

  #change(ticketId: Id): void {
    this.#changed.add(ticketId);
    this.#say(() => Promise.resolve());
  }

  /** One thing after the other, so that what is told last is how it is; then tells what has changed meanwhile. */
  #say(first: () => Promise<unknown>): void {
    const said = (this.#telling ?? Promise.resolve())
      .then(first)
      .then(() => this.#tellProcesses())
      .catch((error: unknown) => {
        // Nobody is told anything wrong by it; the next refresh says it again.
        this.#log.warn({ err: error }, 'who is at which ticket could not be told');
      });
    this.#telling = said;
  }

  async #tellProcesses(): Promise<void> {
    if (this.#changed.size === 0) return;
    const tickets = [...this.#changed].map((ticketId) => ({ ticketId, people: this.#ownPeople(ticketId) }));
    this.#changed.clear();
    for (let from = 0; from < tickets.length; from += ticketsPerNotification) {
      const some = tickets.slice(from, from + ticketsPerNotification);
      await this.#notify({ type: 'ticket-presence', processId: this.#processId, tickets: some });
    }
  }

  async #notify(notification: Told | Extract<Notification, { type: 'presence-wanted' }>): Promise<void> {
    await this.#db.transaction().execute((tx) => notify(tx, notification));
  }

  #ownPeople(ticketId: Id): TicketPerson[] {
    const here = [...this.#looks].flatMap(([connection, looks]) => {
      const look = looks.get(ticketId);
      return look?.isVisible === true ? [{ userId: connection.signedIn.actor.userId, isWriting: look.isWriting }] : [];
    });
    return merged(here).slice(0, peoplePerTicket);
  }

  #tellLookers(ticketId: Id): void {
    for (const [connection, looks] of this.#looks) {
      if (looks.get(ticketId)?.isVisible === true) this.#tell(connection, ticketId);
    }
  }

  #tell(connection: LiveConnection, ticketId: Id): void {
    const { userId } = connection.signedIn.actor;
    const everybody = [...(this.#heard.get(ticketId)?.values() ?? [])].flatMap(({ people }) => people);
    const people = merged(everybody).filter((person) => person.userId !== userId);
    const words = JSON.stringify(people);
    const told = this.#told.get(connection) ?? new Map<Id, string>();
    if (told.get(ticketId) === words) return;
    this.#told.set(connection, told.set(ticketId, words));
    connection.send({ type: 'ticket-presence', ticketId, people });
  }
}

/** Each person once, writing when they write anywhere; in a fixed order. */
function merged(people: readonly TicketPerson[]): TicketPerson[] {
  const writes = new Map<Id, boolean>();
  for (const { userId, isWriting } of people) writes.set(userId, isWriting || writes.get(userId) === true);
  return [...writes]
    .map(([userId, isWriting]) => ({ userId, isWriting }))
    .sort((a, b) => a.userId.localeCompare(b.userId));
}
