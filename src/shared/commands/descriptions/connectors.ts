import type { CommandDescription } from '../command-description.ts';

/** The commands about connectors, in words. */
export const connectorCommandDescriptions = {
  'telephone.set': {
    title: 'commands.telephone_set',
    about: { kind: 'users', path: ['userId'] },
    makes: null,
    fields: [
      {
        path: ['connector'],
        label: 'connectors.telephone.connector',
        shape: { type: 'text', isLong: false },
        isOpen: false,
      },
      { path: ['telephone'], label: 'connectors.telephone', shape: { type: 'text', isLong: false }, isOpen: true },
    ],
  },
} as const satisfies Record<string, CommandDescription>;
