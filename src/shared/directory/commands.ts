import { lookUpProtected } from './look-up.ts';
import { decideProposal, proposeChange } from './propose-change.ts';

export const directoryCommands = {
  'directory.propose': proposeChange,
  'directory.decide': decideProposal,
  'directory.lookUp': lookUpProtected,
} as const;
