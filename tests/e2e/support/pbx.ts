import { randomUUID } from 'node:crypto';
import type { CallCause } from '#shared/calls/schema.ts';
import type { Api } from './api.ts';

/** A call as the telephone exchange of the test sees it. */
export interface PbxCall {
  readonly callId: string;
  readonly from: string;
  readonly to: string;
}

/** The telephone exchange of a test: sends events through the public CTI endpoint, as any exchange would. */
export class Pbx {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** A caller dials `to`; the call rings until it is answered or hung up. */
  async newCall(call: { from: string; to: string; queue?: string }): Promise<PbxCall> {
    const { from, to, queue } = call;
    const made = { callId: randomUUID(), from, to };
    await this.send({ event: 'newCall', ...made, direction: 'in', ...(queue === undefined ? {} : { queue }) });
    return made;
  }

  async answer(call: PbxCall, answeringNumber: string): Promise<void> {
    await this.send({ event: 'answer', ...call, direction: 'in', answeringNumber });
  }

  async hangUp(call: PbxCall, cause: CallCause = 'normalClearing'): Promise<void> {
    await this.send({ event: 'hangup', ...call, direction: 'in', cause });
  }

  /** Sends any body and returns the response, for events that must be refused. */
  async post(body: unknown, token: string = this.#api.ctiToken): Promise<Response> {
    return await fetch(`${this.#api.url}/api/v1/cti/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async send(event: Record<string, string>): Promise<void> {
    const response = await this.post(event);
    if (!response.ok) throw new Error(`CTI event refused: ${response.status} ${await response.text()}`);
  }
}
