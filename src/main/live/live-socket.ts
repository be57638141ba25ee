import tls from 'node:tls';
import { WebSocket } from 'ws';
import type { Logger } from '../log/logger.ts';
import type { OpenLiveSocket } from './socket.ts';

const handshakeMilliseconds = 10_000;

/** A full snapshot of a large organisation is some megabytes; nothing sends more in one frame. */
const largestFrameBytes = 32 * 1024 * 1024;

/** A municipality's own authority is known to the system, not to Node; older runtimes cannot ask for it. */
function certificateAuthorities(): string[] | undefined {
  if (typeof tls.getCACertificates !== 'function') return undefined;
  return [...tls.getCACertificates('default'), ...tls.getCACertificates('system')];
}

/** Returns what opens the live channel of the API: the token goes in a header, never in an address that could be logged. */
export function createLiveSockets(apiUrl: string, log: Logger): OpenLiveSocket {
  const address = `${apiUrl.replace(/^http/, 'ws')}/api/v1/live`;
  const ca = certificateAuthorities();
  return (token, handlers) => {
    const socket = new WebSocket(address, {
      headers: { authorization: `Bearer ${token}` },
      handshakeTimeout: handshakeMilliseconds,
      maxPayload: largestFrameBytes,
      followRedirects: false,
      ...(ca === undefined ? {} : { ca }),
    });
    let reason: 'closed' | 'unauthorised' = 'closed';
    socket.on('open', handlers.onOpen);
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.terminate();
      else handlers.onText(data.toString());
    });
    socket.on('ping', handlers.onAlive);
    socket.on('pong', handlers.onAlive);
    socket.on('unexpected-response', (request, response) => {
      if (response.statusCode === 401) reason = 'unauthorised';
      log.warning('live-refused', { status: response.statusCode ?? 0 });
      request.destroy();
      socket.terminate();
    });
    socket.on('error', (error) => log.info('live-error', { reason: error.message }));
    socket.on('close', (code) => handlers.onEnd(code === 4401 ? 'unauthorised' : reason));
    return {
      send: (text) => socket.send(text),
      ping: () => socket.ping(),
      terminate: () => socket.terminate(),
    };
  };
}
