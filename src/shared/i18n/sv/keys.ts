/** Words about choosing and printing keys. */
export const keys = {
  'keys.change': 'Ändra',
  'keys.changeOf': 'Ändra tangent för {action}, nu {keys}',
  'keys.press': 'Tryck den nya tangenten …',
  'keys.pressFor': '{action}: tryck den nya tangenten. Esc avbryter.',
  'keys.reset': 'Återställ',
  'keys.resetOf': 'Återställ tangenten för {action} till {keys}',
  'keys.resetAll': 'Återställ alla egna tangenter',
  'keys.notUsable':
    '{keys} går inte att välja. Välj en funktionstangent, eller Ctrl eller Alt med en bokstav eller siffra som inte redan är systemets.',
  'keys.taken': '{keys} används redan till: {by}. Välj en annan, eller ändra den först.',
  'keys.chosen': '{action} har nu {keys}.',
  'keys.explain': 'Tangenter med ”Ändra” väljer du själv. De gäller dig på den här arbetsstationen.',
  'keys.print': 'Skriv ut …',
  'keys.toPdf': 'Spara som PDF',
  'keys.map': 'Tangentkarta',
  'keys.map.title': 'Tangenter i Växelbord',
  'keys.map.of': '{name}, {date}',
  'keys.printFailed': 'Tangentkartan kunde inte skrivas ut. Loggen på arbetsstationen säger varför.',
  'keys.printed': 'Tangentkartan är klar.',
} as const;
