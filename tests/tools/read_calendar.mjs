// Reads an iCalendar file with ical.js: node read_calendar.mjs calendar.ics
// Prints one line of JSON for each event, as a calendar program understands it.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const parsed = ICAL.parse(readFileSync(process.argv[2], "utf8"));
const calendar = new ICAL.Component(parsed);
if (calendar.getFirstPropertyValue("version") !== "2.0") throw new Error("no calendar of version 2.0");
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  console.log(JSON.stringify({
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    is_whole_day: event.startDate.isDate,
    sequence: event.sequence,
    changed_at: component.getFirstPropertyValue("dtstamp").toString(),
  }));
}
