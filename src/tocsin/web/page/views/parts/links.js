/** Addresses: of the page's own views, and of what reports link to. */

const part = encodeURIComponent;

function query(changes) {
  const words = new URLSearchParams(Object.entries(changes).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  return words.size ? `?${words}` : "";
}

export const toIncident = (id, changes = {}) => `/incident/${part(id)}${query(changes)}`;
export const toReport = (id, changes = {}) => `/report/${part(id)}${query(changes)}`;

/** Give the link to the words of a claim in its report. */
export const toClaim = (claim) => toReport(claim.report, { show: claim.id });

/** Give an address out of a report if a browser may follow it (http and https only), else null. */
export function outside(url) {
  try {
    const read = new URL(url);
    return read.protocol === "http:" || read.protocol === "https:" ? read.href : null;
  } catch {
    return null;
  }
}

/** Name the site of an address for people: "example.org". */
export function siteOf(url) {
  const href = outside(url);
  return href ? new URL(href).hostname.replace(/^www\./, "") : null;
}
