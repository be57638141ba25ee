import type { Id } from '../identity/ids.ts';

/** Stands where a colleague would for what the server does by rule; there is no account and no row of it. */
export const ruleUserId: Id = '386199a8-cf36-5dd5-98c7-cbb1edd764b0';
