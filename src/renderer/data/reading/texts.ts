import type { Phone } from '#shared/directory/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import type { Dependencies, Surroundings } from './computed/computed-field.ts';
import { numberWords } from './words.ts';

interface RowTexts<K extends RowKind> {
  of?: Dependencies;
  texts(row: Row<K>, around: Surroundings): string[];
}

function phoneTexts(phones: readonly Phone[]): string[] {
  return phones.flatMap((phone) => numberWords(phone.number));
}

/**
 * What a person can find a row by. Kinds not named here are found by their name and description. Words are stored: whoever
 * changes what a kind without `of` is found by raises wordsVersion (segment-words.ts).
 */
const rowTexts: { [K in RowKind]?: RowTexts<K> } = {
  tickets: {
    texts: (ticket) => [
      ticket.title,
      ticket.description,
      ticket.requesterName,
      ...numberWords(ticket.requesterPhone),
      // Rows packed by an earlier version lack it: they are read here by no schema.
      ticket.requesterEmail ?? '',
      ticket.place ?? '',
      ticket.number ?? '',
      ...ticket.formerNumbers,
      localTicketNumber(ticket.id),
    ],
  },
  ticketNotes: { texts: (note) => [note.body] },
  units: { texts: (unit) => [unit.name, unit.address, ...(unit.tasks ?? []), ...phoneTexts(unit.phones)] },
  people: {
    of: { units: ['name'] },
    texts: (person, around) => [
      person.givenName,
      person.familyName,
      person.title,
      person.unitId === null ? '' : (around.get('units', person.unitId)?.name ?? ''),
      person.email ?? '',
      ...(person.tasks ?? []),
      ...phoneTexts(person.phones),
    ],
  },
  devices: {
    texts: (device) => [device.assetTag, device.serialNumber, device.manufacturer, device.model],
  },
  spareParts: { texts: (part) => [part.name, part.articleNumber] },
  stockBalances: {
    of: { spareParts: ['name', 'articleNumber'], stockPlaces: ['name'] },
    texts: (balance, around) => {
      const part = around.get('spareParts', balance.sparePartId);
      const place = around.get('stockPlaces', balance.placeId);
      return [part?.name ?? '', part?.articleNumber ?? '', place?.name ?? ''];
    },
  },
  loans: {
    of: { devices: ['assetTag', 'manufacturer', 'model'] },
    texts: (loan, around) => {
      const device = around.get('devices', loan.deviceId);
      return [
        loan.borrowerName,
        ...numberWords(loan.borrowerPhone),
        ...(device === undefined ? [] : [device.assetTag, device.manufacturer, device.model]),
      ];
    },
  },
  absences: {
    of: { people: ['givenName', 'familyName', 'unitId'], units: ['name'], absenceReasons: ['name'] },
    texts: (absence, around) => {
      // By what is said of a protected person nobody finds them.
      const person = absence.ofProtected ? undefined : around.get('people', absence.personId);
      const unit = typeof person?.unitId === 'string' ? around.get('units', person.unitId) : undefined;
      return [
        person?.givenName ?? '',
        person?.familyName ?? '',
        unit?.name ?? '',
        around.get('absenceReasons', absence.reasonId)?.name ?? '',
        absence.note,
      ];
    },
  },
  infoTexts: {
    of: { units: ['name'] },
    texts: (info, around) => [
      info.title,
      info.body,
      ...info.keywords,
      info.unitId === null ? '' : (around.get('units', info.unitId)?.name ?? ''),
    ],
  },
  articles: {
    of: { services: ['name'] },
    texts: (article, around) => [
      article.title,
      article.body,
      ...article.keywords,
      ...article.serviceIds.map((id) => around.get('services', id)?.name ?? ''),
    ],
  },
  calls: {
    of: { people: ['givenName', 'familyName'], tickets: ['number'] },
    texts: (call, around) => {
      const person = call.personId === null ? undefined : around.get('people', call.personId);
      const ticket = call.ticketId === null ? undefined : around.get('tickets', call.ticketId);
      return [
        ...numberWords(call.fromNumber ?? ''),
        ...numberWords(call.toNumber),
        call.note,
        person?.givenName ?? '',
        person?.familyName ?? '',
        ticket?.number ?? '',
      ];
    },
  },
  callBacks: {
    of: { people: ['givenName', 'familyName'] },
    texts: (callBack, around) => {
      const person = callBack.personId === null ? undefined : around.get('people', callBack.personId);
      const named = [callBack.name, person?.givenName ?? '', person?.familyName ?? ''];
      return [...numberWords(callBack.number), callBack.about, callBack.note, ...named];
    },
  },
  messages: {
    texts: (message) => [
      message.subject,
      message.body,
      message.callerName,
      ...numberWords(message.callerNumber),
      ...message.recipients.flatMap(({ name, address }) => [name, address]),
    ],
  },
};

/** The fields of other kinds whose words a kind is found by. */
export function textDependencies(kind: RowKind): Dependencies {
  return rowTexts[kind]?.of ?? {};
}

/** Returns the texts a row is found by. */
export function textsOf<K extends RowKind>(kind: K, row: Row<K>, around: Surroundings): string[] {
  const named = rowTexts[kind];
  if (named !== undefined) return named.texts(row, around);
  return ['name', 'description'].flatMap((field) => {
    const value: unknown = (row as Record<string, unknown>)[field];
    return typeof value === 'string' ? [value] : [];
  });
}
