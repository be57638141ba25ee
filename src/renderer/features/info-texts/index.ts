export { infoTextKeys } from './info-text-keys.ts';
export { InfoTextsScreen } from './info-texts-screen.tsx';
