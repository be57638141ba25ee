import { appendFile } from 'node:fs/promises';
import { IDBFactory } from 'fake-indexeddb';
import { newId } from '../../../src/shared/identity/ids.ts';
import { journalLine, readJournalFile } from './journal-reader.ts';
import type { Workstation } from './workstation.ts';

/** Writes to the journal what the application of schema version 1 wrote when a note was added. Returns the command. */
export async function addNoteAsVersionOne(
  station: Workstation,
  ticketId: string,
): Promise<{ commandId: string; noteId: string }> {
  const { clientId, nextSeq } = readJournalFile(await station.journalBytes());
  const client = clientId ?? newId();
  const [commandId, noteId] = [newId(), newId()];
  const begin = { type: 'begin', format: 1, clientId: client, nextSeq: 1, containedSeq: 0 };
  const envelope = {
    id: commandId,
    name: 'ticket.addNote',
    args: { id: noteId, ticketId, visibility: 'internal', body: 'Skriven i förra versionen' },
    at: new Date(station.clock.now()).toISOString(),
    clientId: client,
    seq: nextSeq,
    schemaVersion: 1,
  };
  if (clientId === null) await appendFile(station.journalPath, journalLine(begin));
  await appendFile(station.journalPath, journalLine({ type: 'command', envelope }));
  return { commandId, noteId };
}

/** Returns an IndexedDB as that version left it: rows of its own shape, at a position the server does not know. */
export async function databaseOfVersionOne(): Promise<IDBFactory> {
  const factory = new IDBFactory();
  // Dexie counts its versions in tens.
  const request = factory.open('vaxelbord-test', 10);
  request.onupgradeneeded = () => {
    const database = request.result;
    const segments = database.createObjectStore('segments', { keyPath: 'id', autoIncrement: true });
    const changes = database.createObjectStore('changes', { keyPath: ['generation', 'kind', 'id'] });
    for (const store of [segments, changes]) store.createIndex('generation', 'generation');
    const meta = database.createObjectStore('meta', { keyPath: 'key' });
    database.createObjectStore('drafts', { keyPath: 'key' });
    const id = newId();
    segments.add({ generation: 1, kind: 'tickets', rows: [{ id, organisationId: 'burlov', version: 1 }] });
    const position = { incarnation: newId(), access: '', cursors: { burlov: 1 }, clientId: newId(), containedSeq: 0 };
    meta.add({ key: 'replica', generation: 1, ...position });
  };
  await new Promise<void>((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  request.result.close();
  return factory;
}
