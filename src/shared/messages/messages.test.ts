import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SmsGateway } from './channels.ts';
import { channelFor } from './channels.ts';
import { gatewayRequest, readReport, textAt } from './gateway.ts';
import { emailText, smsParts, smsText } from './message-text.ts';
import { isFurther, usableAddress } from './recipients.ts';
import { deliveryStateSchema, messageState, type Recipient } from './schema.ts';
import { waysToPerson } from './ways-to.ts';

const gateway: SmsGateway = {
  id: '01980000-0000-7000-8000-000000000001',
  organisationId: 'it-teamet',
  version: 1,
  name: 'Sms',
  customerOrganisationId: null,
  active: true,
  url: 'https://sms.example/send?to={number}',
  method: 'POST',
  bodyType: 'json',
  headers: ['Authorization: Bearer {secret}'],
  body: '{"to":"{number}","text":"{text}"}',
  sender: 'Burlov',
  idPath: 'id',
  reportIdPath: 'id',
  reportStatePath: 'status',
  deliveredWords: ['DELIVRD'],
  failedWords: ['UNDELIV'],
};
const values = { number: '+46701740605', text: '', sender: 'Burlov', id: 'd-1', secret: 's3' };

describe('a gateway’s request', () => {
  it('carries any text unchanged, as JSON and as form data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = gatewayRequest(gateway, { ...values, text });
        expect(JSON.parse(json.body ?? '')).toEqual({ to: values.number, text });
      }),
    );
    const form = { ...gateway, bodyType: 'form' as const, body: 'to={number}&text={text}' };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { body } = gatewayRequest(form, { ...values, text });
        expect(new URLSearchParams(body ?? '').get('text')).toBe(text);
      }),
    );
  });

  it('never fills in what came from a value, and keeps a header on its line', () => {
    const { body, headers } = gatewayRequest(gateway, { ...values, text: '{secret}', secret: 'a\r\nX-Evil: 1' });
    expect(JSON.parse(body ?? '').text).toBe('{secret}');
    expect(headers.Authorization).toBe('Bearer aX-Evil: 1');
  });

  it('without a body has all in its address, each value written as addresses are', () => {
    const request = gatewayRequest({ ...gateway, method: 'GET', bodyType: 'none' }, values);
    expect(request).toMatchObject({ url: 'https://sms.example/send?to=%2B46701740605', body: null });
  });
});

describe('a delivery report', () => {
  it('is understood by the words the gateway is set up with, and by no others', () => {
    expect(readReport(gateway, { id: 7, status: 'delivrd' })).toMatchObject({ reference: '7', isDelivered: true });
    expect(readReport(gateway, { id: 'x', status: 'UNDELIV' })).toMatchObject({ isDelivered: false });
    expect(readReport(gateway, { id: 'x', status: 'ACCEPTD' })).toBeNull();
    for (const other of [null, [], 'x', { status: 'DELIVRD' }, { id: {}, status: 'DELIVRD' }]) {
      expect(readReport(gateway, other)).toBeNull();
    }
    expect(textAt({ messages: [{ id: 'a' }] }, 'messages.0.id')).toBe('a');
  });
});

describe('an address', () => {
  it.each([
    ['email', ' asa@burlov.example ', 'asa@burlov.example'],
    ['email', 'asa@', null],
    ['email', 'asa@burlov.example\r\nBcc: x@y.example', null],
    ['sms', '070-174 06 05', '+46701740605'],
    ['sms', '12', null],
    ['app', '', ''],
  ] as const)('by %s of “%s” is %s', (way, text, address) => {
    expect(usableAddress(way, text)).toBe(address);
  });

  it('of a person is that of the colleague first, then e-mail, then mobile telephones alone', () => {
    const phones = [
      { number: '+46406256500', kind: 'fixed' as const },
      { number: '+46701740605', kind: 'mobile' as const },
    ];
    expect(waysToPerson({ email: 'a@b.example', phones, protected: false }, undefined).map(({ way }) => way)).toEqual([
      'email',
      'sms',
    ]);
    expect(waysToPerson({ email: null, phones: [], protected: false }, undefined)).toEqual([]);
    expect(waysToPerson({ email: 'a@b.example', phones, protected: true }, undefined)).toEqual([]);
  });
});

describe('how far a message has come', () => {
  const states = deliveryStateSchema.options;

  it('never goes back, whatever order reports come in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states)), (reports) => {
        let state = states[0] ?? 'waiting';
        for (const next of reports) {
          if (!isFurther(state, next)) continue;
          expect(isFurther(next, state)).toBe(false);
          state = next;
        }
      }),
    );
    expect(isFurther('delivered', 'failed')).toBe(false);
    expect(isFurther('failed', 'delivered')).toBe(true);
  });

  it('as a whole is as far as where it came least far; one that failed is not hidden by the others', () => {
    const to = (state: Recipient['state']) => ({ state }) as Recipient;
    expect(messageState({ recipients: [to('read'), to('sent')] })).toBe('sent');
    expect(messageState({ recipients: [to('read'), to('failed')] })).toBe('failed');
  });
});

describe('the channel of an organisation', () => {
  const other = { ...gateway, id: '01980000-0000-7000-8000-000000000002' };
  it('is its own before the one for everybody, and never one out of use or another’s', () => {
    const own = { ...other, customerOrganisationId: 'burlov' };
    expect(channelFor([gateway, own], 'burlov')).toBe(own);
    expect(channelFor([gateway, own], 'kavlinge')).toBe(gateway);
    expect(channelFor([own], 'kavlinge')).toBeUndefined();
    expect(channelFor([{ ...gateway, active: false }], 'burlov')).toBeUndefined();
  });
});

describe('the text that is sent', () => {
  const written = {
    subject: '',
    body: 'Ring om bygglovet.',
    priority: 'urgent' as const,
    callerName: 'Åsa Öberg',
    callerNumber: '+46701740605',
  };
  const sender = { name: 'Olga', organisation: 'Burlövs kommun' };

  it('says who called unless it is said already, and who writes', () => {
    expect(emailText(written, sender)).toMatchObject({
      subject: 'Brådskande: Ring om bygglovet.',
      text: expect.stringContaining('Ringde: Åsa Öberg 070-174 06 05'),
    });
    const said = { ...written, body: 'Åsa Öberg, 070-174 06 05, vill ha svar.' };
    expect(emailText(said, sender).text).not.toContain('Ringde:');
    expect(smsText(written, sender)).toBe(
      'Brådskande: Ring om bygglovet. (Åsa Öberg 070-174 06 05) /Olga, Burlövs kommun',
    );
  });

  // 3GPP TS 23.038: 160 letters of the basic alphabet, 153 where joined; 70 and 67 in UCS-2; the euro sign takes two places.
  it.each([
    ['', 0],
    ['å'.repeat(160), 1],
    ['å'.repeat(161), 2],
    [`${'a'.repeat(158)}€`, 1],
    [`${'a'.repeat(159)}€`, 2],
    ['č'.repeat(70), 1],
    ['č'.repeat(71), 2],
    ['č'.repeat(135), 3],
  ])('is counted in pieces as telephones do', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });
});
