import { assertNever } from '#shared/assert-never.ts';
import type { CommandField } from '#shared/commands/command-description.ts';
import { describeCommand, filledFields, type RowName, rowAbout, rowMadeBy } from '#shared/commands/descriptions.ts';
import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import { isMessageId, type Translator } from '#shared/i18n/translator.ts';
import { idSchema } from '#shared/identity/ids.ts';
import { scriptAnswerSchema } from '#shared/tickets/schema.ts';

/** What is known of the surroundings when a command is put in words. */
export interface CommandSurroundings {
  translator: Translator;
  /** Epoch milliseconds. */
  now: number;
  /** What people call the row; undefined when it is not here. */
  rowName: (row: RowName) => string | undefined;
  organisationName: (key: string) => string;
  /** Commands that may be what would have made a row that is not here. */
  others: readonly CommandEnvelope[];
}

type Named = Pick<CommandEnvelope, 'name' | 'args'>;

/** Returns every row that must be looked up to put the command in words. */
export function rowsNamed(command: Named): RowName[] {
  const about = rowAbout(command);
  const referred = filledFields(command.name, command.args).flatMap(({ field: { shape }, value }): RowName[] => {
    const id = idSchema.safeParse(value).data;
    return shape.type === 'reference' && id !== undefined ? [{ kind: shape.kind, id }] : [];
  });
  return about === null ? referred : [about, ...referred];
}

/** Returns what kind of thing was done: "Anteckning". */
export function commandTitle({ name }: Pick<Named, 'name'>, { t }: Translator): string {
  return t(describeCommand(name)?.title ?? 'commands.unknown');
}

/** Returns what it was done to ("BUR-3041 Skrivaren"), or for something new how it begins. Nothing when nothing says. */
export function commandSubject(command: Named, surroundings: CommandSurroundings): string {
  const about = rowAbout(command);
  if (about !== null) return nameOf(about, surroundings);
  const first = filledFields(command.name, command.args).find(({ field }) => field.shape.type === 'text');
  return first === undefined ? '' : String(first.value);
}

/** Returns "Anteckning · BUR-3041 Skrivaren". */
export function commandWords(command: Named, surroundings: CommandSurroundings): string {
  const title = commandTitle(command, surroundings.translator);
  const subject = commandSubject(command, surroundings);
  return subject === '' ? title : surroundings.translator.t('commands.withSubject', { title, subject });
}

/** Returns the words of one value a person wrote or chose. A value of another form than expected is shown as it is. */
export function fieldText({ shape }: CommandField, value: unknown, surroundings: CommandSurroundings): string {
  const { translator, now } = surroundings;
  const { t } = translator;
  switch (shape.type) {
    case 'text':
    case 'whole':
      return String(value);
    case 'choice': {
      const id = `${shape.words}.${String(value)}`;
      return isMessageId(id) ? t(id) : String(value);
    }
    case 'instant': {
      const instant = Date.parse(String(value));
      return Number.isNaN(instant) ? String(value) : dayAndTime(instant, now, translator);
    }
    case 'reference': {
      const id = idSchema.safeParse(value).data;
      return id === undefined ? String(value) : nameOf({ kind: shape.kind, id }, surroundings);
    }
    case 'organisation':
      return surroundings.organisationName(String(value));
    case 'texts':
      return Array.isArray(value) ? value.map(String).join(', ') : String(value);
    case 'flag':
      return t(value === true ? 'commands.yes' : 'commands.no');
    case 'answers': {
      const answers = scriptAnswerSchema.array().safeParse(value).data ?? [];
      return answers.map(({ question, answer }) => `${question} ${answer}`).join('\n');
    }
    default:
      return assertNever(shape);
  }
}

/** Returns everything written in a command for copying and for files, a label and its text after the other. */
export function writtenAsLines(command: Named, surroundings: CommandSurroundings): string[] {
  return writtenIn(command, surroundings).map(({ label, text }) =>
    text.includes('\n') ? `${label}:\n${text.replace(/^/gm, '  ')}` : `${label}: ${text}`,
  );
}

/** Returns everything written in a command, labelled as in the forms. Of one not known here, its texts. */
export function writtenIn(command: Named, surroundings: CommandSurroundings): { label: string; text: string }[] {
  const { t } = surroundings.translator;
  if (describeCommand(command.name) === undefined) {
    return textsIn(command.args).map((text) => ({ label: t('commands.field.other'), text }));
  }
  return filledFields(command.name, command.args).map(({ field, value }) => ({
    label: t(field.label),
    text: fieldText(field, value, surroundings),
  }));
}

function nameOf(row: RowName, { rowName, others, translator }: CommandSurroundings): string {
  const name = rowName(row);
  if (name !== undefined) return name;
  const maker = others.find((each) => rowMadeBy(each) === row.id);
  const first = maker && filledFields(maker.name, maker.args).find(({ field }) => field.shape.type === 'text');
  if (first === undefined) return translator.t('commands.subject.unknown');
  return translator.t('commands.subject.unmade', { name: String(first.value) });
}

/** Identifiers and instants say nothing to the person who wrote. */
const noWords = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/i;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' || noWords.test(value) ? [] : [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
