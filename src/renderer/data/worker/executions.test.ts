import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { emptyPosition, Replica } from '../replica/replica.ts';
import { anActor } from '../testing/sample-rows.ts';
import { newTicket, now } from '../testing/start-worker.ts';
import { Executions } from './executions.ts';

describe('a command whose code fails', () => {
  it('is not saved, and does not hold up those after it', async () => {
    const replica = new Replica(anActor(), now);
    replica.replaceRows([], emptyPosition);
    const asked: string[] = [];
    const executions = new Executions(
      replica,
      (message) => {
        if (message.type !== 'append') return;
        asked.push(message.requestId);
        executions.settle({ type: 'appendFailed', requestId: message.requestId, reason: 'disk-full' });
      },
      { refresh: () => undefined, hold: () => undefined, release: () => undefined },
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
    const quiet = { refresh: () => undefined, hold: () => undefined, release: () => undefined };
    const executions = new Executions(replica, () => undefined, quiet);
    const args = { ticketId: newId(), nothing: 'that holds' };
    const request = { requestId, name: 'ticket.create', args, at: now(), replaces: null };
    expect(await executions.execute(request)).toEqual({ status: 'saved', commandId: requestId });
    expect(await executions.execute({ ...request, requestId: newId() })).toMatchObject({ status: 'refused' });
  });
});
