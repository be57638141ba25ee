import { otherNumber } from '#shared/calls/other-number.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { personName } from './person-name.ts';

type Names = { readonly [K in RowKind]?: (row: Row<K>) => string };

const names: Names = {
  tickets: (ticket) => `${ticketNumber(ticket)} ${ticket.title}`,
  devices: (device) => `${device.assetTag} ${device.model}`,
  loans: (loan) => loan.borrowerName,
  people: personName,
  units: (unit) => unit.name,
  functions: (row) => row.name,
  directoryProposals: (proposal) => proposal.note,
  users: (user) => user.name,
  groups: (group) => group.name,
  services: (service) => service.name,
  attachments: (attachment) => attachment.name,
  articles: (article) => article.title,
  spareParts: (part) => part.name,
  stockPlaces: (place) => place.name,
  suppliers: (supplier) => supplier.name,
  tags: (tag) => tag.name,
  templates: (template) => template.name,
  agreements: (agreement) => agreement.name,
  serviceAreas: (area) => area.name,
  serviceLevels: (level) => level.name,
  savedViews: (view) => view.name,
  reasonCodes: (code) => code.name,
  pauseReasons: (reason) => reason.name,
  blockedNumbers: (blocked) => formatPhoneNumber(blocked.number),
  mailServers: (server) => server.name,
  smsGateways: (gateway) => gateway.name,
  messages: (message) => message.subject || (message.body.split('\n')[0] ?? ''),
  callBacks: (callBack) => callBack.name || formatPhoneNumber(callBack.number),
  absenceReasons: (reason) => reason.name,
  infoTexts: (text) => text.title,
  calls: (call) => formatPhoneNumber(otherNumber(call) ?? ''),
};

/** Returns what people call a row: number and title, tag and model, name. Nothing for kinds that have no name. */
export function rowName<K extends RowKind>(kind: K, row: Row<K>): string {
  const name: ((row: Row<K>) => string) | undefined = names[kind];
  return name?.(row) ?? '';
}
