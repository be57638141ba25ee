export { CallBackForm, type CallBackFormProps, type CallBackStart } from './call-back-form.tsx';
export { OwnerField } from './owner-field.tsx';
export { quickTime } from './quick-times.ts';
export { WhenField } from './when-field.tsx';
