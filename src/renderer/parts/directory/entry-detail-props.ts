import type { ReactNode } from 'react';
import type { OpenEntry } from './entry-link.tsx';
import type { PhoneActs } from './phone-list.tsx';

export interface EntryDetailProps extends PhoneActs {
  /** Goes to somebody or something that is named here. */
  onOpen: OpenEntry;
  /** Buttons beside the name. */
  actions?: ReactNode;
  /** Before the name: the way back. */
  leading?: ReactNode;
}
