import type { blocked as source } from '../sv/blocked.ts';

export const blocked: Readonly<Record<keyof typeof source, string>> = {
  'blocked.title': 'Blocked numbers',
  'blocked.create': 'New blocked number',
  'blocked.empty': 'No blocked numbers here.',
  'blocked.organisation': 'Calls to',
  'blocked.number': 'Number',
  'blocked.numberHelp': 'Digits, with or without the country code: 0701740605 or +46701740605.',
  'blocked.reason': 'Why',
  'blocked.until': 'Until',
  'blocked.untilHelp': 'Empty: until somebody lifts the block.',
  'blocked.caller': 'The number is blocked',
  'blocked.callerUntil': 'The number is blocked until {date}',
  'blocked.mark': 'Blocked',
  'blocked.block': 'Block the number …',
  'blocked.blockNumber': 'Block {number}',
  'blocked.explain':
    'New calls from the number to {organisation} are rejected by exchanges that can, and shown as blocked.',
  'blocked.save': 'Block',
  'blocked.saved': 'The number is blocked.',
  'blocked.lift': 'Lift the block',
};
