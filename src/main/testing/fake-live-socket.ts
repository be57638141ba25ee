import { type LiveClientFrame, type LiveServerFrame, liveClientFrameSchema } from '#shared/live/protocol.ts';
import type { LiveSocketHandlers, OpenLiveSocket } from '../live/socket.ts';

/** One end of a live channel in a test, played by the test. */
export interface FakeSocket extends LiveSocketHandlers {
  readonly token: string;
  readonly sent: LiveClientFrame[];
  pings: number;
  ended: boolean;
  say(frame: LiveServerFrame): void;
}

/** Returns what opens channels and the list of those that were opened. */
export function createFakeSockets(): { open: OpenLiveSocket; sockets: FakeSocket[] } {
  const sockets: FakeSocket[] = [];
  const open: OpenLiveSocket = (token, handlers) => {
    const socket: FakeSocket = {
      ...handlers,
      token,
      sent: [],
      pings: 0,
      ended: false,
      say: (frame) => handlers.onText(JSON.stringify(frame)),
    };
    sockets.push(socket);
    return {
      send: (text) => socket.sent.push(liveClientFrameSchema.parse(JSON.parse(text))),
      ping: () => {
        socket.pings += 1;
      },
      terminate: () => {
        if (socket.ended) return;
        socket.ended = true;
        handlers.onEnd('closed');
      },
    };
  };
  return { open, sockets };
}
