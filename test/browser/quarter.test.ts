import { describe, it } from 'vitest';
import { everybodyIsAsked } from './asking.ts';
import { checkAndAsk, circulateAndRead, draftThePack } from './packing.ts';
import { readInSharePoint } from './recording.ts';
import { overdueNotice, reloadWhileWriting, reminderWhileWriting } from './reminding.ts';
import { correctReport, reportByKeyboard, reportByMouse, reportOnBehalf } from './reporting.ts';
import { allIsStillThere } from './restarting.ts';
import { playStory } from './scene.ts';

playStory();

/** The quarter of `test/stories`, but as people live it: on the page, with mouse and keyboard; HTTP only to read what came of it. */
describe('a quarter, played on the page by keyboard and mouse', () => {
  it(
    'shows three people side by side, and asks every chair and author for a report',
    everybodyIsAsked,
  );
  it(
    'keeps what was typed when red comes without a request, then receives and files the report',
    reportByMouse,
  );
  it(
    'takes a report by keyboard alone, and brings support’s status up to date in place',
    reportByKeyboard,
  );
  it('lets business support send a report on a subgroup’s behalf', reportOnBehalf);
  it('leaves a half-filled form alone when a reminder arrives', reminderWhileWriting);
  it(
    'keeps history and half-filled form over a reload, and reminds nobody who has reported',
    reloadWhileWriting,
  );
  it(
    'tells those who still owe after the deadline, and support sees who is overdue',
    overdueNotice,
  );
  it('files a correction as a new version', correctReport);
  it(
    'shows report, versions and requests in SharePoint, in columns that people can read',
    readInSharePoint,
  );
  it('makes a draft that says what is missing, with its pages to look at', draftThePack);
  it(
    'says what stands in the way, asks the chair, and takes the approval on the card',
    checkAndAsk,
  );
  it('sends each member the pack, opens it, and shows support who has read it', circulateAndRead);
  it('has everything after a restart, with nothing filed or sent twice', allIsStillThere);
});
