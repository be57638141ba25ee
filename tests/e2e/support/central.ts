import { z } from 'zod';
import { schemaVersion } from '#shared/commands/envelope.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import { idSchema, newId } from '#shared/identity/ids.ts';
import { sessionTokensSchema } from '#shared/session/protocol.ts';
import { type Row, type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { pushResponseSchema } from '#shared/sync/protocol.ts';
import { snapshotParts } from '../../integration/support/snapshot-parts.ts';
import type { Account, Api } from './api.ts';

const devicesSchema = z.array(z.object({ id: idSchema, current: z.boolean() }));

/** The central API asked directly, past every workstation: what it holds is what a test believes. */
export class Central {
  readonly #url: string;
  readonly #authorization: { readonly authorization: string };

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#authorization = { authorization: `Bearer ${token}` };
  }

  /** Signs in on a device of its own. */
  static async signIn(api: Api, { username, password }: Pick<Account, 'username' | 'password'>): Promise<Central> {
    const answer = await fetch(`${api.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password, deviceName: 'another device' }),
    });
    return new Central(api.url, sessionTokensSchema.parse(await answer.json()).accessToken);
  }

  /** Returns every row of a kind that the person may see. */
  async rows<K extends RowKind>(kind: K): Promise<Row<K>[]> {
    const answer = await fetch(`${this.#url}/api/v1/sync/snapshot`, {
      method: 'POST',
      headers: { ...this.#authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: newId(), schemaVersion, resume: null }),
    });
    if (!answer.ok) throw new Error(`The snapshot was answered ${answer.status}: ${await answer.text()}`);
    const parts = snapshotParts(Buffer.from(await answer.arrayBuffer()));
    if (parts.at(-1)?.line.type !== 'end') throw new Error('The snapshot broke off.');
    const schema = z.array(rowSchemas[kind]);
    return parts.flatMap(({ line, rows }) =>
      line.type === 'rows' && line.kind === kind ? schema.parse(rows) : [],
    ) as Row<K>[];
  }

  /** Does something as the person, from a device of its own; throws when it is refused. */
  async execute<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<void> {
    const [clientId, at] = [newId(), new Date().toISOString()];
    const answer = await fetch(`${this.#url}/api/v1/sync/push`, {
      method: 'POST',
      headers: { ...this.#authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        clientId,
        commands: [{ id: newId(), clientId, seq: 1, name, args, at, schemaVersion }],
      }),
    });
    const { outcomes } = pushResponseSchema.parse(await answer.json());
    if (outcomes[0]?.status !== 'applied') throw new Error(`${name} was not done: ${JSON.stringify(outcomes)}`);
  }

  /** Ends the person's session on every other device, as one does with a lost computer. */
  async signOutOtherDevices(): Promise<void> {
    const devices = devicesSchema.parse(JSON.parse(await this.#get('/session/devices')));
    for (const { id } of devices.filter(({ current }) => !current)) {
      const answer = await fetch(`${this.#url}/api/v1/session/devices/${id}`, {
        method: 'DELETE',
        headers: this.#authorization,
      });
      if (!answer.ok) throw new Error(`A device was not signed out: ${answer.status}`);
    }
  }

  async #get(path: string): Promise<string> {
    const answer = await fetch(`${this.#url}/api/v1${path}`, { headers: this.#authorization });
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return await answer.text();
  }
}
