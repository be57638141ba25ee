import { assertNever } from '../assert-never.ts';
import type { Call } from '../calls/schema.ts';
import type { ConnectorState } from '../connectors/schema.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { AgentState, LiveChange, LiveServerFrame, QueueFigures, TicketPerson } from './protocol.ts';

/** What goes on in one organisation right now, as of frame `seq`. */
export interface OrganisationPicture {
  seq: number;
  calls: ReadonlyMap<Id, Call>;
  agents: ReadonlyMap<Id, AgentState>;
  figures: ReadonlyMap<Id, QueueFigures>;
  connectors: readonly ConnectorState[];
}

/** The live picture of all organisations this person sees; `asOf` is the server's time of the latest frame. */
export interface LivePicture {
  organisations: ReadonlyMap<OrganisationId, OrganisationPicture>;
  asOf: Instant | null;
  /** Who else is at the tickets this person looks at. */
  presence: ReadonlyMap<Id, readonly TicketPerson[]>;
}

/** Before any snapshot has come. */
export const emptyPicture: LivePicture = { organisations: new Map(), asOf: null, presence: new Map() };

function applyChange(picture: OrganisationPicture, change: LiveChange): OrganisationPicture {
  switch (change.type) {
    case 'call': {
      const calls = new Map(picture.calls);
      if (change.call.endedAt === null) calls.set(change.call.id, change.call);
      else calls.delete(change.call.id);
      return { ...picture, calls };
    }
    case 'agent':
      return { ...picture, agents: new Map(picture.agents).set(change.agent.userId, change.agent) };
    case 'figures':
      return { ...picture, figures: new Map(picture.figures).set(change.figures.queueId, change.figures) };
    case 'connectors':
      return { ...picture, connectors: change.connectors };
    default:
      return assertNever(change);
  }
}

/**
 * Returns the picture after a frame, and the organisation to ask a new snapshot of when a number is missing. A delta
 * from before the snapshot is passed over; after a gap the old picture stands until the snapshot comes.
 */
export function applyFrame(
  picture: LivePicture,
  frame: LiveServerFrame,
): { picture: LivePicture; gap: OrganisationId | null } {
  switch (frame.type) {
    case 'snapshot': {
      const organisation: OrganisationPicture = {
        seq: frame.seq,
        calls: new Map(frame.calls.map((call) => [call.id, call])),
        agents: new Map(frame.agents.map((agent) => [agent.userId, agent])),
        figures: new Map(frame.figures.map((figures) => [figures.queueId, figures])),
        connectors: frame.connectors,
      };
      const organisations = new Map(picture.organisations).set(frame.organisationId, organisation);
      return { picture: { ...picture, organisations, asOf: frame.serverTime }, gap: null };
    }
    case 'delta': {
      const before = picture.organisations.get(frame.organisationId);
      if (before === undefined || frame.seq > before.seq + 1) return { picture, gap: frame.organisationId };
      if (frame.seq <= before.seq) return { picture, gap: null };
      const after = { ...frame.changes.reduce(applyChange, before), seq: frame.seq };
      const organisations = new Map(picture.organisations).set(frame.organisationId, after);
      return { picture: { ...picture, organisations, asOf: frame.serverTime }, gap: null };
    }
    case 'ticket-presence': {
      const presence = new Map(picture.presence).set(frame.ticketId, frame.people);
      return { picture: { ...picture, presence }, gap: null };
    }
    case 'poke':
    case 'reply':
      return { picture, gap: null };
    default:
      return assertNever(frame);
  }
}

/** Returns all calls going on, longest waiting first, then longest talking. */
export function liveCalls(picture: LivePicture): Call[] {
  return [...picture.organisations.values()]
    .flatMap((organisation) => [...organisation.calls.values()])
    .sort((one, other) => {
      const waitingFirst = Number(one.answeredAt !== null) - Number(other.answeredAt !== null);
      return waitingFirst || one.arrivedAt.localeCompare(other.arrivedAt) || one.id.localeCompare(other.id);
    });
}

/** Returns the connector a call came by, as it is now; undefined when it is not there any more. */
export function connectorOf(picture: LivePicture, call: Pick<Call, 'organisationId' | 'connector'>) {
  return picture.organisations.get(call.organisationId)?.connectors.find(({ name }) => name === call.connector);
}
