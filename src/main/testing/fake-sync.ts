import { crc32 } from 'node:zlib';
import { type CommandOutcome, schemaVersion } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { type MainToWorker, mainToWorkerSchema, type WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { ServerInfo } from '#shared/session/protocol.ts';
import { checksum } from '#shared/sync/checksum.ts';
import type {
  PullRequest,
  PullResponse,
  PushRequest,
  SnapshotBegin,
  SnapshotLine,
  SnapshotRequest,
  SnapshotResume,
} from '#shared/sync/protocol.ts';
import type { ApiResult } from '../api/api-client.ts';
import type { SyncApi } from '../sync/sync-api.ts';
import type { WorkerPort } from '../sync/worker-link.ts';

/** A central API for tests of the sync client: executes each number once and can be taken away, restored or made to refuse. */
export class FakeSyncApi implements SyncApi {
  incarnation = newId();
  fault: Exclude<ApiResult<never>, { type: 'ok' }> | { type: 'ended' } | null = null;
  /** Answers get lost after the commands have been carried out. */
  losesAnswers = false;
  refuse = new Set<Id>();
  /** Commands that are answered with 400, whatever number they have. */
  poison = new Set<Id>();
  /** What was carried out, in order; a command known from an earlier client is not done again. */
  effects: Id[] = [];
  backupIntervalHours = 72;
  executed = new Map<Id, { id: Id; outcome: CommandOutcome }[]>();
  pulls = 0;
  snapshots: SnapshotRequest[] = [];

  /** The pieces of a snapshot stream: the begin, one block of rows, the end. */
  snapshotPieces = (): Uint8Array[] => {
    const { incarnation } = this;
    const request = this.snapshots.at(-1);
    const containedSeq = this.executed.get(request?.clientId ?? '')?.length ?? 0;
    const resumed = request?.resume != null;
    const bytes = Buffer.from('{"id":"x"}\n');
    const checksum = crc32(bytes).toString(16).padStart(8, '0');
    return [
      line({
        type: 'begin',
        incarnation,
        access: 'x',
        cursors: { burlov: 1 },
        containedSeq,
        total: 1,
        schemaVersion,
        resumed,
      }),
      line({ type: 'rows', kind: 'tickets', count: 1, bytes: bytes.length, checksum }),
      bytes,
      line({ type: 'end', total: 1 }),
    ];
  };

  executedIds(): Id[] {
    return [...this.executed.values()].flat().map(({ id }) => id);
  }

  async server() {
    if (this.fault !== null) return this.fault;
    const value: ServerInfo = {
      product: 'vaxelbord',
      version: '0',
      incarnation: this.incarnation,
      schemaVersion,
      oldestAcceptedSchemaVersion: schemaVersion,
      backupIntervalHours: this.backupIntervalHours,
      demoAccounts: [],
    };
    return { type: 'ok' as const, value };
  }

  async push({ clientId, commands }: PushRequest) {
    if (this.fault !== null) return this.fault;
    const log = this.executed.get(clientId) ?? [];
    this.executed.set(clientId, log);
    const outcomes: CommandOutcome[] = [];
    for (const { id, seq } of commands) {
      if (seq > log.length + 1) break;
      if (seq === log.length + 1) {
        if (this.poison.has(id)) {
          return { type: 'failed' as const, status: 400, error: 'invalid-request' as const, retryAfterSeconds: null };
        }
        if (!this.refuse.has(id) && !this.effects.includes(id)) this.effects.push(id);
        const outcome: CommandOutcome = this.refuse.has(id)
          ? { seq, status: 'refused', code: 'not-found', details: {} }
          : { seq, status: 'applied' };
        log.push({ id, outcome });
      }
      const recorded = log[seq - 1];
      if (recorded !== undefined) outcomes.push(recorded.outcome);
    }
    if (this.losesAnswers) return { type: 'unreachable' as const };
    return { type: 'ok' as const, value: { outcomes, expectedSeq: log.length + 1 } };
  }

  async pull({ clientId, incarnation }: PullRequest, _signal?: AbortSignal): ReturnType<SyncApi['pull']> {
    if (this.fault !== null) return this.fault;
    this.pulls += 1;
    const value: PullResponse =
      incarnation === null
        ? { type: 'snapshot-required', reason: 'first' }
        : incarnation !== this.incarnation
          ? { type: 'snapshot-required', reason: 'incarnation-changed' }
          : {
              type: 'page',
              incarnation: this.incarnation,
              changes: '[]',
              cursors: { burlov: 1 },
              containedSeq: this.executed.get(clientId)?.length ?? 0,
              more: false,
              checksum: checksum('[]'),
            };
    return { type: 'ok' as const, value };
  }

  async snapshot(request: SnapshotRequest) {
    if (this.fault !== null) return this.fault;
    this.snapshots.push(request);
    const pieces = this.snapshotPieces();
    const value = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    return { type: 'ok' as const, value };
  }
}

const line = (one: SnapshotLine) => Buffer.from(`${JSON.stringify(one)}\n`);

/** A replica worker for tests: stores nothing, answers as the protocol says, and remembers what it was told. */
export class FakeWorker {
  readonly heard: MainToWorker[] = [];
  /** Says nothing any more, like one whose process hangs. */
  mute = false;
  closed = false;
  /** Has not got around to hellos yet. */
  isSlow = false;
  /** Finds every block of rows damaged, and hears no more of that stream. */
  refusesRows = false;
  incarnation: Id | null = null;
  /** The rows know of more than the journal: told with the next hello. */
  lostJournal: Id | null = null;
  /** A broken snapshot it can go on from. */
  incoming: SnapshotResume | null = null;
  #onMessage: (data: unknown) => void = () => undefined;
  #onClose: () => void = () => undefined;
  #begin: SnapshotBegin | null = null;

  readonly port: WorkerPort = {
    post: (message) => {
      const parsed = mainToWorkerSchema.parse(structuredClone(message));
      this.heard.push(parsed);
      if (!this.mute) this.#answer(parsed);
    },
    listen: (onMessage, onClose) => {
      this.#onMessage = onMessage;
      this.#onClose = onClose;
    },
    close: () => {
      this.closed = true;
    },
  };

  types(): string[] {
    return this.heard.map((message) => message.type);
  }

  say(message: WorkerToMain | { type: 'nonsense' }): void {
    this.#onMessage(structuredClone(message));
  }

  die(): void {
    this.#onClose();
  }

  #answer(message: MainToWorker): void {
    if (message.type === 'hello' && !this.isSlow) {
      const { incarnation, incoming } = this;
      const { lostJournal } = this;
      this.lostJournal = null;
      this.say({ type: 'ready', incarnation, access: 'x', cursors: {}, containedSeq: 0, lostJournal, incoming });
    }
    if (message.type === 'snapshotBegin') this.#begin = message.begin;
    if (message.type === 'snapshotRows' && this.refusesRows) {
      this.#begin = null;
      this.say({ type: 'replicaDamaged', cause: 'damaged', detail: 'a block' });
    }
    if (message.type === 'snapshotRows' && this.#begin !== null) {
      const { incarnation, access, cursors, total } = this.#begin;
      this.incoming = { incarnation, access, cursors, kind: message.kind, afterId: newId() };
      this.say({ type: 'snapshotProgress', done: message.count, total, incoming: this.incoming });
    }
    if (message.type === 'snapshotEnd' && this.#begin !== null) {
      this.incoming = null;
      this.#applied(this.#begin.incarnation, this.#begin.containedSeq);
    }
    if (message.type === 'pull' && message.response.type === 'page') {
      this.#applied(message.response.incarnation, message.response.containedSeq);
    }
  }

  #applied(incarnation: Id, containedSeq: number): void {
    this.incarnation = incarnation;
    this.say({ type: 'pageApplied', incarnation, access: 'x', cursors: { burlov: 1 }, containedSeq, more: false });
  }
}
