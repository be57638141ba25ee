// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeData } from '#renderer/data/testing.ts';
import { showScreen } from '#renderer/parts/testing.tsx';
import { newId } from '#shared/identity/ids.ts';
import { initialFilter, type TicketFilter } from '../../ticket-filter.ts';
import { DayChoice, NumberChoice } from './span-choices.tsx';
import type { StepProps } from './step-props.ts';

const none = new Map();
const names = {
  organisations: none,
  services: none,
  serviceLevels: none,
  users: none,
  groups: none,
  units: none,
  tags: none,
  suppliers: none,
};

afterEach(cleanup);

function show(Choice: (props: StepProps) => React.ReactNode, field: StepProps['field']) {
  const chosen: TicketFilter['more'][] = [];
  const step: StepProps = {
    field,
    filter: initialFilter,
    onChange: ({ more }) => chosen.push(more),
    reader: { userId: newId(), groupIds: [], today: '2026-11-23' },
    names,
    onDone: () => undefined,
  };
  showScreen(<Choice {...step} />, createFakeData(), { view: 'tickets', params: {} });
  return chosen;
}

function write(label: RegExp, text: string) {
  const field = screen.getByRole('textbox', { name: label });
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

describe('a filter by number', () => {
  it('takes the least, the most, or both', () => {
    const chosen = show(NumberChoice, 'minutesSpent');
    write(/Minst/, '30');
    fireEvent.submit(screen.getByRole('form'));
    write(/Högst/, '60');
    fireEvent.submit(screen.getByRole('form'));
    const least = { field: 'minutesSpent', op: 'atLeast', number: 30 };
    expect(chosen).toEqual([[least], [least, { field: 'minutesSpent', op: 'atMost', number: 60 }]]);
  });

  it('says that the most is less than the least, and adds nothing', () => {
    const chosen = show(NumberChoice, 'partCount');
    write(/Minst/, '5');
    write(/Högst/, '2');
    expect(screen.getByText('Det högsta är lägre än det lägsta.')).toBeTruthy();
    fireEvent.submit(screen.getByRole('form'));
    expect(chosen).toEqual([]);
  });
});

describe('a filter by day', () => {
  it('finds those without such a time', () => {
    const chosen = show(DayChoice, 'answeredAt');
    fireEvent.click(screen.getByRole('radio', { name: 'Inget angivet' }));
    fireEvent.submit(screen.getByRole('form'));
    expect(chosen).toEqual([[{ field: 'answeredAt', op: 'in', values: [null] }]]);
  });
});
