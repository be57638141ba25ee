// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anActor, anOrganisation, createFakeData } from '#renderer/data/testing.ts';
import { aQueue } from '#renderer/parts/sample-calls.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import type { ConnectorAnswer, ConnectorQuestion, KeptConnector } from '#shared/connectors/administration.ts';
import { newId } from '#shared/identity/ids.ts';
import { AdministrationScreen } from '../administration-screen.tsx';

const administrator = anActor({ grants: [{ organisationId: 'burlov', role: 'administrator' }] });
const since = '2026-11-23T08:00:00.000Z';

const exchange: KeptConnector = {
  id: newId(),
  name: 'Egen växel',
  kind: 'asterisk',
  organisationIds: ['burlov'],
  active: true,
  callerIds: {},
  asterisk: { host: 'vaxel.lokal', port: 5_038, username: 'vaxelbord', context: 'ut', parkedContext: 'parkedcalls' },
  state: {
    name: 'Egen växel',
    organisationIds: ['burlov'],
    kind: 'asterisk',
    state: 'refused',
    since,
    lastEventAt: null,
    can: ['answer', 'transfer'],
  },
  problem: 'Authentication failed',
};
const pushing: KeptConnector = { ...exchange, id: newId(), name: 'Telia', kind: 'cti', asterisk: null, problem: '' };

function show(params: Record<string, string>, answer: (question: ConnectorQuestion) => ConnectorAnswer) {
  const asked: ConnectorQuestion[] = [];
  const queue = aQueue({ memberUserIds: [administrator.userId] });
  const fake = createFakeData({
    actor: administrator,
    now: () => '2026-11-23T09:00:00.000Z',
    rows: {
      organisations: [anOrganisation()],
      queues: [queue],
      users: [
        {
          id: administrator.userId,
          organisationId: 'burlov',
          version: 1,
          name: 'Ada Zetterlund',
          initials: 'AZ',
          organisationIds: ['burlov'],
          title: '',
          groupIds: [],
          active: true,
        },
      ],
    },
    connectorAnswer: (question) => {
      asked.push(question);
      return answer(question);
    },
  });
  showScreen(<AdministrationScreen />, fake, {
    view: 'administration',
    params: params.section === 'queues' ? { ...params, recordId: queue.id } : params,
  });
  return { asked, fake };
}

const all = (question: ConnectorQuestion): ConnectorAnswer =>
  question.type === 'log' ? { type: 'log', entries: [] } : { type: 'list', connectors: [exchange, pushing] };

afterEach(cleanup);

describe('the connectors', () => {
  it('show how each is, what it can, and what its exchange said; of the secret only that there is one', async () => {
    const { asked } = show({ section: 'connectors', recordId: exchange.id }, (question) => {
      if (question.type === 'save') return { type: 'saved', saved: { connector: exchange, path: null } };
      return all(question);
    });
    expect((await screen.findAllByText('Nekad')).length).toBeGreaterThan(0);
    expect(await screen.findByText('Senaste problemet: Authentication failed')).toBeTruthy();
    const secret = screen.getByLabelText<HTMLInputElement>(/^Hemlighet/);
    expect([secret.type, secret.value]).toEqual(['password', '']);
    fireEvent.change(screen.getByRole('textbox', { name: 'Namn' }), { target: { value: 'Växel 2' } });
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(asked.some(({ type }) => type === 'save')).toBe(true));
    const save = asked.find((question) => question.type === 'save');
    expect(save).toMatchObject({
      id: exchange.id,
      settings: { name: 'Växel 2', asterisk: { secret: null, host: 'vaxel.lokal' } },
    });
  });

  it('that push keep the number to show for calls out, and refuse what is none', async () => {
    const { asked } = show({ section: 'connectors', recordId: pushing.id }, (question) => {
      if (question.type === 'save') return { type: 'saved', saved: { connector: pushing, path: null } };
      return all(question);
    });
    const field = await screen.findByRole('textbox', { name: /^Burlövs kommun/ });
    fireEvent.change(field, { target: { value: 'växeln' } });
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText(/Skriv ett telefonnummer/)).toBeTruthy();
    fireEvent.change(field, { target: { value: '040-625 60 00' } });
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(asked.some(({ type }) => type === 'save')).toBe(true));
    expect(asked.find(({ type }) => type === 'save')).toMatchObject({
      settings: { callerIds: { burlov: '+46406256000' } },
    });
  });

  it('say at the field what is missing, and send nothing', async () => {
    const { asked } = show({ section: 'connectors', new: 'yes' }, all);
    await screen.findByRole('form', { name: 'Ny växelkoppling' });
    fireEvent.submit(screen.getByRole('form'));
    expect((await screen.findAllByText('Fyll i det här.')).length).toBeGreaterThan(2);
    expect(screen.getByText('Välj minst en organisation.')).toBeTruthy();
    expect(asked.some(({ type }) => type === 'save')).toBe(false);
  });

  it('that push show their address when it is made, after a question, and never again', async () => {
    const path = '/api/v1/cti/mycket-hemligt';
    show({ section: 'connectors', recordId: pushing.id }, (question) =>
      question.type === 'renewToken' ? { type: 'saved', saved: { connector: pushing, path } } : all(question),
    );
    expect(await screen.findByText(/visas bara när den skapas/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Skapa ny adress' }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Skapa ny adress' }));
    expect(await screen.findByText(path)).toBeTruthy();
  });

  it('say that the server cannot be reached, and fetch again when asked', async () => {
    const { asked } = show({ section: 'connectors' }, () => ({ type: 'failed', reason: 'unreachable' }));
    expect(await screen.findByText(/Servern kan inte nås/)).toBeTruthy();
    const before = asked.length;
    fireEvent.click(screen.getByRole('button', { name: 'Hämta igen' }));
    await waitFor(() => expect(asked.length).toBeGreaterThan(before));
  });
});

describe('a queue in the administration', () => {
  it('says when an alarm would come before its warning, and saves what is told while it is closed', async () => {
    const { fake } = show({ section: 'queues' }, all);
    const closed = await screen.findByRole('textbox', { name: /^Sägs när det är stängt/ });
    fireEvent.change(closed, { target: { value: 'Vi har stängt.' } });
    const write = (name: RegExp, value: string) => {
      const field = screen.getByRole('textbox', { name });
      fireEvent.change(field, { target: { value } });
      fireEvent.blur(field);
    };
    write(/^Varna vid antal väntande/, '5');
    write(/^Larma vid antal väntande/, '3');
    fireEvent.submit(screen.getByRole('form'));
    expect(fake.saved).toEqual([]);
    write(/^Larma vid antal väntande/, '8');
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(fake.saved).toHaveLength(1));
    expect(fake.saved[0]).toMatchObject({
      name: 'record.set',
      args: { kind: 'queues', set: { closedText: 'Vi har stängt.', thresholds: { waitingWarn: 5, waitingAlarm: 8 } } },
    });
  });
});
