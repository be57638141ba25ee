/** A field's value as lists compare it; what is no single value reads as null. */
export type Scalar = string | number | boolean | null;

/**
 * One field of many rows in little memory, by position. Goes into IndexedDB as it is.
 * - `codes`: few different values: a number per row that points into `values`.
 * - `numbers`: numbers, or instants as milliseconds since 1970; NaN is null.
 * - `texts`: many different texts: UTF-8 back to back, `offsets` has one more entry than there are rows; `present` is 0 for null.
 */
export type PackedColumn =
  | { type: 'codes'; codes: Uint8Array | Uint16Array | Uint32Array; values: readonly Scalar[] }
  | { type: 'numbers'; values: Float64Array; instants: boolean }
  | { type: 'texts'; bytes: Uint8Array; offsets: Uint32Array; present: Uint8Array };

/** The packed columns of a block of rows, by field. */
export type PackedColumns = Readonly<Record<string, PackedColumn>>;
