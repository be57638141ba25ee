/** Words about connectors: the ways to telephone exchanges, and whose telephone is where. */
export const connectors = {
  'connectors.telephone': 'Telefon vid växeln',
  'connectors.telephone.connector': 'Växelkoppling',
} as const;
