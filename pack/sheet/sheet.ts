import type { PackContents } from '../../partnership/pack-contents.ts';
import type { Fit } from '../fit.ts';
import { cleanText } from '../text/clean.ts';
import type { Shows } from '../text/coverage.ts';
import { cutText } from '../text/cut.ts';
import { agendaOf, asksOf, coverOf, objectivesOf, summaryOf } from './front.ts';
import { actionsOf, forwardOf, risksOf } from './registers.ts';
import { reportsOf } from './report.ts';

/** It stands in every page's footer, on one line. */
const TITLE = 60;

export interface Look {
  readonly draft: boolean;
}

/** Everything the template prints, in words, cut to fit and with printable characters only: it decides nothing but where things stand. */
export function sheetOf(contents: PackContents, look: Look, fit: Fit, shows: Shows): unknown {
  return cleaned(
    {
      draft: look.draft,
      partnership: contents.partnership,
      title: cutText(contents.title, TITLE),
      meetingTitle: contents.meetingTitle,
      meetingDate: contents.meetingDate,
      reference: contents.reference,
      packVersion: contents.packVersion,
      editionName: contents.editionName,
      marking: contents.marking,
      handling: contents.handling,
      contact: contents.contact,
      leftOut: contents.leftOut,
      local: contents.local,
      cover: coverOf(contents),
      agenda: agendaOf(contents),
      summary: summaryOf(contents.summary, fit.summaryStep),
      asks: asksOf(contents),
      objectives: objectivesOf(contents),
      reports: reportsOf(contents, fit.reports),
      actions: actionsOf(contents),
      risks: risksOf(contents),
      forwardDates: forwardOf(contents),
      abbreviations: contents.abbreviations,
    },
    shows,
  );
}

/** Every string, wherever it stands: a field added later cannot be forgotten. */
function cleaned(value: unknown, shows: Shows): unknown {
  if (typeof value === 'string') return cleanText(value, shows);
  if (Array.isArray(value)) return value.map((each: unknown) => cleaned(each, shows));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, cleaned(each, shows)]),
  );
}
