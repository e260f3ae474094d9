/** Attacks and the response to them, counted over time or place, with what every count rests on. */

/** The rows of the comparison: the count's name, and what it counts in words. */
export const ROWS = [
  { key: "attacks", label: "Attacks carried out or tried", says: "attacks that happened or failed of themselves" },
  { key: "thwarted", label: "Plots thwarted", says: "attacks stopped before or while they were tried" },
  { key: "response", label: "Arrests, raids, seizures, trials, deportations", says: "what authorities did" },
];

/** The parts of the response, as the server counts them. */
export const PARTS = { arrests: "arrests", raids: "raids", seizures: "seizures", trials: "trials", deportations: "deportations" };

/** Give the sum of the response of one period or place. */
export const responseOf = (row) => Object.keys(PARTS).reduce((sum, part) => sum + (row[part] ?? 0), 0);

/** Give one row of the server with the sum of its response. */
export const summed = (row) => ({ ...row, response: responseOf(row) });

/** Write a period as people do: 2017, Q4 2017, Oct 2017, or its first day. */
export function periodName({ start, end }, months = MONTHS) {
  const [y, m, d] = start.split("-").map(Number);
  const span = (Number(end.slice(0, 4)) - y) * 12 + Number(end.slice(5, 7)) - m + 1;
  if (start === end || (d !== 1 && span <= 2)) return start;
  if (span === 12 && m === 1) return String(y);
  if (span === 3 && m % 3 === 1) return `Q${(m + 2) / 3} ${y}`;
  return span === 1 ? `${months[m - 1]} ${y}` : `${start} to ${end}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const FEWEST = 3; // fewer than so many before make no average worth a percentage

/** Give the change of each value against the average of those before it, in words; null where there is no past. */
export function againstAverage(values) {
  let sum = 0;
  return values.map((value, i) => {
    const average = i < 2 || (sum > 0 && sum < FEWEST) ? null : sum / i;
    sum += value;
    if (average === null || (average === 0 && value === 0)) return null;
    if (average === 0) return "none before";
    const change = Math.round((value / average - 1) * 100);
    return change === 0 ? "as before" : `${change > 0 ? "+" : "−"}${Math.abs(change)} %`;
  });
}

/**
 * Leave out empty periods before the first and after the last that count something, and fold long empty
 * stretches: [{...row} | {folded: n, start, end}].
 */
export function folded(rows, most = 4) {
  const isEmpty = (row) => !row.attacks && !row.response && !row.thwarted && !row.reports;
  const out = [];
  let empty = [];
  const flush = (isEnd) => {
    if (!isEnd && empty.length && out.length) {
      if (empty.length > most) out.push({ folded: empty.length, start: empty[0].start, end: empty[empty.length - 1].end });
      else out.push(...empty);
    }
    empty = [];
  };
  for (const row of rows) {
    if (isEmpty(row)) empty.push(row);
    else {
      flush(false);
      out.push(row);
    }
  }
  flush(true);
  return out;
}

/** Choose the period that makes a readable number of bars between two days (of a day, month or year each). */
export function bucketFor(first, last) {
  if (!first || !last) return "auto";
  const months = (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7) || 12) - Number(first.slice(5, 7) || 1) + 1;
  if (months <= 24) return "month";
  return months <= 60 ? "quarter" : "year";
}

/** Say in one sentence what the counts suggest, and no more than that. */
export function reading(totals) {
  const { attacks = 0, thwarted = 0 } = totals;
  const response = responseOf(totals);
  if (!attacks && !thwarted && !response) return null;
  const tried = attacks + thwarted;
  const share = tried ? `Of ${tried} attacks told, ${thwarted} ${thwarted === 1 ? "was" : "were"} thwarted. ` : "";
  return `${share}${response} ${response === 1 ? "act" : "acts"} of response ${response === 1 ? "is" : "are"} told beside ${attacks} ${attacks === 1 ? "attack" : "attacks"} carried out or tried.`;
}
