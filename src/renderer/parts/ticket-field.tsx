import { useEffect, useState } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { ComboBox, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { useFoundTickets } from './found-tickets.ts';

interface TicketFieldProps {
  label: string;
  help?: string;
  error?: string | undefined;
  /** The ticket that cannot be chosen: the one it is about, if it is about one. */
  exceptId?: Id;
  isOptional?: boolean;
  value: Id | null;
  onChange: (id: Id | null) => void;
}

/** A ticket, found by number or words; a whole number written or pasted is the choice without the list. */
export function TicketField({ exceptId, value, onChange, help, ...words }: TicketFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const chosen = useRow('tickets', value);
  const { tickets: found, isCurrent } = useFoundTickets(typed, exceptId ?? null);
  const exactId = found.find((ticket) => isNumberOf(ticket, typed))?.id ?? null;

  // The find comes a moment after the writing: a whole number is taken as soon as it is there.
  useEffect(() => {
    if (exactId !== null && value === null) onChange(exactId);
  }, [exactId, value, onChange]);

  return (
    <ComboBox
      {...words}
      help={chosen === undefined ? help : chosen.title}
      isLoading={!isCurrent}
      isLoose={value === null && typed.trim() !== ''}
      options={found.map((ticket) => ({
        id: ticket.id,
        label: ticketNumber(ticket),
        detail: [ticket.title, t(`tickets.status.${ticket.status}`), ticket.requesterName]
          .filter((part) => part !== '')
          .join(' · '),
      }))}
      value={value}
      text={typed === '' && chosen !== undefined ? ticketNumber(chosen) : typed}
      isWhole={value !== null}
      onTextChange={(text) => {
        setTyped(text);
        const meant = found.find((ticket) => isNumberOf(ticket, text))?.id ?? null;
        if (meant !== value) onChange(meant);
      }}
      onChange={(id) => {
        setTyped('');
        onChange(id);
      }}
    />
  );
}

function isNumberOf(ticket: Ticket, text: string): boolean {
  return ticketNumber(ticket).toLocaleUpperCase('sv') === text.trim().toLocaleUpperCase('sv');
}
