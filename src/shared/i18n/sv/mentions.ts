export const mentions = {
  'mentions.key.mention': 'Nämn en kollega i anteckningen',
  'mentions.list': 'Kollegor att nämna',
  'mentions.offered': '{count, plural, one {En kollega} other {# kollegor}}. Välj med pilarna och Enter.',
  'mentions.chosen': '{name} nämns när anteckningen sparas.',
  'mentions.which': 'Vilken {name} menar du?',
  'mentions.unclear': 'Flera kollegor heter så. Välj vem som ska nämnas.',
  'mentions.seen': 'Har sett att hen nämndes',
  'mentions.unseen': 'Har inte sett det än',
  'mentions.presence.writes': '{name} skriver …',
  'mentions.presence.looks': '{name} tittar',
  'mentions.presence.more': '{count, plural, one {en till} other {# till}}',
} as const;
