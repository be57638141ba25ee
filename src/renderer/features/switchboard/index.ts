export { CallBar } from './call-bar.tsx';
export { OwnState } from './own-state.tsx';
export { callerKeys, callKeys, switchboardKeys } from './switchboard-keys.ts';
