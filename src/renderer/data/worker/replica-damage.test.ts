import { IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '../testing/fake-server.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { actor, clientId, newWorkstation, serverWith, startWorker } from '../testing/start-worker.ts';
import { DexieStorage } from './dexie-storage.ts';
import { ReplicaDatabase } from './replica-database.ts';
import type { StoredPage } from './storage.ts';

let workstation = newWorkstation();
const start = (options: Parameters<typeof startWorker>[1] = {}) => startWorker(workstation, options);

beforeEach(() => {
  workstation = newWorkstation();
});

describe('what does not hold', () => {
  it('a page with another checksum is not used, and main is told', async () => {
    const server = serverWith('a');
    const worker = start();
    await worker.hello();
    await worker.fill(server);
    server.write([{ kind: 'tickets', row: aTicket({ title: 'b' }) }]);
    worker.send({ type: 'pull', response: { ...server.page(clientId, 1), checksum: '00000000' } });
    await worker.host.settled();
    expect(worker.titles()).toEqual(['a']);
    expect(worker.last('replicaDamaged')?.detail).toContain('checksum');
  });

  it('a snapshot that breaks off leaves the old rows, in memory and on disk', async () => {
    const worker = start();
    await worker.hello();
    await worker.fill(serverWith('gammal'));
    const messages = serverWith('ny').snapshot(actor, clientId);
    for (const message of messages.slice(0, -1)) worker.send(message);
    worker.send({ type: 'snapshotAborted' });
    await worker.host.settled();
    expect(worker.titles()).toEqual(['gammal']);

    const after = start();
    await after.hello();
    expect(after.titles()).toEqual(['gammal']);
  });

  it('a snapshot with rows missing does not become the replica', async () => {
    const worker = start();
    await worker.hello();
    for (const message of serverWith('a').snapshot(actor, clientId)) {
      worker.send(message.type === 'snapshotEnd' ? { type: 'snapshotEnd', total: 2 } : message);
    }
    await worker.host.settled();
    expect(worker.last('replicaDamaged')?.detail).toContain('1 rows of 2');
    expect(worker.last('pageApplied')).toBeUndefined();

    const after = start();
    await after.hello();
    expect(after.last('ready')).toMatchObject({ incarnation: null, cursors: {} });
  });

  it('a stored row of another shape is found when it is looked at, and main is told', async () => {
    // As an older version of the application could have written it.
    const before = start();
    await before.hello();
    await before.fill(new FakeServer([{ kind: 'tickets', row: aTicket({ title: '' }) }]));

    const after = start();
    await after.hello();
    expect(after.last('ready')?.incarnation).not.toBeNull();
    after.titles();
    expect(after.last('replicaDamaged')?.detail).toContain('title');
    await after.fill(serverWith('b'));
    expect(after.titles()).toEqual(['b']);
  });

  it('a stored row of another shape is told once, as main would begin the mending snapshot anew each time', async () => {
    const before = start();
    await before.hello();
    await before.fill(new FakeServer([{ kind: 'tickets', row: aTicket({ title: '' }) }]));

    const after = start();
    await after.hello();
    const told = () => after.toMain.filter(({ type }) => type === 'replicaDamaged').length;
    for (let look = 0; look < 3; look += 1) after.titles();
    expect(told()).toBe(1);
  });

  it('a stored position that does not hold is deleted with its rows, and main is told', async () => {
    const before = start();
    await before.hello();
    await before.fill(serverWith('a'));
    const database = new ReplicaDatabase('vaxelbord-test', { indexedDB: workstation.indexedDB, IDBKeyRange });
    await database.meta.update('replica', { generation: -1 });
    database.close();

    const after = start();
    await after.hello();
    expect(after.last('ready')).toMatchObject({ incarnation: null, cursors: {} });
    expect(after.last('replicaDamaged')?.detail).toContain('position');
    await after.fill(serverWith('b'));
    expect(after.titles()).toEqual(['b']);
  });
});

/** A disk that fills up after the first snapshot, and has room again when `full` is turned off. */
class FillingDisk extends DexieStorage {
  static full = false;

  override async applyPage(page: StoredPage): Promise<void> {
    if (FillingDisk.full) throw new DOMException('full', 'QuotaExceededError');
    await super.applyPage(page);
  }
}

describe('a disk that is full', () => {
  it('lets the work go on in memory, says so, and is written again only by a whole snapshot', async () => {
    const server = serverWith('a');
    const worker = start({ storage: FillingDisk });
    await worker.hello();
    await worker.fill(server);
    const pull = async (title: string, since: number) => {
      server.write([{ kind: 'tickets', row: aTicket({ title }) }]);
      worker.send({ type: 'pull', response: server.page(clientId, since) });
      await worker.host.settled();
    };
    const states = () => worker.toPage.flatMap((message) => (message.type === 'state' ? [message.state] : []));
    FillingDisk.full = true;
    await pull('b', 1);
    expect(worker.titles()).toEqual(['a', 'b']);
    expect(states().at(-1)).toEqual({ type: 'open', memoryOnly: true });

    FillingDisk.full = false;
    await pull('c', 2);
    const restarted = start();
    await restarted.hello();
    expect(restarted.titles()).toEqual(['a']);
    expect(restarted.last('ready')).toMatchObject({ cursors: { burlov: 1 } });

    await worker.fill(server);
    expect(states().at(-1)).toEqual({ type: 'open', memoryOnly: false });
    const after = start();
    await after.hello();
    expect(after.titles()).toEqual(['a', 'b', 'c']);
  });
});
