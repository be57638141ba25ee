import type { KeyTable } from '#renderer/ui/index.ts';

/** The key of the terms of a service, wherever they are shown. */
export const serviceTermsKeys = {
  serviceTerms: { keys: 'Alt+V', label: 'ticketWork.key.serviceTerms' },
} as const satisfies KeyTable;
