import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { replicaGuestMessage, replicaJoinedMessage } from '#shared/ipc/bridge.ts';
import { ReplicaBroker } from './replica-broker.ts';

vi.mock('electron', () => ({
  MessageChannelMain: class {
    port1 = {};
    port2 = {};
  },
}));

function aPage() {
  const heard: string[] = [];
  const page = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    postMessage: (message: string) => heard.push(message),
  });
  // The part of a page that the broker uses.
  return { page: page as unknown as WebContents, heard, listeners: () => page.listenerCount('destroyed') };
}

it('ties a page that waits to the one that has the worker next, and listens for its end once', () => {
  const broker = new ReplicaBroker();
  const [first, second] = [aPage(), aPage()];
  for (let worker = 0; worker < 20; worker += 1) broker.hosted(first.page);
  expect(first.listeners()).toBe(1);
  first.page.emit('render-process-gone');
  broker.join(second.page);
  expect(second.heard).toEqual([]);
  broker.hosted(first.page);
  expect([first.heard, second.heard]).toEqual([[replicaGuestMessage], [replicaJoinedMessage]]);
});

it('forgets a page that ends while it waits', () => {
  const broker = new ReplicaBroker();
  const [gone, host] = [aPage(), aPage()];
  broker.join(gone.page);
  gone.page.emit('destroyed');
  broker.hosted(host.page);
  expect(host.heard).toEqual([]);
});
