/** What is open in the ticket's own place, under its head. */
export type TicketPanel =
  | 'assign'
  | 'hand-over'
  | 'resolve'
  | 'close'
  | 'give-up'
  | 'edit'
  | 'link'
  | 'merge'
  | 'split'
  | 'print'
  | 'time'
  | 'remind';
