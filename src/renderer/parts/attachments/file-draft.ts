import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';

/** A file that is kept on this workstation and is to be tied to a ticket: plain data, also in a draft. */
export type FileDraft = Omit<CommandArgs<'attachment.add'>, 'ticketId'>;

/** Returns the command that ties a kept file to a ticket. */
export function addArgs(file: FileDraft, ticketId: Id): CommandArgs<'attachment.add'> {
  return { ...file, ticketId };
}

/** The longest name a ticket takes; the kind of file, at its end, is kept. */
const longestName = 255;

/** Returns a name that the command takes: without what is around it, and not too long. */
export function fileName(name: string, fallback: string): string {
  const trimmed = name.trim();
  if (trimmed === '') return fallback;
  if (trimmed.length <= longestName) return trimmed;
  const dot = trimmed.lastIndexOf('.');
  const end = dot > 0 && trimmed.length - dot <= 20 ? trimmed.slice(dot) : '';
  return trimmed.slice(0, longestName - end.length) + end;
}

/** Names that the system gives to pictures on the clipboard; they say nothing. */
const clipboardNames: ReadonlySet<string> = new Set(['image.png', 'image.jpeg', 'image.jpg']);

/** Returns the files that were dropped or pasted. `nameOf` names a screenshot, which comes without a name of its own. */
export function filesOf(data: DataTransfer | null, nameOf: () => string): File[] {
  return [...(data?.files ?? [])].map((file) => {
    if (!clipboardNames.has(file.name.toLowerCase()) || data?.types.includes('text/uri-list')) return file;
    const kind = file.type === 'image/jpeg' ? 'jpg' : 'png';
    return new File([file], `${nameOf()}.${kind}`, { type: file.type });
  });
}

/** Whether what is dragged over the window has files in it. */
export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') === true;
}
