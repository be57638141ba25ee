import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { LiveServerFrame } from '#shared/live/protocol.ts';
import type { TokenResult } from '../session/session.ts';
import { createFakeSockets, type FakeSocket } from '../testing/fake-live-socket.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { LiveClient } from './live-client.ts';

const serverTime = '2026-11-22T09:00:00.000Z';
const agent = (state: 'ready' | 'paused') => ({
  userId: '96c91b3c-d728-5341-9480-1201a94159b0',
  organisationId: 'burlov',
  state,
  pauseReason: '',
  since: serverTime,
});
const snapshot = (seq: number): LiveServerFrame => ({
  type: 'snapshot',
  organisationId: 'burlov',
  seq,
  serverTime,
  calls: [],
  agents: [agent('ready')],
  figures: [],
  connectors: [],
});
const delta = (seq: number): LiveServerFrame => ({
  type: 'delta',
  organisationId: 'burlov',
  seq,
  serverTime,
  changes: [{ type: 'agent', agent: agent('paused') }],
});

let clock: ManualClock;
let sockets: FakeSocket[];
let client: LiveClient;
let token: TokenResult;
let frames: LiveServerFrame[];
let connected: boolean[];
let news: number;
let silences: number;

beforeEach(() => {
  clock = new ManualClock();
  const fake = createFakeSockets();
  sockets = fake.sockets;
  token = { type: 'token', token: 'access-1' };
  frames = [];
  connected = [];
  news = 0;
  silences = 0;
  client = new LiveClient({
    open: fake.open,
    token: async () => token,
    renew: async () => {
      token = { type: 'token', token: 'access-2' };
      return token;
    },
    clock,
    log: createTestLog(),
    onFrame: (frame) => frames.push(frame),
    onConnected: (state) => connected.push(state),
    onSilence: () => {
      silences += 1;
    },
    onNews: () => {
      news += 1;
    },
  });
});

async function socketNumber(count: number): Promise<FakeSocket> {
  await vi.waitFor(() => expect(sockets).toHaveLength(count), { interval: 1 });
  const socket = sockets[count - 1];
  if (socket === undefined) throw new Error('no socket');
  return socket;
}

/** Opens the first channel. */
async function open(): Promise<FakeSocket> {
  client.start();
  const socket = await socketNumber(1);
  socket.onOpen();
  return socket;
}

const retryIsSet = () => vi.waitFor(() => expect(clock.pending).not.toEqual([]), { interval: 1 });

