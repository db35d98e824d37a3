import { expect, test } from 'vitest';
import { describeRecord } from '../../graph/describe.ts';

test('docs/record.md says what the schema says', async () => {
  await expect(describeRecord()).toMatchFileSnapshot('../../docs/record.md');
});
