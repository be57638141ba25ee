import type { WebSocket } from 'ws';
import type { LiveServerFrame, QueueFigures } from '#shared/live/protocol.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { canSee, seesAllQueues } from '#shared/sync/visibility.ts';
import { organisationsOf, organisationsWith } from '#shared/users/permissions.ts';
import type { SignedIn } from '../session/signed-in.ts';

/** Bytes waiting in a socket; who is further behind is cut off and begins anew with a snapshot. */
const backlogLimit = 4 * 1024 * 1024;

/** WebSocket close codes of ours (RFC 6455 §7.4.2, private use). */
export const closeCodes = { sessionEnded: 4401, tooSlow: 4408, restarting: 1012 } as const;

/** Frames as they are sent: one goes to many, and is written once. */
const written = new WeakMap<LiveServerFrame, Buffer>();

function bytesOf(frame: LiveServerFrame): Buffer {
  const known = written.get(frame) ?? Buffer.from(JSON.stringify(frame));
  written.set(frame, known);
  return known;
}

/** One person's live connection: what it may get, and how far it has got. */
export class LiveConnection {
  readonly signedIn: SignedIn;
  /** Organisations whose calls this person may see. */
  readonly organisations: ReadonlySet<OrganisationId>;
  /** Organisations whose new versions this person pulls. */
  readonly pokes: ReadonlySet<OrganisationId>;
  readonly #socket: WebSocket;
  readonly #seqs = new Map<OrganisationId, number>();

  constructor(socket: WebSocket, signedIn: SignedIn) {
    this.#socket = socket;
    this.signedIn = signedIn;
    this.organisations = new Set(organisationsWith(signedIn.actor, 'call.read'));
    this.pokes = new Set(organisationsOf(signedIn.actor));
  }

  /** Number of the last frame of an organisation; undefined before its snapshot. */
  seqOf(organisationId: OrganisationId): number | undefined {
    return this.#seqs.get(organisationId);
  }

  /** Sends a frame, or cuts the connection off when it takes nothing any more. */
  send(frame: LiveServerFrame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > backlogLimit) {
      this.close(closeCodes.tooSlow, 'too slow');
      this.#socket.terminate();
      return;
    }
    const whole = this.#seesAll(frame);
    if (frame.type === 'snapshot' || frame.type === 'delta') this.#seqs.set(frame.organisationId, frame.seq);
    this.#socket.send(whole ? bytesOf(frame) : JSON.stringify(this.#visiblePart(frame)), { binary: false });
  }

  /** Whether there is nothing in a frame that is kept to some; who is sent an organisation's frames may see its calls. */
  #seesAll(frame: LiveServerFrame): boolean {
    if (frame.type === 'snapshot') return false;
    if (frame.type !== 'delta') return true;
    return frame.changes.every((change) => {
      if (change.type === 'call') return change.call.seenByUserIds === null;
      return change.type !== 'figures' || (change.figures.seenByUserIds ?? null) === null;
    });
  }

  #seesFigures({ seenByUserIds, organisationId }: QueueFigures): boolean {
    const { actor } = this.signedIn;
    if (seenByUserIds === undefined || seenByUserIds === null) return true;
    return seenByUserIds.includes(actor.userId) || seesAllQueues(actor, organisationId);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** The last word on what leaves the server is canSee's, here too. */
  #visiblePart(frame: LiveServerFrame): LiveServerFrame {
    const { actor } = this.signedIn;
    if (frame.type === 'snapshot') {
      const figures = frame.figures.filter((one) => this.#seesFigures(one));
      return { ...frame, figures, calls: frame.calls.filter((call) => canSee(actor, 'calls', call)) };
    }
    if (frame.type === 'delta') {
      const changes = frame.changes.filter((change) => {
        if (change.type === 'call') return canSee(actor, 'calls', change.call);
        return change.type !== 'figures' || this.#seesFigures(change.figures);
      });
      return { ...frame, changes };
    }
    return frame;
  }
}
