export { supervisionKeys } from './supervision-keys.ts';
export { SupervisionScreen } from './supervision-screen.tsx';
