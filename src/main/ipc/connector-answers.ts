import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import {
  type ConnectorAnswer,
  type ConnectorQuestion,
  connectorLogEntrySchema,
  connectorSavedSchema,
  keptConnectorSchema,
} from '#shared/connectors/administration.ts';
import type { ApiClient, ApiRequest, ApiResult } from '../api/api-client.ts';
import type { Session } from '../session/session.ts';
import { SessionAccess } from '../session/session-access.ts';
import type { IpcAnswers } from './handle.ts';

const base = '/api/v1/connectors';

/** Returns what main answers about connectors: asked of the API each time, nothing of it is kept here. */
export function createConnectorAnswers(client: ApiClient, session: Session): Pick<IpcAnswers, 'connectors:ask'> {
  async function ask<S extends z.ZodType>(
    schema: S,
    request: Omit<ApiRequest, 'token'>,
  ): Promise<ApiResult<z.infer<S>>> {
    const { state } = session;
    if (state.type !== 'signed-in') return { type: 'unreachable' };
    const access = new SessionAccess(session, state.actor.userId);
    const result = await access.authorised((token) => client.ask(schema, { ...request, token }));
    return result.type === 'ended' ? { type: 'unreachable' } : result;
  }

  async function answer(question: ConnectorQuestion): Promise<ConnectorAnswer> {
    switch (question.type) {
      case 'list': {
        const result = await ask(z.array(keptConnectorSchema), { method: 'GET', path: base });
        return result.type === 'ok' ? { type: 'list', connectors: result.value } : failed(result);
      }
      case 'log': {
        const path = `${base}/${question.id}/log`;
        const result = await ask(z.array(connectorLogEntrySchema), { method: 'GET', path });
        return result.type === 'ok' ? { type: 'log', entries: result.value } : failed(result);
      }
      case 'save': {
        const path = question.id === null ? base : `${base}/${question.id}`;
        const result = await ask(connectorSavedSchema, { method: 'POST', path, body: question.settings });
        return result.type === 'ok' ? { type: 'saved', saved: result.value } : failed(result);
      }
      case 'renewToken': {
        const result = await ask(connectorSavedSchema, { method: 'POST', path: `${base}/${question.id}/token` });
        return result.type === 'ok' ? { type: 'saved', saved: result.value } : failed(result);
      }
      default:
        return assertNever(question);
    }
  }
  return { 'connectors:ask': answer };
}

function failed(result: Exclude<ApiResult<unknown>, { type: 'ok' }>): ConnectorAnswer {
  if (result.type === 'unreachable') return { type: 'failed', reason: 'unreachable' };
  if (result.error === 'not-permitted' || result.error === 'not-found') {
    return { type: 'failed', reason: 'not-permitted' };
  }
  return { type: 'failed', reason: result.error === 'invalid-request' ? 'invalid' : 'failed' };
}
