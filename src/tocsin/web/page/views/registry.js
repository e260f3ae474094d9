// Every view: its address, its name in the menu, and the file that draws it, loaded when it is first opened.
//
// A file of a view exports `View`, a component that gets {params, query, record}; see docs/explanation/page.md.

export const VIEWS = [
  { name: "explore", title: "Explore", path: /^\/$/, href: "/", key: "g e", load: () => import("./explore.js") },
  { name: "incident", title: "Incident", path: /^\/incident\/(?<id>[^/]+)$/, load: () => import("./incident.js") },
  { name: "report", title: "Report", path: /^\/report\/(?<id>[^/]+)$/, load: () => import("./report.js") },
  { name: "claims", title: "Claims", path: /^\/claims$/, href: "/claims", key: "g c", load: () => import("./claims.js") },
  { name: "response", title: "Response", path: /^\/response$/, href: "/response", key: "g r", load: () => import("./response.js") },
  { name: "review", title: "Review", path: /^\/review$/, href: "/review", key: "g v", load: () => import("./review.js") },
  { name: "code", title: "Code", path: /^\/code$/, href: "/code", key: "g o", load: () => import("./code.js") },
  { name: "brief", title: "Brief", path: /^\/brief$/, href: "/brief", key: "g b", load: () => import("./brief.js") },
];
