import type { CommandOutcome } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { type MainToWorker, mainToWorkerSchema, type WorkerToMain } from '#shared/replica/port-protocol.ts';
import { payloadChecksum } from '#shared/sync/checksum.ts';
import type { PullResponse, PushRequest, SnapshotLine } from '#shared/sync/protocol.ts';
import type { ApiResult } from '../api/api-client.ts';
import type { SyncApi } from '../sync/sync-api.ts';
import type { WorkerPort } from '../sync/worker-link.ts';

/** A central API for tests of the sync client: executes each number once and can be taken away, restored or made to refuse. */
export class FakeSyncApi implements SyncApi {
  readonly incarnation = newId();
  fault: Exclude<ApiResult<never>, { type: 'ok' }> | { type: 'ended' } | null = null;
  /** Answers get lost after the commands have been carried out. */
  losesAnswers = false;
  refuse = new Set<Id>();
  executed = new Map<Id, { id: Id; outcome: CommandOutcome }[]>();
  pulls = 0;
  snapshots = 0;
  snapshotText = () => this.lines().map((line) => `${JSON.stringify(line)}\n`);

  executedIds(): Id[] {
    return [...this.executed.values()].flat().map(({ id }) => id);
  }

  async push({ clientId, commands }: PushRequest) {
    if (this.fault !== null) return this.fault;
    const log = this.executed.get(clientId) ?? [];
    this.executed.set(clientId, log);
    const outcomes: CommandOutcome[] = [];
    for (const { id, seq } of commands) {
      if (seq > log.length + 1) break;
      if (seq === log.length + 1) {
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

  async pull({ clientId, incarnation }: { clientId: Id; incarnation: Id | null }) {
    if (this.fault !== null) return this.fault;
    this.pulls += 1;
    const value: PullResponse =
      incarnation === null
        ? { type: 'snapshot-required', reason: 'first' }
        : {
            type: 'page',
            incarnation: this.incarnation,
            changes: [],
            cursors: { burlov: 1 },
            containedSeq: this.executed.get(clientId)?.length ?? 0,
            more: false,
            checksum: payloadChecksum([]),
          };
    return { type: 'ok' as const, value };
  }

  async snapshot() {
    if (this.fault !== null) return this.fault;
    this.snapshots += 1;
    const pieces = this.snapshotText().map((text) => new TextEncoder().encode(text));
    const value = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    return { type: 'ok' as const, value };
  }

  lines(): SnapshotLine[] {
    const { incarnation } = this;
    const containedSeq = Math.max(0, ...[...this.executed.values()].map((log) => log.length));
    return [
      { type: 'begin', incarnation, access: 'x', cursors: { burlov: 1 }, containedSeq, total: 0, schemaVersion: 1 },
      { type: 'rows', kind: 'tickets', rows: [], checksum: payloadChecksum([]) },
      { type: 'end', total: 0 },
    ];
  }
}

/** A replica worker for tests: stores nothing, answers as the protocol says, and remembers what it was told. */
export class FakeWorker {
  readonly heard: MainToWorker[] = [];
  /** Says nothing any more, like one whose process hangs. */
  mute = false;
  closed = false;
  incarnation: Id | null = null;
  #onMessage: (data: unknown) => void = () => undefined;
  #onClose: () => void = () => undefined;
  #begin: Extract<SnapshotLine, { type: 'begin' }> | null = null;

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
    return this.heard.map((message) => (message.type === 'snapshot' ? `snapshot-${message.line.type}` : message.type));
  }

  say(message: WorkerToMain | { type: 'nonsense' }): void {
    this.#onMessage(structuredClone(message));
  }

  die(): void {
    this.#onClose();
  }

  #answer(message: MainToWorker): void {
    if (message.type === 'hello') {
      this.say({ type: 'ready', incarnation: this.incarnation, access: 'x', cursors: {}, containedSeq: 0 });
    }
    if (message.type === 'snapshot' && message.line.type === 'begin') this.#begin = message.line;
    if (message.type === 'snapshot' && message.line.type === 'end' && this.#begin !== null) {
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
