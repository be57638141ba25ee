// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import type { ChannelAnswer, ChannelQuestion } from '#shared/messages/channel-administration.ts';
import { ChannelPanel } from './channel-panel.tsx';

const id = newId();
const standing = {
  id,
  hasSecret: true,
  hasReportAddress: false,
  waiting: 2,
  lastSentAt: '2026-11-22T08:00:00.000Z',
  lastErrorAt: '2026-11-22T09:00:00.000Z',
  lastError: '535 Invalid credentials',
};

function answers(question: ChannelQuestion): ChannelAnswer {
  switch (question.type) {
    case 'states':
      return { type: 'states', states: [standing] };
    case 'setSecret':
      return { type: 'done' };
    case 'test':
      return { type: 'tested', isSent: false, words: '550 Relay not permitted' };
    case 'newReportAddress':
      return { type: 'reportAddress', address: 'https://api.example/api/v1/messages/reports/hemlig' };
  }
}

function show(way: 'email' | 'sms', channelAnswer?: (question: ChannelQuestion) => ChannelAnswer) {
  const fake = createFakeData(channelAnswer === undefined ? {} : { channelAnswer });
  showScreen(<ChannelPanel id={id} way={way} />, fake, { view: 'administration', params: {} });
  return fake;
}

afterEach(cleanup);

describe('what only the server knows of a channel', () => {
  it('is how the last messages went, in the words of the other side', async () => {
    show('email', answers);
    expect(await screen.findByText('Fungerar inte')).toBeTruthy();
    expect(screen.getByText(/535 Invalid credentials/)).toBeTruthy();
    expect(screen.getByText('Finns sparat. Skriv ett nytt för att byta.')).toBeTruthy();
  });

  it('takes a password one way, and keeps it in no field', async () => {
    const fake = show('email', answers);
    const field = await screen.findByLabelText('Lösenord');
    expect(field.getAttribute('type')).toBe('password');
    fireEvent.change(field, { target: { value: 'hemligt' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Spara hemligheten' }));
    await waitFor(() => expect(fake.channelQuestions).toContainEqual({ type: 'setSecret', id, secret: 'hemligt' }));
    await waitFor(() => expect((field as HTMLInputElement).value).toBe(''));
    expect(fake.saved).toEqual([]);
  });

  it('says how a test went, and asks for a whole address before one', async () => {
    const fake = show('email', answers);
    const field = await screen.findByLabelText('Skicka ett prov till');
    const form = screen.getByRole('form', { name: 'Skicka prov' });
    fireEvent.change(field, { target: { value: 'asa@' } });
    fireEvent.submit(form);
    expect(await screen.findByText('Skriv en hel adress eller ett helt nummer.')).toBeTruthy();
    fireEvent.change(field, { target: { value: 'asa@burlov.example' } });
    fireEvent.submit(form);
    expect(await screen.findByText('Provet togs inte emot: 550 Relay not permitted')).toBeTruthy();
    expect(fake.channelQuestions.filter(({ type }) => type === 'test')).toHaveLength(1);
  });

  it('shows the address for delivery reports once it is made', async () => {
    show('sms', answers);
    fireEvent.click(await screen.findByRole('button', { name: 'Ny adress för leveransrapporter' }));
    expect(await screen.findByText('https://api.example/api/v1/messages/reports/hemlig')).toBeTruthy();
  });

  it('says so when the server cannot be reached', async () => {
    show('email');
    expect(await screen.findByText('Servern nås inte. Det här går bara med kontakt.')).toBeTruthy();
  });
});
