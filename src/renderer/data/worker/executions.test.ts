import { describe, expect, it, vi } from 'vitest';
import { schemaVersion } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import type { WorkerToMain } from '#shared/replica/port-protocol.ts';
import { emptyPosition, Replica } from '../replica/replica.ts';
import { anActor } from '../testing/sample-rows.ts';
import { newTicket, now } from '../testing/start-worker.ts';
import { Executions } from './executions.ts';

const quiet = { refreshLater: () => undefined, hold: () => undefined, release: () => undefined };

describe('a command whose code fails', () => {
  it('is not saved, and does not hold up those after it', async () => {
    const replica = new Replica(anActor(), now);
    replica.replaceRows([], emptyPosition);
    const asked: string[] = [];
    const told: string[] = [];
    const executions = new Executions(
      replica,
      (message) => {
        if (message.type === 'fault') told.push(message.detail);
        if (message.type !== 'append') return;
        asked.push(message.requestId);
        executions.settle({ type: 'appendFailed', requestId: message.requestId, reason: 'disk-full' });
      },
      quiet,
    );
    const judge = replica.judge.bind(replica);
    replica.judge = () => {
      throw new RangeError('a mistake in the rules');
    };
    const command = () => ({
      requestId: newId(),
      name: 'ticket.create',
      args: newTicket('a'),
      at: now(),
      replaces: null,
    });
    expect(await executions.execute(command())).toEqual({ status: 'not-saved', reason: 'not-ready' });
    expect(told).toEqual(['ticket.create: RangeError: a mistake in the rules']);
    replica.judge = judge;
    const next = command();
    expect(await executions.execute(next)).toEqual({ status: 'not-saved', reason: 'disk-full' });
    expect(asked).toEqual([next.requestId]);
  });
});

describe('a command asked for again', () => {
  it('is saved when the journal says it is done with, though it could not be done a second time', async () => {
    const replica = new Replica(anActor(), now);
    replica.replaceRows([], emptyPosition);
    const requestId = newId();
    replica.resume(newId(), [], [], [requestId]);
    const executions = new Executions(replica, () => undefined, quiet);
    const args = { ticketId: newId(), nothing: 'that holds' };
    const request = { requestId, name: 'ticket.create', args, at: now(), replaces: null };
    expect(await executions.execute(request)).toEqual({ status: 'saved', commandId: requestId });
    expect(await executions.execute({ ...request, requestId: newId() })).toMatchObject({ status: 'refused' });
  });
});

describe('a command on its way into the journal when main begins anew', () => {
  it('is asked for again and saved once, as nobody knows yet whether it was written', async () => {
    const replica = new Replica(anActor(), now);
    replica.replaceRows([], emptyPosition);
    const asked: Extract<WorkerToMain, { type: 'append' }>[] = [];
    const take = (message: WorkerToMain) => {
      if (message.type === 'append') asked.push(message);
    };
    const executions = new Executions(replica, take, quiet);
    const request = { requestId: newId(), name: 'ticket.create', args: newTicket('a'), at: now(), replaces: null };
    const result = executions.execute(request);
    await vi.waitFor(() => expect(asked).toHaveLength(1));

    replica.resume(newId(), [], [], []);
    executions.reconnected();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);

    const { requestId, name, args, at } = request;
    const envelope = { id: requestId, name, args, at, clientId: newId(), seq: 1, schemaVersion };
    executions.settle({ type: 'appended', requestId, envelope });
    expect(await result).toEqual({ status: 'saved', commandId: requestId });
    executions.settle({ type: 'appended', requestId, envelope });
    expect(replica.waitingCommands).toHaveLength(1);
  });

  it('is saved when the account has it', async () => {
    const replica = new Replica(anActor(), now);
    replica.replaceRows([], emptyPosition);
    const asked: string[] = [];
    const executions = new Executions(replica, ({ type }) => void asked.push(type), quiet);
    const request = { requestId: newId(), name: 'ticket.create', args: newTicket('a'), at: now(), replaces: null };
    const result = executions.execute(request);
    await vi.waitFor(() => expect(asked).toEqual(['append']));
    replica.resume(newId(), [], [], [request.requestId]);
    executions.reconnected();
    expect(await result).toEqual({ status: 'saved', commandId: request.requestId });
    expect(asked).toEqual(['append']);
  });
});