describe('the live channel', () => {
  it('hands frames on in order and gives a new window the picture of now', async () => {
    const socket = await open();
    socket.say(snapshot(4));
    socket.say(delta(5));
    expect(frames).toEqual([snapshot(4), delta(5)]);
    expect(client.snapshotFrames()).toMatchObject([{ seq: 5, agents: [agent('paused')] }]);
  });

  it('dates the picture for a new window by the server’s clock: now, or when the channel was lost', async () => {
    const socket = await open();
    const frame = snapshot(4);
    socket.say(frame);
    clock.advance(9_000);
    const later = new Date(Date.parse(serverTime) + 9_000).toISOString();
    expect(client.snapshotFrames()).toEqual([{ ...frame, serverTime: later }]);
    socket.onEnd('closed');
    clock.advance(400);
    expect(client.snapshotFrames()).toEqual([frame]);
  });

  it('asks for a new snapshot when a number is missing, and keeps the frame that does not fit from the windows', async () => {
    const socket = await open();
    socket.say(snapshot(4));
    socket.say(delta(6));
    expect(socket.sent).toEqual([{ type: 'resync', organisationId: 'burlov' }]);
    expect(frames).toEqual([snapshot(4)]);
    socket.say(snapshot(6));
    expect(client.snapshotFrames()).toEqual([snapshot(6)]);
  });

  it('says when there is something to pull: at a poke, when it opens and when it is lost', async () => {
    const socket = await open();
    expect(news).toBe(1);
    socket.say({ type: 'poke', organisationId: 'burlov', version: 9 });
    expect(news).toBe(2);
    socket.onEnd('closed');
    expect(news).toBe(3);
    expect(connected).toEqual([true, false]);
  });

  it('comes back after a while, later and later, and at once later again after it has worked', async () => {
    client.start();
    const waits: number[] = [];
    for (let count = 1; count <= 4; count += 1) {
      (await socketNumber(count)).onEnd('closed');
      waits.push(clock.pending[0] ?? 0);
      clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([375, 750, 1_500, 3_000]);
    const socket = await socketNumber(5);
    socket.onOpen();
    socket.onEnd('closed');
    expect(clock.pending).toEqual([375]);
  });

  it('does not wait for its turn when the API is known to be back, and opens no second channel', async () => {
    (await open()).onEnd('closed');
    client.reconnectNow();
    const socket = await socketNumber(2);
    expect(clock.pending).toEqual([]);
    client.reconnectNow();
    socket.onOpen();
    client.reconnectNow();
    expect(sockets).toHaveLength(2);
  });

  it('waits for a token while the API cannot be reached', async () => {
    token = { type: 'unreachable' };
    client.start();
    await retryIsSet();
    token = { type: 'token', token: 'access-7' };
    clock.advance(375);
    expect((await socketNumber(1)).token).toBe('access-7');
  });

  it('fetches another token when its own is refused', async () => {
    client.start();
    (await socketNumber(1)).onEnd('unauthorised');
    await retryIsSet();
    clock.advance(375);
    expect((await socketNumber(2)).token).toBe('access-2');
  });

  it('says that a connection is silent after a beat, and gives it up when nothing was heard for another', async () => {
    const socket = await open();
    expect(socket.pings).toBe(1);
    socket.onAlive();
    clock.advance(5_000);
    expect(socket.pings).toBe(2);
    expect(silences).toBe(0);
    clock.advance(5_000);
    expect(silences).toBe(1);
    expect(socket.ended).toBe(false);
    clock.advance(5_000);
    expect(socket.ended).toBe(true);
    expect(connected).toEqual([true, false]);
  });

  it('begins to count anew when a silent connection is heard again', async () => {
    const socket = await open();
    clock.advance(5_000);
    socket.onAlive();
    clock.advance(14_000);
    expect(socket.ended).toBe(false);
    clock.advance(1_000);
    expect(socket.ended).toBe(true);
  });

  it.each(['{', '{"type":"surprise"}', '[]'])('begins anew after a frame it cannot read: %s', async (text) => {
    const socket = await open();
    socket.onText(text);
    expect(socket.ended).toBe(true);
    expect(frames).toEqual([]);
  });

  it('stays closed once it was stopped', async () => {
    const socket = await open();
    client.stop();
    expect(socket.ended).toBe(true);
    expect(clock.pending).toEqual([]);
  });
});

describe('a request to the live side', () => {
  const request = { type: 'answer', callId: newId() } as const;
  const lastRequest = (socket: FakeSocket) =>
    socket.sent.flatMap((frame) => (frame.type === 'request' ? [frame.requestId] : [])).at(-1) ?? '';

  it('is answered by the reply that names it, whatever comes between', async () => {
    const socket = await open();
    const [one, other] = [client.request(request), client.request(request)];
    const [first, second] = socket.sent.flatMap((frame) => (frame.type === 'request' ? [frame.requestId] : []));
    socket.say({ type: 'reply', requestId: second ?? '', ok: false, error: 'call-already-answered' });
    socket.say({ type: 'reply', requestId: first ?? '', ok: true, error: null });
    expect(await one).toEqual({ ok: true, error: null });
    expect(await other).toEqual({ ok: false, error: 'call-already-answered' });
    expect(frames).toEqual([]);
  });

  it('says at once that there is no connection', async () => {
    expect(await client.request(request)).toEqual({ ok: false, error: 'not-connected' });
  });

  it('says that no answer came after five seconds, waits for a telephone that rings, and says when the connection is lost', async () => {
    const socket = await open();
    const late = client.request({ ...request, type: 'hangUp' });
    clock.advance(5_000);
    expect(await late).toEqual({ ok: false, error: 'no-answer' });
    const ringing = client.request(request);
    socket.onAlive();
    clock.advance(10_000);
    socket.say({
      type: 'reply',
      requestId: lastRequest(socket),
      ok: false,
      error: 'telephone-no-answer',
      detail: 'Ring',
    });
    expect(await ringing).toEqual({ ok: false, error: 'telephone-no-answer', detail: 'Ring' });
    const lost = client.request(request);
    socket.onEnd('closed');
    expect(await lost).toEqual({ ok: false, error: 'not-connected' });
  });
});

describe('what is on this person’s screens', () => {
  const [one, other] = [newId(), newId()];
  const looking = (socket: FakeSocket) => socket.sent.filter((frame) => frame.type === 'looking');
  const present = (ticketId: string): LiveServerFrame => ({
    type: 'ticket-presence',
    ticketId,
    people: [{ userId: newId(), isWriting: false }],
  });

  it('is told for all windows together, and again on a new connection', async () => {
    client.look(1, { ticketId: one, isWriting: false });
    const socket = await open();
    client.look(2, { ticketId: one, isWriting: true });
    client.look(2, { ticketId: other, isWriting: false });
    client.look(1, null);
    expect(looking(socket).map((frame) => frame.type === 'looking' && frame.tickets)).toEqual([
      [{ ticketId: one, isWriting: false }],
      [{ ticketId: one, isWriting: true }],
      [
        { ticketId: one, isWriting: false },
        { ticketId: other, isWriting: false },
      ],
      [{ ticketId: other, isWriting: false }],
    ]);
    socket.onEnd('closed');
    clock.advance(375);
    const next = await socketNumber(2);
    next.onOpen();
    expect(looking(next)).toEqual([{ type: 'looking', tickets: [{ ticketId: other, isWriting: false }] }]);
  });

  it('is where others are told of, until the ticket is left or the channel is lost', async () => {
    client.look(1, { ticketId: one, isWriting: false });
    const socket = await open();
    const frame = present(one);
    socket.say(frame);
    expect(client.snapshotFrames()).toEqual([frame]);
    socket.say(snapshot(4));
    expect(client.snapshotFrames()).toContainEqual(frame);
    client.look(1, { ticketId: other, isWriting: false });
    expect(client.snapshotFrames()).not.toContainEqual(frame);
    const later = present(other);
    socket.say(later);
    socket.onEnd('closed');
    expect(client.snapshotFrames()).not.toContainEqual(later);
  });
});
