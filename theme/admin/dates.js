/** Dates and hours of Cancún, whatever the zone of the device: UTC-5 all year (DOF, 31 Jan 2015). */

const OFFSET = "-05:00";
const MINUTE = 60_000;
const BEHIND = 5 * 60 * MINUTE;

/** The parts of a written date: `{day: "2026-03-14", hour: "09:30"}`; both "" for anything else. */
export function parts(value) {
  const text = typeof value === "string" ? value.trim() : "";
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { day: text, hour: "" };
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) return { day: "", hour: "" };
  return local(instant);
}

/** Write a day and an hour; without hour only the day; without day nothing. */
export function written({ day, hour }) {
  if (!day) return "";
  return hour ? `${day}T${hour}${OFFSET}` : day;
}

/** The day and hour it is in Cancún at `instant` (milliseconds). */
export function local(instant) {
  const [day, time] = new Date(instant - BEHIND).toISOString().split("T");
  return { day, hour: time.slice(0, 5) };
}
