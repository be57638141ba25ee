import type { refusals as source } from '../sv/refusals.ts';

export const refusals: Readonly<Record<keyof typeof source, string>> = {
  'refusals.already-exists': 'This is already saved.',
  'refusals.belongs-elsewhere':
    'The {what, select, service {service} group {group} other {details}} of the ticket exists only in the organisation it is in. Change it before you move the ticket.',
  'refusals.client-too-old': 'The application is too old for the server. Update Växelbord and try again.',
  'refusals.device-already-lent': '{device} is already lent to {borrower} since {since}.',
  'refusals.device-not-a-loaner': '{device} is not a loaner.',
  'refusals.device-not-lendable': '{device} is in repair or retired and cannot be lent.',
  'refusals.due-before-lent': 'The return must come after the hand-out.',
  'refusals.feedback-missing': 'Say how the requester was told before the ticket is closed.',
  'refusals.invalid-arguments': 'The details could not be read ({field}).',
  'refusals.loan-not-in-conflict': 'The conflict is already settled.',
  'refusals.loan-not-open': 'The loan has already ended.',
  'refusals.not-found':
    '{what, select, ticket {The ticket} service {The service} group {The group} user {The colleague} device {The device} loan {The loan} other {What you changed}} does not exist, or you may not see it.',
  'refusals.not-permitted': 'Your role may not do this in this organisation.',
  'refusals.resolution-missing': 'Write how the ticket was solved.',
  'refusals.status-not-allowed': 'The status cannot change from “{from}” straight to “{to}”.',
  'refusals.ticket-closed': 'The ticket is closed. Reopen it to change it.',
  'refusals.unknown': 'The server said no without a reason we recognise ({code}).',
  'refusals.unknown-command': 'The server does not know this action. The application may need an update.',
  'refusals.unnamed.borrower': 'another borrower',
  'refusals.unnamed.device': 'The device',
  'refusals.unnamed.field': 'unknown field',
  'refusals.unnamed.since': 'an unknown time',
  'refusals.unnamed.status': 'another status',
};
