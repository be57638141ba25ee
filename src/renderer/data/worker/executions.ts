import type { Id } from '#shared/identity/ids.ts';
import type { MainToWorker, WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ExecuteResult } from '../data-client.ts';
import type { Replica } from '../replica/replica.ts';
import type { CheckedQuestions } from './checked-questions.ts';
import { inWords } from './in-words.ts';

export interface CommandRequest {
  requestId: Id;
  name: string;
  args: unknown;
  at: Instant;
  /** The refused command that this one corrects. */
  replaces: Id | null;
}

type AppendAnswer = Extract<MainToWorker, { type: 'appended' | 'appendFailed' }>;

const notSaved: ExecuteResult = { status: 'not-saved', reason: 'not-ready' };

/**
 * Does what a person asks, one after the other: judge on what is known, have it journalled, show it. The next is judged
 * when the one before it shows, so two in a row never decide on the same old rows.
 */
export class Executions {
  private readonly replica: Replica;
  private readonly toMain: (message: WorkerToMain) => void;
  private readonly questions: Pick<CheckedQuestions, 'refreshLater' | 'hold' | 'release'>;
  private last: Promise<unknown> = Promise.resolve();
  private inFlight: { request: CommandRequest; settle: (result: ExecuteResult) => void } | null = null;

  constructor(
    replica: Replica,
    toMain: (message: WorkerToMain) => void,
    questions: Pick<CheckedQuestions, 'refreshLater' | 'hold' | 'release'>,
  ) {
    this.replica = replica;
    this.toMain = toMain;
    this.questions = questions;
  }

  /** Never rejects: a command whose own code fails is not saved, as nothing was written, and the next is done all the same. */
  execute(request: CommandRequest): Promise<ExecuteResult> {
    const result = this.last
      .then(() => this.run(request))
      .catch((error: unknown): ExecuteResult => {
        this.toMain({ type: 'fault', about: 'rules', detail: `${request.name}: ${inWords(error)}` });
        return notSaved;
      });
    this.last = result;
    return result;
  }

  /** The journal has answered. What else it means for what is shown waits until the person has heard it. */
  settle(answer: AppendAnswer): void {
    const asked = this.inFlight?.request;
    const isAsked = asked?.requestId === answer.requestId;
    if (answer.type === 'appended') {
      this.replica.append(answer.envelope);
      // The journal has put it aside in the same write.
      if (isAsked && asked.replaces !== null) this.replica.discardRefused(asked.replaces);
      this.questions.refreshLater();
    }
    if (!isAsked) return;
    this.finish(
      answer.type === 'appended'
        ? { status: 'saved', commandId: answer.requestId }
        : { status: 'not-saved', reason: answer.reason },
    );
  }

  /**
   * Main has begun anew, with the journal's account. What was in flight and is not in it may still be on its way into the
   * journal: it is asked for again, as the journal takes a command once. To call it not saved would let a person do it twice.
   */
  reconnected(): void {
    if (this.inFlight === null) return;
    const { request } = this.inFlight;
    if (this.replica.knows(request.requestId)) this.finish({ status: 'saved', commandId: request.requestId });
    else this.ask(request);
  }

  private run(request: CommandRequest): Promise<ExecuteResult> {
    const { requestId, name, args, at } = request;
    if (this.replica.knows(requestId)) return Promise.resolve({ status: 'saved', commandId: requestId });
    const decision = this.replica.judge(name, args, requestId, at);
    if (decision.type === 'refused') {
      return Promise.resolve({ status: 'refused', code: decision.code, details: decision.details });
    }
    return new Promise((settle) => {
      this.inFlight = { request, settle };
      this.questions.hold();
      this.ask(request);
    });
  }

  private ask({ requestId, name, args, at, replaces }: CommandRequest): void {
    this.toMain({ type: 'append', requestId, name, args, at, replaces });
  }

  private finish(result: ExecuteResult): void {
    const settled = this.inFlight;
    this.inFlight = null;
    this.questions.release();
    settled?.settle(result);
  }
}
