import { describe, expect, it } from 'vitest';
import { schemaVersion } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { anActor, aTicket } from '../testing/sample-rows.ts';
import { emptyPosition, Replica } from './replica.ts';

const at = '2026-11-20T09:00:00.000Z';

/** A ticket with one attachment, that the person at the workstation has just removed. */
function removedAttachment() {
  const actor = anActor();
  const clientId = newId();
  const ticket = aTicket();
  const attachment = {
    id: newId(),
    organisationId: ticket.organisationId,
    version: 1,
    ticketId: ticket.id,
    name: 'skärm.jpg',
    mediaType: 'image/jpeg',
    size: 7,
    hash: 'a'.repeat(64),
    thumbnailHash: null,
    addedByUserId: actor.userId,
    createdAt: at,
  };
  const replica = new Replica(actor, () => at);
  replica.replaceRows(
    [
      { kind: 'tickets', row: ticket },
      { kind: 'attachments', row: attachment },
    ],
    { ...emptyPosition, clientId },
  );
  replica.takeChanges();
  const command = { name: 'attachment.remove', args: { attachmentId: attachment.id }, at, schemaVersion };
  replica.append({ ...command, id: newId(), clientId, seq: 1 });
  return { replica, attachment };
}

describe('a row that a waiting command deletes', () => {
  it('is not seen, and says so to whoever shows it', () => {
    const { replica, attachment } = removedAttachment();
    expect(replica.get('attachments', attachment.id)).toBeUndefined();
    expect([...replica.visibleRows('attachments')]).toEqual([]);
    expect([...replica.changedIds('attachments')]).toEqual([attachment.id]);
    expect([...replica.pendingIds('attachments')]).toEqual([attachment.id]);
    expect(replica.takeChanges()?.rows.get('attachments')).toEqual(new Set([attachment.id]));
  });

  it('is seen again when the server refuses', () => {
    const { replica, attachment } = removedAttachment();
    replica.takeChanges();
    replica.takeOutcomes([{ seq: 1, status: 'refused', code: 'not-permitted', details: {} }], at);
    expect(replica.get('attachments', attachment.id)).toEqual(attachment);
    expect(replica.takeChanges()?.rows.get('attachments')).toEqual(new Set([attachment.id]));
  });

  it('stays away when the server has deleted it as well', () => {
    const { replica, attachment } = removedAttachment();
    const { id, organisationId } = attachment;
    const removes = [{ type: 'remove', kind: 'attachments', id, organisationId, version: 2 } as const];
    replica.applyPage({ puts: [], removes }, { ...replica.position, containedSeq: 1 });
    expect(replica.waitingCommands).toEqual([]);
    expect(replica.get('attachments', attachment.id)).toBeUndefined();
    expect(replica.serverRows.size).toBe(1);
  });
});
