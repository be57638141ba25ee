/** Where the suite must notice: a Vitest project, and the part of it (file names, test names) that is enough. */
export interface Watcher {
  readonly project: 'unit' | 'integration' | 'convergence';
  readonly files: readonly string[];
  /** Only the tests whose names contain this. */
  readonly tests?: string;
}

/** A change of one source file; the text is found exactly once, or the mutant has outlived the code it was made for. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault planted in the product's source. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly watchers: readonly Watcher[];
}

const knownHistory = (tests: string): Watcher => ({ project: 'convergence', files: ['known-histories'], tests });

/** How storage writes a page with its position. */
const writtenPage = `      await database.transaction('rw', database.changes, database.batches, database.meta, async () => {
        await database.changes.bulkDelete([...planned.replaced]);
        await database.changes.bulkPut(planned.singles);
        await database.batches.bulkPut(planned.batches);
        await database.meta.put({ key: 'replica', generation, ...position });
      });`;

/** Every fault that synchronisation must not have, each of them with the tests that must fail of it. */
export const mutants: readonly Mutant[] = [
  {
    name: 'no dedupe: a command that comes again is carried out again',
    edits: [
      {
        file: 'src/server/sync/push.ts',
        find: 'group.outcomes.push(known.repeated(command));',
        replace: 'group.outcomes.push((await execute(tx, signedIn, command)).outcome);',
      },
    ],
    watchers: [{ project: 'integration', files: ['push.test'] }, knownHistory('sent once when the answer got lost')],
  },
  {
    name: 'cursor saved before rows',
    edits: [
      {
        file: 'src/renderer/data/worker/dexie-storage.ts',
        find: writtenPage,
        replace: `      await database.meta.put({ key: 'replica', generation, ...position });
      await database.changes.bulkPut(planned.singles);
      await database.batches.bulkPut(planned.batches);`,
      },
    ],
    watchers: [knownHistory('whole after the power went')],
  },
  {
    name: 'outbox deleted before the acknowledgement',
    edits: [
      {
        file: 'src/main/sync/pusher.ts',
        find: '      const answer = await api.push({ clientId, commands: [...batch] }, signal);',
        replace: `      const sent = batch.map(({ seq }) => ({ seq, status: 'applied' as const }));
      await journal.recordOutcomes(sent, this.#now());
      const answer = await api.push({ clientId, commands: [...batch] }, signal);`,
      },
    ],
    watchers: [knownHistory('waits when the power goes before')],
  },
  {
    name: '401 treated as final',
    edits: [
      {
        file: 'src/main/sync/pusher.ts',
        find: '      const step = answer.type ===',
        replace: `      if (answer.type === 'failed' && answer.status === 401) {
        const refusal = { status: 'refused' as const, code: 'not-permitted' as const, details: {} };
        await journal.recordOutcomes(batch.map(({ seq }) => ({ seq, ...refusal })), this.#now());
        continue;
      }
      const step = answer.type ===`,
      },
    ],
    watchers: [knownHistory('waits while others answer')],
  },
  {
    name: 'no move-out: what leaves an organisation stays where it was known',
    edits: [
      {
        file: 'src/server/sync/changes.ts',
        find: `for (const moved of left.rows) remove(kind, moveOutSchema.parse(moved));`,
        replace: `for (const moved of left.rows) moveOutSchema.parse(moved);`,
      },
    ],
    watchers: [knownHistory('follows a ticket out of an organisation')],
  },
  {
    name: 'version from a plain sequence: not held until the commit',
    edits: [
      {
        file: 'src/server/rows/versions.ts',
        find: `    const { version } = await tx
      .updateTable('organisationVersions')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('organisationId', '=', organisationId)
      .returning('version')
      .executeTakeFirstOrThrow();
    versions[organisationId] = version;`,
        replace: `    const { rows } = await sql<{ version: number }>\`
      select nextval('audit_log_id_seq')::int + 1000 as version\`.execute(tx);
    versions[organisationId] = rows[0]?.version ?? 0;`,
      },
      {
        file: 'src/server/rows/versions.ts',
        find: "import type { Tx } from '../database/connect.ts';",
        replace: "import { sql } from 'kysely';\nimport type { Tx } from '../database/connect.ts';",
      },
      {
        file: 'src/server/sync/pull.ts',
        find: `    .orderBy('organisationId')
    .execute();
}`,
        replace: `    .orderBy('organisationId')
    .execute()
    .then(async (heads) => {
      const { rows } = await sql<{ version: number }>\`
        select last_value::int + 1000 as version from audit_log_id_seq\`.execute(tx);
      return heads.map((head) => ({ ...head, version: rows[0]?.version ?? 0 }));
    });
}`,
      },
    ],
    watchers: [{ project: 'integration', files: ['pull.test'] }],
  },
  {
    name: 'no journal: "saved" is said of what is only in memory',
    edits: [
      {
        file: 'src/main/journal/journal-file.ts',
        find: '      await this.#disk.write(handle, bytes, this.#goodBytes);\n      await this.#disk.sync(handle);',
        replace: '      if (bytes.length < 0) await this.#disk.write(handle, bytes, this.#goodBytes);',
      },
    ],
    watchers: [knownHistory('outlives a power cut')],
  },
  {
    name: 'journal without fsync: "saved" is said before it is durable',
    edits: [
      {
        file: 'src/main/journal/journal-file.ts',
        find: '      await this.#disk.write(handle, bytes, this.#goodBytes);\n      await this.#disk.sync(handle);',
        replace: '      await this.#disk.write(handle, bytes, this.#goodBytes);',
      },
    ],
    watchers: [knownHistory('outlives a power cut')],
  },
  {
    name: 'half a page applied: its rows come in two transactions',
    edits: [
      {
        file: 'src/renderer/data/worker/dexie-storage.ts',
        find: writtenPage,
        replace: `      const half = Math.ceil(planned.singles.length / 2);
      await database.changes.bulkPut(planned.singles.slice(0, half));
      await database.changes.bulkPut(planned.singles.slice(half));
      for (const batch of planned.batches) {
        await database.batches.put({ ...batch, rows: batch.rows.slice(0, Math.ceil(batch.rows.length / 2)) });
        await database.batches.put(batch);
      }
      await database.meta.put({ key: 'replica', generation, ...position });`,
      },
    ],
    watchers: [knownHistory('whole after the power went')],
  },
];
