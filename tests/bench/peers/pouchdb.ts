import PouchDB from 'pouchdb-browser';
import type { Peer } from './peer.ts';

/** PouchDB on IndexedDB, one database, identifiers that sort by kind and time as its guide advises. */
export const pouchdb: Peer = {
  open: async () => {
    const database = new PouchDB('peer', { revs_limit: 1 });
    return {
      insert: async ({ kind, rows }) => {
        const documents = rows.map((row) => ({ ...row, _id: `${kind}/${row.id}` }));
        const answers = await database.bulkDocs(documents);
        const refused = answers.filter((answer) => 'error' in answer).length;
        if (refused > 0) throw new Error(`PouchDB refused ${refused} rows of ${kind}.`);
      },
      firstRows: async () => {
        const options = { descending: true, startkey: 'tickets/\ufff0', endkey: 'tickets/', limit: 60 };
        const { rows } = await database.allDocs({ ...options, include_docs: true });
        return rows.length;
      },
    };
  },
};
