import fc from 'fast-check';
import type { Db } from '../../../src/server/database/connect.ts';
import { takeVersions } from '../../../src/server/rows/versions.ts';
import { type Id, newId } from '../../../src/shared/identity/ids.ts';
import type { TestClient } from './client.ts';
import { newTicket } from './commands.ts';
import { people } from './rows.ts';

/** Something that happens at the API or in its database; `pick` chooses among what is there. */
export interface Edit {
  what: 'create' | 'note' | 'attach' | 'detach' | 'move' | 'refused' | 'protect' | 'delete' | 'nothing';
  organisationId: 'burlov' | 'kavlinge';
  pick: number;
}

/** Any edit, by people and by what imports and administrators do. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom('create', 'note', 'attach', 'detach', 'move', 'refused', 'protect', 'delete', 'nothing'),
  organisationId: fc.constantFrom('burlov', 'kavlinge'),
  pick: fc.nat(1_000),
});

const hash = '0'.repeat(64);

/** Makes edits through a client with rights in both organisations, and remembers what there is to edit. */
export class Editor {
  readonly #client: TestClient;
  readonly #db: Db;
  readonly #tickets: Id[] = [];
  readonly #attachments: Id[] = [];

  constructor(client: TestClient, db: Db) {
    this.#client = client;
    this.#db = db;
  }

  async make(edits: readonly Edit[]): Promise<void> {
    for (const edit of edits) await this.#make(edit);
  }

  async #make({ what, organisationId, pick }: Edit): Promise<void> {
    const client = this.#client;
    const ticketId = this.#tickets[pick % this.#tickets.length] ?? newId();
    switch (what) {
      case 'create': {
        const ticket = newTicket({ organisationId, note: pick % 2 === 0 ? '' : 'Ringde igen' });
        this.#tickets.push(ticket.id);
        await client.push(client.command('ticket.create', ticket));
        return;
      }
      case 'note': {
        const note = { id: newId(), ticketId, visibility: 'internal' as const, attachmentIds: [], body: 'x' };
        await client.push(client.command('ticket.addNote', note));
        return;
      }
      case 'attach': {
        const id = newId();
        this.#attachments.push(id);
        const file = { id, ticketId, name: 'bild.jpg', mediaType: 'image/jpeg', size: 3, hash, thumbnailHash: null };
        await client.push(client.command('attachment.add', file));
        return;
      }
      case 'detach': {
        const attachmentId = this.#attachments[pick % this.#attachments.length] ?? newId();
        await client.push(client.command('attachment.remove', { attachmentId }));
        return;
      }
      case 'move':
        await client.push(client.command('ticket.move', { ticketId, organisationId, reason: 'Fel kommun' }));
        return;
      case 'refused':
        await client.push(client.command('ticket.create', newTicket({ title: '\0' })));
        return;
      case 'protect':
        return await this.#changePerson(pick, { protected: pick % 2 === 0 });
      case 'delete':
        return await this.#changePerson(pick, { deleted: true, deletedAt: new Date().toISOString() });
      case 'nothing':
        // A version nobody can see anything of: a gap for everyone.
        await this.#db.transaction().execute((tx) => takeVersions(tx, [organisationId]));
    }
  }

  async #changePerson(pick: number, change: { protected: boolean } | { deleted: boolean; deletedAt: string }) {
    const all = Object.values(people);
    const person = all[pick % all.length] ?? people.open;
    await this.#db.transaction().execute(async (tx) => {
      const version = (await takeVersions(tx, [person.organisationId]))[person.organisationId] ?? 0;
      await tx
        .updateTable('people')
        .set({ ...change, version })
        .where('id', '=', person.id)
        .execute();
    });
  }
}
