// The parts that every view is made of, one place to import them from.
export { Badge, StageBadge, StateBadge, TypeBadge } from "./badge.js";
export { DayValue, Evidence, PlaceValue, Range, Value } from "./value.js";
export { Empty, Failure, Loading, Skeleton } from "./states.js";
export { SimpleTable } from "./table.js";
export { VirtualTable } from "./virtual.js";
export { Dialog } from "./dialog.js";
