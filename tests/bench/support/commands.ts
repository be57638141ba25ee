import pg from 'pg';
import { newId } from '../../../src/shared/identity/ids.ts';

/** A command as a page asks for it. */
export interface Wish {
  readonly name: 'ticket.addNote';
  readonly args: {
    readonly id: string;
    readonly ticketId: string;
    readonly visibility: 'internal';
    readonly attachmentIds: [];
    readonly body: string;
  };
}

/** About what a note of a few sentences takes. */
export const noteText = 'Datorn startar inte efter helgens uppdatering. '.repeat(8).trim();

/** Returns notes on so many different tickets: each writes a note and its ticket. */
export async function noteWishes(databaseUrl: string, count: number): Promise<Wish[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select id from tickets order by id desc limit $1', [count]);
    return rows.map(({ id }) => ({
      name: 'ticket.addNote',
      args: { id: newId(), ticketId: id, visibility: 'internal', attachmentIds: [], body: noteText },
    }));
  } finally {
    await client.end();
  }
}
