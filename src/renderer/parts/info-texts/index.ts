export { InfoTextEditor } from './info-text-editor.tsx';
export { infoTextPanelKeys } from './info-text-panel-keys.ts';
export { infoTextQuery } from './info-text-query.ts';
export { InfoTexts } from './info-texts.tsx';
export { InfoTextStatePill, useToday } from './state-words.tsx';
