import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartOptions, start } from '../../local/start.ts';

/** The whole local product on any free ports and a folder of its own, removed afterwards. */
export async function startProduct(options: Partial<StartOptions> = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'boardpack-story-')));
  const product = await start({
    port: 0,
    graphPort: 0,
    teamsPort: 0,
    fresh: false,
    ...options,
    dataDir,
  });
  return {
    ...product,
    dataDir,
    async remove() {
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Product = Awaited<ReturnType<typeof startProduct>>;
