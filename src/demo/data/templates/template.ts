import type { TicketKind, TicketPriority } from '#shared/tickets/schema.ts';
import type { Random } from '../random.ts';
import type { ServiceKey } from '../service-keys.ts';

/** What a kind of ticket says. `{a|b}` is one of several wordings, `$word` is filled in from the ticket. */
export interface TicketTemplate {
  readonly kind: TicketKind;
  readonly title: string;
  readonly description: string;
  readonly resolution: string;
  /** The usual priority; some tickets are raised or lowered from it. */
  readonly priority: TicketPriority;
  /** Waits for a delivery or a supplier more often than not. */
  readonly waits: boolean;
}

export type TemplateBook = Partial<Record<ServiceKey, readonly TicketTemplate[]>>;

function template(kind: TicketKind) {
  return (
    title: string,
    description: string,
    resolution: string,
    priority: TicketPriority = 'normal',
    waits = false,
  ): TicketTemplate => ({ kind, title, description, resolution, priority, waits });
}

export const incident = template('incident');
export const request = template('service-request');
export const question = template('question');
export const complaint = template('complaint');
export const majorIncident = template('major-incident');
export const maintenance = template('maintenance');

/** Words to fill in: `$room` → the value of `room`. */
export type Slots = Readonly<Record<string, string>>;

/** Returns the text with one wording chosen and every word filled in. Throws when a word has no value: a mistake in a template. */
export function fill(text: string, slots: Slots, random: Random): string {
  return text
    .replaceAll(/\{([^{}]*)\}/g, (_, wordings: string) => random.pick(wordings.split('|')))
    .replaceAll(/\$([a-z]+)/gi, (_, name: string) => {
      const value = slots[name];
      if (value === undefined) throw new Error(`no value for $${name} in "${text}"`);
      return value;
    });
}
