import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { newId } from '#shared/identity/ids.ts';
import type { ServerInfo } from '#shared/session/protocol.ts';
import { attachmentRoutes } from './attachments/routes.ts';
import type { Switching } from './connectors/carry-out.ts';
import type { Exchanges } from './connectors/exchanges.ts';
import { connectorRoutes } from './connectors/routes.ts';
import type { SecretBox } from './connectors/secrets.ts';
import { ctiRoutes } from './cti/routes.ts';
import type { Db } from './database/connect.ts';
import { healthRoutes } from './health/routes.ts';
import { answerError, registerErrorHandler } from './http/error-handler.ts';
import type { LiveHub } from './live/hub.ts';
import { liveRoutes } from './live/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { createAuthenticator } from './session/authenticate.ts';
import { sessionRoutes } from './session/routes.ts';
import { serverInfoRoutes } from './session/server-info-routes.ts';
import { syncRoutes } from './sync/routes.ts';

export interface AppOptions {
  db: Db;
  hub: LiveHub;
  switching: Switching;
  exchanges: Exchanges;
  secrets: SecretBox;
  logger: FastifyBaseLogger;
  info: ServerInfo;
  /** Whether the address of a caller is told by a load balancer in front (X-Forwarded-For). */
  trustProxy: boolean;
}

const bodyLimit = 1024 * 1024;
const largestFrame = 64 * 1024;

/** Returns the API with all its routes, not listening yet. */
export async function buildApp({
  db,
  hub,
  switching,
  exchanges,
  secrets,
  logger,
  info,
  trustProxy,
}: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    genReqId: () => newId(),
    frameworkErrors: answerError,
    bodyLimit,
    trustProxy,
    // Keep-alive connections must not hold up a shutdown.
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerErrorHandler(app);

  await app.register(rateLimit, { global: false });
  await app.register(compress, {
    global: true,
    threshold: 4_096,
    // Half the work of the usual 6 for a seventh more bytes, measured on pages of tickets: large answers wait for this.
    zlibOptions: { level: 3 },
    encodings: ['gzip'],
    customTypes: /json|ndjson|html/,
  });
  await app.register(formbody, { bodyLimit });
  await app.register(websocket, { options: { maxPayload: largestFrame } });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Växelbord', description: 'The central API of Växelbord.', version: info.version },
      components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });

  const authenticator = createAuthenticator(db);
  await app.register(healthRoutes, { db });
  await app.register(serverInfoRoutes, { prefix: '/api/v1/server', info });
  await app.register(sessionRoutes, { prefix: '/api/v1/session', db, authenticator });
  await app.register(syncRoutes, { prefix: '/api/v1/sync', db, incarnation: info.incarnation, authenticator });
  await app.register(attachmentRoutes, { prefix: '/api/v1/attachments', db, authenticator });
  await app.register(liveRoutes, { prefix: '/api/v1/live', db, hub, switching, authenticator });
  await app.register(messageRoutes, { prefix: '/api/v1/messages', db, authenticator, secrets });
  await app.register(connectorRoutes, { prefix: '/api/v1/connectors', db, authenticator, exchanges, secrets });
  await app.register(ctiRoutes, { prefix: '/api/v1/cti', db });
  return app;
}
