export { offeredTemplates, type TemplateSurroundings, templateValues } from '#shared/templates/ticket-templates.ts';

/** Returns a text with another one put in at its end, on a line of its own. */
export function withInserted(text: string, inserted: string): string {
  const kept = text.trimEnd();
  return kept === '' ? inserted : `${kept}\n\n${inserted}`;
}
