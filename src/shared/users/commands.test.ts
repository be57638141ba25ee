import { describe, expect, it } from 'vitest';
import type { CommandContext, Decision } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import type { Role } from './roles.ts';
import { aGroup } from './samples.ts';
import type { User } from './schema.ts';

const organisationId = 'it-teamet';
const group = aGroup({ organisationId });
const other = { ...group, id: newId(), name: 'Server' };
const anna: User = {
  id: newId(),
  organisationId,
  version: 1,
  name: 'Anna Ek',
  initials: 'AE',
  title: '',
  groupIds: [other.id],
  active: true,
  organisationIds: [organisationId],
};
const at = '2026-11-23T09:00:00.000Z';

function rows(): InMemoryRows {
  return new InMemoryRows([
    { kind: 'groups', row: group },
    { kind: 'users', row: anna },
  ]);
}

function set(
  on: InMemoryRows,
  change: Partial<CommandArgs<'group.setMember'>> = {},
  role: Role = 'administrator',
): Decision {
  const actor = { userId: newId(), name: 'Ada', grants: [{ organisationId, role }] };
  const context: CommandContext = { commandId: newId(), actor, at, now: at };
  const args = { groupId: group.id, userId: anna.id, isMember: true, ...change };
  const decision = judge({ name: 'group.setMember', args }, on, context);
  if (decision.type === 'applied') on.write(decision.puts);
  return decision;
}

describe('a member of a group', () => {
  it('is added beside the groups there were, and taken out again', () => {
    const on = rows();
    set(on);
    expect(on.get('users', anna.id)?.groupIds).toEqual([other.id, group.id]);
    set(on, { isMember: false });
    expect(on.get('users', anna.id)?.groupIds).toEqual([other.id]);
  });

  it('stands in the history of the group', () => {
    expect(set(rows())).toMatchObject({
      puts: [{ kind: 'users' }, { kind: 'recordChanges', row: { kind: 'groups', recordId: group.id, at } }],
    });
  });

  it('is one already without anything being written', () => {
    const on = rows();
    set(on);
    expect(set(on)).toEqual({ type: 'applied', puts: [], removes: [] });
  });

  it('is made by administrators only', () => {
    expect(set(rows(), {}, 'supervisor')).toMatchObject({ type: 'refused', code: 'not-permitted' });
  });

  it('is of a group and of a person that are there', () => {
    expect(set(rows(), { groupId: newId() })).toMatchObject({ type: 'refused', code: 'not-found' });
    expect(set(rows(), { userId: newId() })).toMatchObject({ type: 'refused', code: 'not-found' });
  });
});
