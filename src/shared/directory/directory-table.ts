/** Columns of a file of people, with the words a heading may have, the Swedish one that is written first. */
export const peopleColumns = {
  id: ['id'],
  givenName: ['förnamn', 'fornamn', 'given name', 'first name'],
  familyName: ['efternamn', 'family name', 'last name', 'surname'],
  title: ['titel', 'befattning', 'title'],
  unit: ['enhet', 'arbetsplats', 'avdelning', 'unit'],
  phones: ['nummer', 'telefon', 'telefonnummer', 'numbers', 'phone'],
  mobile: ['mobil', 'mobilnummer', 'mobile'],
  extension: ['anknytning', 'kortnummer', 'extension'],
  email: ['e-post', 'epost', 'mail', 'e-mail', 'email'],
  tasks: ['uppgifter', 'arbetsuppgifter', 'sökord', 'tasks'],
  leftOn: ['slutade', 'slutdatum', 'left on'],
  vip: ['vip'],
  note: ['att veta', 'anteckning', 'note'],
} as const;

/** Columns of a file of units. */
export const unitColumns = {
  id: ['id'],
  name: ['namn', 'enhet', 'name', 'unit'],
  parent: ['hör till', 'överordnad', 'förvaltning', 'belongs to', 'parent'],
  phones: ['nummer', 'telefon', 'telefonnummer', 'numbers', 'phone'],
  address: ['adress', 'besöksadress', 'address'],
  email: ['e-post', 'epost', 'mail', 'e-mail', 'email'],
  tasks: ['uppgifter', 'sökord', 'tasks'],
  place: ['läge', 'koordinater', 'place'],
  note: ['att veta', 'anteckning', 'note'],
} as const;

export type PeopleColumn = keyof typeof peopleColumns;
export type UnitColumn = keyof typeof unitColumns;

/** What tells two spellings apart no longer: case, and blanks around and between. */
export function foldedCell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
}
