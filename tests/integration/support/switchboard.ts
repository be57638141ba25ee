import { ctiToken, queues } from './rows.ts';

/** Sends a body as JSON to the switchboard's address. */
export async function sendEvent(url: string, body: unknown, token = ctiToken): Promise<Response> {
  return await fetch(`${url}/api/v1/cti/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

type EventName = 'newCall' | 'answer' | 'hangup';

/** Returns an event of a call to Burlöv's queue from a number reserved for fiction. */
export function callEvent(event: EventName, callId: string, change: Record<string, unknown> = {}) {
  return {
    event,
    from: '0701740605',
    to: queues.burlov.number,
    direction: 'in',
    callId,
    ...(event === 'hangup' ? { cause: 'normalClearing' } : {}),
    ...change,
  };
}
