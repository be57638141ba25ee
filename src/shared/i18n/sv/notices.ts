/** What concerns the signed-in person now: the bell, its list and what the system shows. */
export const notices = {
  'notices.title': 'Aviseringar',
  'notices.count': '{count, plural, =0 {Aviseringar, inga nya} one {Aviseringar, en ny} other {Aviseringar, # nya}}',
  'notices.none': 'Inget behöver din uppmärksamhet just nu.',
  'notices.new': 'Ny',
  'notices.seeAll': 'Markera alla som sedda',
  'notices.key.open': 'öppnar',
  'notices.key.see': 'markerar som sedd',
  'notices.several': '{count, plural, one {En sak väntar på dig} other {# saker väntar på dig}}',
  'notices.message': 'Meddelande från {name}',
  'notices.messageFailed': 'Ett meddelande kom inte fram',
  'notices.callBackDue': 'Du har lovat ringa upp senast {when}',
  'notices.mentioned': '{name} nämner dig i en anteckning',
  'notices.handedOver': '{name} har lämnat ärendet till dig',
  'notices.valueReplaced':
    '{name} har ersatt ett värde som du hade satt, utan att ha sett det. Båda står i historiken, där du kan återställa ditt.',
  'notices.breached':
    '{target, select, answer {Första svaret är sent} start {Arbetet skulle ha börjat} other {Lösningstiden har gått ut}}',
  'notices.breachSoon':
    '{target, select, answer {Första svaret ska ges} start {Arbetet ska ha börjat} other {Ska vara löst}} {when}',
  'notices.supplierLate': 'Leverantören skulle ha varit klar {when}',
  'notices.supplierSoon': 'Leverantören ska vara klar {when}',
  'notices.reviewDue': 'Artikeln ska läsas igenom igen',
  'notices.remindDue': 'Användaren har inte svarat: dags att påminna',
  'notices.closeDue': 'Användaren har inte svarat: dags att stänga',
  'notices.proposal': '{name} föreslår en ändring i katalogen',
  'notices.proposalDecided': '{name} har svarat på ditt förslag om katalogen',
  'notices.loanConflict': 'Krock: enheten är utlämnad två gånger',
  'notices.setting': 'Aviseringar i systemet',
  'notices.setting.on': 'Visa när fönstret inte är framme',
  'notices.setting.off': 'Visa inte',
} as const;
