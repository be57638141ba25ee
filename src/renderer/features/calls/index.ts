export { callBackKeys, callRecordKeys } from './call-record-keys.ts';
export { CallsScreen } from './calls-screen.tsx';
