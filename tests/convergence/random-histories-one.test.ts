import { describe } from 'vitest';
import { prepareHistories } from './support/prove.ts';

const { proveHistories } = prepareHistories();

describe('three workstations and an API, whatever happens', () => {
  proveHistories('keep every promise, the first half of the histories', 20_261_122, 100);
});
