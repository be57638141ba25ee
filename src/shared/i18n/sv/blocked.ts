/** Words about callers whose calls are not taken. */
export const blocked = {
  'blocked.title': 'Spärrade nummer',
  'blocked.create': 'Nytt spärrat nummer',
  'blocked.empty': 'Inga spärrade nummer här.',
  'blocked.organisation': 'Samtal till',
  'blocked.number': 'Nummer',
  'blocked.numberHelp': 'Siffror, med eller utan landsnummer: 0701740605 eller +46701740605.',
  'blocked.reason': 'Varför',
  'blocked.until': 'Till och med',
  'blocked.untilHelp': 'Tomt: tills någon häver spärren.',
  'blocked.caller': 'Numret är spärrat',
  'blocked.callerUntil': 'Numret är spärrat till och med {date}',
  'blocked.mark': 'Spärrat',
  'blocked.block': 'Spärra numret …',
  'blocked.blockNumber': 'Spärra {number}',
  'blocked.explain':
    'Nya samtal från numret till {organisation} avvisas av växlar som kan det, och visas som spärrade.',
  'blocked.save': 'Spärra',
  'blocked.saved': 'Numret är spärrat.',
  'blocked.lift': 'Häv spärren',
} as const;
