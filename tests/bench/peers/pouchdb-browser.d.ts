declare module 'pouchdb-browser' {
  /** The part that the benchmark uses. */
  export default class PouchDB {
    constructor(name: string, options: { revs_limit: number });
    bulkDocs(documents: readonly object[]): Promise<readonly ({ ok: true } | { error: true })[]>;
    allDocs(options: {
      descending: boolean;
      startkey: string;
      endkey: string;
      limit: number;
      include_docs: boolean;
    }): Promise<{ rows: readonly unknown[] }>;
  }
}
