import type { mentions as source } from '../sv/mentions.ts';

export const mentions: Readonly<Record<keyof typeof source, string>> = {
  'mentions.key.mention': 'Mention a colleague in the note',
  'mentions.list': 'Colleagues to mention',
  'mentions.offered': '{count, plural, one {One colleague} other {# colleagues}}. Choose with the arrows and Enter.',
  'mentions.chosen': '{name} is mentioned when the note is saved.',
  'mentions.which': 'Which {name} do you mean?',
  'mentions.unclear': 'Several colleagues have this name. Choose whom to mention.',
  'mentions.seen': 'Has seen the mention',
  'mentions.unseen': 'Has not seen it yet',
  'mentions.presence.writes': '{name} is writing …',
  'mentions.presence.looks': '{name} is looking',
  'mentions.presence.more': '{count, plural, one {one more} other {# more}}',
};
