// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignInResult } from '#shared/ipc/types.ts';
import { anActor, anOrganisation, createFakeData, type FakeData } from '../data/testing.ts';
import { App } from './app.tsx';
import type { FrameBridge } from './bridge.ts';
import type { Composition } from './composition.ts';
import type { LateScreen } from './late-screen.tsx';
import { firstViewOf, viewsFor } from './views.ts';

const nothing = () => null;
const here = (Screen: ComponentType): LateScreen => ({ Screen, prepare: async () => undefined });
const composition: Composition = {
  screens: {
    switchboard: here(() => <p>Växelns vy</p>),
    tickets: here(() => <p>Ärendenas vy</p>),
    'fault-report': here(() => <input aria-label="Svar" />),
    loans: here(() => {
      throw new Error('Lånevyn är trasig');
    }),
    stock: here(nothing),
    'my-day': here(nothing),
    'info-texts': here(nothing),
    absences: here(nothing),
    directory: here(nothing),
    messages: here(nothing),
    calls: here(nothing),
    knowledge: here(nothing),
    calendar: here(nothing),
    supervision: here(nothing),
    administration: here(nothing),
    'not-carried-out': here(nothing),
  },
  CallBar: nothing,
  OwnState: nothing,
  everywhere: [],
  changeable: [],
  keys: {
    switchboard: [],
    'my-day': [],
    'info-texts': [],
    absences: [],
    directory: [],
    messages: [],
    calls: [],
    tickets: [],
    'fault-report': [],
    loans: [],
    stock: [],
    knowledge: [],
    calendar: [],
    supervision: [],
    administration: [],
    'not-carried-out': [],
  },
};

const copied: string[] = [];
function aBridge(signIn: () => Promise<SignInResult>): FrameBridge {
  const info = { version: '1.2.3', apiUrl: 'http://127.0.0.1:1', demoRole: null, platform: 'test', logFolder: '' };
  return {
    app: {
      info: async () => info,
      copyText: async (text) => {
        copied.push(text);
      },
      openLogFolder: async () => undefined,
    },
    session: {
      get: async () => ({ type: 'signed-out', reason: 'first' }),
      serverInfo: async () => null,
      signIn,
      signOut: async () => undefined,
      onChanged: () => () => undefined,
    },
    sync: {
      status: async () => fake.client.sync.getState(),
      now: async () => undefined,
      onStatusChanged: () => () => undefined,
    },
    notices: { tell: async () => undefined, onOpened: () => () => undefined },
  };
}

let fake: FakeData;
const ready = () => document.documentElement.dataset.ready;

function show(signIn: () => Promise<SignInResult> = async () => ({ ok: true })) {
  render(<App client={fake.client} bridge={aBridge(signIn)} composition={composition} />);
}

beforeEach(() => {
  // The browser of the tests has no idle time.
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  localStorage.clear();
  copied.length = 0;
  fake = createFakeData({ actor: anActor(), rows: { organisations: [anOrganisation()] } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the frame', () => {
  it('shows only the views the role has', () => {
    show();
    const words = within(screen.getByRole('navigation')).getAllByRole('button');
    expect(words.map((button) => button.textContent)).toEqual([
      'Växel',
      'Samtal',
      'Meddelanden',
      'Hänvisning',
      'Infotexter',
      'Katalog',
      'Min dag',
      'Ärenden',
      'Felanmälan',
      'Lån',
      'Lager',
      'Kunskap',
      'Kalender',
    ]);
    expect(ready()).toBe('ready');
  });

  it('begins with the calls of those who answer them, and with the day of everybody else', () => {
    const technician = anActor({ grants: [{ organisationId: 'burlov', role: 'technician' }] });
    expect(firstViewOf(viewsFor(anActor()))).toBe('switchboard');
    expect(firstViewOf(viewsFor(technician))).toBe('my-day');
    expect(firstViewOf([])).toBeUndefined();
  });

  it('goes to a view by its key and back again', () => {
    show();
    fireEvent.keyDown(document.body, { key: '2', code: 'Digit2', altKey: true });
    expect(screen.getByText('Ärendenas vy')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true });
    expect(screen.getByText('Växelns vy')).toBeTruthy();
  });

  it('comes up where one was before a restart', () => {
    show();
    fireEvent.keyDown(document.body, { key: '2', code: 'Digit2', altKey: true });
    cleanup();
    show();
    expect(screen.getByText('Ärendenas vy')).toBeTruthy();
  });

  it('opens the key help with ? but not while somebody writes', () => {
    show();
    fireEvent.keyDown(document.body, { key: '3', code: 'Digit3', altKey: true });
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Svar' }), { key: '?' });
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.keyDown(document.body, { key: '?' });
    expect(screen.getByRole('dialog', { name: 'Tangenter' })).toBeTruthy();
  });

  it('says how it stands with the server', () => {
    fake.client.sync.setState({ connection: { type: 'offline', since: '2020-01-01T10:00:00.000Z' }, unsent: 3 });
    show();
    expect(screen.getByText(/^Frånkopplad sedan .* · 3 osända$/)).toBeTruthy();
  });

  it('keeps a broken view from taking the rest with it and gives a report to copy', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    show();
    fireEvent.keyDown(document.body, { key: '4', code: 'Digit4', altKey: true });
    fireEvent.click(screen.getByRole('button', { name: 'Kopiera felrapport' }));
    await waitFor(() => expect(copied.join()).toContain('Lånevyn är trasig'));
    expect(copied.join()).toContain('1.2.3');
    fireEvent.keyDown(document.body, { key: '2', code: 'Digit2', altKey: true });
    expect(screen.getByText('Ärendenas vy')).toBeTruthy();
  });
});

