import { type Figure, figure } from './figures.ts';
import { measureMemory } from './memory.ts';
import { playQuarter } from './quarter.ts';
import { startBotAlone } from './world.ts';

/** What production's process holds after the same quarter. */
export async function measureBotAlone(folder: string): Promise<Figure[]> {
  const bot = await startBotAlone(folder);
  try {
    await playQuarter(bot.origins);
    const memory = await measureMemory(bot.pid);
    if (memory === null) return [];
    const rss = memory.alone.map((sample) => sample.rss);
    const pss = memory.alone.map((sample) => sample.pss);
    return [
      figure('the bot’s process alone, RSS', 'MB', 350, rss),
      figure('… as PSS', 'MB', null, pss),
    ];
  } finally {
    await bot.stop();
  }
}
