export type { ChosenEntry } from './chosen-entry.ts';
export { DirectorySearch, type DirectorySearchProps } from './directory-search.tsx';
export { EntryDetail } from './entry-detail.tsx';
export { firstPhone, unitPath } from './hit-words.ts';
export { PersonDetail } from './person-detail.tsx';
export { type PhoneActs, PhoneList } from './phone-list.tsx';
export { useDirectorySearch } from './use-directory-search.ts';
