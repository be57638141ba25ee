import { createHash } from 'node:crypto';
import { type CommandEnvelope, schemaVersion } from '../../../src/shared/commands/envelope.ts';
import type { CommandArgs } from '../../../src/shared/commands/registry.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import type { SessionTokens } from '../../../src/shared/session/protocol.ts';
import { pushResponseSchema } from '../../../src/shared/sync/protocol.ts';
import { newTicket } from '../../integration/support/commands.ts';

/** Returns the arguments of a picture on a ticket. */
export function newPicture(ticketId: string, name: string): CommandArgs<'attachment.add'> {
  const hash = createHash('sha256').update(name).digest('hex');
  return { id: newId(), ticketId, name, mediaType: 'image/jpeg', size: 1, hash, thumbnailHash: null };
}

/** Files a ticket with a picture in each of a person's organisations, so that histories begin with something to change. */
export async function fileFirstTickets(url: string, { accessToken, actor }: SessionTokens): Promise<void> {
  const clientId = newId();
  const done = actor.grants.flatMap(({ organisationId }) => {
    const ticket = newTicket({ organisationId, title: `Det första i ${organisationId}` });
    return [
      { name: 'ticket.create', args: ticket },
      { name: 'attachment.add', args: newPicture(ticket.id, `Bild av ${actor.name} i ${organisationId}`) },
    ];
  });
  const at = new Date().toISOString();
  const commands = done.map(
    (command, index): CommandEnvelope => ({ id: newId(), clientId, seq: index + 1, at, schemaVersion, ...command }),
  );
  const answer = await fetch(`${url}/api/v1/sync/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ clientId, commands }),
  });
  const { outcomes } = pushResponseSchema.parse(await answer.json());
  const refused = outcomes.find(({ status }) => status === 'refused');
  if (refused !== undefined) throw new Error(`A first ticket was refused: ${JSON.stringify(refused)}`);
}
