import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isMessageId } from '../i18n/translator.ts';
import { newId } from '../identity/ids.ts';
import { describeCommand, filledFields, valueAt, withValueAt } from './descriptions.ts';
import { commands } from './registry.ts';

const names = Object.keys(commands) as (keyof typeof commands)[];

/** Where the command's own schema expects something, as paths of keys. */
function pathsOf(schema: z.ZodType, path: readonly string[] = []): string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return pathsOf(schema.unwrap() as z.ZodType, path);
  const own = path.join('.');
  if (!(schema instanceof z.ZodObject)) return [own];
  return [own, ...Object.entries(schema.shape).flatMap(([key, part]) => pathsOf(part as z.ZodType, [...path, key]))];
}

describe.each(names)('the description of %s', (name) => {
  const description = describeCommand(name);

  it('speaks only of what the command takes', () => {
    const known = pathsOf(commands[name].args);
    const spoken = [description?.about, description?.makes, ...(description?.fields ?? [])]
      .filter((each) => each !== null && each !== undefined)
      .map(({ path }) => path.join('.'));
    // A record's values are of its kind, which only its own schema knows.
    const isOfRecord = (path: string) => name.startsWith('record.') && known.includes(path.split('.')[0] ?? '');
    expect(spoken.filter((path) => !known.includes(path) && !isOfRecord(path))).toEqual([]);
  });

  it('has words for every value that can be chosen', () => {
    const texts = (description?.fields ?? []).flatMap(({ shape }) =>
      shape.type === 'choice' ? shape.values.map((value) => `${shape.words}.${value}`) : [],
    );
    expect(texts.filter((id) => !isMessageId(id))).toEqual([]);
  });

  it('shows every text a person can write in it', () => {
    const written = pathsOf(commands[name].args).filter((path) =>
      /note|body|title|description|name|reason/i.test(path),
    );
    const spoken = new Set(description?.fields.map(({ path }) => path.join('.')));
    // What was on the ticket before, the call as the exchange told of it and which note it is were not written by the person.
    const notWritten = (path: string) => path.startsWith('was') || path.startsWith('call.') || path === 'noteId';
    expect(written.filter((path) => !spoken.has(path) && !notWritten(path))).toEqual([]);
  });
});

describe('the arguments of a command', () => {
  const args = {
    ticketId: newId(),
    set: { title: 'Skrivaren', description: '', serviceId: null },
    was: { title: 'S' },
  };

  it('show what was filled in and nothing else', () => {
    expect(filledFields('ticket.setFields', args)).toMatchObject([{ value: 'Skrivaren' }]);
  });

  it('take another value in one place', () => {
    const changed = withValueAt(args, ['set', 'title'], 'Skärmen');
    expect(valueAt(changed, ['set', 'title'])).toBe('Skärmen');
    expect(withValueAt(changed, ['set', 'title'], 'Skrivaren')).toEqual(args);
  });

  it('show nothing of a command nobody here knows', () => {
    expect(filledFields('ticket.fold', { paper: 'A4' })).toEqual([]);
  });
});
