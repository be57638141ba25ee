import { describe, expect, it } from 'vitest';
import { commands } from '../../src/shared/commands/registry.ts';
import { commandsOfDeeds, madeCommands } from './support/making/makers.ts';

describe('the histories', () => {
  it('do every command that there is', () => {
    expect([...commandsOfDeeds, ...madeCommands].sort()).toEqual(Object.keys(commands).sort());
  });
});
