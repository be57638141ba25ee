import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import type { ChannelAnswer, ChannelQuestion } from '#shared/messages/channel-administration.ts';
import { channelStateSchema, channelTestResultSchema, reportAddressSchema } from '#shared/messages/channels.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { Session } from '../session/session.ts';
import { askAsPerson, failed } from './ask-as-person.ts';
import type { IpcAnswers } from './handle.ts';

const base = '/api/v1/messages/channels';

/** Returns what main answers about mail servers and gateways: asked of the API each time; a secret passes through and is kept nowhere here. */
export function createChannelAnswers(
  client: ApiClient,
  session: Session,
  apiUrl: string,
): Pick<IpcAnswers, 'channels:ask'> {
  const ask = askAsPerson(client, session);

  async function answer(question: ChannelQuestion): Promise<ChannelAnswer> {
    switch (question.type) {
      case 'states': {
        const result = await ask(z.array(channelStateSchema), { method: 'GET', path: base });
        return result.type === 'ok' ? { type: 'states', states: result.value } : failed(result);
      }
      case 'setSecret': {
        const body = { secret: question.secret };
        const result = await ask(z.object({}), { method: 'POST', path: `${base}/${question.id}/secret`, body });
        return result.type === 'ok' ? { type: 'done' } : failed(result);
      }
      case 'test': {
        const body = { address: question.address };
        const path = `${base}/${question.id}/test`;
        const result = await ask(channelTestResultSchema, { method: 'POST', path, body });
        return result.type === 'ok' ? { type: 'tested', ...result.value } : failed(result);
      }
      case 'newReportAddress': {
        const path = `${base}/${question.id}/report-address`;
        const result = await ask(reportAddressSchema, { method: 'POST', path, body: {} });
        if (result.type !== 'ok') return failed(result);
        return { type: 'reportAddress', address: new URL(result.value.path, apiUrl).href };
      }
      default:
        return assertNever(question);
    }
  }
  return { 'channels:ask': answer };
}
