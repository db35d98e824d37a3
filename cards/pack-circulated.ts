import { countOf, momentInWords } from '../partnership/in-words.ts';
import { siteFor } from '../partnership/marking.ts';
import type { Held } from '../partnership/snapshot.ts';
import type { Desk, Drawn } from './context.ts';
import { prepare } from './expand.ts';
import { type Fact, framed, meetingName } from './frame.ts';
import { instantInWords, meetingNamed, timeAhead } from './look-up.ts';
import source from './pack-circulated.json' with { type: 'json' };
import { decisionsWanted, fileView } from './pack-facts.ts';
import { CIRCULATED, EDITIONS } from './words/packs.ts';

const expand = prepare('pack-circulated', source);

interface CirculatedMessage {
  readonly circulation: string;
  readonly reminder: boolean;
}

/** One member's copy: what it is, where to open it, and *I have read it*, which holds for exactly this file. */
export function drawCirculated(message: CirculatedMessage, desk: Desk): Drawn {
  const copy = desk.snapshot.find('Circulation', message.circulation);
  if (copy === null) throw new Error(`There is no copy ${message.circulation}`);
  const meeting = meetingNamed(desk.snapshot, copy.row.meeting);
  const pack = desk.snapshot.find('Board packs', copy.row.pack);
  const mine = copy.row.person === desk.to.key;
  const replaced = pack?.row.status === 'superseded';
  const read = copy.row.readAt;
  const card = expand({
    ...framed(desk, {
      title: message.reminder && read === null ? CIRCULATED.reminderTitle : CIRCULATED.title,
      meeting,
      marked: pack?.row ?? null,
      lead: leadOf(replaced, read !== null, message.reminder),
      facts: mine ? factsOf(desk, meeting, copy) : [],
    }),
    isRead: read !== null,
    readWords: read === null ? '' : `You said at ${momentInWords(read)} that you have read it.`,
    files: mine && pack !== null ? [fileView(pack)] : [],
    whenRead: CIRCULATED.whenRead,
    canRead: mine && read === null && !replaced,
    circulation: copy.reference,
    fileHash: copy.row.fileHash,
  });
  return { card, summary: `Board pack for ${meetingName(meeting)}` };
}

function leadOf(replaced: boolean, read: boolean, reminder: boolean): string {
  if (replaced) return CIRCULATED.replaced;
  if (read) return CIRCULATED.readLead;
  return reminder ? CIRCULATED.reminder : CIRCULATED.lead;
}

function factsOf(desk: Desk, meeting: Held<'Meetings'>, copy: Held<'Circulation'>): Fact[] {
  const { startsAt, place } = meeting.row;
  const full = copy.row.edition === 'full';
  const shown = (report: Held<'Highlight reports'>) => full || siteFor(report.row) === 'open';
  const wanted = decisionsWanted(desk, meeting.reference, shown);
  const left = timeAhead(desk.snapshot, startsAt, desk.now);
  return [
    { label: 'Meeting', value: `${instantInWords(startsAt)} (${left})` },
    { label: 'Place', value: place },
    { label: 'Your copy', value: EDITIONS[copy.row.edition] },
    {
      label: 'Decisions wanted',
      value: wanted === 0 ? 'none' : countOf(wanted, 'decision', 'decisions'),
    },
  ];
}
