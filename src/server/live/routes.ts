import type { FastifyPluginAsync } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import { assertNever } from '#shared/assert-never.ts';
import { type LiveClientFrame, liveClientFrameSchema, type TicketLook } from '#shared/live/protocol.ts';
import type { Switching } from '../connectors/carry-out.ts';
import type { Db } from '../database/connect.ts';
import type { Authenticator } from '../session/authenticate.ts';
import { closeCodes, LiveConnection } from './connection.ts';
import { FramePace } from './frame-pace.ts';
import type { LiveHub } from './hub.ts';
import { carryOutLiveRequest } from './requests.ts';

/** Who answers no ping within one interval is gone. */
const pingIntervalMilliseconds = 20_000;

function parseFrame(data: RawData): LiveClientFrame | null {
  try {
    return liveClientFrameSchema.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    // Not JSON: the caller answers as for any other frame it cannot read.
    return null;
  }
}

function watchHeartbeat(socket: WebSocket): void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingIntervalMilliseconds);
  socket.on('close', () => clearInterval(timer));
}

export interface LiveRouteOptions {
  db: Db;
  hub: LiveHub;
  switching: Switching;
  authenticator: Authenticator;
}

/** The live channel: WebSocket with the access token in the Authorization header, frames of live/protocol.ts. */
export const liveRoutes: FastifyPluginAsync<LiveRouteOptions> = async (app, { db, hub, switching, authenticator }) => {
  app.get(
    '/',
    { websocket: true, onRequest: authenticator.require, schema: { hide: true } as object },
    (socket, request) => {
      const signedIn = authenticator.of(request);
      const connection = new LiveConnection(socket, signedIn);
      const expiry = setTimeout(
        () => connection.close(closeCodes.sessionEnded, 'access token ended'),
        Date.parse(signedIn.expiresAt) - Date.now(),
      );
      const looks = new FramePace<readonly TicketLook[]>((tickets) => hub.presence.look(connection, tickets));
      watchHeartbeat(socket);
      socket.on('error', (error) => request.log.warn({ err: error }, 'live connection failed'));
      socket.on('close', () => {
        clearTimeout(expiry);
        looks.stop();
        hub.remove(connection);
      });
      socket.on('message', (data) => {
        const frame = parseFrame(data);
        if (frame === null) return connection.close(1008, 'frame not understood');
        switch (frame.type) {
          case 'looking':
            return looks.add(frame.tickets);
          case 'resync':
            return hub.resync(connection, frame.organisationId);
          case 'request':
            carryOutLiveRequest(db, switching, signedIn, frame.request).then(
              (reply) =>
                connection.send({ type: 'reply', requestId: frame.requestId, ok: reply.error === null, ...reply }),
              (error: unknown) => {
                request.log.error({ err: error }, 'live request failed');
                connection.close(1011, 'the server made a mistake');
              },
            );
            return;
          default:
            assertNever(frame);
        }
      });
      hub.add(connection);
    },
  );
};
