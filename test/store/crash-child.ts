import { once } from 'node:events';
import { commitOf, makes, open, step } from './scene.ts';

// A process that is killed: `commit` after it has acknowledged, `work` in the middle of its second step.
const [, , connectionString = '', mode = ''] = process.argv;
const store = await open(connectionString);
if (mode === 'work') {
  await store.lanes.start(async (_, { key }) => {
    process.stdout.write(`${key}\n`);
    if (key === 'second') await once(process, 'never');
    return 'done';
  });
}
await store.memory.commit(
  commitOf('c', {
    changes: [makes('1', 'paused', 'yes')],
    steps: [
      step('first', 'a'),
      step('second', 'a'),
      step('third', 'a'),
      step('told', 'b', ['third']),
    ],
  }),
);
if (mode === 'commit') process.stdout.write('second\n');
setInterval(() => {}, 60_000);
