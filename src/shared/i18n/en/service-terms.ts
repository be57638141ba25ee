import type { serviceTerms as sv } from '../sv/service-terms.ts';

export const serviceTerms: Readonly<Record<keyof typeof sv, string>> = {
  'ticketWork.key.serviceTerms': 'Show or hide the terms of the service',
  'serviceTerms.title': 'About the service {service}',
  'serviceTerms.purpose': 'Purpose',
  'serviceTerms.content': 'Content',
  'serviceTerms.customerDuties': 'What the customer does',
  'serviceTerms.price': 'Price',
  'serviceTerms.category':
    '{category, select, 1 {mandatory, owned centrally} 2 {mandatory, the volume can be influenced} other {optional}}',
  'serviceTerms.exclusions': 'Not offered to',
  'serviceTerms.orderers': 'May order',
  'serviceTerms.orderers.anyone': 'Anyone',
  'serviceTerms.orderers.nobody': 'Authorised orderers only. No agreement that holds today names anybody.',
  'serviceTerms.level': 'Service level',
  'serviceTerms.retired': 'The service is out of use.',
  'serviceTerms.excluded': '{service} is not offered to {exclusion}. {name} is {title}.',
  'serviceTerms.mayBeExcluded': '{service} is not offered to {exclusion}. {name} is {title}: ask whether that applies.',
};
