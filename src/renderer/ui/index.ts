export { Avatar, initialsOf } from './avatar.tsx';
export { Button, type ButtonProps, type ButtonVariant, IconButton, type IconButtonProps } from './button.tsx';
export { Checkbox, RadioGroup, SegmentedControl, Switch } from './choice.tsx';
export {
  type ChosenKeys,
  type KeyProblem,
  keyProblem,
  setChosenKeys,
  useChosenKeys,
  useKeys,
  withChosen,
} from './chosen-keys.ts';
export { classNames } from './class-names.ts';
export { ClippedText } from './clipped-text.tsx';
export { ComboBox, type ComboBoxProps } from './combo-box.tsx';
export { DataTable } from './data-table.tsx';
export { shownRows, type TableGroup } from './data-table-places.ts';
export type { DataColumn, DataSort, DataTableProps, TableScroll } from './data-table-props.ts';
export { DateField, type DateFieldProps } from './date-field.tsx';
export { addDays, parseDate } from './date-parsing.ts';
export {
  Card,
  DetailBody,
  DetailHeader,
  DetailPane,
  FieldList,
  type FieldListEntry,
  PaneBar,
  Section,
  Timeline,
  type TimelineEntry,
} from './detail.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export { Disclosure } from './disclosure.tsx';
export { FieldGroup } from './field-group.tsx';
export { FilterSelect } from './filter-select.tsx';
export { TranslatorProvider, useT, useTranslator } from './i18n.tsx';
export { comboOf } from './key-combo.ts';
export { KeyHint } from './key-hint.tsx';
export type { KeyBinding, KeyTable } from './key-table.ts';
export { checkKeys, groupKeys, listKeys } from './list-keys.ts';
export { announce, LiveRegion } from './live-region.tsx';
export { Menu, type MenuEntry, type MenuGroup } from './menu.tsx';
export {
  type Navigation,
  NavigationContext,
  type NavigationTarget,
  type Place,
  useNavigation,
  useParams,
  type ViewId,
  viewIds,
} from './navigation.tsx';
export { NumberField } from './number-field.tsx';
export type { Option } from './option-item.tsx';
export { Popover } from './popover.tsx';
export { Select, type SelectProps } from './select.tsx';
export { SplitPane } from './split-pane.tsx';
export { Banner, EmptyState, ErrorState, ProgressBar, Skeleton } from './states.tsx';
export { Badge, StatusPill, ToneMark } from './status-pill.tsx';
export { type TabItem, Tabs } from './tabs.tsx';
export { SearchField, TextArea, TextField } from './text-field.tsx';
export { Counter, DurationText, dueTone, type InstantInput, TimeText, useNow } from './time-text.tsx';
export { type Tone, tones } from './tone.ts';
export { Tooltip } from './tooltip.tsx';
export {
  type ActiveKey,
  listenForKeys,
  useActiveKeys,
  useTypedCharacters,
  useViewKeys,
} from './view-keys.ts';
