import type { ChosenEntry } from './chosen-entry.ts';
import type { EntryDetailProps } from './entry-detail-props.ts';
import { FunctionDetail } from './function-detail.tsx';
import { PersonDetail } from './person-detail.tsx';
import { UnitDetail } from './unit-detail.tsx';

/** The details of whatever was chosen in the directory. */
export function EntryDetail({ chosen, ...rest }: EntryDetailProps & { chosen: ChosenEntry }) {
  switch (chosen.kind) {
    case 'people':
      return <PersonDetail key={chosen.id} personId={chosen.id} {...rest} />;
    case 'units':
      return <UnitDetail key={chosen.id} unitId={chosen.id} {...rest} />;
    case 'functions':
      return <FunctionDetail key={chosen.id} functionId={chosen.id} {...rest} />;
  }
}
