// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import type { RefObject } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForKeys } from '#renderer/ui/view-keys.ts';
import { type Going, useGoing, useKeysOfTicket } from './use-keys-of-ticket.ts';

const table = { take: { keys: 't', label: 'tickets.title' } } as const;
const taken: string[] = [];
let stop: () => void;

function Detail({ id, going }: { id: string; going: RefObject<Going> }) {
  useKeysOfTicket(table, { take: () => taken.push(id) }, id, going);
  return null;
}

/** A list that has gone to one ticket and a pane that draws another until later. */
function Screen({ wanted, drawn }: { wanted: string; drawn: string }) {
  const going = useGoing(wanted);
  return <Detail key={drawn} id={drawn} going={going} />;
}

const press = () => fireEvent.keyDown(document.body, { key: 't' });

beforeEach(() => {
  taken.length = 0;
  stop = listenForKeys();
});
afterEach(() => {
  stop();
  cleanup();
});

describe('a key pressed while the ticket one has gone to is not drawn yet', () => {
  it('waits for that ticket and never acts on the one before', () => {
    const { rerender } = render(<Screen wanted="one" drawn="one" />);
    press();
    expect(taken).toEqual(['one']);
    rerender(<Screen wanted="two" drawn="one" />);
    press();
    expect(taken).toEqual(['one']);
    rerender(<Screen wanted="two" drawn="two" />);
    expect(taken).toEqual(['one', 'two']);
  });

  it('is forgotten when one goes on', () => {
    const { rerender } = render(<Screen wanted="one" drawn="one" />);
    rerender(<Screen wanted="two" drawn="one" />);
    press();
    rerender(<Screen wanted="three" drawn="one" />);
    rerender(<Screen wanted="three" drawn="three" />);
    expect(taken).toEqual([]);
    press();
    expect(taken).toEqual(['three']);
  });
});
