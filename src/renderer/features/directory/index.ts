export { directoryKeys } from './directory-keys.ts';
export { DirectoryScreen } from './directory-screen.tsx';
