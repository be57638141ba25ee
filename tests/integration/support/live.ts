import { WebSocket } from 'ws';
import { type Id, newId } from '../../../src/shared/identity/ids.ts';
import {
  type LiveClientFrame,
  type LiveRequest,
  type LiveServerFrame,
  liveServerFrameSchema,
} from '../../../src/shared/live/protocol.ts';
import type { TestClient } from './client.ts';

type Reply = Extract<LiveServerFrame, { type: 'reply' }>;

/** A live connection that keeps every frame; `next` waits for the first one, from where it last stood, that fits. */
export class TestLive {
  readonly frames: LiveServerFrame[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  #read = 0;
  #arrived: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      socket.on('close', resolve);
    });
    socket.on('message', (data) => {
      this.frames.push(liveServerFrameSchema.parse(JSON.parse(String(data))));
      this.#arrived();
    });
  }

  static async open(client: TestClient): Promise<TestLive> {
    const socket = new WebSocket(`${client.url.replace('http', 'ws')}/api/v1/live`, {
      headers: { authorization: `Bearer ${client.tokens.accessToken}` },
    });
    const live = new TestLive(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    return live;
  }

  async next<T extends LiveServerFrame>(fits: (frame: LiveServerFrame) => frame is T): Promise<T> {
    for (;;) {
      while (this.#read < this.frames.length) {
        const frame = this.frames[this.#read];
        this.#read += 1;
        if (frame !== undefined && fits(frame)) return frame;
      }
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  send(frame: LiveClientFrame | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  async ask(request: LiveRequest): Promise<Reply> {
    const requestId = newId();
    this.send({ type: 'request', requestId, request });
    return await this.next((frame): frame is Reply => frame.type === 'reply' && frame.requestId === requestId);
  }

  close(): void {
    this.#socket.terminate();
  }
}

type Snapshot = Extract<LiveServerFrame, { type: 'snapshot' }>;
type Delta = Extract<LiveServerFrame, { type: 'delta' }>;
type Poke = Extract<LiveServerFrame, { type: 'poke' }>;

export const isSnapshot = (frame: LiveServerFrame): frame is Snapshot => frame.type === 'snapshot';
export const isPoke = (frame: LiveServerFrame): frame is Poke => frame.type === 'poke';

/** Fits the delta in which the call with this name of the switchboard is in this state. */
export function callIs(externalId: string, state: 'waiting' | 'active' | 'ended') {
  return (frame: LiveServerFrame): frame is Delta =>
    frame.type === 'delta' &&
    frame.changes.some(
      (change) =>
        change.type === 'call' &&
        change.call.externalId === externalId &&
        (change.call.endedAt !== null ? 'ended' : change.call.answeredAt !== null ? 'active' : 'waiting') === state,
    );
}

/** Returns the identifier of the call a delta is about. */
export function callIdIn(delta: Delta): Id {
  const change = delta.changes.find((one) => one.type === 'call');
  if (change?.type !== 'call') throw new Error('The delta has no call.');
  return change.call.id;
}

/** Returns the figures a frame brings for a queue. */
export function figuresIn(frame: Delta | Snapshot, queueId: Id) {
  if (frame.type === 'snapshot') return frame.figures.find((figures) => figures.queueId === queueId);
  const change = frame.changes.find((one) => one.type === 'figures' && one.figures.queueId === queueId);
  return change?.type === 'figures' ? change.figures : undefined;
}
