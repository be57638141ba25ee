// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { TranslatorProvider } from '../ui/index.ts';
import { lateScreen } from './late-screen.tsx';

const Loans = () => <p>Lånens vy</p>;

function show(Screen: ComponentType) {
  render(
    <TranslatorProvider language="sv">
      <Screen />
    </TranslatorProvider>,
  );
}

afterEach(cleanup);

describe('a screen whose code comes later', () => {
  it('is there in the first picture when its code is', async () => {
    const { Screen, prepare } = lateScreen(async () => Loans);
    await prepare();
    show(Screen);
    expect(screen.getByText('Lånens vy')).toBeTruthy();
  });

  it('comes by itself when it is asked for before its code is there', async () => {
    show(lateScreen(async () => Loans).Screen);
    expect(screen.queryByText('Lånens vy')).toBeNull();
    expect(await screen.findByText('Lånens vy')).toBeTruthy();
  });

  it('is given the keys that were pressed while it was on its way, in their order and once; a text being written keeps its own', async () => {
    let arrive: (Screen: ComponentType) => void = () => undefined;
    const { Screen } = lateScreen(() => new Promise<ComponentType>((resolve) => (arrive = resolve)));
    const heard: string[] = [];
    function Listening() {
      useEffect(() => {
        const hear = ({ key, ctrlKey }: KeyboardEvent) => heard.push(`${ctrlKey ? 'Ctrl+' : ''}${key}`);
        window.addEventListener('keydown', hear);
        return () => window.removeEventListener('keydown', hear);
      }, []);
      return <p>Lånens vy</p>;
    }
    show(() => (
      <>
        <input aria-label="sök" />
        <Screen />
      </>
    ));
    expect(fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true })).toBe(false);
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(fireEvent.keyDown(screen.getByLabelText('sök'), { key: 'x' })).toBe(true);
    expect(heard).toEqual([]);
    arrive(Listening);
    await screen.findByText('Lånens vy');
    expect(heard).toEqual(['Ctrl+n', 'j']);
    fireEvent.keyDown(document.body, { key: 'k' });
    expect(heard).toEqual(['Ctrl+n', 'j', 'k']);
  });

  it('writes what was written while it was on its way into the field it begins with', async () => {
    let arrive: (Screen: ComponentType) => void = () => undefined;
    const { Screen } = lateScreen(() => new Promise<ComponentType>((resolve) => (arrive = resolve)));
    function Searching() {
      const [text, setText] = useState('');
      const field = useRef<HTMLInputElement>(null);
      useEffect(() => field.current?.focus(), []);
      return (
        <>
          <input ref={field} aria-label="sök" value={text} onChange={(event) => setText(event.target.value)} />
          <p>Söker {text}</p>
        </>
      );
    }
    show(Screen);
    for (const key of ['Å', 's', 'a', '😀']) fireEvent.keyDown(document.body, { key });
    fireEvent.keyDown(document.body, { key: 's', ctrlKey: true });
    arrive(Searching);
    await screen.findByText('Söker Åsa😀');
    expect(screen.getByLabelText('sök')).toHaveProperty('value', 'Åsa😀');
  });

  it('reads its code once, however often it is asked for', async () => {
    let times = 0;
    const { Screen, prepare } = lateScreen(async () => {
      times += 1;
      return Loans;
    });
    show(Screen);
    await Promise.all([prepare(), prepare()]);
    await screen.findByText('Lånens vy');
    await prepare();
    expect(times).toBe(1);
  });

  it('says in words that its code could not be read, and reads it again when asked to', async () => {
    let isDiskBroken = true;
    const { Screen } = lateScreen(async () => {
      if (isDiskBroken) throw new TypeError('Failed to fetch dynamically imported module');
      return Loans;
    });
    show(Screen);
    expect(await screen.findByText('Vyn kunde inte läsas in')).toBeTruthy();
    isDiskBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Försök igen' }));
    expect(await screen.findByText('Lånens vy')).toBeTruthy();
  });

  it('tries again by itself when it is asked for after its code could not be read ahead', async () => {
    let isDiskBroken = true;
    const { Screen, prepare } = lateScreen(async () => {
      if (isDiskBroken) throw new TypeError('Failed to fetch dynamically imported module');
      return Loans;
    });
    await prepare();
    isDiskBroken = false;
    show(Screen);
    expect(await screen.findByText('Lånens vy')).toBeTruthy();
  });
});
