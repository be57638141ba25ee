// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button, TranslatorProvider } from '#renderer/ui/index.ts';
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
