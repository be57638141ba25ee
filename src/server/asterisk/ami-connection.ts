import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { AmiAddress } from './ami-address.ts';
import { type AmiFields, type AmiMessage, AmiReader, formatAction } from './ami-messages.ts';

/** How long an answer may take; a living Asterisk needs milliseconds. */
const answerMilliseconds = 10_000;
/** Silence of the exchange is broken by a question; without an answer the connection is dead though TCP has not seen it. */
const pingMilliseconds = 15_000;

/** The exchange cannot be reached, or the connection was lost before an answer. */
export class AmiUnreachable extends Error {
  override readonly name = 'AmiUnreachable';
}

/** The exchange said no; the message is its own word. */
export class AmiRefused extends Error {
  override readonly name = 'AmiRefused';
}

interface Waiting {
  readonly resolve: (messages: AmiMessage[]) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  readonly answer: Answer;
}

/** What ends a question: one message, the end of a list, or an event by this name that carries the question's id. */
type Answer = { type: 'message' } | { type: 'list'; collected: AmiMessage[] } | { type: 'event'; name: string };

/** One logged-in connection to an exchange. It is used until `closed` resolves, and never again. */
export class AmiConnection {
  readonly #socket: Socket;
  readonly #reader = new AmiReader();
  readonly #waiting = new Map<string, Waiting>();
  readonly #onEvent: (event: AmiMessage) => void;
  readonly #ping: NodeJS.Timeout;
  #lastId = 0;
  #end: Error | null = null;
  /** Resolves with the reason when the connection has ended, however it did. */
  readonly closed: Promise<Error>;

  /**
   * Connects and logs in; the secret never travels, it answers a challenge. Events come to `onEvent` from the login on, in the exchange's order.
   * Rejects with AmiUnreachable, or with AmiRefused when name or secret are wrong.
   */
  static async open(address: AmiAddress, onEvent: (event: AmiMessage) => void): Promise<AmiConnection> {
    const socket = connect({ host: address.host, port: address.port });
    socket.setNoDelay(true);
    const connection = new AmiConnection(socket, onEvent);
    try {
      const [challenge] = await connection.send('Challenge', { AuthType: 'MD5' });
      const key = createHash('md5')
        .update((challenge?.get('challenge') ?? '') + address.secret)
        .digest('hex');
      await connection.send('Login', { AuthType: 'MD5', Username: address.username, Key: key });
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  private constructor(socket: Socket, onEvent: (event: AmiMessage) => void) {
    this.#socket = socket;
    this.#onEvent = onEvent;
    socket.setEncoding('utf8');
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        const reason = this.#end ?? new AmiUnreachable('The exchange ended the connection.');
        this.#end = reason;
        clearInterval(this.#ping);
        for (const waiting of this.#waiting.values()) {
          clearTimeout(waiting.timer);
          waiting.reject(reason);
        }
        this.#waiting.clear();
        resolve(reason);
      });
    });
    socket.on('error', (error) => {
      this.#end ??= new AmiUnreachable(error.message, { cause: error });
    });
    socket.on('data', (text: string) => this.#take(text));
    this.#ping = setInterval(() => {
      this.send('Ping', {}).catch(() => this.#drop(new AmiUnreachable('The exchange no longer answers.')));
    }, pingMilliseconds);
    this.#ping.unref();
  }

  /** Asks for something that is answered by one message. Rejects with AmiRefused or AmiUnreachable. */
  async send(action: string, fields: AmiFields): Promise<AmiMessage[]> {
    return await this.#ask(action, fields, { type: 'message' });
  }

  /** Asks for a list and returns its entries, without the messages around them. Rejects as `send` does. */
  async list(action: string, fields: AmiFields): Promise<AmiMessage[]> {
    return await this.#ask(action, fields, { type: 'list', collected: [] });
  }

  /** Asks for something that is over when an event says so, within so many milliseconds. Rejects as `send` does. */
  async until(action: string, fields: AmiFields, event: string, milliseconds: number): Promise<AmiMessage> {
    const [message] = await this.#ask(action, fields, { type: 'event', name: event }, milliseconds);
    if (message === undefined) throw new AmiUnreachable(`${action} was not answered.`);
    return message;
  }

  close(): void {
    this.#drop(new AmiUnreachable('The connection was closed here.'));
  }

  #drop(reason: Error): void {
    this.#end ??= reason;
    this.#socket.destroy();
  }

  #ask(
    action: string,
    fields: AmiFields,
    answer: Answer,
    milliseconds: number = answerMilliseconds,
  ): Promise<AmiMessage[]> {
    return new Promise((resolve, reject) => {
      if (this.#end !== null) {
        reject(this.#end);
        return;
      }
      this.#lastId += 1;
      const id = String(this.#lastId);
      const text = formatAction(action, id, fields);
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new AmiUnreachable(`${action} was not answered.`));
      }, milliseconds);
      this.#waiting.set(id, { resolve, reject, timer, answer });
      this.#socket.write(text);
    });
  }

  #take(text: string): void {
    try {
      for (const message of this.#reader.read(text)) this.#handle(message);
    } catch (error) {
      this.#drop(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #handle(message: AmiMessage): void {
    const id = message.get('actionid');
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id !== undefined && waiting !== undefined) this.#answer(id, waiting, message);
    else if (message.has('event')) this.#onEvent(message);
  }

  #answer(id: string, waiting: Waiting, message: AmiMessage): void {
    const finish = () => {
      clearTimeout(waiting.timer);
      this.#waiting.delete(id);
    };
    const { answer } = waiting;
    const isEvent = message.has('event');
    if (message.get('response') === 'Error' && !isEvent) {
      finish();
      waiting.reject(new AmiRefused(message.get('message') ?? 'refused'));
    } else if (answer.type === 'message') {
      if (!isEvent) {
        finish();
        waiting.resolve([message]);
        return;
      }
      // Events that carry the id of what caused them are events all the same.
      this.#onEvent(message);
    } else if (answer.type === 'event') {
      if (message.get('event') === answer.name) {
        finish();
        waiting.resolve([message]);
      } else if (isEvent) {
        this.#onEvent(message);
      }
    } else if (message.get('eventlist')?.toLowerCase() === 'complete') {
      finish();
      waiting.resolve(answer.collected);
    } else if (isEvent) {
      answer.collected.push(message);
    }
  }
}
