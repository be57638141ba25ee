import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  connectorLogEntrySchema,
  connectorSavedSchema,
  connectorSettingsSchema,
  keptConnectorSchema,
} from '#shared/connectors/administration.ts';
import { type Id, idSchema, newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import { can, canSomewhere } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db } from '../database/connect.ts';
import { databaseErrorOf } from '../database/errors.ts';
import { ApiFailure, notPermitted } from '../http/api-failure.ts';
import type { Authenticator } from '../session/authenticate.ts';
import { hashToken, newToken } from '../session/tokens.ts';
import type { Exchanges } from './exchanges.ts';
import { type KeptRow, readKept, readLog, shownConnector, storeConnector } from './kept-connectors.ts';
import type { SecretBox } from './secrets.ts';
import { bumpConnectors } from './states.ts';

export interface ConnectorRouteOptions {
  db: Db;
  authenticator: Authenticator;
  exchanges: Exchanges;
  secrets: SecretBox;
}

const notFound = new ApiFailure(404, { error: 'not-found', message: 'There is no such connector, or not for you.' });

/** Whether a person keeps all that a connector serves: of part of it nobody may change the whole. */
function keepsAll(actor: Actor, organisationIds: readonly OrganisationId[]): boolean {
  return organisationIds.every((organisationId) => can(actor, 'administration.write', organisationId));
}

/** Connectors for administrators: never synchronised, since of their address and secret nobody else has to know. */
export const connectorRoutes: FastifyPluginAsyncZod<ConnectorRouteOptions> = async (
  app,
  { db, authenticator, exchanges, secrets },
) => {
  app.addHook('onRequest', authenticator.require);
  app.addHook('preHandler', async (request) => {
    const { actor } = authenticator.of(request);
    if (!canSomewhere(actor, 'administration.write')) throw notPermitted('Connectors are for administrators.');
  });
  const common = { tags: ['telephony'], security: [{ accessToken: [] }] };
  const errors = { '4xx': apiErrorSchema, '5xx': apiErrorSchema };
  const params = z.object({ id: idSchema });

  async function own(request: FastifyRequest, id: Id): Promise<KeptRow> {
    const [row] = await readKept(db, id);
    if (row === undefined || !keepsAll(authenticator.of(request).actor, row.organisationIds)) throw notFound;
    return row;
  }

  async function audit(request: FastifyRequest, action: string, connectorId: Id): Promise<void> {
    const { actor, sessionId } = authenticator.of(request);
    await writeAudit(db, { userId: actor.userId, sessionId, action, subject: { connectorId } });
  }

  /** Has every process follow, this one at once, and returns the connector as it now is. */
  async function followed(id: Id, organisationIds: readonly OrganisationId[]) {
    await db.transaction().execute((tx) => bumpConnectors(tx, organisationIds));
    await exchanges.look();
    const [row] = await readKept(db, id);
    if (row === undefined) throw notFound;
    return await shownConnector(db, row);
  }

  app.get(
    '/',
    { schema: { ...common, summary: 'All connectors', response: { 200: z.array(keptConnectorSchema), ...errors } } },
    async (request) => {
      const { actor } = authenticator.of(request);
      const rows = (await readKept(db)).filter((row) => keepsAll(actor, row.organisationIds));
      return await Promise.all(rows.map((row) => shownConnector(db, row)));
    },
  );

  app.post(
    '/',
    {
      schema: {
        ...common,
        summary: 'A new connector; where its exchange pushes to is told once',
        body: connectorSettingsSchema,
        response: { 200: connectorSavedSchema, ...errors },
      },
    },
    async (request) => {
      const settings = request.body;
      if (!keepsAll(authenticator.of(request).actor, settings.organisationIds)) throw notPermitted('Not all yours.');
      const id = newId();
      const token = settings.kind === 'asterisk' ? null : newToken();
      await stored(() => storeConnector(db, secrets, { id, settings, before: null, token }));
      await audit(request, 'connector.create', id);
      return { connector: await followed(id, settings.organisationIds), path: pathOf(settings.kind, token) };
    },
  );

  app.post(
    '/:id',
    {
      schema: {
        ...common,
        summary: 'Changes a connector; without a secret the one before stays',
        params,
        body: connectorSettingsSchema,
        response: { 200: connectorSavedSchema, ...errors },
      },
    },
    async (request) => {
      const before = await own(request, request.params.id);
      const settings = request.body;
      if (!keepsAll(authenticator.of(request).actor, settings.organisationIds)) throw notPermitted('Not all yours.');
      // One that begins to push needs a token; one that goes on keeps its own.
      const token = settings.kind !== 'asterisk' && before.tokenHash === null ? newToken() : null;
      await stored(() => storeConnector(db, secrets, { id: before.id, settings, before, token }));
      await audit(request, 'connector.change', before.id);
      const touched = [...before.organisationIds, ...settings.organisationIds];
      return { connector: await followed(before.id, touched), path: pathOf(settings.kind, token) };
    },
  );

  app.post(
    '/:id/token',
    {
      schema: {
        ...common,
        summary: 'A new token; the one before holds no more',
        params,
        response: { 200: connectorSavedSchema, ...errors },
      },
    },
    async (request) => {
      const row = await own(request, request.params.id);
      if (row.kind === 'asterisk') throw invalid('It is connected to, and has no token.');
      const token = newToken();
      await db
        .updateTable('connectors')
        .set({ tokenHash: hashToken(token) })
        .where('id', '=', row.id)
        .execute();
      await audit(request, 'connector.token', row.id);
      return { connector: await followed(row.id, []), path: pathOf(row.kind, token) };
    },
  );

  app.get(
    '/:id/log',
    {
      schema: {
        ...common,
        summary: 'The last hundred things it told, and what became of them',
        params,
        response: { 200: z.array(connectorLogEntrySchema), ...errors },
      },
    },
    async (request) => await readLog(db, (await own(request, request.params.id)).name),
  );
};

const invalid = (message: string) => new ApiFailure(422, { error: 'invalid-request', message });

/** Does it; a name that is taken is the caller's to change. */
async function stored(store: () => Promise<void>): Promise<void> {
  try {
    await store();
  } catch (error) {
    if (databaseErrorOf(error)?.code === '23505') throw invalid('The name is taken.');
    throw error;
  }
}

/** Where an exchange pushes to, below the address of the API. */
function pathOf(kind: 'asterisk' | 'cti' | 'sipgate', token: string | null): string | null {
  if (token === null) return null;
  return `/api/v1/cti/${token}${kind === 'sipgate' ? '/sipgate' : ''}`;
}
