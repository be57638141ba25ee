/** Words about connectors: the ways to telephone exchanges, and whose telephone is where. */
export const connectors = {
  'connectors.telephone': 'Telephone at the exchange',
  'connectors.telephone.connector': 'Exchange connection',
};
