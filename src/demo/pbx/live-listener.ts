import WebSocket from 'ws';
import type { Call } from '#shared/calls/schema.ts';
import { applyFrame, emptyPicture, type LivePicture, liveCalls } from '#shared/live/picture.ts';
import { type LiveClientFrame, liveServerFrameSchema } from '#shared/live/protocol.ts';
import { type SignInRequest, sessionTokensSchema } from '#shared/session/protocol.ts';
import { type Say, wordsOf } from './log.ts';

const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 5_000;

export interface LiveListenerOptions {
  readonly api: string;
  readonly account: SignInRequest;
  readonly say: Say;
  /** All calls going on now, in every organisation; called after each change and after each reconnection. */
  readonly onCalls: (calls: readonly Call[]) => void;
}

/**
 * Signs in as a demonstration user and listens on the live channel, to learn what happens to the calls at the consoles.
 * A lost connection is opened again with growing pauses, with a new sign-in; `close` ends it.
 */
export class LiveListener {
  readonly #options: LiveListenerOptions;
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pause = SHORTEST_PAUSE;
  #isClosed = false;
  #picture: LivePicture = emptyPicture;

  constructor(options: LiveListenerOptions) {
    this.#options = options;
  }

  /** Begins to listen; failures are said and tried again. */
  start(): void {
    this.#connect().catch((error: unknown) => this.#again(wordsOf(error)));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#socket?.terminate();
  }

  async #signIn(): Promise<string> {
    const response = await fetch(new URL('/api/v1/session', this.#options.api), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#options.account),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`sign-in was answered with ${response.status}`);
    return sessionTokensSchema.parse(await response.json()).accessToken;
  }

  async #connect(): Promise<void> {
    const accessToken = await this.#signIn();
    if (this.#isClosed) return;
    const address = new URL('/api/v1/live', this.#options.api);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${accessToken}` } });
    this.#socket = socket;
    this.#picture = emptyPicture;
    let reason = 'the connection was closed';
    socket.on('open', () => this.#options.say('listening to what happens at the consoles'));
    socket.on('message', (data) => this.#receive(socket, String(data)));
    socket.on('error', (error) => {
      reason = wordsOf(error);
    });
    socket.on('close', (_code, words) => this.#again(words.length > 0 ? String(words) : reason));
  }

  #again(reason: string): void {
    if (this.#isClosed) return;
    this.#options.say(`not listening to the consoles: ${reason}; trying again in ${this.#pause / 1_000} s`);
    this.#timer = setTimeout(() => this.start(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  #receive(socket: WebSocket, text: string): void {
    const frame = liveServerFrameSchema.safeParse(asJson(text));
    if (!frame.success) {
      this.#options.say('the API sent a live frame that cannot be read; it is left out');
      return;
    }
    // Only what is understood counts as a connection that works.
    this.#pause = SHORTEST_PAUSE;
    const { picture, gap } = applyFrame(this.#picture, frame.data);
    this.#picture = picture;
    if (gap !== null) {
      const resync: LiveClientFrame = { type: 'resync', organisationId: gap };
      socket.send(JSON.stringify(resync));
    } else if (frame.data.type === 'snapshot' || frame.data.type === 'delta') {
      this.#options.onCalls(liveCalls(picture));
    }
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it with the rest.
    return undefined;
  }
}
