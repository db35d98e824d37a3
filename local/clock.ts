import { z } from 'zod';
import type { Bot } from '../bot/bot.ts';
import {
  type Holidays,
  instantAt,
  isWorkingDay,
  localDay,
  nextWorkingDay,
} from '../partnership/calendar.ts';
import type { Folder } from './folder.ts';

/** The clock of the local product: the machine's, moved forward. It never goes back. */
export interface LocalClock {
  /** The day of the first start: the sample is written around it. */
  readonly firstDay: string;
  now(): Date;
  /** Moves on, stopping at each event on the way; settles when everything that is due has happened. */
  moveTo(to: Date): Promise<void>;
  nextEvent(): Promise<{ at: Date; what: string } | null>;
  nextWorkingDay(): Date;
}

const OPENING = '09:00';
const CLOCK = 'clock';

/** The day of the first start, and by how many milliseconds this clock is ahead of the machine's. */
const Kept = z.object({ firstDay: z.iso.date(), offset: z.number() });

/**
 * Reads the clock of this folder, or sets it to nine o'clock on the first working day from today. `bot` settles when
 * the bot may be asked; until then moves wait.
 */
export function openClock(folder: Folder, holidays: Holidays, bot: Promise<Bot>): LocalClock {
  const kept = folder.kept(CLOCK, Kept) ?? firstStart(holidays);
  folder.keep(CLOCK, kept);
  const { firstDay } = kept;
  let { offset } = kept;
  const now = () => new Date(Date.now() + offset);
  const set = (to: Date) => {
    if (to <= now()) return;
    offset = to.getTime() - Date.now();
    folder.keep(CLOCK, { firstDay, offset });
  };
  return {
    firstDay,
    now,
    async moveTo(to) {
      const running = await bot;
      for (;;) {
        const event = await running.nextEvent();
        if (event === null || new Date(event.at) > to) break;
        await stopAt(new Date(event.at), set, running);
      }
      await stopAt(to, set, running);
    },
    async nextEvent() {
      const event = await (await bot).nextEvent();
      return event && { at: new Date(event.at), what: event.what };
    },
    nextWorkingDay() {
      const day = nextWorkingDay(localDay(now().toISOString()), holidays);
      return new Date(instantAt(day, OPENING));
    },
  };
}

async function stopAt(moment: Date, set: (to: Date) => void, bot: Bot): Promise<void> {
  set(moment);
  await bot.runDue();
  await bot.idle();
}

function firstStart(holidays: Holidays): { firstDay: string; offset: number } {
  const today = localDay(new Date().toISOString());
  const firstDay = isWorkingDay(today, holidays) ? today : nextWorkingDay(today, holidays);
  return { firstDay, offset: new Date(instantAt(firstDay, OPENING)).getTime() - Date.now() };
}
