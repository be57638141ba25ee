export { callBackKeys, callRecordKeys } from './call-record-keys.ts';
