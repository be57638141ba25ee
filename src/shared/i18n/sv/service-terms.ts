/** Words of what the catalogue says of a service, beside the ticket it is chosen for. */
export const serviceTerms = {
  'ticketWork.key.serviceTerms': 'Visa eller dölj tjänstens villkor',
  'serviceTerms.title': 'Om tjänsten {service}',
  'serviceTerms.purpose': 'Syfte',
  'serviceTerms.content': 'Innehåll',
  'serviceTerms.customerDuties': 'Kundens ansvar',
  'serviceTerms.price': 'Pris',
  'serviceTerms.category':
    '{category, select, 1 {obligatorisk, styrs centralt} 2 {obligatorisk, volymen kan påverkas} other {frivillig}}',
  'serviceTerms.exclusions': 'Erbjuds inte',
  'serviceTerms.orderers': 'Får beställa',
  'serviceTerms.orderers.anyone': 'Alla',
  'serviceTerms.orderers.nobody': 'Bara behöriga beställare. Ingen är namngiven i ett avtal som gäller i dag.',
  'serviceTerms.level': 'Servicenivå',
  'serviceTerms.retired': 'Tjänsten är tagen ur bruk.',
  'serviceTerms.excluded': '{service} erbjuds inte {exclusion}. {name} är {title}.',
  'serviceTerms.mayBeExcluded': '{service} erbjuds inte {exclusion}. {name} är {title}: fråga om det gäller.',
} as const;
