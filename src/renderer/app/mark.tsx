/** The sign of the product: a jack in its board. Decoration only; the name stands beside. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.4" strokeLinecap="round">
        <circle cx="10" cy="11" r="3" />
        <circle cx="22" cy="21" r="3" />
        <path d="M10 14v3.2c0 2.6 2 3.8 4.6 3.8H19" />
      </g>
    </svg>
  );
}
