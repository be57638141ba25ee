export { CallBar } from './call-bar.tsx';
export { OwnState } from './own-state.tsx';
export { callerKeys, callKeys, switchboardKeys } from './switchboard-keys.ts';
export { SwitchboardScreen } from './switchboard-screen.tsx';
