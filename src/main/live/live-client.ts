import { applyFrame, emptyPicture, type LivePicture } from '#shared/live/picture.ts';
import {
  type LiveClientFrame,
  type LiveRequest,
  type LiveServerFrame,
  liveServerFrameSchema,
  looksMax,
  type TicketLook,
} from '#shared/live/protocol.ts';
import { backoffMilliseconds } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import type { TokenResult } from '../session/session.ts';
import { LiveRequests, type RequestResult } from './live-requests.ts';
import type { LiveSocket, OpenLiveSocket } from './socket.ts';

interface Options {
  readonly open: OpenLiveSocket;
  readonly token: () => Promise<TokenResult>;
  readonly renew: (refused: string) => Promise<TokenResult>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onFrame: (frame: LiveServerFrame) => void;
  readonly onConnected: (connected: boolean) => void;
  /** Nothing has been heard for a beat, although the channel is open. */
  readonly onSilence: () => void;
  /** There may be something to pull: a poke, or a connection that came or went. */
  readonly onNews: () => void;
}

const heartbeatMilliseconds = 5_000;
/** How many beats in a row may pass unheard: a server that is busy for a moment is not left by everybody at once. */
const mostSilentBeats = 2;

/** Calls, queues and colleagues as they are now: keeps a WebSocket open and the last picture at hand. */
export class LiveClient {
  readonly #options: Options;
  readonly #requests: LiveRequests;
  /** What each window has on screen. */
  readonly #looks = new Map<number, TicketLook>();
  #looking = '[]';
  #picture: LivePicture = emptyPicture;
  /** Added to this machine's time it gives the server's. */
  #serverOffsetMilliseconds = 0;
  #socket: LiveSocket | null = null;
  #connected = false;
  #stopped = false;
  #failures = 0;
  #heard = false;
  /** Between a try that failed and the next. */
  #isWaiting = false;
  #cancelRetry: () => void = () => undefined;
  #cancelHeartbeat: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#requests = new LiveRequests(options.clock);
  }

  get connected(): boolean {
    return this.#connected;
  }

  start(): void {
    void this.#connect();
  }

  /** The API answers again: does not wait for the next try to come round. */
  reconnectNow(): void {
    if (this.#stopped || this.#socket !== null || !this.#isWaiting) return;
    this.#failures = 0;
    this.#cancelRetry();
    this.#isWaiting = false;
    void this.#connect();
  }

  /** Closes the channel for good. */
  stop(): void {
    this.#stopped = true;
    this.#cancelRetry();
    this.#socket?.terminate();
    this.#lost();
  }

  /**
   * Returns the picture as snapshot frames, for a window that has just come. While the channel is open they are of now
   * by the server's clock; after it was lost, of when the last frame came.
   */
  snapshotFrames(): LiveServerFrame[] {
    const { asOf } = this.#picture;
    const present = [...this.#picture.presence].map(([ticketId, people]) => ({
      type: 'ticket-presence' as const,
      ticketId,
      people: [...people],
    }));
    // Who takes no calls is told of no calls.
    if (asOf === null) return present;
    const serverTime = this.#connected
      ? new Date(this.#options.clock.now() + this.#serverOffsetMilliseconds).toISOString()
      : asOf;
    const pictures = [...this.#picture.organisations].map(
      ([organisationId, { seq, calls, agents, figures, connectors }]) => ({
        type: 'snapshot' as const,
        organisationId,
        seq,
        serverTime,
        calls: [...calls.values()],
        agents: [...agents.values()],
        figures: [...figures.values()],
        connectors: [...connectors],
      }),
    );
    return [...pictures, ...present];
  }

  /** Asks something of the live side. Without a connection: `not-connected`; without an answer in time: `no-answer`. */
  request(request: LiveRequest): Promise<RequestResult> {
    if (this.#socket === null || !this.#connected) return Promise.resolve({ ok: false, error: 'not-connected' });
    return this.#requests.ask(request.type, (requestId) => this.#send({ type: 'request', requestId, request }));
  }

  /** Takes which ticket a window has on screen, null for none, and lets the others who look at it know. */
  look(windowId: number, look: TicketLook | null): void {
    if (look === null) this.#looks.delete(windowId);
    else this.#looks.set(windowId, look);
    const seen = new Set([...this.#looks.values()].map(({ ticketId }) => ticketId));
    const presence = new Map([...this.#picture.presence].filter(([ticketId]) => seen.has(ticketId)));
    this.#picture = { ...this.#picture, presence };
    if (this.#connected) this.#sayWhatIsLookedAt();
  }

  #sayWhatIsLookedAt(): void {
    const writes = new Map<string, boolean>();
    for (const { ticketId, isWriting } of this.#looks.values()) {
      writes.set(ticketId, isWriting || writes.get(ticketId) === true);
    }
    const tickets = [...writes].slice(0, looksMax).map(([ticketId, isWriting]) => ({ ticketId, isWriting }));
    const looking = JSON.stringify(tickets);
    // Who goes on writing says so again, or the server takes them for quiet.
    if (looking === this.#looking && !tickets.some(({ isWriting }) => isWriting)) return;
    this.#looking = looking;
    this.#send({ type: 'looking', tickets });
  }

  async #connect(): Promise<void> {
    const result = await this.#options.token();
    if (this.#stopped || result.type === 'ended') return;
    if (result.type === 'unreachable') this.#retry();
    else this.#open(result.token);
  }

  #open(token: string): void {
    this.#socket = this.#options.open(token, {
      onOpen: () => {
        this.#failures = 0;
        this.#connected = true;
        this.#options.log.info('live-connected');
        this.#options.onConnected(true);
        this.#options.onNews();
        this.#sayWhatIsLookedAt();
        this.#beat();
      },
      onText: (text) => {
        this.#heard = true;
        this.#receive(text);
      },
      onAlive: () => {
        this.#heard = true;
      },
      onEnd: (reason) => {
        this.#lost();
        if (this.#stopped) return;
        if (reason === 'unauthorised') void this.#renewAndRetry(token);
        else this.#retry();
      },
    });
  }

  async #renewAndRetry(token: string): Promise<void> {
    const renewed = await this.#options.renew(token);
    if (!this.#stopped && renewed.type !== 'ended') this.#retry();
  }

  #retry(): void {
    const { clock } = this.#options;
    this.#failures += 1;
    this.#cancelRetry();
    this.#isWaiting = true;
    this.#cancelRetry = clock.after(backoffMilliseconds(this.#failures, clock.random()), () => {
      this.#isWaiting = false;
      void this.#connect();
    });
  }

  #lost(): void {
    const wasConnected = this.#connected;
    this.#socket = null;
    this.#connected = false;
    // Who is where is known only while the channel is there, and a new one knows nothing of this side.
    this.#looking = '[]';
    this.#picture = { ...this.#picture, presence: new Map() };
    this.#cancelHeartbeat();
    this.#requests.lost();
    if (!wasConnected) return;
    this.#options.log.info('live-lost');
    this.#options.onConnected(false);
    if (!this.#stopped) this.#options.onNews();
  }

  /** A cable that was pulled says nothing: who has not been heard for a beat is doubted, and gone after another. */
  #beat(silentBeats = 0): void {
    this.#heard = false;
    this.#socket?.ping();
    this.#cancelHeartbeat = this.#options.clock.after(heartbeatMilliseconds, () => {
      if (this.#heard) this.#beat();
      else if (silentBeats + 1 >= mostSilentBeats) this.#socket?.terminate();
      else {
        this.#beat(silentBeats + 1);
        this.#options.onSilence();
      }
    });
  }

  #receive(text: string): void {
    let frame: LiveServerFrame;
    try {
      frame = liveServerFrameSchema.parse(JSON.parse(text));
    } catch (error) {
      // Nothing can be built on a frame we do not understand; a new connection brings a new snapshot.
      this.#options.log.error('live-frame-refused', error);
      this.#socket?.terminate();
      return;
    }
    if (frame.type === 'reply') {
      this.#requests.answered(frame.requestId, {
        ok: frame.ok,
        error: frame.error,
        ...(frame.detail !== undefined && { detail: frame.detail }),
      });
      return;
    }
    if (frame.type === 'poke') this.#options.onNews();
    else if (frame.type !== 'ticket-presence')
      this.#serverOffsetMilliseconds = Date.parse(frame.serverTime) - this.#options.clock.now();
    const { picture, gap } = applyFrame(this.#picture, frame);
    this.#picture = picture;
    if (gap === null) this.#options.onFrame(frame);
    else this.#send({ type: 'resync', organisationId: gap });
  }

  #send(frame: LiveClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}
