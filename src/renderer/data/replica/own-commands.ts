import type { CommandEnvelope, CommandOutcome, RefusedCommand } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { WaitingCommand } from './overlay.ts';

/** The person's commands: each is waiting, refused, or contained in the server rows, which forget it once it is answered. */
export class OwnCommands {
  waiting: readonly WaitingCommand[] = [];
  refused: readonly RefusedCommand[] = [];
  /** Contained in the rows before the server's answer was heard: it may still turn out refused. */
  private unanswered: readonly WaitingCommand[] = [];
  /** Commands journalled lately that are neither waiting nor refused any more. */
  private done: ReadonlySet<Id> = new Set();

  /** Whether this command is known as journalled. */
  knows(commandId: Id): boolean {
    const open = [this.waiting, this.unanswered, this.refused];
    return (
      this.done.has(commandId) || open.some((commands) => commands.some(({ envelope }) => envelope.id === commandId))
    );
  }

  /** Takes over the journal's account. */
  resume(
    waiting: readonly WaitingCommand[],
    refused: readonly RefusedCommand[],
    done: readonly Id[],
    at: Instant,
  ): void {
    this.done = new Set(done);
    this.waiting = waiting;
    this.unanswered = [];
    this.refused = refused;
    this.separateRefused(at);
  }

  /** A command has been journalled. */
  append(envelope: CommandEnvelope): WaitingCommand {
    const command: WaitingCommand = { envelope, outcome: null };
    this.waiting = [...this.waiting, command];
    return command;
  }

  /** The server has answered. Returns whether it refused any. */
  answer(outcomes: readonly CommandOutcome[], at: Instant): boolean {
    const bySeq = new Map(outcomes.map((outcome) => [outcome.seq, outcome]));
    this.waiting = [...this.unanswered, ...this.waiting].map((command) => ({
      ...command,
      outcome: bySeq.get(command.envelope.seq) ?? command.outcome,
    }));
    this.unanswered = [];
    return this.separateRefused(at);
  }

  /** The person has put a refused command aside. */
  discard(commandId: Id): void {
    this.refused = this.refused.filter(({ envelope }) => envelope.id !== commandId);
  }

  /** The rows contain every command up to this one. */
  contained(seq: number): void {
    const isContained = ({ envelope }: WaitingCommand) => envelope.seq <= seq;
    const unheard = this.waiting.filter((command) => isContained(command) && command.outcome === null);
    this.unanswered = [...this.unanswered, ...unheard];
    this.waiting = this.waiting.filter((command) => !isContained(command));
  }

  private separateRefused(refusedAt: Instant): boolean {
    const still: WaitingCommand[] = [];
    const refused = [...this.refused];
    for (const command of this.waiting) {
      const { envelope, outcome } = command;
      if (outcome?.status !== 'refused') still.push(command);
      else if (!refused.some((known) => known.envelope.id === envelope.id)) {
        refused.push({ envelope, code: outcome.code, details: outcome.details, refusedAt });
      }
    }
    const hasRefused = still.length < this.waiting.length;
    this.waiting = still;
    this.refused = refused;
    return hasRefused;
  }
}
