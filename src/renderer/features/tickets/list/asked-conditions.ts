import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition } from '#shared/replica/query.ts';
import { instantOf } from '#shared/time/local-time.ts';
import type { ViewCondition } from '#shared/views/schema.ts';

/** Whose list it is and on which local date: what "mine", "my groups" and "today" mean. */
export interface Reader {
  userId: Id;
  groupIds: readonly Id[];
  /** `2026-11-22`. */
  today: string;
}

type Value = string | number | boolean | null;

/** Stand for whoever reads the view, so that a shared one is everybody's own. */
const me = '@me';
const myGroups = '@my-groups';

const dayLength = 86_400_000;
/** A century: what no list needs to look beyond, and every calendar can count. */
const farthest = 36_500;

/** Returns the first instant of the day so many days from the reader's today. */
export function startOfDay(today: string, days: number): string {
  const within = Math.max(-farthest, Math.min(farthest, days));
  const date = new Date(Date.parse(`${today}T00:00:00Z`) + within * dayLength).toISOString().slice(0, 10);
  // No midnight of Europe/Stockholm is skipped: its clocks change at two and three.
  return instantOf({ date, time: '00:00' }) ?? `${date}T00:00:00.000Z`;
}

function asked(condition: ViewCondition, reader: Reader): Condition {
  switch (condition.op) {
    case 'in':
    case 'notIn': {
      const values = condition.values.flatMap((value): readonly Value[] => {
        if (value === me) return [reader.userId];
        return value === myGroups ? reader.groupIds : [value];
      });
      return { field: condition.field, op: condition.op, values };
    }
    case 'contains':
    case 'lacks':
      return { field: condition.field, op: condition.op, texts: condition.texts };
    case 'beforeDay':
      return { field: condition.field, op: 'before', value: startOfDay(reader.today, condition.days) };
    case 'onOrAfterDay':
      return { field: condition.field, op: 'onOrAfter', value: startOfDay(reader.today, condition.days) };
    case 'atLeast':
    case 'atMost':
      return condition;
    default:
      return assertNever(condition);
  }
}

/** Returns the conditions of a view as they are for this reader today. */
export function askedConditions(where: readonly ViewCondition[], reader: Reader): Condition[] {
  return where.map((condition) => asked(condition, reader));
}
