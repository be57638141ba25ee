/** Bytes and events beyond which a file is no calendar of closed days. */
export const largestCalendarFile = 4 * 1024 * 1024;
export const mostEvents = 5_000;
