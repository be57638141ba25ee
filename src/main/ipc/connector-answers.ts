import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import {
  type ConnectorAnswer,
  type ConnectorQuestion,
  connectorLogEntrySchema,
  connectorSavedSchema,
  keptConnectorSchema,
} from '#shared/connectors/administration.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { Session } from '../session/session.ts';
import { askAsPerson, failed } from './ask-as-person.ts';
import type { IpcAnswers } from './handle.ts';

const base = '/api/v1/connectors';

/** Returns what main answers about connectors: asked of the API each time, nothing of it is kept here. */
export function createConnectorAnswers(client: ApiClient, session: Session): Pick<IpcAnswers, 'connectors:ask'> {
  const ask = askAsPerson(client, session);

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
