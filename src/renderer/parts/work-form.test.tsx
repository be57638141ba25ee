// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button, NumberField, TranslatorProvider } from '#renderer/ui/index.ts';
import { WorkForm } from './work-form.tsx';

afterEach(cleanup);

test('Ctrl+Enter submits from any control, also from one that uses Enter itself', () => {
  const submit = vi.fn();
  const press = vi.fn();
  render(
    <TranslatorProvider language="sv">
      <WorkForm label="Nytt ärende" onSubmit={submit} actions={null}>
        <Button onPress={press}>Välj organisation</Button>
      </WorkForm>
    </TranslatorProvider>,
  );
  const control = screen.getByRole('button');
  control.focus();
  fireEvent.keyDown(control, { key: 'Enter', ctrlKey: true });
  fireEvent.keyUp(control, { key: 'Enter', ctrlKey: true });
  expect(submit).toHaveBeenCalledTimes(1);
  expect(press).not.toHaveBeenCalled();
});

test('Ctrl+Enter in a number sends the number that was just written', () => {
  const sent = vi.fn();
  function Counting() {
    const [count, setCount] = useState(1);
    return (
      <WorkForm label="Räkna" onSubmit={() => sent(count)} actions={null}>
        <NumberField label="Antal" value={count} onChange={setCount} />
      </WorkForm>
    );
  }
  render(
    <TranslatorProvider language="sv">
      <Counting />
    </TranslatorProvider>,
  );
  const field = screen.getByRole('textbox', { name: 'Antal' });
  field.focus();
  fireEvent.change(field, { target: { value: '10' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(sent.mock.calls).toEqual([[10]]);
  expect(document.activeElement).toBe(field);
});
