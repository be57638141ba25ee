/** The administration's form of a queue. */
export const queueAdministration = {
  'queues.create': 'Ny svarsgrupp',
  'queues.field.number': 'Uppringt nummer',
  'queues.help.number':
    'Samtal till det här numret hamnar i svarsgruppen. Telefonnummer eller anknytning; ett nummer leder bara till en svarsgrupp i bruk.',
  'queues.problem.numberTaken': 'Numret leder redan till en annan svarsgrupp i bruk.',
  'administration.problem.number': 'Skriv ett telefonnummer eller en anknytning på 2–8 siffror.',
  'queues.field.serviceLevel': 'Servicenivå',
  'queues.level.short': '{target} % inom {seconds} s',
  'queues.level.target': 'Mål (procent)',
  'queues.level.threshold': 'Besvarade inom (sekunder)',
  'queues.level.variant': 'Så räknas övergivna samtal',
  'queues.level.shortAbandon': 'Räknas inte om övergivet inom (sekunder)',
  'queues.level.shortAbandonHelp': 'Tomt: samma gräns som för besvarade.',
  'queues.variant.negative': 'Räknas emot',
  'queues.variant.ignore': 'Tidigt övergivna räknas inte',
  'queues.variant.positive': 'Tidigt övergivna räknas som besvarade',
  'queues.variant.answered-only': 'Endast besvarade räknas',
  'queues.variantHelp.negative': 'Besvarade i tid, av alla som ringt.',
  'queues.variantHelp.ignore': 'Besvarade i tid, av alla som ringt utom dem som snabbt lade på.',
  'queues.variantHelp.positive': 'Besvarade i tid och de som snabbt lade på, av alla som ringt.',
  'queues.variantHelp.answered-only': 'Besvarade i tid, av alla besvarade.',
  'queues.overflow.cannot':
    'Ingen växelkoppling i organisationen kan koppla vidare samtal. De väntar kvar här tills en sådan finns.',
  'queues.overflow.help': 'Samtal flyttas bara medan den andra svarsgruppen är öppen.',
  'queues.callerIds': 'Nummer som visas vid utgående samtal',
  'queues.callerIds.help':
    'Växeln får numret som svar när den berättar om ett utgående samtal. En svarsgrupp utan eget nummer visar organisationens, och utan det visar växeln sitt eget.',
  'queues.callerIds.wrong': 'Skriv ett telefonnummer, till exempel 040-625 60 00.',
} as const;
