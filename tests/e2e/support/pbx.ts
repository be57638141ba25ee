import { randomUUID } from 'node:crypto';
import type { CallCause } from '#shared/calls/schema.ts';
import type { Api } from './api.ts';

/** What the format says where a caller hides the number. */
const hiddenNumber = 'anonymous';

/** A call as the telephone exchange of the test sees it. */
export interface PbxCall {
  readonly callId: string;
  /** Null: the caller hides the number. */
  readonly from: string | null;
  readonly to: string;
}

/** The telephone exchange of a test: sends events through the public CTI endpoint, as any exchange would. */
export class Pbx {
  readonly #api: Api;
  readonly #goingOn = new Map<string, PbxCall>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** A caller dials `to`; the call rings until it is answered or hung up. */
  async newCall(call: { from: string | null; to: string; queue?: string }): Promise<PbxCall> {
    const { from, to, queue } = call;
    const made = { callId: randomUUID(), from, to };
    await this.#tell('newCall', made, queue === undefined ? {} : { queue });
    this.#goingOn.set(made.callId, made);
    return made;
  }

  async answer(call: PbxCall, answeringNumber: string): Promise<void> {
    await this.#tell('answer', call, { answeringNumber });
  }

  async hangUp(call: PbxCall, cause: CallCause = 'normalClearing'): Promise<void> {
    this.#goingOn.delete(call.callId);
    await this.#tell('hangup', call, { cause });
  }

  /** Ends what this exchange still has going on. */
  async hangUpAll(): Promise<void> {
    for (const call of [...this.#goingOn.values()]) await this.hangUp(call);
  }

  /** Sends any body and returns the response, for events that must be refused. */
  async post(body: unknown, token: string = this.#api.ctiToken): Promise<Response> {
    return await fetch(`${this.#api.url}/api/v1/cti/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #tell(event: string, { callId, from, to }: PbxCall, more: Record<string, string>): Promise<void> {
    const response = await this.post({ event, callId, from: from ?? hiddenNumber, to, direction: 'in', ...more });
    if (!response.ok) throw new Error(`CTI event refused: ${response.status} ${await response.text()}`);
  }
}
