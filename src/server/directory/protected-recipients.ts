import { sql } from 'kysely';
import { protectedName } from '#shared/directory/protected-name.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { DeliveryState, Message, Recipient } from '#shared/messages/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';

/** Until it has been handed over an address is needed; afterwards it only tells where somebody is reached. */
const notYetSent: readonly DeliveryState[] = ['waiting', 'queued'];

function withoutName(recipient: Recipient): Recipient {
  const address = notYetSent.includes(recipient.state) ? recipient.address : '';
  return { ...recipient, name: protectedName, address };
}

/** Returns the people of the directory whose name or address a message still tells. */
export function peopleToldOf({ recipients }: Message): Id[] {
  return recipients.flatMap((recipient) => {
    const hidden = withoutName(recipient);
    const isTold = recipient.name !== hidden.name || recipient.address !== hidden.address;
    return recipient.personId !== null && isTold ? [recipient.personId] : [];
  });
}

/** Returns a message as it is written: without the names, and once sent the addresses, of those who are protected. */
export function withoutProtectedRecipients(message: Message, isHidden: (id: Id | null) => boolean): Message {
  const recipients = message.recipients.map((recipient) =>
    isHidden(recipient.personId) ? withoutName(recipient) : recipient,
  );
  return { ...message, recipients };
}

/**
 * Returns the organisations of the messages to these people, the messages locked until the transaction ends: whoever keeps
 * what became of a message holds it before taking a version, so here it is held before, too.
 */
export async function lockMessagesTo(
  tx: Tx,
  personIds: readonly Id[],
): Promise<readonly { organisationId: OrganisationId }[]> {
  const { rows } = await sql<{ organisationId: OrganisationId }>`
    select organisation_id from messages where not deleted
      and exists (select from jsonb_array_elements(recipients) as each where each->>'personId' = any(${[...personIds]}::text[]))
    order by id for update
  `.execute(tx);
  return rows;
}

/** Takes the names and addresses of these people out of an organisation's messages. */
export async function hideInMessages(
  tx: Tx,
  organisationId: OrganisationId,
  personIds: readonly Id[],
  version: number,
): Promise<void> {
  const people = [...personIds];
  await sql`
    update messages set version = ${version}, recipients = (
      select jsonb_agg(case when each->>'personId' = any(${people}::text[])
        then each || jsonb_build_object('name', ${protectedName}::text, 'address',
          case when each->>'state' = any(${[...notYetSent]}::text[]) then each->>'address' else '' end)
        else each end order by place)
      from jsonb_array_elements(recipients) with ordinality as listed(each, place))
    where organisation_id = ${organisationId} and not deleted
      and exists (select from jsonb_array_elements(recipients) as each where each->>'personId' = any(${people}::text[]))
  `.execute(tx);
}
