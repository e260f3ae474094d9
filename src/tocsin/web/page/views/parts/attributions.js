/** Who is said to have done it, by whom, in which report: blame never stands without its speaker. */

import { label, manner, speaker } from "./words.js";

const DOERS = new Set(["perpetrator", "perpetrator_organisation", "actor"]);
const SPEAKS = new Set(["attribution", "responsibility_claim", "denial"]);

/**
 * Give {doers, said}: one group a doer, the incident's own order first: {key, name, role, rows: [{tie, by, report, key}]},
 * and the claims that blame, claim or deny: {key, about, words, tie, by, report}.
 *
 * `by` is the speaker where the words name one; a tie that a report gives as
 * its own is by the report itself. `key` names the words ("MENTION/participants[0]").
 */
export function attributions(incident) {
  const own = incident.values.filter((one) => one.field.startsWith("participants")).map((one) => nameOf(one.value));
  const groups = new Map();
  for (const mention of incident.mentions) {
    for (const { field, value: who } of mention.values) {
      if (!field.startsWith("participants") || !DOERS.has(who.role)) continue;
      const key = nameOf(who);
      if (!groups.has(key)) groups.set(key, { key, name: who.name || label(who.kind), role: label(who.role), rows: [] });
      const by = who.blamer || (who.attribution === "claimed" ? who.name : null) || "the report itself";
      groups.get(key).rows.push({ tie: label(who.attribution), by, report: mention.report, key: `${mention.id}/${field}` });
    }
  }
  const place = (group) => (own.includes(group.key) ? own.indexOf(group.key) : own.length);
  const said = incident.claims
    .filter((claim) => SPEAKS.has(claim.type))
    .map((claim) => ({ key: claim.id, about: claim.about_actor, words: claim.content[0].exact, tie: [label(claim.type), manner(claim)].filter(Boolean).join(", "), by: speaker(claim), report: claim.report }));
  return { doers: [...groups.values()].sort((a, b) => place(a) - place(b)), said };
}

const nameOf = (who) => `${(who.actor ?? who.name ?? who.kind).toLocaleLowerCase("en")}/${who.role}`;
