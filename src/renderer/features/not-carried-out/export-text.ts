import { type CommandSurroundings, commandWords, writtenAsLines } from '#renderer/parts/command-text.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import { clockTime, exactInstant, isoDateOf } from '#shared/i18n/time-format.ts';

/** Returns what one refused command was, why it was refused and what was written in it, for reading. */
export function refusedAsText(command: RefusedCommand, surroundings: CommandSurroundings): string {
  const { translator, now } = surroundings;
  const { t } = translator;
  const { envelope } = command;
  const lines = [
    commandWords(envelope, surroundings),
    t('notCarriedOut.export.done', { when: exactInstant(Date.parse(envelope.at), translator) }),
    t('notCarriedOut.export.refused', {
      when: exactInstant(Date.parse(command.refusedAt), translator),
      why: refusalWords(command, translator, now),
    }),
    ...writtenAsLines(envelope, surroundings),
  ];
  return lines.join('\n');
}

/** Returns all of them under one heading. */
export function allAsText(commands: readonly RefusedCommand[], surroundings: CommandSurroundings): string {
  const { translator, now } = surroundings;
  const heading = translator.t('notCarriedOut.export.heading', { when: exactInstant(now, translator) });
  return `${[heading, ...commands.map((each) => refusedAsText(each, surroundings))].join('\n\n')}\n`;
}

/** Returns the commands as they stand in the journal, for whoever helps with a program. */
export function allAsJson(commands: readonly RefusedCommand[]): string {
  return `${JSON.stringify(commands, null, 2)}\n`;
}

/** Returns a file name that sorts by time and is not taken by the export before. */
export function exportName(stem: string, now: number, ending: 'txt' | 'json'): string {
  return `${stem} ${isoDateOf(now)} ${clockTime(now).replace(':', '.')}.${ending}`;
}
