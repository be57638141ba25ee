import { describe, expect, it } from 'vitest';
import { eachOfSeveral } from './facet-of-several.ts';

describe('counts of values that a ticket can have several of', () => {
  it('count a ticket once for each it has, and none without any', () => {
    const combinations = [
      { value: 'a b', count: 3 },
      { value: 'b', count: 2 },
      { value: '', count: 7 },
      { value: null, count: 1 },
    ];
    expect(eachOfSeveral(combinations)).toEqual([
      { value: 'a', count: 3 },
      { value: 'b', count: 5 },
    ]);
  });
});
