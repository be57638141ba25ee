export type { ChosenEntry } from './chosen-entry.ts';
export { DirectorySearch, type DirectorySearchProps } from './directory-search.tsx';
export { EntryDetail } from './entry-detail.tsx';
export type { OpenEntry } from './entry-link.tsx';
export { firstPhone, unitPath } from './hit-words.ts';
export { OpenedEntry } from './opened-entry.tsx';
export { PersonDetail } from './person-detail.tsx';
export { type PhoneActs, PhoneList } from './phone-list.tsx';
export { useDirectorySearch } from './use-directory-search.ts';
