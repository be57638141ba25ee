import type { Life } from './life.ts';

function gone(): DOMException {
  return new DOMException('the process has ended', 'InvalidStateError');
}

/** Counts a request until it has been answered. */
function follow<T extends IDBOpenDBRequest>(request: T, life: Life): T {
  const end = life.activity.begin();
  for (const event of ['success', 'error']) request.addEventListener(event, end);
  return request;
}

function instrument(database: IDBDatabase, life: Life): void {
  const transaction = database.transaction.bind(database);
  database.transaction = (stores, mode, options) => {
    const writes = mode === 'readwrite';
    if (life.ended || (writes && !life.reach('store'))) throw gone();
    const opened = transaction(stores, mode, options);
    const end = life.activity.begin();
    // A process that ends in the middle takes its unfinished transactions with it.
    life.whenEnded(() => abort(opened));
    opened.addEventListener('abort', end);
    opened.addEventListener('complete', () => {
      end();
      if (writes) life.reach('stored');
    });
    return opened;
  };
  life.whenEnded(() => database.close());
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    // Already finished: it counts.
    if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error;
  }
}

/** Returns the IndexedDB of one run of a program: what that run had not committed when it ended is not there for the next. */
export function mortalIndexedDb(factory: IDBFactory, life: Life): IDBFactory {
  return {
    cmp: (one, other) => factory.cmp(one, other),
    databases: () => factory.databases(),
    deleteDatabase: (name) => follow(factory.deleteDatabase(name), life),
    open: (name, version) => {
      if (life.ended) throw gone();
      const request = follow(factory.open(name, version), life);
      request.addEventListener('success', () => {
        instrument(request.result, life);
        if (life.ended) request.result.close();
      });
      return request;
    },
  };
}
