export { administrationKeys } from './administration-keys.ts';
export { AdministrationScreen } from './administration-screen.tsx';
