import { type CommandEnvelope, schemaVersion } from '../../../src/shared/commands/envelope.ts';
import type { CommandArgs, CommandName } from '../../../src/shared/commands/registry.ts';
import { type Id, newId } from '../../../src/shared/identity/ids.ts';
import { type SessionTokens, sessionTokensSchema } from '../../../src/shared/session/protocol.ts';
import type { Row, RowKind } from '../../../src/shared/sync/kinds.ts';
import {
  type Change,
  type Cursors,
  changesSchema,
  type PullResponse,
  type PushResponse,
  pullResponseSchema,
  pushResponseSchema,
  type SnapshotResume,
} from '../../../src/shared/sync/protocol.ts';
import { accessFingerprint } from '../../../src/shared/users/permissions.ts';
import { type AccountName, accounts, password } from './rows.ts';
import { type SnapshotPart, snapshotParts } from './snapshot-parts.ts';

export async function post(url: string, path: string, body: unknown, token?: string): Promise<Response> {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
}

export async function signIn(url: string, name: AccountName): Promise<SessionTokens> {
  const { username } = accounts[name];
  const answer = await post(url, '/session', { username, password, deviceName: 'test' });
  return sessionTokensSchema.parse(await answer.json());
}

type CommandChange = Partial<Pick<CommandEnvelope, 'id' | 'at' | 'seq' | 'schemaVersion'>>;

/** A workstation as the API sees it: it signs in, counts its commands, pushes and pulls. */
export class TestClient {
  readonly url: string;
  readonly tokens: SessionTokens;
  readonly clientId: Id;
  #seq = 0;

  constructor(url: string, tokens: SessionTokens, clientId = newId()) {
    this.url = url;
    this.tokens = tokens;
    this.clientId = clientId;
  }

  static async signedIn(url: string, name: AccountName, clientId?: Id): Promise<TestClient> {
    return new TestClient(url, await signIn(url, name), clientId);
  }

  /** Returns the next command of this client, not sent. */
  command<N extends CommandName>(name: N, args: CommandArgs<N>, change: CommandChange = {}): CommandEnvelope {
    this.#seq = change.seq ?? this.#seq + 1;
    return {
      id: newId(),
      clientId: this.clientId,
      name,
      args,
      at: new Date().toISOString(),
      schemaVersion,
      ...change,
      seq: this.#seq,
    };
  }

  async post(path: string, body: unknown): Promise<Response> {
    return await post(this.url, path, body, this.tokens.accessToken);
  }

  async push(...commands: CommandEnvelope[]): Promise<PushResponse> {
    const answer = await this.post('/sync/push', { clientId: this.clientId, commands });
    if (!answer.ok) throw new Error(`Push was answered ${answer.status}: ${await answer.text()}`);
    return pushResponseSchema.parse(await answer.json());
  }

  async pull(incarnation: Id | null, cursors: Cursors, limit = 500): Promise<PullResponse> {
    const answer = await this.post('/sync/pull', {
      clientId: this.clientId,
      incarnation,
      access: accessFingerprint(this.tokens.actor),
      cursors,
      limit,
      schemaVersion,
    });
    if (!answer.ok) throw new Error(`Pull was answered ${answer.status}: ${await answer.text()}`);
    return pullResponseSchema.parse(await answer.json());
  }

  /** Asks for a snapshot; the answer is a stream, not read yet. */
  async askSnapshot(resume: SnapshotResume | null = null, signal?: AbortSignal): Promise<Response> {
    return await fetch(`${this.url}/api/v1/sync/snapshot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.tokens.accessToken}` },
      body: JSON.stringify({ clientId: this.clientId, schemaVersion, resume }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  /** Returns a whole snapshot, or what `resume` says is missing. */
  async snapshot(resume: SnapshotResume | null = null): Promise<SnapshotPart[]> {
    const answer = await this.askSnapshot(resume);
    if (!answer.ok) throw new Error(`Snapshot was answered ${answer.status}: ${await answer.text()}`);
    return snapshotParts(Buffer.from(await answer.arrayBuffer()));
  }
}

/** Returns the changes of a page or of a line of a snapshot. */
export function changesOf({ changes }: { changes: string }): Change[] {
  return changesSchema.parse(JSON.parse(changes));
}

/** Everything a client knows, by kind and identifier. */
export class TestReplica {
  readonly rows = new Map<string, unknown>();
  incarnation: Id | null = null;
  cursors: Cursors = {};
  containedSeq = 0;

  async fill(client: TestClient): Promise<void> {
    this.takeParts(await client.snapshot());
  }

  /** Takes parts of a snapshot, the whole or as many as have come. */
  takeParts(parts: readonly SnapshotPart[]): void {
    for (const { line, rows } of parts) {
      if (line.type === 'begin') {
        if (!line.resumed) this.rows.clear();
        this.incarnation = line.incarnation;
        this.cursors = line.cursors;
        this.containedSeq = line.containedSeq;
      }
      if (line.type === 'changes') for (const change of changesOf(line)) this.#take(change);
      if (line.type === 'rows') for (const row of rows) this.#put(line.kind, row);
    }
  }

  /** Pulls until there is no more; returns the changes of each page. */
  async catchUp(client: TestClient, limit?: number): Promise<Change[][]> {
    const pages: Change[][] = [];
    for (;;) {
      const page = await client.pull(this.incarnation, this.cursors, limit);
      if (page.type !== 'page') throw new Error(`A snapshot is required: ${page.reason}`);
      const changes = changesOf(page);
      for (const change of changes) this.#take(change);
      this.cursors = page.cursors;
      this.containedSeq = page.containedSeq;
      pages.push(changes);
      if (!page.more) return pages;
    }
  }

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.rows.get(`${kind}:${id}`) as Row<K> | undefined;
  }

  /** A row that went to another organisation stays when it has come from there already. */
  #take(change: Change): void {
    if (change.type === 'put') {
      this.#put(change.kind, change.row);
      return;
    }
    const held = this.rows.get(`${change.kind}:${change.id}`) as { organisationId: string } | undefined;
    if (held?.organisationId === change.organisationId) this.rows.delete(`${change.kind}:${change.id}`);
  }

  #put(kind: RowKind, row: unknown): void {
    this.rows.set(`${kind}:${(row as { id: Id }).id}`, row);
  }
}
