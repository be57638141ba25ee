import pg from 'pg';
import type { DatabaseAddress } from '../embedded-postgres/cluster.ts';
import { type Notification, notificationChannel, notificationSchema } from '../live/notification.ts';

export interface ListenerEvents {
  notification(notification: Notification): void;
  /** Listening anew after the connection was lost: notifications in between are lost. */
  reconnected(): void;
  failed(error: unknown): void;
}

const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 5_000;

/** Hears what API processes have committed, on a connection of its own that is opened again when lost. */
export class DatabaseListener {
  readonly #address: DatabaseAddress;
  readonly #events: ListenerEvents;
  #client: pg.Client | undefined;
  #stopped = false;
  #retry: NodeJS.Timeout | undefined;
  #pause = firstPauseMilliseconds;

  constructor(address: DatabaseAddress, events: ListenerEvents) {
    this.#address = address;
    this.#events = events;
  }

  /** Begins to listen; throws when the database cannot be reached the first time. */
  async start(): Promise<void> {
    const client = new pg.Client({ ...this.#address, application_name: 'vaxelbord-listener', keepAlive: true });
    let ended = false;
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    client.on('error', (error) => this.#events.failed(error));
    client.on('end', () => {
      ended = true;
      this.#lost(client);
    });
    try {
      await client.connect();
      await client.query(`listen ${notificationChannel}`);
      if (ended) throw new Error('The connection to listen on was lost at once.');
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.#stopped) return await client.end();
    this.#client = client;
    this.#pause = firstPauseMilliseconds;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  #hear(payload: string): void {
    try {
      this.#events.notification(notificationSchema.parse(JSON.parse(payload)));
    } catch (error) {
      this.#events.failed(error);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = undefined;
    this.#scheduleReconnect();
  }

  #scheduleReconnect(): void {
    this.#retry = setTimeout(() => {
      this.start().then(
        () => this.#events.reconnected(),
        (error: unknown) => {
          this.#events.failed(error);
          if (!this.#stopped) this.#scheduleReconnect();
        },
      );
    }, this.#pause);
    this.#pause = Math.min(longestPauseMilliseconds, this.#pause * 2);
  }
}
