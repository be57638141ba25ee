import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { Checkbox, NumberField, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { CommandField } from '#shared/commands/command-description.ts';
import { isMessageId } from '#shared/i18n/translator.ts';
import { InstantField } from './instant-field.tsx';
import { ReferenceField } from './reference-field.tsx';

export interface CorrectFieldProps {
  field: CommandField;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** The control for one thing a person wrote or chose, after its kind. */
export function CorrectField({ field, value, error, onChange }: CorrectFieldProps) {
  const t = useT();
  const organisations = useOrganisationOptions('ticket.write');
  const { shape } = field;
  const label = t(field.label);
  switch (shape.type) {
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      if (shape.isLong) return <TextArea label={label} value={text} onChange={onChange} error={error} rows={3} />;
      return <TextField label={label} value={text} onChange={onChange} error={error} />;
    }
    case 'whole':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={onChange}
          minValue={0}
          error={error}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          options={shape.values.map((id) => {
            const words = `${shape.words}.${id}`;
            return { id, label: isMessageId(words) ? t(words) : id };
          })}
          value={typeof value === 'string' && value !== '' ? value : null}
          onChange={onChange}
          error={error}
        />
      );
    case 'organisation':
      return (
        <Select
          label={label}
          options={organisations}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          error={error}
        />
      );
    case 'instant':
      return <InstantField label={label} value={value} error={error} onChange={onChange} />;
    case 'reference':
      return <ReferenceField kind={shape.kind} label={label} value={value} error={error} onChange={onChange} />;
    case 'texts':
      return (
        <TextArea
          label={label}
          help={t('notCarriedOut.field.onePerLine')}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
          error={error}
        />
      );
    case 'flag':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {label}
        </Checkbox>
      );
    case 'answers':
      // The path of a guide is walked anew, not mended: these are shown, never open.
      return null;
    default:
      return assertNever(shape);
  }
}
