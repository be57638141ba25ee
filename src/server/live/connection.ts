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
    const visible = this.#visiblePart(frame);
    if (visible.type === 'snapshot' || visible.type === 'delta') this.#seqs.set(visible.organisationId, visible.seq);
    this.#socket.send(JSON.stringify(visible));
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
