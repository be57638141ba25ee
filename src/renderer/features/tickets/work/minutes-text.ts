const mostMinutes = 1_440;

const hoursAndMinutes = /^(\d{1,2})\s*:\s*([0-5]\d)$/;
const withWords =
  /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|tim|timmar|timme|hours?))?\s*(?:(\d+)\s*(?:m|min|minuter|minutes?)?)?$/i;

/**
 * Returns the whole minutes that people mean by "45", "1:30", "1,5 h", "1 h 30 min" or "-15"; null when it says none, or
 * more than a day.
 */
export function parseMinutes(text: string): number | null {
  const trimmed = text.trim();
  const isNegative = /^[-−–]/.test(trimmed);
  const amount = trimmed.replace(/^[-−–]\s*/, '');
  if (amount === '') return null;
  const clock = hoursAndMinutes.exec(amount);
  const words = withWords.exec(amount);
  let minutes: number;
  if (clock !== null) minutes = Number(clock[1]) * 60 + Number(clock[2]);
  else if (words !== null) {
    minutes = Number((words[1] ?? '0').replace(',', '.')) * 60 + Number(words[2] ?? '0');
  } else return null;
  const whole = Math.round(minutes);
  if (whole === 0 || whole > mostMinutes) return null;
  return isNegative ? -whole : whole;
}