describe('before there is anything to work with', () => {
  it('shows how far the first fetch has come', () => {
    fake = createFakeData({ actor: anActor() });
    fake.client.sync.setState({ snapshot: { done: 5, total: 20 } });
    show();
    expect(screen.getByText('5 av 20')).toBeTruthy();
    expect(ready()).toBe('syncing');
  });

  it('waits for the replica on a computer that had no rows of the person', () => {
    fake.client.replica.setState({ type: 'opening' }, true);
    show();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(ready()).toBe('syncing');
  });
});

describe('a start after one with rows', () => {
  const actor = anActor();

  beforeEach(() => {
    fake = createFakeData({ actor, rows: { organisations: [anOrganisation()] } });
    show();
    cleanup();
    fake.client.replica.setState({ type: 'opening' }, true);
  });

  it('draws the frame while they are read, and does not call that ready', () => {
    show();
    expect(screen.getByRole('navigation')).toBeTruthy();
    expect(ready()).toBe('filling');
    act(() => fake.client.replica.setState({ type: 'open', memoryOnly: false }, true));
    expect(ready()).toBe('ready');
  });

  it('fetches them anew in front of the person when they are gone, and the next start does not count on them', () => {
    fake = createFakeData({ actor });
    fake.client.sync.setState({ lastPulledAt: null });
    fake.client.replica.setState({ type: 'opening' }, true);
    show();
    expect(screen.getByRole('navigation')).toBeTruthy();
    act(() => fake.client.replica.setState({ type: 'open', memoryOnly: false }, true));
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(ready()).toBe('syncing');
    cleanup();
    fake.client.replica.setState({ type: 'opening' }, true);
    show();
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('says why when they cannot be opened', () => {
    fake.client.replica.setState({ type: 'failed', detail: 'disken svarar inte' }, true);
    show();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('signing in', () => {
  beforeEach(() => {
    fake.client.session.setState({ type: 'signed-out', reason: 'first' }, true);
  });

  function fillIn(username: string, password: string) {
    fireEvent.change(screen.getByLabelText('Användarnamn'), { target: { value: username } });
    fireEvent.change(screen.getByLabelText('Lösenord'), { target: { value: password } });
    fireEvent.click(screen.getByRole('button', { name: 'Logga in' }));
  }

  it('asks for what is missing, at the field', () => {
    show();
    fillIn('', '');
    expect(screen.getByText('Skriv ditt användarnamn.')).toBeTruthy();
    expect(screen.getByLabelText('Lösenord').getAttribute('aria-invalid')).toBe('true');
    expect(ready()).toBe('sign-in');
  });

  it.each([
    ['wrong-credentials', 'Användarnamnet eller lösenordet stämmer inte.'],
    ['unreachable', 'Servern går inte att nå (http://127.0.0.1:1). Kontrollera nätet och försök igen.'],
    ['too-many-attempts', 'För många försök. Vänta 20 sekunder och försök igen.'],
  ] as const)('says in words when it failed: %s', async (error, words) => {
    show(async () => ({ ok: false, error, retryAfterSeconds: 20 }));
    await screen.findByText(/Servern går inte att nå\. Har du loggat in/);
    fillIn('alva', 'fel');
    expect(await screen.findByText(words)).toBeTruthy();
  });
});
