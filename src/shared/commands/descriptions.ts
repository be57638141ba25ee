import { type Id, idSchema } from '../identity/ids.ts';
import { recordKindSchema } from '../records/schema.ts';
import type { RowKind } from '../sync/kinds.ts';
import type { CommandDescription, CommandField, RowArgument } from './command-description.ts';
import { absenceCommandDescriptions } from './descriptions/absences.ts';
import { callBackDescriptions } from './descriptions/call-backs.ts';
import { callCommandDescriptions } from './descriptions/calls.ts';
import { connectorCommandDescriptions } from './descriptions/connectors.ts';
import { directoryCommandDescriptions } from './descriptions/directory.ts';
import { loanCommandDescriptions } from './descriptions/loans.ts';
import { messageDescriptions } from './descriptions/messages.ts';
import { recordCommandDescriptions } from './descriptions/records.ts';
import { stockCommandDescriptions } from './descriptions/stock.ts';
import { ticketWorkDescriptions } from './descriptions/ticket-work.ts';
import { ticketCommandDescriptions } from './descriptions/tickets.ts';
import type { CommandEnvelope } from './envelope.ts';
import type { CommandName } from './registry.ts';

const descriptions: Readonly<Record<CommandName, CommandDescription>> = {
  ...ticketCommandDescriptions,
  ...loanCommandDescriptions,
  ...callCommandDescriptions,
  ...connectorCommandDescriptions,
  ...ticketWorkDescriptions,
  ...recordCommandDescriptions,
  ...absenceCommandDescriptions,
  ...messageDescriptions,
  ...callBackDescriptions,
  ...stockCommandDescriptions,
  ...directoryCommandDescriptions,
};

/** Returns a command's description, or undefined when the name is not known here. */
export function describeCommand(name: string): CommandDescription | undefined {
  return Object.hasOwn(descriptions, name) ? descriptions[name as CommandName] : undefined;
}

/** Returns the value at a path in arguments that nobody has parsed; undefined when there is none. */
export function valueAt(args: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    args,
  );
}

/** Returns the arguments with another value at a path that exists; the others are kept as they are. */
export function withValueAt(args: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof args !== 'object' || args === null) return args;
  return { ...args, [key]: withValueAt(Reflect.get(args, key), rest, value) };
}

/** A row by what it is and which. */
export interface RowName {
  kind: RowKind;
  id: Id;
}

type Named = Pick<CommandEnvelope, 'name' | 'args'>;

function rowIn(args: unknown, argument: RowArgument | null | undefined): RowName | null {
  if (argument === null || argument === undefined) return null;
  const id = idSchema.safeParse(valueAt(args, argument.path)).data;
  const kind = 'kind' in argument ? argument.kind : recordKindSchema.safeParse(valueAt(args, argument.kindPath)).data;
  return id === undefined || kind === undefined ? null : { kind, id };
}

/** Returns the row a command is about; null when it makes something new, or is not known here. */
export function rowAbout({ name, args }: Named): RowName | null {
  return rowIn(args, describeCommand(name)?.about);
}

/** Returns the identifier of the row the command would have made, or null. */
export function rowMadeBy({ name, args }: Named): Id | null {
  return rowIn(args, describeCommand(name)?.makes)?.id ?? null;
}

/** Returns the fields a person filled in: those that hold something. */
export function filledFields(name: string, args: unknown): { field: CommandField; value: unknown }[] {
  const fields = describeCommand(name)?.fields ?? [];
  return fields.map((field) => ({ field, value: valueAt(args, field.path) })).filter(({ value }) => !isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
