import { type CommandEnvelope, commandEnvelopeSchema } from '#shared/commands/envelope.ts';
import { isStorable, storableText } from '#shared/commands/storable-text.ts';
import { derivedId, type Id, idOrNull } from '#shared/identity/ids.ts';

/** What is wrong with an envelope: the part that could not be read, and why. */
type EnvelopeFault = { field: string; problem: string };

/** A command of a batch under the number it has, or must have by its place. One whose envelope does not hold can only be refused. */
export type ReceivedCommand = { id: Id; clientId: Id; seq: number; name: string } & (
  | { envelope: CommandEnvelope; fault: null }
  | { envelope: null; fault: EnvelopeFault }
);

const { seq: seqSchema, schemaVersion: versionSchema } = commandEnvelopeSchema.shape;

function partOf(value: unknown, key: keyof CommandEnvelope): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** Returns the number of each command; numbers have no gaps, so one that cannot be read is told by those around it. */
function numbersOf(commands: readonly unknown[]): number[] | null {
  const read = commands.map((command) => seqSchema.safeParse(partOf(command, 'seq')).data);
  const first = read.findIndex((seq) => seq !== undefined);
  let expected = (read[first] ?? 0) - first;
  if (first === -1 || expected < 1) return null;
  return read.map((seq) => {
    const number = seq ?? expected;
    expected = number + 1;
    return number;
  });
}

function read(command: unknown, clientId: Id): CommandEnvelope | EnvelopeFault {
  const { data: envelope, error } = commandEnvelopeSchema.safeParse(command);
  if (envelope === undefined) {
    const [issue] = error.issues;
    return { field: storableText(issue?.path.join('.') ?? ''), problem: storableText(issue?.message ?? '') };
  }
  if (envelope.clientId !== clientId) return { field: 'clientId', problem: 'of-another-client' };
  return isStorable(envelope.name) ? envelope : { field: 'name', problem: 'not-storable' };
}

/**
 * Returns the commands of a batch, each read by itself: what is wrong with one is no fault of the others. Null when not one of them
 * has a number, or the numbers leave no room for those before the first that has.
 */
export function receivedCommands(commands: readonly unknown[], clientId: Id): ReceivedCommand[] | null {
  const numbers = numbersOf(commands);
  if (numbers === null) return null;
  return numbers.map((seq, index) => {
    const command = commands[index];
    const result = read(command, clientId);
    if ('seq' in result) return { id: result.id, clientId, seq, name: result.name, envelope: result, fault: null };
    const name = partOf(command, 'name');
    return {
      // Without an identifier it gets one by its number, so that it is known again when it comes again.
      id: idOrNull(partOf(command, 'id')) ?? derivedId(clientId, `command ${seq}`),
      clientId,
      seq,
      name: typeof name === 'string' ? storableText(name.slice(0, 100)) : '',
      envelope: null,
      fault: result,
    };
  });
}

/** Returns the schema version of each command that says one, whatever else is wrong with it. */
export function schemaVersionsOf(commands: readonly unknown[]): number[] {
  return commands.flatMap((command) => versionSchema.safeParse(partOf(command, 'schemaVersion')).data ?? []);
}
